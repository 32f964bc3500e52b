"""Jobs whose worker died are taken up again; mails are sent when the mail server can take them."""

from asgiref.sync import sync_to_async
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from samverkan import mejl
from samverkan.aviseringar import bestall_mejl
from samverkan.jobb import ge_upp_tysta
from samverkan.models import User

TYST_SEKUNDER = 60


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="aterta_avbrutna", name="samverkan.aterta_avbrutna", pass_context=False)
async def aterta_avbrutna(timestamp: int) -> None:
    """Every minute: what a worker that no longer beats has left behind is done again."""
    for jobb in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=TYST_SEKUNDER):
        await app.job_manager.retry_job(jobb)
    await sync_to_async(ge_upp_tysta)()


#: A mail server that is down is tried for hours; the hourly round takes up what is left after that.
FORSOK = RetryStrategy(max_attempts=12, wait=30, exponential_wait=3)


@app.task(name="samverkan.mejla", retry=FORSOK)
def mejla(user_id: int) -> None:
    """Tell a person by mail that something waits."""
    mejl.mejla(user_id)


@app.periodic(cron="15 * * * *")
@app.task(queueing_lock="mejla_kvar", name="samverkan.mejla_kvar", pass_context=False)
def mejla_kvar(timestamp: int) -> None:
    """Every hour: what should have gone at once and has not."""
    for user_id in mejl.vantande(User.Mejl.DIREKT):
        bestall_mejl(user_id)


@app.periodic(cron="0 6 * * *")
@app.task(queueing_lock="mejla_dagens", name="samverkan.mejla_dagens", pass_context=False)
def mejla_dagens(timestamp: int) -> None:
    """Every morning: one mail to those who want one a day."""
    for user_id in mejl.vantande(User.Mejl.DAGLIGEN):
        bestall_mejl(user_id)
