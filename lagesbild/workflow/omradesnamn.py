"""The districts that a file names: found by name or alias, asked for once when they are not."""

from dataclasses import dataclass, field

from lagesbild.inlasning import Fel, Tolkning
from lagesbild.models import Kallnamn
from samverkan.models import Stadsdelsomrade, User
from samverkan.namnmatchning import normal

HOGST_NAMN = 8
#: A name that ends so says itself that it is a district, and must be known.
DISTRIKT = (" stadsdel", " stadsdelsområde", " stadsdelsnämndsområde")


@dataclass
class Kanda:
    """Known names in comparable form: those of districts, and those answered to be other areas."""

    omraden: dict[str, int] = field(default_factory=dict)
    andra: set[str] = field(default_factory=set)
    _svar: dict[str, int | None] = field(default_factory=dict)

    def hitta(self, namn: str) -> int | None:
        """The district's key; a city before a comma is left out, and a genitive s may go."""
        if namn not in self._svar:
            former = [normal(namn), *([normal(namn.split(",", 1)[1])] if "," in namn else [])]
            former += [form.removesuffix("s") for form in former]
            funna = (self.omraden[form] for form in former if form in self.omraden)
            self._svar[namn] = next(funna, None)
        return self._svar[namn]

    def is_annat(self, namn: str) -> bool:
        return normal(namn) in self.andra


def kanda_omraden() -> Kanda:
    """Names, aliases and answers; of several districts with one name the one valid last."""
    kanda = Kanda()
    rader = Stadsdelsomrade.objects.order_by("giltig_fran", "pk")
    for pk, *namnen in rader.values_list("pk", "namn", "aliasnamn__namn"):
        kanda.omraden |= {normal(namn): pk for namn in namnen if namn}
    for svar in Kallnamn.objects.all():
        if svar.stadsdelsomrade_id:
            kanda.omraden[svar.form] = svar.stadsdelsomrade_id
        else:
            kanda.andra.add(svar.form)
    return kanda


def okanda(tolkning: Tolkning, kanda: Kanda) -> list[str]:
    """The names that somebody must answer what they are, in the order of the file."""
    namnen = dict.fromkeys(rad.omrade for rad in tolkning.rader)
    return [n for n in namnen if kanda.hitta(n) is None and _ska_fragas(n, tolkning, kanda)]


def _ska_fragas(namn: str, tolkning: Tolkning, kanda: Kanda) -> bool:
    if kanda.is_annat(namn):
        return False
    return tolkning.bara_omraden or namn.casefold().endswith(DISTRIKT)


def granska_omraden(tolkning: Tolkning, kanda: Kanda) -> None:
    """Faults for names that nobody has answered; a note of other areas."""
    fragas = set(okanda(tolkning, kanda))
    forsta: dict[str, int] = {}
    for rad in tolkning.rader:
        forsta.setdefault(rad.omrade, rad.rad)
    for namn in sorted(fragas):
        skal, atgard = f"”{namn}” finns inte.", "Rätta namnet, eller svara vilket område det är."
        tolkning.fel.append(Fel(forsta[namn], "område", namn, skal, atgard))
    andra = sorted(n for n in forsta if n not in fragas and kanda.hitta(n) is None)
    if andra:
        visade = ", ".join(andra[:HOGST_NAMN]) + (" …" if len(andra) > HOGST_NAMN else "")
        tolkning.varningar.append(f"Inte stadsdelsområden, sparas för jämförelse: {visade}.")


def minns(namn: str, omrade: Stadsdelsomrade | None, *, by: User | None) -> Kallnamn:
    """Keep the answer to what a name is; the next file with it is not asked about."""
    falt = {"namn": namn[:120], "stadsdelsomrade": omrade, "av": by}
    svar, _ = Kallnamn.objects.update_or_create(form=normal(namn)[:120], defaults=falt)
    return svar
