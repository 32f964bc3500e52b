"""One statistic's figures as they may be shown, for all areas and periods; all else starts here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet

from lagesbild.models import Matvarde, Statistikserie
from lagesbild.selectors import indelning
from lagesbild.selectors.antalen import ALLA, Nyckel, nyckel
from lagesbild.selectors.bakom import Befolkning, Matt, las_befolkning, matt_for
from lagesbild.selectors.skeden import Tidigare
from lagesbild.selectors.skydd import Skydd, skydd_for
from lagesbild.selectors.statistik import SKYDDAT
from lagesbild.statistik import Intervall, poisson, wilson
from lagesbild.statistik.takt import Takt, per_invanare
from samverkan import datum_sv
from samverkan.models import Delningsniva, Indikator, Stadsdelsomrade, User

Sak = Indikator | Statistikserie
Plats = tuple[int, str, str, date]
#: A statistic by its kind and key.
Namn = tuple[type, int]
STADEN = 0
KALLANS = "källans eget intervall"


@dataclass(frozen=True)
class Uppgift:
    """A figure that may be shown with its warnings, or the word for why there is none."""

    varde: Decimal | None = None
    saknas: str = "saknas"
    intervall: Intervall | None = None
    n: int | None = None
    traffar: float | None = None
    preliminar: bool = False
    kommentar: str = ""

    @property
    def antal(self) -> int | None:
        return None if self.varde is None else int(self.varde)


@dataclass(frozen=True)
class Kalla:
    """Where figures come from, when they were read in, and what the source says of them."""

    namn: str
    uppdaterad: date | None
    forbehall: str


@dataclass(frozen=True)
class Redan:
    """What the page has read already: people, and the districts of today."""

    folk: Befolkning
    omraden: list[int]


@dataclass
class Uppgifter:
    """All that may be shown of a statistic; what is worked out further starts from this alone."""

    sak: Sak
    befolkning: Befolkning = field(default_factory=Befolkning)
    skydd: Skydd = Skydd(frozenset())
    per_plats: dict[Plats, Uppgift] = field(default_factory=dict)
    kallor: list[Kalla] = field(default_factory=list)

    @property
    def matt(self) -> Matt:
        return matt_for(self.sak)

    def hamta(self, omrade: int, start: date, typ: str = "year", grupp: str = ALLA) -> Uppgift:
        return self.per_plats.get((omrade, grupp, typ, start), Uppgift())

    def perioder(self, omrade: int, typ: str = "year", grupp: str = ALLA) -> list[date]:
        """The periods of an area with a figure, or with a reason why there is none."""
        return sorted(s for o, g, t, s in self.per_plats if (o, g, t) == (omrade, grupp, typ))

    def grupper(self, omrade: int, start: date) -> list[str]:
        return sorted(
            g for o, g, t, s in self.per_plats if (o, t, s) == (omrade, "year", start) and g != ALLA
        )

    def takt(self, omrade: int, start: date, per: int) -> Takt | None:
        """A yearly count per inhabitants; only a shown count becomes a rate."""
        medel = self.befolkning.medel(omrade, start.year)
        if not (self.matt.is_antal and self.matt.is_slump) or medel is None:
            return None
        return per_invanare(self.hamta(omrade, start).antal, float(medel), per=per)


def las_uppgifter(user: User, sak: Sak) -> Uppgifter:
    """Everything of a statistic that the user may see; four queries."""
    vad = {"indikator": sak} if isinstance(sak, Indikator) else {"serie": sak}
    (uppgifter,) = las_flera(Matvarde.objects.visible_to(user).filter(**vad), [sak])
    return uppgifter


def las_flera(
    rader: QuerySet[Matvarde],
    saker: Sequence[Sak],
    skydden: Mapping[int, Skydd] | None = None,
    redan: Redan | None = None,
) -> list[Uppgifter]:
    """Several statistics at once, in their order; as many queries as for one.

    `skydden` is what is hidden of series for which it is known already: of those, not all rows
    need to be there.
    """
    kanda: dict[Namn, Sak] = {(type(sak), sak.pk): sak for sak in saker}
    alla = _per_sak(rader, kanda)
    redan = redan or Redan(las_befolkning(), gallande_omraden())
    befolkning, pk = redan.folk, redan.omraden
    tidigare = Tidigare.las(r for g in alla.values() for r in g)
    _lagg_till_folk(befolkning, pk)
    svar = []
    for vad, grupp in alla.items():
        kant = (skydden or {}).get(vad[1]) if vad[0] is Statistikserie else None
        skydd = kant or skydd_for(grupp, befolkning, tidigare)
        svar.append(_uppgifter(kanda[vad], grupp, befolkning, skydd, pk))
    return svar


def _per_sak(rader: QuerySet[Matvarde], kanda: dict[Namn, Sak]) -> dict[Namn, list[Matvarde]]:
    alla: dict[Namn, list[Matvarde]] = {vad: [] for vad in kanda}
    for rad in rader.select_related("inlasning").order_by("pk"):
        nyckel = (
            (Indikator, rad.indikator_id)
            if rad.indikator_id
            else (Statistikserie, rad.serie_id or 0)
        )
        if nyckel in kanda:
            alla[nyckel].append(rad)
            sak = kanda[nyckel]
            rad.indikator, rad.serie = (sak, None) if isinstance(sak, Indikator) else (None, sak)
    return alla


def gallande_omraden() -> list[int]:
    return list(Stadsdelsomrade.objects.gallande().order_by("pk").values_list("pk", flat=True))


def _uppgifter(
    sak: Sak, rader: list[Matvarde], befolkning: Befolkning, skydd: Skydd, omraden: list[int]
) -> Uppgifter:
    uppgifter = Uppgifter(sak, befolkning, skydd, kallor=_kallor(rader, sak))
    for rad in rader:
        uppgifter.per_plats[_plats(rad)] = uppgift_av(rad, uppgifter.matt, skydd)
    _lagg_till_staden(uppgifter, rader, skydd, omraden)
    return uppgifter


def _plats(rad: Matvarde) -> Plats:
    """Other areas than districts and the city are told apart by a number of no district."""
    annan = rad.stadsdelsomrade_id is None and rad.jamforelse != Matvarde.HELA_STADEN
    omrade = -(rad.pk or 1) if annan else rad.stadsdelsomrade_id or STADEN
    return omrade, rad.grupp, rad.periodtyp, rad.period_start


def uppgift_av(rad: Matvarde, matt: Matt, skydd: Skydd) -> Uppgift:
    """What may be shown of a row: of one that is hidden only that word."""
    if skydd.doljer(rad):
        return Uppgift(saknas=SKYDDAT)
    if rad.varde is None:
        return Uppgift(saknas=str(rad.get_saknas_display()), kommentar=rad.kommentar)
    bas = rad.namnare or rad.n
    traffar = None
    if matt.per == 100 and bas:
        traffar = float(rad.varde) * bas / 100 if rad.taljare is None else float(rad.taljare)
    return Uppgift(
        rad.varde, "", _intervall(rad, matt, traffar, bas), None if matt.is_antal else rad.n,
        traffar, rad.preliminar, rad.kommentar,
    )  # fmt: skip


def _intervall(
    rad: Matvarde, matt: Matt, traffar: float | None, bas: int | None
) -> Intervall | None:
    """The source's own where it gives one: it knows its sample; else exact, or from the base."""
    if rad.ki_lag is not None and rad.ki_hog is not None:
        return Intervall(float(rad.ki_lag), float(rad.ki_hog), KALLANS)
    if matt.is_antal and matt.is_slump and rad.varde is not None and rad.varde >= 0:
        return poisson(int(rad.varde))
    if traffar is not None and bas and traffar <= bas:
        return wilson(traffar, bas).ganger(100)
    return None


def _lagg_till_staden(
    uppgifter: Uppgifter, rader: list[Matvarde], skydd: Skydd, omraden: list[int]
) -> None:
    """The sum of the districts where the source gives none: a margin that the protection reckons with."""
    if not uppgifter.matt.is_antal or not omraden:
        return
    delar: dict[Nyckel, list[Matvarde]] = {}
    for rad in rader:
        if (
            rad.delningsniva == Delningsniva.PUBLIK
            and rad.varde is not None
            and rad.stadsdelsomrade_id
        ):
            delar.setdefault(nyckel(rad).staden(), []).append(rad)
    for namn, alla in delar.items():
        plats = (STADEN, namn.grupp, namn.periodtyp, namn.start)
        # Exactly today's districts and no older one: that sum, and no other, is a margin.
        if {r.stadsdelsomrade_id for r in alla} == set(
            omraden
        ) and plats not in uppgifter.per_plats:
            dold = namn in skydd.dolda
            uppgifter.per_plats[plats] = (
                Uppgift(saknas=SKYDDAT) if dold else _summan(alla, uppgifter.matt)
            )


def _summan(alla: list[Matvarde], matt: Matt) -> Uppgift:
    summa = sum((rad.varde or Decimal(0) for rad in alla), Decimal(0))
    return Uppgift(
        summa, "", poisson(int(summa)) if matt.is_slump else None,
        preliminar=any(rad.preliminar for rad in alla), kommentar="Summan av stadsdelsområdena.",
    )  # fmt: skip


def _lagg_till_folk(befolkning: Befolkning, omraden: list[int]) -> None:
    for year in {year for _, year in befolkning.antal}:
        staden = befolkning.antal.get((Matvarde.HELA_STADEN, year))
        alla = [befolkning.antal.get((o, year)) for o in omraden]
        if staden is None and all(alla):
            staden = sum((v or Decimal(0) for v in alla), Decimal(0))
        if staden is not None:
            befolkning.antal[STADEN, year] = staden


def _kallor(rader: list[Matvarde], sak: Sak) -> list[Kalla]:
    """Each source once with its newest import."""
    senast: dict[tuple[str, str], date | None] = {}
    for rad in rader:
        inlast = rad.inlasning
        kalla = (inlast.datakalla, inlast.forbehall) if inlast else (sak.datakalla, "")
        dag = datum_sv.dag(inlast.at) if inlast else None
        if kalla not in senast or (dag and dag > (senast[kalla] or date.min)):
            senast[kalla] = dag
    if not senast:
        senast[sak.datakalla, ""] = None
    return [Kalla(namn, dag, forbehall) for (namn, forbehall), dag in senast.items()]


def lagg_till_aldre(
    uppgifter: Uppgifter, rader: QuerySet[Matvarde], omrade: Stadsdelsomrade
) -> str:
    """Older divisions as the district where that is exact; else the words for the break."""
    delar: dict[tuple[str, str, date], list[Matvarde]] = {}
    aldre = indelning.med_led(rader.filter(indelning.fore(omrade)), omrade)
    for rad in aldre.select_related("stadsdelsomrade", "inlasning"):
        delar.setdefault((rad.grupp, rad.periodtyp, rad.period_start), []).append(rad)
    brott = ""
    for tid, parter in delar.items():
        plats = (omrade.pk, *tid)
        if plats not in uppgifter.per_plats:
            brott = _aldre(uppgifter, plats, parter, omrade) or brott
    return brott


def _aldre(
    uppgifter: Uppgifter, plats: Plats, delar: list[Matvarde], omrade: Stadsdelsomrade
) -> str:
    """Put in what the parts say together, as far as each of them may be shown."""
    synliga = [uppgifter.per_plats.get(_plats(d), Uppgift()) for d in delar]
    if any(u.saknas == SKYDDAT for u in synliga):
        uppgifter.per_plats[plats] = Uppgift(saknas=SKYDDAT)
        return ""
    for del_ in delar:
        del_.serie = uppgifter.sak if isinstance(uppgifter.sak, Statistikserie) else None
    hel = indelning.summa(omrade, delar)
    if hel is None:
        uppgifter.per_plats[plats] = Uppgift(saknas="serien bryts")
        return indelning.brott(omrade)
    uppgifter.per_plats[plats] = Uppgift(
        hel.varde,
        "",
        _intervall(hel, uppgifter.matt, None, None),
        None,
        None,
        hel.preliminar,
        hel.kommentar,
    )
    return ""
