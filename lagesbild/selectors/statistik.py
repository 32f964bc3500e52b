"""A district's published statistics with all that goes with a figure: for underlag and yearly report.

Only series, and only what is public; small numbers are taken away before a row is made. A missing
figure is told in words and is never zero.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import F, Q, QuerySet

from lagesbild.inlasning.folkmangd import SERIE as FOLKMANGD
from lagesbild.models import Handelse, Matvarde, Statistikserie
from lagesbild.selectors import indelning
from lagesbild.selectors.bakom import Befolkning, befolkning_om
from lagesbild.selectors.skeden import Tidigare
from lagesbild.selectors.skydd import Skydd, skydd_for
from lagesbild.statistik.takt import medelfolkmangd
from samverkan.datum_sv import dag
from samverkan.models import Delningsniva, Part, Stadsdelsomrade, User

#: How many years back are shown beside the year itself.
TILLBAKA = 4
#: What stands in the place of a small number, and of what would give one away.
SKYDDAT = "skyddat"
PER = 100_000


@dataclass(frozen=True)
class Jamforelse:
    """The same figure for another area, by the source's own name, with what the source adds."""

    omrade: str
    varde: Decimal
    kommentar: str = ""
    preliminar: bool = False


@dataclass(frozen=True)
class Statistikrad:
    """One series in one year; either `varde` or the reason in `saknas` stands."""

    namn: str
    enhet: str
    serie_id: int
    year: int
    varde: Decimal | None
    preliminar: bool
    saknas: str
    per_100_000: int | None
    medelfolkmangd: Decimal | None
    kalla: str
    uppdaterad: date | None
    forbehall: str
    decimaler: int = 0
    polisdriven: bool = False
    jamforelser: tuple[Jamforelse, ...] = ()
    #: How the figure was made when the source does not have it as it stands.
    kommentar: str = ""


@dataclass(frozen=True)
class _Urval:
    """The values that the rows are made of, read once."""

    omrade_id: int
    year: int
    varden: dict[tuple[int, int], Matvarde]
    andra: dict[tuple[int, int], list[Matvarde]]
    folkmangd: dict[int, Decimal]
    #: Why there is no figure where only an older division has one.
    brott: dict[tuple[int, int], tuple[Statistikserie, str]]


def statistik_for(
    omrade: Stadsdelsomrade, year: int, user: User | None = None, folk: Befolkning | None = None
) -> list[Statistikrad]:
    """Yearly figures up to the year, by series and year; as many queries however many there are.

    Without a user the caller must already have set the reach of the transaction. A series of the
    district that has nothing for the year itself gets a row that says so.
    """
    rader = Matvarde.objects.filter(
        delningsniva=Delningsniva.PUBLIK, serie__isnull=False, periodtyp="year", grupp="alla"
    ).filter(period_start__year__range=(year - TILLBAKA - 1, year))
    if user is not None:
        rader = rader.visible_to(user)
    skydd = serieskydd(year, folk)
    rader = rader.filter(
        Q(stadsdelsomrade=omrade) | Q(stadsdelsomrade=None) | indelning.fore(omrade)
    )
    alla = indelning.med_led(rader, omrade)
    alla = alla.select_related("serie", "inlasning", "stadsdelsomrade")
    urval = _sortera(omrade, year, _utan_skyddade(alla, skydd))
    serier = {r.serie for r in urval.varden.values() if r.serie}
    serier |= {r.serie for rad in urval.andra.values() for r in rad if r.serie}
    serier |= {serie for serie, _ in urval.brott.values()}
    i_ordning = sorted(serier, key=lambda s: (s.namn != FOLKMANGD, s.namn.casefold(), s.pk))
    return [rad for serie in i_ordning for rad in _serie(serie, urval)]


def serieskydd(year: int, folk: Befolkning | None = None) -> Skydd:
    """What to hide among the public series; only those where something may be small are read.

    All kinds of periods and groups, since a month that is small can take its year with it; but only
    the years shown, since nothing binds one year to another.
    """
    smatt = (
        Q(varde__gt=0, varde__lt=F("serie__minsta_n"))
        | Q(n__lt=F("serie__minsta_n"))
        | Q(saknas=Matvarde.Saknas.SKYDDAT)
        | ~Q(serie__enhet__in=indelning.ADDERBARA)
        | ~Q(serie__tidigare_trosklar=[])
    )
    oppna = Matvarde.objects.filter(
        delningsniva=Delningsniva.PUBLIK,
        serie__isnull=False,
        period_start__year__range=(year - TILLBAKA - 1, year),
    )
    misstankta = Statistikserie.objects.filter(pk__in=oppna.filter(smatt).values("serie"))
    serier = {serie.pk: serie for serie in misstankta.order_by("pk")}
    alla = list(oppna.filter(serie__in=list(serier)).defer("kommentar").order_by("pk"))
    for rad in alla:
        rad.serie = serier[rad.serie_id or 0]
    return skydd_for(alla, folk or befolkning_om(serier.values()), Tidigare.las(alla))


def _utan_skyddade(rader: Iterable[Matvarde], skydd: Skydd) -> Iterator[Matvarde]:
    """The value and all that was counted for it are gone; that there was one is said."""
    for rad in rader:
        if skydd.doljer(rad):
            rad.varde = rad.ki_lag = rad.ki_hog = rad.n = rad.taljare = rad.namnare = None
            rad.saknas, rad.kommentar = Matvarde.Saknas.SKYDDAT, ""
        yield rad


def _sortera(omrade: Stadsdelsomrade, year: int, rader: Iterable[Matvarde]) -> _Urval:
    urval = _Urval(omrade.pk, year, {}, {}, {}, {})
    delar: dict[tuple[int, int], list[Matvarde]] = {}
    for rad in rader:
        nyckel = (rad.serie_id or 0, rad.year)
        if rad.stadsdelsomrade_id == omrade.pk:
            urval.varden[nyckel] = rad
        elif rad.stadsdelsomrade_id is None:
            urval.andra.setdefault(nyckel, []).append(rad)
        else:
            delar.setdefault(nyckel, []).append(rad)
    _lagg_till_aldre(omrade, delar, urval)
    for rad in urval.varden.values():
        if rad.serie and rad.serie.namn == FOLKMANGD and rad.varde is not None:
            urval.folkmangd[rad.year] = rad.varde
    return urval


def _lagg_till_aldre(
    omrade: Stadsdelsomrade, delar: dict[tuple[int, int], list[Matvarde]], urval: _Urval
) -> None:
    """What an older division says of the district: the exact sum, or that the series breaks."""
    for nyckel, rader in delar.items():
        if nyckel in urval.varden:
            continue
        if hel := indelning.summa(omrade, rader):
            urval.varden[nyckel] = hel
        elif rader[0].serie and any(r.saknas == Matvarde.Saknas.SKYDDAT for r in rader):
            urval.brott[nyckel] = rader[0].serie, SKYDDAT
        elif serie := rader[0].serie:
            urval.brott[nyckel] = serie, indelning.brott(omrade)


def per_100_000(antal: Decimal | None, medel: Decimal | None) -> int | None:
    """As Brå counts: by mean population, rounded half up."""
    if antal is None or not medel:
        return None
    return int((antal * PER / medel).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def _serie(serie: Statistikserie, urval: _Urval) -> list[Statistikrad]:
    years = range(urval.year - TILLBAKA, urval.year + 1)
    kanda = urval.varden.keys() | urval.andra.keys() | urval.brott.keys()
    med = [y for y in years if (serie.pk, y) in kanda]
    rader = [_rad(serie, y, urval) for y in med]
    egna = [y for y in med if (serie.pk, y) in urval.varden]
    if urval.year in med or not egna:
        return rader
    return [*rader, _rad(serie, urval.year, urval, f"inte inläst, senast {egna[-1]}")]


def _rad(
    serie: Statistikserie, year: int, urval: _Urval, saknas: str = "källan har inget för området"
) -> Statistikrad:
    vard = urval.varden.get((serie.pk, year))
    andra = urval.andra.get((serie.pk, year), [])
    varde = vard.varde if vard else None
    folk = urval.folkmangd
    medel = medelfolkmangd(folk.get(year - 1), folk.get(year)) if serie.enhet == "antal" else None
    inlasning = next((r.inlasning for r in ([vard] if vard else andra) if r.inlasning), None)
    saknas = _varfor(vard, urval.brott.get((serie.pk, year), (serie, saknas))[1])
    return Statistikrad(
        namn=serie.namn,
        enhet=serie.enhet,
        serie_id=serie.pk,
        year=year,
        varde=varde,
        preliminar=bool(vard and vard.preliminar),
        saknas=saknas,
        per_100_000=per_100_000(varde, medel),
        medelfolkmangd=medel if varde is not None else None,
        kalla=inlasning.datakalla if inlasning else serie.datakalla,
        uppdaterad=dag(inlasning.at) if inlasning else None,
        forbehall=(inlasning.forbehall if inlasning else "") or serie.forbehall,
        decimaler=serie.decimaler,
        polisdriven=serie.polisdriven,
        kommentar=vard.kommentar if vard and vard.pk is None else "",
        jamforelser=_jamforelser(andra),
    )


def _varfor(vard: Matvarde | None, saknas: str) -> str:
    """Why there is no figure; empty when there is one."""
    if vard is None:
        return saknas
    if vard.saknas == Matvarde.Saknas.SKYDDAT:
        return SKYDDAT
    return str(vard.get_saknas_display()) if vard.varde is None else ""


def _jamforelser(andra: list[Matvarde]) -> tuple[Jamforelse, ...]:
    return tuple(
        Jamforelse(r.jamforelse, r.varde, r.kommentar, r.preliminar)
        for r in sorted(andra, key=lambda r: r.jamforelse)
        if r.varde is not None
    )


def i_kommunen(handelser: QuerySet[Handelse]) -> QuerySet[Handelse]:
    """Events whose place begins the name of a party: the source says the town, not its authority."""
    namnen = [part.namn for part in Part.objects.all()]
    platser = handelser.exclude(plats_namn="").values_list("plats_namn", flat=True).distinct()
    orter = {ort for ort in platser if any(namn.startswith(ort) for namn in namnen)}
    return handelser.filter(plats_namn__in=orter)
