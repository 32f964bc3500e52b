"""Figures, with the import that brought them."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from lagesbild.models.underlag import Underlag
from samverkan.models import (
    Delningsniva,
    Indikator,
    Part,
    Stadsdelsomrade,
    User,
    behorighet,
)
from samverkan.smatal import GRANS

#: No threshold is lower; 0 is for what is no count of cases.
LAGSTA_TROSKEL = GRANS


class Inlasning(models.Model):
    """One import: which file, by whom, how many rows, which faults."""

    slag = models.CharField("slag", max_length=30)
    filnamn = models.CharField("filnamn", max_length=200)
    sha256 = models.CharField("filens kontrollsumma", max_length=64)
    datakalla = models.CharField("källa", max_length=200)
    forbehall = models.TextField("förbehåll", blank=True)
    at = models.DateTimeField("inläst", auto_now_add=True)
    av = models.ForeignKey(
        User, models.PROTECT, verbose_name="inläst av", null=True, blank=True, related_name="+"
    )
    part = models.ForeignKey(
        Part, models.PROTECT, verbose_name="part", null=True, blank=True, related_name="+"
    )
    underlag = models.ForeignKey(
        Underlag,
        models.SET_NULL,
        verbose_name="underlag",
        null=True,
        blank=True,
        related_name="inlasningar",
    )
    antal_rader = models.PositiveIntegerField("rader i filen", default=0)
    antal_nya = models.PositiveIntegerField("nya", default=0)
    antal_andrade = models.PositiveIntegerField("ändrade", default=0)
    antal_lika = models.PositiveIntegerField("oförändrade", default=0)
    fel = models.JSONField("fel", default=list)
    varningar = models.JSONField("varningar", default=list)
    mappning = models.JSONField("kolumner", default=dict, blank=True)
    angrad_at = models.DateTimeField("ångrad", null=True, blank=True)
    angrad_av = models.ForeignKey(
        User, models.PROTECT, verbose_name="ångrad av", null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "inläsning"
        verbose_name_plural = "inläsningar"
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.filnamn} ({self.datakalla})"

    def get_absolute_url(self) -> str:
        return reverse("lagesbild:inlasning", args=[self.pk])


class Statistikserie(models.Model):
    """A statistic that is not an indicator of the agreement, e.g. population or reported crime."""

    kod = models.SlugField("nyckel", max_length=80, unique=True)
    namn = models.CharField("namn", max_length=200)
    enhet = models.CharField("enhet", max_length=60)
    datakalla = models.CharField("källa", max_length=200)
    forbehall = models.CharField("att tänka på", max_length=400, blank=True)
    decimaler = models.PositiveSmallIntegerField("decimaler", default=0)
    polisdriven = models.BooleanField("drivs av polisens arbete eller anmälan", default=False)
    minsta_n = models.PositiveIntegerField(
        "minsta antal svar eller fall",
        default=5,
        help_text="Mindre tal visas inte. 0 visar alla.",
    )
    #: Earlier thresholds, oldest first, each with the last import that was shown under it.
    tidigare_trosklar = models.JSONField("tidigare trösklar", default=list, blank=True)

    class Meta:
        verbose_name = "statistikserie"
        verbose_name_plural = "statistikserier"
        ordering = ["namn"]
        constraints = [
            models.CheckConstraint(
                condition=Q(minsta_n=0) | Q(minsta_n__gte=LAGSTA_TROSKEL),
                name="statistikserie_troskel_inte_lagre",
                violation_error_message=f"Tröskeln är lägst {LAGSTA_TROSKEL}.",
            )
        ]

    def __str__(self) -> str:
        return self.namn


def efter_delningsniva(user: object) -> Q:
    """Figures and events of a level that the user may see; row protection repeats the rule."""
    b = behorighet(user)
    if not b.ser:
        return Q(pk__in=[])
    oppna = Q(delningsniva=Delningsniva.PUBLIK)
    delade = Q(delningsniva=Delningsniva.PARTERNA, stadsdelsomrade_id__in=b.foljer)
    return oppna | delade | b.egna_rader()


class MatvardeQuerySet(models.QuerySet["Matvarde"]):
    """Values by reader and thing."""

    def visible_to(self, user: object) -> "MatvardeQuerySet":
        return self.filter(efter_delningsniva(user))


class Matvarde(models.Model):
    """A value of an indicator or statistic × area × period × group, with its warnings."""

    #: What `jamforelse` says of a value for all districts together.
    HELA_STADEN = "Hela staden"

    class Periodtyp(models.TextChoices):
        """The length of the period."""

        YEAR = "year", "år"
        TERTIAL = "tertial", "tertial"
        KVARTAL = "kvartal", "kvartal"
        MANAD = "manad", "månad"

    class Saknas(models.TextChoices):
        """Why there is no value."""

        INTE = "", "värde finns"
        SAKNAS = "saknas", "uppgift saknas"
        SKYDDAT = "skyddat", "skyddat i källan"
        EJ_BERAKNAD = "ej_beraknad", "beräknas inte"

    indikator = models.ForeignKey(
        Indikator,
        models.PROTECT,
        verbose_name="indikator",
        null=True,
        blank=True,
        related_name="matvarden",
    )
    serie = models.ForeignKey(
        Statistikserie,
        models.PROTECT,
        verbose_name="statistikserie",
        null=True,
        blank=True,
        related_name="matvarden",
    )
    stadsdelsomrade = models.ForeignKey(
        Stadsdelsomrade,
        models.PROTECT,
        verbose_name="stadsdelsområde",
        null=True,
        blank=True,
        related_name="matvarden",
    )
    jamforelse = models.CharField("annat område", max_length=100, blank=True)
    periodtyp = models.CharField(
        "periodens längd", max_length=10, choices=Periodtyp, default=Periodtyp.YEAR
    )
    period_start = models.DateField("period från")
    grupp = models.CharField("grupp", max_length=200, default="alla")
    varde = models.DecimalField("värde", max_digits=16, decimal_places=4, null=True, blank=True)
    taljare = models.PositiveIntegerField("täljare", null=True, blank=True)
    namnare = models.PositiveIntegerField("nämnare", null=True, blank=True)
    n = models.PositiveIntegerField("antal svar eller fall", null=True, blank=True)
    ki_lag = models.DecimalField(
        "intervall från", max_digits=16, decimal_places=4, null=True, blank=True
    )
    ki_hog = models.DecimalField(
        "intervall till", max_digits=16, decimal_places=4, null=True, blank=True
    )
    preliminar = models.BooleanField("preliminärt", default=False)
    saknas = models.CharField("varför värde saknas", max_length=15, choices=Saknas, blank=True)
    kommentar = models.CharField("kommentar", max_length=300, blank=True)
    inlasning = models.ForeignKey(
        Inlasning,
        models.PROTECT,
        verbose_name="inläsning",
        null=True,
        blank=True,
        related_name="matvarden",
    )
    filrad = models.PositiveIntegerField("rad i filen", null=True, blank=True)
    part = models.ForeignKey(
        Part, models.PROTECT, verbose_name="part", null=True, blank=True, related_name="+"
    )
    delningsniva = models.CharField(
        "får ses av", max_length=10, choices=Delningsniva, default=Delningsniva.PUBLIK
    )

    objects = MatvardeQuerySet.as_manager()

    class Meta:
        verbose_name = "mätvärde"
        verbose_name_plural = "mätvärden"
        ordering = ["period_start"]
        constraints = [
            models.CheckConstraint(
                condition=Q(indikator__isnull=True, serie__isnull=False)
                | Q(indikator__isnull=False, serie__isnull=True),
                name="matvarde_galler_en_sak",
            ),
            models.CheckConstraint(
                condition=Q(varde__isnull=False, saknas="") | Q(varde__isnull=True, saknas__gt=""),
                name="matvarde_varde_eller_skal",
            ),
            models.CheckConstraint(
                condition=Q(ki_lag__isnull=True)
                | Q(ki_hog__isnull=True)
                | Q(ki_lag__lte=F("ki_hog")),
                name="matvarde_intervall_i_ordning",
            ),
            models.UniqueConstraint(
                fields=[
                    "indikator",
                    "serie",
                    "stadsdelsomrade",
                    "jamforelse",
                    "periodtyp",
                    "period_start",
                    "grupp",
                ],
                nulls_distinct=False,
                name="matvarde_unikt",
            ),
        ]
        indexes = [
            models.Index(
                fields=["stadsdelsomrade", "indikator", "period_start"], name="matvarde_omrade"
            )
        ]

    def __str__(self) -> str:
        return f"{self.indikator or self.serie}, {self.stadsdelsomrade or self.jamforelse}"

    @property
    def year(self) -> int:
        return self.period_start.year

    @property
    def omrade_id(self) -> int | None:
        return self.stadsdelsomrade_id
