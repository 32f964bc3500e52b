"""App configuration."""

from django.apps import AppConfig


class AtgardsplanConfig(AppConfig):
    """The app as Django knows it."""

    name = "atgardsplan"
    verbose_name = "Åtgärdsplan"
