"""Places: delimited, followed over the years, and pointed out in a lägesbild."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse

from lagesbild.geografi.ytterlinje import skriv
from lagesbild.models.lagesbild import Lagesbild
from samverkan.models import (
    Delningsniva,
    Stadsdel,
    Stadsdelsomrade,
    Versionerad,
    behorighet,
)


class PlatsQuerySet(models.QuerySet["Plats"]):
    """Places by reader and life."""

    def visible_to(self, user: object) -> "PlatsQuerySet":
        b = behorighet(user)
        return self.filter(
            Q(stadsdelsomrade_id__in=b.foljer)
            | Q(stadsdelsomrade_id__in=b.ser, delningsniva=Delningsniva.PUBLIK)
        )

    def oppna(self) -> "PlatsQuerySet":
        return self.filter(stangd_year__isnull=True)


class Plats(Versionerad):
    """A delimited place that needs joint action."""

    class Slag(models.TextChoices):
        """What makes the place a concern."""

        DROGSCEN = "drogscen", "öppen drogscen"
        BROTTSUTSATT = "brottsutsatt", "brottsutsatt plats"
        OTRYGG = "otrygg", "otrygg plats"

    stadsdelsomrade = models.ForeignKey(
        Stadsdelsomrade, models.PROTECT, verbose_name="stadsdelsområde", related_name="platser"
    )
    stadsdel = models.ForeignKey(
        Stadsdel,
        models.PROTECT,
        verbose_name="stadsdel",
        null=True,
        blank=True,
        related_name="platser",
    )
    namn = models.CharField("namn", max_length=120)
    slag = ArrayField(models.CharField(max_length=20, choices=Slag), verbose_name="slag")
    beskrivning = models.TextField("avgränsning och beskrivning", blank=True)
    latitud = models.FloatField("latitud (WGS84)", null=True, blank=True)
    longitud = models.FloatField("longitud (WGS84)", null=True, blank=True)
    geometri = models.JSONField("utbredning (GeoJSON, WGS84)", null=True, blank=True)
    delningsniva = models.CharField(
        "får ses av", max_length=10, choices=Delningsniva, default=Delningsniva.PARTERNA
    )
    funnen_year = models.PositiveSmallIntegerField("på listan sedan")
    stangd_year = models.PositiveSmallIntegerField("avförd år", null=True, blank=True)

    objects = PlatsQuerySet.as_manager()

    class Meta:
        verbose_name = "plats"
        verbose_name_plural = "platser"
        ordering = ["stadsdelsomrade", "namn"]
        constraints = [
            models.UniqueConstraint(
                fields=["stadsdelsomrade", "namn"],
                name="plats_namn_unikt",
                violation_error_message="Det finns redan en plats med det namnet i området.",
            ),
            models.CheckConstraint(
                condition=Q(stangd_year__isnull=True) | Q(stangd_year__gte=models.F("funnen_year")),
                name="plats_stangs_efter_funnen",
                violation_error_message="Platsen kan inte avföras innan den fördes upp.",
            ),
            models.CheckConstraint(condition=~Q(delningsniva="egen"), name="plats_ar_gemensam"),
            models.CheckConstraint(
                condition=Q(slag__len__gt=0),
                name="plats_har_slag",
                violation_error_message="Välj minst ett slag.",
            ),
        ]

    def __str__(self) -> str:
        return self.namn

    def get_absolute_url(self) -> str:
        return reverse("lagesbild:plats", args=[self.pk])

    def get_slag_display(self) -> str:
        return slagord(self.slag)

    def get_geometri_display(self) -> str:
        return skriv(self.geometri) if self.geometri else ""

    @property
    def omrade_id(self) -> int:
        return self.stadsdelsomrade_id


def slagord(slag: str | list[str]) -> str:
    """The kinds of a place in words; content frozen before 2026-11 holds a single one."""
    alla = [slag] if isinstance(slag, str) else slag
    return " och ".join(str(Plats.Slag(ett).label) for ett in alla)


class Platshandelse(models.Model):
    """One turn in a place's life over the years."""

    class Slag(models.TextChoices):
        """What became of the place that day."""

        FUNNEN = "funnen", "ny"
        KVAR = "kvar", "kvarstår"
        FLYTTAD = "flyttad", "flyttad"
        DELAD = "delad", "delad"
        SAMMANSLAGEN = "sammanslagen", "sammanslagen"
        STANGD = "stangd", "avförd"
        OPPNAD = "oppnad", "åter på listan"

    plats = models.ForeignKey(Plats, models.CASCADE, verbose_name="plats", related_name="livslinje")
    datum = models.DateField("datum")
    slag = models.CharField("vad hände", max_length=15, choices=Slag)
    till_plats = models.ForeignKey(
        Plats,
        models.PROTECT,
        verbose_name="till plats",
        null=True,
        blank=True,
        related_name="ursprung",
    )
    platsslag = ArrayField(
        models.CharField(max_length=20, choices=Plats.Slag),
        verbose_name="platsens slag från och med då",
        default=list,
        blank=True,
    )
    geometri = models.JSONField("utbredning då (GeoJSON, WGS84)", null=True, blank=True)
    beslut = models.ForeignKey(
        "lagesbild.Platsbeslut",
        models.PROTECT,
        verbose_name="beslut",
        null=True,
        blank=True,
        related_name="handelser",
    )
    motiv = models.TextField("varför", blank=True)

    class Meta:
        verbose_name = "händelse i platsens liv"
        verbose_name_plural = "platsens liv"
        ordering = ["plats", "datum", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plats", "datum", "slag", "till_plats", "beslut"],
                name="platshandelse_unik",
                nulls_distinct=False,
            )
        ]

    def __str__(self) -> str:
        return f"{self.plats} {self.datum}: {self.get_slag_display()}"

    @property
    def year(self) -> int:
        return self.datum.year


class UtpekadPlats(Versionerad):
    """A place that a lägesbild's geographic analysis points out for joint action."""

    lagesbild = models.ForeignKey(
        Lagesbild, models.CASCADE, verbose_name="lägesbild", related_name="utpekade_platser"
    )
    plats = models.ForeignKey(
        Plats, models.PROTECT, verbose_name="plats", related_name="utpekanden"
    )
    nummer = models.PositiveSmallIntegerField("nummer")
    motiv = models.TextField("varför platsen behöver gemensam insats")

    class Meta:
        verbose_name = "utpekad plats"
        verbose_name_plural = "utpekade platser"
        ordering = ["lagesbild", "nummer"]
        constraints = [
            models.UniqueConstraint(
                fields=["lagesbild", "plats"],
                name="utpekad_plats_en_gang",
                violation_error_message="Platsen är redan utpekad i lägesbilden.",
            ),
            models.UniqueConstraint(
                fields=["lagesbild", "nummer"], name="utpekad_plats_nummer_unikt"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nummer}. {self.plats}"

    def get_absolute_url(self) -> str:
        return reverse("lagesbild:platser", args=[self.lagesbild_id])

    @property
    def omrade_id(self) -> int:
        return self.lagesbild.stadsdelsomrade_id
