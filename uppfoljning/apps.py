"""App configuration."""

from django.apps import AppConfig


class UppfoljningConfig(AppConfig):
    """The app as Django knows it."""

    name = "uppfoljning"
    verbose_name = "Uppföljning"
