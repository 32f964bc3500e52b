"""App configuration."""

from django.apps import AppConfig


class LagesbildConfig(AppConfig):
    """The app as Django knows it."""

    name = "lagesbild"
    verbose_name = "Lägesbild"
