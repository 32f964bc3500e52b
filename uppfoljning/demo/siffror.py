"""A figure cited in the text of a merge that goes on, corrected since."""

from datetime import date

from lagesbild.models import Lagesbild, Matvarde, Omradesanalys, Siffra
from samverkan.format_sv import tal
from uppfoljning.demo.bygge import Bygge

SERIE, OMRADE = "demo-klotter", 2
#: How many more reports came in after the first text was written.
EFTERANMALDA = 37


def bygg_siffror(b: Bygge) -> None:
    """In the first merge the second area's text leans on last year's reports of graffiti."""
    bilder = Lagesbild.objects.filter(status=Lagesbild.Status.SAMMANFORING)
    bild = bilder.order_by("stadsdelsomrade__slug").first()
    rad = _varde(bild, b.year - 1) if bild else None
    if bild is None or rad is None or rad.varde is None:
        return
    da = tal(rad.varde - EFTERANMALDA, 0)
    analys = bild.omradesanalyser.get(samverkansomrade__nummer=OMRADE)
    Siffra.objects.create(
        lagesbild=bild, analys=analys, nummer=1, serie=rad.serie, varde_da=da,
        stadsdelsomrade=bild.stadsdelsomrade, period_start=rad.period_start,
        at=b.tid(b.year, 11, 14), av=b.arbetar(bild.stadsdelsomrade, b.stad),
    )  # fmt: skip
    text = f"Demo: felanmälningarna om klotter och skadegörelse var {da} under {rad.year} [S1]."
    Omradesanalys.objects.filter(pk=analys.pk).update(text=text)


def _varde(bild: Lagesbild, year: int) -> Matvarde | None:
    rader = Matvarde.objects.filter(serie__kod=SERIE, stadsdelsomrade=bild.stadsdelsomrade_id)
    rader = rader.filter(period_start=date(year, 1, 1), periodtyp=Matvarde.Periodtyp.YEAR)
    return rader.select_related("serie").first()
