"""What a text speaks of: its concepts, the words that are left, and whether it is over."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from lagesbild.forslag.falt import langd, saken, vektor
from lagesbild.forslag.lexikon import FALT, Lexikon
from lagesbild.forslag.negation import upphort
from lagesbild.forslag.orden import dela, meningar, stam, trigram

FONSTER = 6
RUBRIK, TEXT, DEL_AV = 1.0, 0.7, 0.5
MINST_SAMMANSATT, MINST_SISTA_LED, KORT_ORD = 7, 5, 3
SISTA_LED = ("rån", "bråk", "våld", "hot", "gäng", "fest", "fusk")
_SMAORD = (
    "och att det som en ett på är av för med till den har de inte om han men var sig från vi så"
    " kan när under efter mellan flera fler många ofta varje dag dagar helg helger vecka kväll"
    " kvällar natt nätter sommar vinter vår höst år tid tider sent tidig vid i ur ut in upp ner"
    " kring omkring runt över genom eller också även blir blivit vara varit sker finns ser sett"
    " uppger berättar rapporterar beskriver upplever påträffas mer mest mycket stor stora små"
    " gäller samma andra någon några olika hela där här sina sin ökar ökat ökning minskar larm"
    " anmälan anmälningar anmälda tips klagomål boende personer person plats platsen området"
    " stadsdel centrum torg torget park parken station stationen tunnelbana tunnelbanan bland"
    " främst särskilt enligt samt bl återkommande tillfällen gånger fall ärenden misstanke utan"
    " deras man dem sedan dess inom annat oftast både ställen nu redan får fått göra gör gjort"
)
STOPPORD = frozenset(map(stam, _SMAORD.split()))


@dataclass
class Tolkning:
    """Concepts with weight and the words that said them, and what is left for likeness."""

    begrepp: dict[str, float] = field(default_factory=dict)
    uttryck: dict[str, str] = field(default_factory=dict)
    ord_: frozenset[str] = frozenset()
    tecken: frozenset[str] = frozenset()
    falt: dict[str, float] = field(default_factory=dict)
    faltord: dict[str, str] = field(default_factory=dict)
    vektor: dict[str, float] = field(default_factory=dict)
    sak: dict[str, float] = field(default_factory=dict)
    langd: float = 0.0
    saklangd: float = 0.0
    upphort: int = 0
    kretsar: frozenset[str] = frozenset()
    framst: str = ""
    tyngst: float = 0.0
    summa: float = 0.0


@dataclass(frozen=True)
class Stalle:
    """One word or part of a word, where it stands and the keys it leads to."""

    plats: int
    del_: int
    ord_: str
    helt: str
    nycklar: frozenset[str]


def tolka(rubrik: str, text: str, lexikon: Lexikon, egna: Collection[str] = ()) -> Tolkning:
    """Read heading and text; `egna` are the words of all texts at hand, for compounds."""
    svar = Tolkning(tecken=trigram(f"{rubrik} {text}"))
    ord_, kanda = set[str](), set[str]()
    for vikt, stycke in ((RUBRIK, rubrik), (TEXT, text)):
        for mening in meningar(stycke):
            stallen = list(_stallen(mening, lexikon, egna))
            traffar = _traffar(stallen, lexikon)
            _lagg_falt(svar, stallen, traffar, vikt)
            _lagg_traffar(svar, traffar, vikt, lexikon)
            ord_ |= {stam(s.ord_) for s in stallen if len(s.ord_) > 2}
            i_falt = [s for s in stallen if any(nyckel[0] == FALT for nyckel in s.nycklar)]
            kanda |= {stam(ord_) for s in i_falt for ord_ in (s.ord_, s.helt)}
            svar.upphort = max(svar.upphort, upphort([(s.ord_, s.nycklar) for s in stallen]))
    svar.ord_ = frozenset(ord_ - STOPPORD)
    svar.vektor = vektor(svar.falt, svar.ord_ - kanda, lexikon)
    svar.sak = saken(svar.vektor, lexikon)
    svar.langd, svar.saklangd = langd(svar.vektor), langd(svar.sak)
    _utan_allmanna(svar, lexikon)
    if vikter := svar.begrepp:
        svar.kretsar = frozenset(k for namn in vikter for k in lexikon.krets(namn))
        svar.framst = min(vikter, key=lambda namn: (-vikter[namn], namn))
        svar.tyngst, svar.summa = vikter[svar.framst], sum(vikter.values())
    return svar


def _stallen(mening: list[str], lexikon: Lexikon, egna: Collection[str]) -> Iterator[Stalle]:
    utskrivna = [del_ for ord_ in mening for del_ in lexikon.forkortningar.get(ord_, ord_).split()]
    for plats, skrivet in enumerate(utskrivna):
        nycklar = lexikon.nycklar(skrivet)
        delar = _delar(skrivet, lexikon, egna)
        ord_ = skrivet
        if not nycklar and not delar and (ord_ := lexikon.ratta(skrivet)) != skrivet:
            nycklar, delar = lexikon.nycklar(ord_), _delar(ord_, lexikon, egna)
        yield Stalle(plats, 0, ord_, ord_, nycklar)
        for nr, del_ in enumerate(delar, 1):
            yield Stalle(plats, nr, del_, ord_, _delens(del_, nr == len(delar), lexikon))


def _delens(del_: str, sist: bool, lexikon: Lexikon) -> frozenset[str]:
    """A short last part is as likely an ending as a word, and leads to no word field."""
    kort = next((ord_ for ord_ in SISTA_LED if del_.startswith(ord_)), "")
    if kort and sist and len(del_) <= MINST_SISTA_LED:
        return lexikon.nycklar(del_) | lexikon.nycklar(kort)
    nycklar = lexikon.nycklar(del_) - lexikon.helord.get(del_, set())
    if sist and len(del_) < MINST_SISTA_LED:
        return frozenset(nyckel for nyckel in nycklar if nyckel[0] != FALT)
    return nycklar


def _delar(ord_: str, lexikon: Lexikon, egna: Collection[str]) -> tuple[str, ...]:
    if "-" in ord_:
        return tuple(del_ for del_ in ord_.split("-") if len(del_) > 2)
    if len(ord_) < MINST_SAMMANSATT:
        return ()
    return dela(ord_, lexikon.kanda, lexikon.stammar) or (
        dela(ord_, egna, lexikon.stammar) if egna else ()
    )


def _traffar(stallen: list[Stalle], lexikon: Lexikon) -> dict[str, list[Stalle]]:
    """The concepts of a sentence, each with the longest way it was said."""
    var: dict[str, list[Stalle]] = defaultdict(list)
    for stalle in stallen:
        for nyckel in stalle.nycklar:
            var[nyckel].append(stalle)
    hittade: dict[str, list[Stalle]] = {}
    for nyckel in sorted(var):
        for namn, form in lexikon.former.get(nyckel, ()):
            traff = _nara(form, var) if var.keys() >= set(form) else []
            if namn[0] == FALT and not _i_foljd(traff):
                continue
            if len(traff) > len(hittade.get(namn, ())):
                hittade[namn] = traff
    return hittade


def _i_foljd(traff: list[Stalle]) -> bool:
    """A saying stands in its order; between words that say something one more may stand."""
    hogst = 1 if any(len(stalle.ord_) <= KORT_ORD for stalle in traff) else 2
    return all(0 < sista.plats - forsta.plats <= hogst for forsta, sista in pairwise(traff))


def _nara(form: tuple[str, ...], var: dict[str, list[Stalle]]) -> list[Stalle]:
    """Each word of the form at a place of its own, all within the window."""
    for forsta in var[form[0]]:
        valda = [forsta]
        for nyckel in form[1:]:
            lediga = [s for s in var[nyckel] if s not in valda and _ryms(s, valda)]
            if not lediga:
                break
            valda.append(min(lediga, key=lambda s: (abs(s.plats - forsta.plats), s.plats, s.del_)))
        else:
            return valda
    return []


def _ryms(stalle: Stalle, valda: list[Stalle]) -> bool:
    """Near the others, and not the whole of a word whose part is already used."""
    return all(
        abs(stalle.plats - vald.plats) <= FONSTER
        and (stalle.plats != vald.plats or (stalle.del_ and vald.del_))
        for vald in valda
    )


def _lagg_falt(
    svar: Tolkning, stallen: list[Stalle], traffar: dict[str, list[Stalle]], vikt: float
) -> None:
    """The word fields that single words and sayings of the sentence belong to."""
    sagt = [(nyckel, stalle.helt) for stalle in stallen for nyckel in sorted(stalle.nycklar)]
    sagt += [(namn, " ".join(s.helt for s in traff)) for namn, traff in traffar.items()]
    for nyckel, uttryck in sagt:
        if nyckel[0] == FALT and vikt > svar.falt.get(nyckel[1:], 0.0):
            svar.falt[nyckel[1:]] = vikt
            svar.faltord[nyckel[1:]] = uttryck


def _lagg_traffar(
    svar: Tolkning, hittade: dict[str, list[Stalle]], vikt: float, lexikon: Lexikon
) -> None:
    hittade = {namn: traff for namn, traff in hittade.items() if namn[0] != FALT}
    platser = {namn: {(s.plats, s.del_) for s in traff} for namn, traff in hittade.items()}
    for namn, traff in hittade.items():
        inne = any(platser[namn] < andra for andra in platser.values())
        tyngd = vikt * lexikon.begrepp[namn].vikt * (DEL_AV if inne else 1.0)
        if tyngd > svar.begrepp.get(namn, 0.0):
            svar.begrepp[namn] = tyngd
            i_ordning = sorted(traff, key=lambda s: (s.plats, s.del_))
            svar.uttryck[namn] = " ".join(dict.fromkeys(s.helt for s in i_ordning))


def _utan_allmanna(svar: Tolkning, lexikon: Lexikon) -> None:
    """The wider concept goes when a narrower of its kind is there."""
    for namn in list(svar.begrepp):
        over = lexikon.begrepp[namn].over
        if over in svar.begrepp:
            svar.begrepp[namn] = max(svar.begrepp[namn], svar.begrepp[over])
            del svar.begrepp[over]
