"""App configuration."""

from django.apps import AppConfig

from samverkan.samtal import Amne, anmal


class AtgardsplanConfig(AppConfig):
    """The app as Django knows it."""

    name = "atgardsplan"
    verbose_name = "Åtgärdsplan"

    def ready(self) -> None:
        anmal(Amne("atgard", self.get_model("atgard"), str))
