"""Background jobs of the second floor: files read or forgotten, analyses, approvals that fall."""

from procrastinate.contrib.django import app

from lagesbild import mellanlager, monsterlager
from lagesbild.models import Godkannande, Lagesbild
from lagesbild.workflow import platsanalys
from lagesbild.workflow.aviseringar import kontrollera_godkannanden
from lagesbild.workflow.inlasningsjobb import genomfor
from samverkan.jobb import kor
from samverkan.models import User
from samverkan.radskydd import sammanhang

INLASNING = "inlasning"
PLATSANALYS = "platsanalys"


@app.task(queue=INLASNING, name="lagesbild.las_fil", retry=2)
def las_fil(jobb_id: int) -> None:
    """Read a confirmed file in; all of it or nothing, and once however often it is tried."""
    kor(jobb_id, genomfor)


@app.task(queue=PLATSANALYS, name="lagesbild.gor_platsanalys", retry=2)
def gor_platsanalys(jobb_id: int) -> None:
    """Look for places among the events; made once however often it is tried."""
    kor(jobb_id, platsanalys.genomfor)


@app.periodic(cron="*/10 * * * *")
@app.task(
    queueing_lock="kontrollera_godkannanden",
    name="lagesbild.kontrollera_godkannanden",
    pass_context=False,
)
def kontrollera(timestamp: int) -> None:
    """Every ten minutes, for each person with an approval of something undecided."""
    oppna = Godkannande.objects.exclude(lagesbild__status=Lagesbild.Status.FASTSTALLD)
    for user in User.objects.filter(pk__in=oppna.values("user_id"), is_active=True):
        with sammanhang(user):
            kontrollera_godkannanden(user)


@app.periodic(cron="20 3 * * *")
@app.task(queueing_lock="stada_uppladdade", name="lagesbild.stada_uppladdade", pass_context=False)
def stada_uppladdade(timestamp: int) -> None:
    """Every night: uploaded files that nobody went on with, and old patterns of what is hidden."""
    mellanlager.stada()
    monsterlager.stada()
