"""Jobs whose worker died are taken up again; the domain row keeps what the person sees."""

from asgiref.sync import sync_to_async
from procrastinate.contrib.django import app

from samverkan.jobb import ge_upp_tysta

TYST_SEKUNDER = 60


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="aterta_avbrutna", name="samverkan.aterta_avbrutna", pass_context=False)
async def aterta_avbrutna(timestamp: int) -> None:
    """Every minute: what a worker that no longer beats has left behind is done again."""
    for jobb in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=TYST_SEKUNDER):
        await app.job_manager.retry_job(jobb)
    await sync_to_async(ge_upp_tysta)()
