"""Background jobs of the second floor."""

from procrastinate.contrib.django import app

from lagesbild.workflow.inlasningsjobb import genomfor
from samverkan.jobb import kor

INLASNING = "inlasning"


@app.task(queue=INLASNING, name="lagesbild.las_fil", retry=2)
def las_fil(jobb_id: int) -> None:
    """Read a confirmed file in; all of it or nothing, and once however often it is tried."""
    kor(jobb_id, genomfor)
