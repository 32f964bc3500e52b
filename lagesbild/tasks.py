"""Background jobs of the lägesbild: approvals that fall are told, however the content was changed."""

from procrastinate.contrib.django import app

from lagesbild.models import Godkannande, Lagesbild
from lagesbild.workflow.aviseringar import kontrollera_godkannanden
from samverkan.models import User
from samverkan.radskydd import sammanhang


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
