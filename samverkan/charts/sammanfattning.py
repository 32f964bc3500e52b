"""A figure in one or two sentences, for those who do not see it."""

from samverkan.charts.floden import Flodesdiagram
from samverkan.charts.modell import Diagram, Figur, Serie
from samverkan.charts.tidsdiagram import Tidsdiagram, datumtext
from samverkan.format_sv import tal


def sammanfatta(figur: Figur) -> str:
    """The author's own words when there are any, otherwise what the numbers say."""
    if figur.beskrivning:
        return figur.beskrivning
    if isinstance(figur, Diagram):
        rows = [_serie(figur, serie) for serie in figur.serier[:4]]
    elif isinstance(figur, Flodesdiagram):
        rows = [
            f"{f.fran} till {f.till}: {tal(f.value, figur.decimaler)}." for f in figur.ritbara[:6]
        ]
    elif isinstance(figur, Tidsdiagram) and figur.poster:
        first, last = figur.granser
        rows = [f"{len(figur.poster)} poster från {datumtext(first)} till {datumtext(last)}."]
    else:
        rows = []
    return " ".join([figur.fynd.rstrip(".") + ".", *rows, "Alla siffror står i tabellen."])


def _serie(d: Diagram, serie: Serie) -> str:
    known = [
        (k, p) for k, p in zip(d.kategorier, serie.punkter, strict=True) if p.value is not None
    ]
    if not known:
        return f"{serie.namn}: inga uppgifter."
    ends = [f"{p.text(d.decimaler, d.tecken)} ({k})" for k, p in (known[0], known[-1])]
    span = ends[0] if len(known) == 1 else f"från {ends[0]} till {ends[1]}"
    missing = len(serie.punkter) - len(known)
    gap = f", {missing} saknas" if missing and not d.malbana else ""
    return f"{serie.namn}: {span}{gap}."
