"""Plain functions that make a lägesbild at each step of its way; called as the owner."""

from typing import Any

from django.utils import timezone

from lagesbild.dokument.sammanhang import frysta_falt
from lagesbild.innehall import summa
from lagesbild.models import (
    Datakalla,
    Godkannande,
    Harkomst,
    Lagesbild,
    Lagespunkt,
    Observation,
    Platsanalys,
    Reservation,
    Undanlaggning,
    UtpekadPlats,
    ValdAnalys,
)
from samverkan.models import Part, Stadsdelsomrade, User
from tests import factories

HEMLIGT = "Hemligt för den egna parten"


UTDRAG = {
    "period": "2025-11-01 till 2026-10-31", "part": "kommun", "metod": "Getis-Ord Gi*.",
    "datamangd": "80 händelser ur Ordningsvakterna", "kontrollsumma": "0" * 16,
    "vakter": ["Antal, inte takt."], "bredd": 250, "marginal": 0,
    "celler": [[600, 26100, 4, 20], [601, 26100, 0, 1]],
    "platser": [{
        "nr": 1, "namn": "Platsen vid torget", "antal": "23", "andel": "29 %", "fore": "11",
        "bedomning": "säker ökning", "topptid": "fredag 20–24", "hektar": "5,4",
        "kontur": [[150000, 6540000], [150250, 6540000], [150250, 6540250], [150000, 6540000]],
    }],
}  # fmt: skip


def make_sammanforing(omrade: Stadsdelsomrade, **andra: Any) -> Lagesbild:
    """Both underlag handed in: S-01 and P-01 alike, S-02 and P-02 for themselves, S-03, P-03 own."""
    bild = factories.make_lagesbild(omrade, **({"status": "sammanforing"} | andra))
    for part in Part.objects.order_by("ordning"):
        underlag = factories.make_underlag(
            bild, part, status="inlamnat", sammanfattning="Egen bild.", metod="Samtal."
        )
        kalla = Datakalla.objects.create(underlag=underlag, namn="Vandring", slag="dialog")
        factories.make_observation(underlag, datakalla=kalla)
        factories.make_observation(underlag, text=f"Något annat, {part.kod}.", allvar=2)
        factories.make_observation(underlag, text=HEMLIGT, delningsniva="egen")
    factories.make_analyser(bild)
    return bild


def make_fardig(omrade: Stadsdelsomrade, av: User, **andra: Any) -> Lagesbild:
    """Everything that an approval is bound to is there, and nothing remains."""
    falt = {"status": "godkannande", "sammanfattning": "Läget är lugnt.", "dnr": "D 1"} | andra
    bild = make_sammanforing(omrade, **falt)
    ena, andra_part = Part.objects.order_by("ordning")
    s1, s2 = delade(bild, ena)
    p1, p2 = delade(bild, andra_part)
    beskrivning = "Mellan kiosken och bron."
    plats = omrade.platser.filter(namn="Torget").first() or factories.make_plats(
        omrade, beskrivning=beskrivning
    )
    punkt = factories.make_lagespunkt(bild, s1, p1, plats=plats)
    factories.make_lagespunkt(bild, s2, endast_part=ena, allvar=2)
    Undanlaggning.objects.create(observation=p2, motiv="Gäller ett annat område.", av=av)
    Reservation.objects.create(lagespunkt=punkt, part=andra_part, text="Allvarligare.", av=av)
    UtpekadPlats.objects.create(lagesbild=bild, plats=plats, nummer=1, motiv="Otryggt.")
    valj_analys(bild, ena)
    Platsanalys.objects.create(
        lagesbild=bild,
        stadsdelsomrade=omrade,
        part=ena,
        delningsniva="parterna",
        metod="Täthet",
        datamangd="Händelser 2026",
        resultat={"topp": [1, 2.5]},
    )
    return bild


def valj_analys(bild: Lagesbild, part: Part) -> None:
    """A shared analysis that the lägesbild holds, with one place and one cell that stands out."""
    analys = Platsanalys.objects.create(
        stadsdelsomrade=bild.stadsdelsomrade, part=part, delningsniva="parterna", metod="Gi*",
        datamangd="80 händelser",
    )  # fmt: skip
    ValdAnalys.objects.create(
        lagesbild=bild,
        analys=analys,
        nummer=bild.valda_analyser.count() + 1,
        slutsats="Torget sticker ut.",
        utdrag=UTDRAG,
    )


def make_faststalld(omrade: Stadsdelsomrade, av: User, **andra: Any) -> Lagesbild:
    """Approved by both and decided."""
    return faststall(make_fardig(omrade, av, **andra), av)


def faststall(bild: Lagesbild, av: User) -> Lagesbild:
    """Approved by both and decided as it stands."""
    godkann_for_alla(bild, av)
    bild.status, bild.faststalld_at, bild.faststalld_av = "faststalld", timezone.now(), av
    for namn, varde in frysta_falt(bild).items():
        setattr(bild, namn, varde)
    bild.save()
    return bild


def godkann_for_alla(bild: Lagesbild, av: User) -> None:
    for part in Part.objects.all():
        Godkannande.objects.create(
            lagesbild=bild, part=part, user=av, at=timezone.now(), sha256=summa(bild)
        )


def delade(bild: Lagesbild, part: Part) -> list[Observation]:
    rader = Observation.objects.filter(underlag__lagesbild=bild, underlag__part=part)
    return list(rader.exclude(delningsniva="egen").order_by("lopnummer"))


def make_punkt(bild: Lagesbild, *rader: Observation, **andra: Any) -> Lagespunkt:
    return factories.make_lagespunkt(bild, *rader, **andra)


def harkomster(bild: Lagesbild) -> set[tuple[str, int]]:
    rader = Harkomst.objects.filter(lagespunkt__lagesbild=bild)
    return {(rad.observation.kod, rad.lagespunkt_id) for rad in rader}
