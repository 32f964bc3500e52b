"""Whether a sentence says that something is over, as in "inga ungdomar längre"."""

NEJ = {"inga", "ingen", "inget", "inte", "ej"}
LANGRE = {"längre", "kvar"}
LARM = ("larm", "anmäl", "händels", "incident", "problem", "klagomål", "ordningsstörn", "bråk")
SLUT = ("upphör", "avtagit", "avstannat", "ebbat")
SLUTAT, FUNGERA = "slutat", {"fungera", "lysa", "komma", "gå", "skolan", "jobbet", "skola", "hälsa"}
FINNS = (
    "förekom",
    "syns",
    "synts",
    "är",
    "finns",
    "funnits",
    "ser",
    "sett",
    "samlas",
    "sker",
    "märks",
    "hörs",
    "hört",
    "problem",
    "stör",
    "uppehåll",
    "står",
    "håller",
    "hänger",
    "säljs",
    "rapport",
)
BORTA = {"borta", "försvunnit", "försvann", "försvunna"}
LUGNT = ("lugna", "lugnt", "färre", "minska", "avtar")
VEM = {"<tonar>", "<grupp>", "<kriminell>"}
BRETT = 4

Ord = tuple[str, frozenset[str]]


def upphort(mening: list[Ord]) -> int:
    """2 it is over, 1 it is calmer, 0 nothing of the kind."""
    orden = [ord_ for ord_, _ in mening]
    if any(ord_.startswith(SLUT) for ord_ in orden):
        return 2
    if LANGRE & set(orden) and any(_inte_langre(orden, plats) for plats in range(len(orden))):
        return 2
    if SLUTAT in orden and not FUNGERA & set(orden):
        return 2
    if any(ord_ in NEJ and _efter(mening, plats) for plats, ord_ in enumerate(orden)):
        return 2
    if any(ord_ in BORTA and _fore(mening, plats) for plats, ord_ in enumerate(orden)):
        return 2
    return int(any(ord_.startswith(LUGNT) for ord_ in orden))


def _inte_langre(orden: list[str], plats: int) -> bool:
    """ "Inga" things any longer, or things "inte" seen any longer; not what nobody dares to do."""
    if orden[plats] in {"inga", "ingen", "inget"}:
        return True
    fore = orden[max(0, plats - 2) : plats] + orden[plats + 1 : plats + 2]
    return orden[plats] in NEJ and any(ord_.startswith(FINNS) for ord_ in fore)


def _efter(mening: list[Ord], plats: int) -> bool:
    """ "Inga" with the group, or the alarms, soon after it."""
    if mening[plats][0] not in {"inga", "ingen", "inget"}:
        return False
    soon = mening[plats + 1 : plats + 1 + BRETT]
    return any(ord_.startswith(LARM) or VEM & nycklar for ord_, nycklar in soon)


def _fore(mening: list[Ord], plats: int) -> bool:
    """ "Borta" said of a group, not of goods."""
    return any(VEM & nycklar for _, nycklar in mening[max(0, plats - BRETT) : plats])
