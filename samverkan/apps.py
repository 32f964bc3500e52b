"""App configuration."""

from django.apps import AppConfig
from django.core.checks import Tags, register
from django.db.models.signals import post_migrate

from samverkan.checks import inga_demokonton
from samverkan.webroll import ge_webrollen_rattigheter


class SamverkanConfig(AppConfig):
    """The app as Django knows it."""

    name = "samverkan"
    verbose_name = "Samverkan"

    def ready(self) -> None:
        register(inga_demokonton, Tags.database)
        post_migrate.connect(ge_webrollen_rattigheter, sender=self)
