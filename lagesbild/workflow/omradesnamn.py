"""The districts that a file names: found by name or alias, and told when they are not."""

from lagesbild.inlasning import Fel, Rad, Tolkning
from samverkan.models import Stadsdelsomrade
from samverkan.namnmatchning import matcha

#: A file of these kinds names districts only, so an unknown name is a mistake.
BARA_OMRADEN = ("folkmangd",)
HOGST_NAMN = 8


def kanda_omraden() -> dict[str, int]:
    """Names and aliases of districts; of several with one name the one valid last."""
    kanda: dict[str, int] = {}
    for omrade in Stadsdelsomrade.objects.order_by("giltig_fran").prefetch_related("aliasnamn"):
        kanda[omrade.namn] = omrade.pk
        for alias in omrade.aliasnamn.all():
            kanda[alias.namn] = omrade.pk
    return kanda


def hitta(namn: str, kanda: dict[str, int]) -> int | None:
    """The district's key; a city before a comma is left out."""
    stad = namn.split(",", maxsplit=1)[0] if "," in namn else ""
    return matcha(namn, kanda, [stad])


def granska_omraden(tolkning: Tolkning, kanda: dict[str, int]) -> None:
    """Faults for unknown districts and for two values of one thing; a note of other areas."""
    pk = {namn: hitta(namn, kanda) for namn in {rad.omrade for rad in tolkning.rader}}
    okanda = sorted(namn for namn, nyckel in pk.items() if nyckel is None)
    fel = [namn for namn in okanda if _ska_finnas(namn, tolkning.slag)]
    for namn in fel:
        rad = next(rad for rad in tolkning.rader if rad.omrade == namn)
        text = f"”{namn}” finns inte. Rätta namnet, eller be förvaltaren lägga till ett alias."
        tolkning.fel.append(Fel(rad.rad, "område", namn, text))
    if andra := [namn for namn in okanda if namn not in fel]:
        visade = ", ".join(andra[:HOGST_NAMN]) + (" …" if len(andra) > HOGST_NAMN else "")
        tolkning.varningar.append(f"Inte stadsdelsområden, sparas för jämförelse: {visade}.")
    tolkning.fel += _motsagelser(tolkning.rader, pk)


def _ska_finnas(namn: str, slag: str) -> bool:
    return slag in BARA_OMRADEN or namn.casefold().endswith(" stadsdel")


def _motsagelser(rader: list[Rad], pk: dict[str, int | None]) -> list[Fel]:
    sedda: dict[tuple[object, ...], Rad] = {}
    fel = []
    for rad in rader:
        nyckel = (pk[rad.omrade] or rad.omrade, rad.serie, rad.periodtyp, rad.period)
        forsta = sedda.setdefault(nyckel, rad)
        if forsta is not rad:
            text = f"{rad.omrade}, {rad.serie}, {rad.period.year} står redan på rad {forsta.rad}."
            fel.append(Fel(rad.rad, "värde", str(rad.varde), f"{text} Behåll en av raderna."))
    return fel
