"""Building blocks of the models of every floor."""

from django.db import models
from django.utils import timezone


class Delningsniva(models.TextChoices):
    """How far an item may travel; follows it into every page, export, answer and PDF."""

    EGEN = "egen", "endast egen part"
    PARTERNA = "parterna", "de två parterna"
    PUBLIK = "publik", "offentlig"


#: From the narrowest to the widest; a joint item is never wider than its narrowest source.
VIDD = {Delningsniva.EGEN: 0, Delningsniva.PARTERNA: 1, Delningsniva.PUBLIK: 2}


def snavaste(nivaer: list[str]) -> str:
    """The narrowest of the given levels; the two parties when none is given."""
    return min(nivaer, key=lambda niva: VIDD[Delningsniva(niva)], default=Delningsniva.PARTERNA)


class Versionerad(models.Model):
    """A row that two people may edit; a save must name the version it started from."""

    version = models.PositiveIntegerField("version", default=1, editable=False)
    created_at = models.DateTimeField("skapad", default=timezone.now, editable=False)
    updated_at = models.DateTimeField("ändrad", default=timezone.now, editable=False)
    updated_by = models.ForeignKey(
        "samverkan.User",
        models.SET_NULL,
        verbose_name="ändrad av",
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )

    class Meta:
        abstract = True


class Trend(models.TextChoices):
    """The direction of a development as a party judges it."""

    BATTRE = "battre", "bättre"
    OFORANDRAT = "oforandrat", "oförändrat"
    SAMRE = "samre", "sämre"
    OKANT = "okant", "går inte att säga"


class Forebyggandeniva(models.TextChoices):
    """Whom prevention is for."""

    UNIVERSELL = "universell", "universell: alla"
    SELEKTIV = "selektiv", "selektiv: grupper i risk"
    INDIKERAD = "indikerad", "indikerad: de som redan berörs"


class Allvar(models.IntegerChoices):
    """Severity, from 1 to 5."""

    LITET = 1, "1 litet"
    MARKBART = 2, "2 märkbart"
    BESVARANDE = 3, "3 besvärande"
    ALLVARLIGT = 4, "4 allvarligt"
    MYCKET = 5, "5 mycket allvarligt"
