"""What happened at a point in time, placed as exactly as its source allows."""

from django.db import models
from django.db.models import Q

from lagesbild.models.statistik import Inlasning, efter_delningsniva
from samverkan.models import Delningsniva, Part, Stadsdelsomrade


class HandelseQuerySet(models.QuerySet["Handelse"]):
    """Events by reader."""

    def visible_to(self, user: object) -> "HandelseQuerySet":
        return self.filter(efter_delningsniva(user))


class Handelse(models.Model):
    """Something that happened at a point in time, placed as exactly as its source allows."""

    class Precision(models.TextChoices):
        """How exactly the place is known; only points may be used for places."""

        KOMMUN = "kommun", "kommun eller län"
        OMRADE = "omrade", "stadsdelsområde"
        PUNKT = "punkt", "punkt"

    inlasning = models.ForeignKey(
        Inlasning, models.PROTECT, verbose_name="inläsning", related_name="handelser"
    )
    datakalla = models.CharField("källa", max_length=60)
    externt_id = models.CharField("nummer i källan", max_length=60)
    typ = models.CharField("typ", max_length=100)
    rubrik = models.CharField("rubrik", max_length=300)
    text = models.TextField("text", blank=True)
    filrad = models.PositiveIntegerField("rad i filen", null=True, blank=True)
    intraffade_at = models.DateTimeField("inträffade", null=True, blank=True)
    intraffade_till = models.DateTimeField("senast", null=True, blank=True)
    publicerad_at = models.DateTimeField("publicerad", null=True, blank=True)
    plats_namn = models.CharField("plats enligt källan", max_length=120, blank=True)
    precision = models.CharField("noggrannhet", max_length=10, choices=Precision)
    latitud = models.FloatField("latitud (WGS84)", null=True, blank=True)
    longitud = models.FloatField("longitud (WGS84)", null=True, blank=True)
    stadsdelsomrade = models.ForeignKey(
        Stadsdelsomrade,
        models.PROTECT,
        verbose_name="stadsdelsområde",
        null=True,
        blank=True,
        related_name="handelser",
    )
    url = models.URLField("länk", blank=True)
    part = models.ForeignKey(
        Part, models.PROTECT, verbose_name="part", null=True, blank=True, related_name="+"
    )
    delningsniva = models.CharField(
        "får ses av", max_length=10, choices=Delningsniva, default=Delningsniva.PUBLIK
    )

    objects = HandelseQuerySet.as_manager()

    class Meta:
        verbose_name = "händelse"
        verbose_name_plural = "händelser"
        ordering = ["-intraffade_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["datakalla", "externt_id"],
                condition=Q(delningsniva="publik"),
                name="handelse_unik",
            ),
            models.UniqueConstraint(
                fields=["datakalla", "externt_id", "stadsdelsomrade", "part"],
                condition=~Q(delningsniva="publik"),
                name="handelse_unik_hos_parten",
            ),
            models.CheckConstraint(
                condition=Q(precision="punkt") | Q(latitud__isnull=True, longitud__isnull=True),
                name="handelse_bara_punkter_har_koordinat",
            ),
        ]
        indexes = [
            models.Index(
                fields=["stadsdelsomrade", "datakalla", "intraffade_at"], name="handelse_omradets"
            ),
            # Few have no closer place than the town, and every page that counts those looks here.
            models.Index(
                fields=["plats_namn"], condition=Q(precision="kommun"), name="handelse_kommunens"
            ),
        ]

    def __str__(self) -> str:
        return self.rubrik
