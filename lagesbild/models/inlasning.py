"""What imports remember: columns per source, names of areas, and what stood before."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from lagesbild.models.handelse import Handelse
from lagesbild.models.observation import Observation
from lagesbild.models.statistik import Inlasning, Matvarde
from samverkan.models import Part, Stadsdelsomrade, User


class Kolumnmall(models.Model):
    """A party's answer to which column holds what in a source's files; used the next time."""

    part = models.ForeignKey(Part, models.CASCADE, verbose_name="part", related_name="kolumnmallar")
    signatur = models.CharField("filens rubriker", max_length=64)
    namn = models.CharField("senaste filens namn", max_length=200)
    slag = models.CharField("slag", max_length=30)
    mappning = models.JSONField("kolumner", default=dict)
    updated_at = models.DateTimeField("ändrad", default=timezone.now)
    updated_by = models.ForeignKey(
        User, models.SET_NULL, verbose_name="ändrad av", null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "kolumnmall"
        verbose_name_plural = "kolumnmallar"
        ordering = ["namn"]
        constraints = [
            models.UniqueConstraint(fields=["part", "signatur"], name="kolumnmall_en_per_kalla")
        ]

    def __str__(self) -> str:
        return self.namn


class Kallnamn(models.Model):
    """What a name in the sources means: a district, or another area kept for comparison."""

    form = models.CharField("namnet i jämförbar form", max_length=120, unique=True)
    namn = models.CharField("namn i källan", max_length=120)
    stadsdelsomrade = models.ForeignKey(
        Stadsdelsomrade,
        models.CASCADE,
        verbose_name="stadsdelsområde",
        null=True,
        blank=True,
        related_name="+",
    )
    av = models.ForeignKey(
        User, models.SET_NULL, verbose_name="svarat av", null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField("svarat", default=timezone.now)

    class Meta:
        verbose_name = "namn i källor"
        verbose_name_plural = "namn i källor"
        ordering = ["namn"]

    def __str__(self) -> str:
        return self.namn


class Ersattning(models.Model):
    """What stood before an import changed it; kept as history, and what undoing brings back."""

    inlasning = models.ForeignKey(
        Inlasning, models.CASCADE, verbose_name="inläsning", related_name="ersattningar"
    )
    tidigare_inlasning = models.ForeignKey(
        Inlasning,
        models.PROTECT,
        verbose_name="tidigare inläsning",
        null=True,
        blank=True,
        related_name="ersatta",
    )
    matvarde = models.ForeignKey(
        Matvarde,
        models.CASCADE,
        verbose_name="mätvärde",
        null=True,
        blank=True,
        related_name="historik",
    )
    handelse = models.ForeignKey(
        Handelse,
        models.CASCADE,
        verbose_name="händelse",
        null=True,
        blank=True,
        related_name="historik",
    )
    observation = models.ForeignKey(
        Observation,
        models.CASCADE,
        verbose_name="iakttagelse",
        null=True,
        blank=True,
        related_name="historik",
    )
    at = models.DateTimeField("ersattes", default=timezone.now)
    innehall = models.JSONField("det som stod förut")

    class Meta:
        verbose_name = "ersättning"
        verbose_name_plural = "ersättningar"
        ordering = ["-at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(matvarde__isnull=False, handelse__isnull=True, observation__isnull=True)
                | Q(matvarde__isnull=True, handelse__isnull=False, observation__isnull=True)
                | Q(matvarde__isnull=True, handelse__isnull=True, observation__isnull=False),
                name="ersattning_galler_en_sak",
            )
        ]

    def __str__(self) -> str:
        return f"{self.matvarde or self.handelse or self.observation}"
