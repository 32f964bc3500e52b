"""The mail that says that something waits, and where to log in; nothing of what waits."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import send_mail
from django.utils import timezone

from samverkan.models import Avisering, User
from samverkan.radskydd import sammanhang

AMNE = "Något väntar på dig i {tjanst}"
TEXT = """Hej!

{antal} på dig i {tjanst}.
Logga in för att se vad: {adress}

Du väljer själv om och när tjänsten mejlar, under Mitt konto.
"""


def mejla(user_id: int) -> bool:
    """Send one mail for all that waits; what is sent is marked only when the mail has gone."""
    user = User.objects.filter(pk=user_id, is_active=True).first()
    if user is None or user.avisering == User.Mejl.ALDRIG:
        return False
    with sammanhang(user):
        rader = Avisering.objects.visible_to(user).omejlade().select_for_update()
        vantar = list(rader.values_list("pk", flat=True))
        if not vantar:
            return False
        tjanst, adress = settings.TJANSTENS_NAMN, settings.ADRESS
        antal = "En sak väntar" if len(vantar) == 1 else f"{len(vantar)} saker väntar"
        text = TEXT.format(antal=antal, tjanst=tjanst, adress=adress)
        send_mail(AMNE.format(tjanst=tjanst), text, None, [user.email])
        Avisering.objects.filter(pk__in=vantar).update(mejlad_at=timezone.now())
    return True


def vantande(lage: str) -> list[int]:
    """The people with such a choice for whom something waits untold; each asked with own reach."""
    traffar = []
    for user in User.objects.filter(avisering=lage, is_active=True):
        with sammanhang(user):
            if Avisering.objects.visible_to(user).omejlade().exists():
                traffar.append(user.pk)
    return traffar
