"""Challenges chosen from the lägesbild, and why they happen."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from lagesbild.models.lagesbild import Lagesbild
from lagesbild.models.plats import Plats
from lagesbild.models.sammanforing import Lagespunkt
from samverkan.models import (
    Delningsniva,
    Malsattning,
    Samverkansomrade,
    Versionerad,
    behorighet,
)


class UtmaningQuerySet(models.QuerySet["Utmaning"]):
    """Challenges by reader."""

    def visible_to(self, user: object) -> "UtmaningQuerySet":
        b = behorighet(user)
        return self.filter(
            Q(lagesbild__stadsdelsomrade_id__in=b.foljer)
            | Q(lagesbild__stadsdelsomrade_id__in=b.ser, delningsniva=Delningsniva.PUBLIK)
        )


class Utmaning(Versionerad):
    """A challenge that the parties choose to work on together."""

    lagesbild = models.ForeignKey(
        Lagesbild, models.PROTECT, verbose_name="lägesbild", related_name="utmaningar"
    )
    samverkansomrade = models.ForeignKey(
        Samverkansomrade, models.PROTECT, verbose_name="samverkansområde", related_name="+"
    )
    malsattning = models.ForeignKey(
        Malsattning,
        models.PROTECT,
        verbose_name="mål som den hör till",
        related_name="utmaningar",
    )
    nummer = models.PositiveSmallIntegerField("nummer", editable=False)
    rubrik = models.CharField("rubrik", max_length=160)
    formulering = models.TextField("problemet: vad, var, när och hur mycket")
    lagespunkter = models.ManyToManyField(
        Lagespunkt, verbose_name="bygger på lägespunkter", related_name="utmaningar", blank=True
    )
    platser = models.ManyToManyField(
        Plats, verbose_name="platser", related_name="utmaningar", blank=True
    )
    delningsniva = models.CharField(
        "får ses av", max_length=10, choices=Delningsniva, default=Delningsniva.PARTERNA
    )

    objects = UtmaningQuerySet.as_manager()

    class Meta:
        verbose_name = "utmaning"
        verbose_name_plural = "utmaningar"
        ordering = ["lagesbild", "nummer"]
        constraints = [
            models.UniqueConstraint(fields=["lagesbild", "nummer"], name="utmaning_nummer_unikt"),
            models.CheckConstraint(condition=~Q(delningsniva="egen"), name="utmaning_ar_gemensam"),
        ]

    def __str__(self) -> str:
        return f"{self.nummer}. {self.rubrik}"

    def get_absolute_url(self) -> str:
        return reverse("lagesbild:utmaning", args=[self.pk])

    @property
    def omrade_id(self) -> int:
        return self.lagesbild.stadsdelsomrade_id


class Orsaksanalys(Versionerad):
    """Why a challenge happens: what is known, and the causes found."""

    class Status(models.TextChoices):
        """Going on, or finished."""

        PAGAR = "pagar", "pågår"
        KLAR = "klar", "klar"

    utmaning = models.OneToOneField(
        Utmaning, models.CASCADE, verbose_name="utmaning", related_name="orsaksanalys"
    )
    status = models.CharField("läge", max_length=10, choices=Status, default=Status.PAGAR)
    vad = models.TextField("vad händer, mer exakt?", blank=True)
    var_nar = models.TextField("var och när?", blank=True)
    vilka = models.TextField("vilka grupper berörs?", blank=True)
    hur = models.TextField("hur går det till?", blank=True)
    deltagare = models.CharField("funktioner som deltog", max_length=300, blank=True)

    class Meta:
        verbose_name = "orsaksanalys"
        verbose_name_plural = "orsaksanalyser"

    def __str__(self) -> str:
        return f"Orsaksanalys: {self.utmaning.rubrik}"

    def get_absolute_url(self) -> str:
        return reverse("lagesbild:orsaksanalys", args=[self.utmaning_id])

    @property
    def omrade_id(self) -> int:
        return self.utmaning.lagesbild.stadsdelsomrade_id


class Orsak(Versionerad):
    """A cause on one of the three bones, direct or behind another cause."""

    class Ben(models.TextChoices):
        """The bones of the diagram in the handbook of Brå, Polisen and SKL (2018)."""

        BROTTSUTSATT = "brottsutsatt", "den som utsätts"
        GARNINGSPERSON = "garningsperson", "den som gör"
        PLATS = "plats", "platsen eller objektet"

    class Belagg(models.TextChoices):
        """How well founded the cause is."""

        STYRKT = "styrkt", "styrkt"
        ANTAGEN = "antagen", "antagen"

    orsaksanalys = models.ForeignKey(
        Orsaksanalys, models.CASCADE, verbose_name="orsaksanalys", related_name="orsaker"
    )
    bakom = models.ForeignKey(
        "self",
        models.SET_NULL,
        verbose_name="ligger bakom orsaken",
        null=True,
        blank=True,
        related_name="bakomliggande",
    )
    nummer = models.PositiveSmallIntegerField("nummer", editable=False)
    ben = models.CharField("gäller", max_length=20, choices=Ben)
    text = models.TextField("orsak")
    belagg = models.CharField("belägg", max_length=10, choices=Belagg, default=Belagg.ANTAGEN)
    datakalla = models.CharField("stöd för orsaken", max_length=200, blank=True)
    paverkbar = models.BooleanField("parterna kan påverka den", default=True)

    class Meta:
        verbose_name = "orsak"
        verbose_name_plural = "orsaker"
        ordering = ["orsaksanalys", "nummer"]
        constraints = [
            models.UniqueConstraint(fields=["orsaksanalys", "nummer"], name="orsak_nummer_unikt"),
            models.CheckConstraint(
                condition=Q(bakom__isnull=True) | ~Q(bakom=models.F("id")),
                name="orsak_inte_bakom_sig_sjalv",
            ),
            models.CheckConstraint(
                condition=Q(belagg="antagen") | ~Q(datakalla=""),
                name="orsak_styrkt_har_stod",
                violation_error_message="En styrkt orsak behöver en källa.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nummer}. {self.text[:80]}"

    def get_absolute_url(self) -> str:
        return self.orsaksanalys.get_absolute_url()

    @property
    def omrade_id(self) -> int:
        return self.orsaksanalys.utmaning.lagesbild.stadsdelsomrade_id
