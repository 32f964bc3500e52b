"""App configuration."""

from django.apps import AppConfig

from samverkan.samtal import Amne, anmal


class LagesbildConfig(AppConfig):
    """The app as Django knows it."""

    name = "lagesbild"
    verbose_name = "Lägesbild"

    def ready(self) -> None:
        modell, delar = self.get_model, "samtalsdelar"
        anmal(Amne("underlag", modell("underlag"), str, lambda ett: getattr(ett, delar)))
        anmal(Amne("iakttagelse", modell("observation"), lambda en: f"Iakttagelse {en.kod}"))
        anmal(Amne("lagesbild", modell("lagesbild"), str, lambda ett: getattr(ett, delar)))
        anmal(Amne("lagespunkt", modell("lagespunkt"), lambda en: f"Lägespunkt {en.kod}"))
        anmal(Amne("utmaning", modell("utmaning"), str))
