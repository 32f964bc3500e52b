"""App configuration."""

from django.apps import AppConfig


class SamverkanConfig(AppConfig):
    """The app as Django knows it."""

    name = "samverkan"
    verbose_name = "Samverkan"
