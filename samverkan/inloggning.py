"""Log in by e-mail; demo accounts are refused outside demo mode."""

from typing import Any

from django.conf import settings
from django.contrib.auth.backends import ModelBackend
from django.http import HttpRequest

from samverkan.models import User


class EpostBackend(ModelBackend):
    """Django's own backend with e-mail, whatever its case, as name."""

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **uppgifter: Any,
    ) -> User | None:
        return super().authenticate(request, (username or "").strip(), password, **uppgifter)

    def user_can_authenticate(self, user: Any) -> bool:
        if isinstance(user, User) and user.is_demo and not settings.DEMO:
            return False
        return super().user_can_authenticate(user)

    def get_user(self, user_id: int) -> User | None:
        user = User.objects.filter(pk=user_id).first()
        return user if user is not None and self.user_can_authenticate(user) else None
