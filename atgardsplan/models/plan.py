"""The district's plan of measures."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from atgardsplan.models.overenskommelse import LokalOverenskommelse
from lagesbild.models import Orsak
from samverkan.models import (
    Delningsniva,
    Forebyggandeniva,
    Indikator,
    Malsattning,
    Part,
    Versionerad,
    behorighet,
)


class AtgardsplanQuerySet(models.QuerySet["Atgardsplan"]):
    """Plans by reader."""

    def visible_to(self, user: object) -> "AtgardsplanQuerySet":
        b = behorighet(user)
        return self.filter(
            Q(lokal_overenskommelse__stadsdelsomrade_id__in=b.foljer)
            | Q(
                lokal_overenskommelse__stadsdelsomrade_id__in=b.ser,
                status__in=[Atgardsplan.Status.BESLUTAD, Atgardsplan.Status.AVSLUTAD],
            )
        )


class Atgardsplan(Versionerad):
    """A year's measures under a local agreement."""

    class Status(models.TextChoices):
        """From draft to history."""

        UTKAST = "utkast", "utkast"
        BESLUTAD = "beslutad", "beslutad"
        AVSLUTAD = "avslutad", "avslutad"

    lokal_overenskommelse = models.ForeignKey(
        LokalOverenskommelse,
        models.PROTECT,
        verbose_name="lokal överenskommelse",
        related_name="atgardsplaner",
    )
    year = models.PositiveSmallIntegerField("år")
    status = models.CharField("läge", max_length=15, choices=Status, default=Status.UTKAST)
    ingress = models.TextField("ingress", blank=True)

    objects = AtgardsplanQuerySet.as_manager()

    class Meta:
        verbose_name = "åtgärdsplan"
        verbose_name_plural = "åtgärdsplaner"
        ordering = ["-year"]
        constraints = [
            models.UniqueConstraint(
                fields=["lokal_overenskommelse", "year"],
                name="atgardsplan_en_per_year",
                violation_error_message="Det finns redan en åtgärdsplan för året.",
            )
        ]

    def __str__(self) -> str:
        return f"Åtgärdsplan {self.year}, {self.lokal_overenskommelse.stadsdelsomrade}"

    def get_absolute_url(self) -> str:
        return reverse("atgardsplan:plan", args=[self.pk])

    @property
    def omrade_id(self) -> int:
        return self.lokal_overenskommelse.stadsdelsomrade_id

    @property
    def is_oppen(self) -> bool:
        return self.status == self.Status.UTKAST


class AtgardQuerySet(models.QuerySet["Atgard"]):
    """Measures by reader and state."""

    def visible_to(self, user: object) -> "AtgardQuerySet":
        b = behorighet(user)
        beslutad = [Atgardsplan.Status.BESLUTAD, Atgardsplan.Status.AVSLUTAD]
        return self.filter(
            Q(atgardsplan__lokal_overenskommelse__stadsdelsomrade_id__in=b.foljer)
            | Q(
                atgardsplan__lokal_overenskommelse__stadsdelsomrade_id__in=b.ser,
                atgardsplan__status__in=beslutad,
                delningsniva=Delningsniva.PUBLIK,
            )
        )

    def oppna(self) -> "AtgardQuerySet":
        return self.filter(status__in=[Atgard.Status.PLANERAD, Atgard.Status.PAGAR])


class Atgard(Versionerad):
    """A measure that acts on causes, with who, when and how it is followed."""

    class Inriktning(models.TextChoices):
        """Acts on the situation or on people's conditions."""

        SITUATIONELL = "situationell", "situationell"
        SOCIAL = "social", "social"

    class Sikt(models.TextChoices):
        """When an effect is expected."""

        KORT = "kort", "kort sikt"
        LANG = "lang", "lång sikt"

    class Form(models.TextChoices):
        """A single effort or everyday work."""

        PUNKTINSATS = "punktinsats", "punktinsats"
        ORDINARIE = "ordinarie", "ordinarie arbete"

    class Status(models.TextChoices):
        """Where the measure stands; late is computed from the dates."""

        PLANERAD = "planerad", "planerad"
        PAGAR = "pagar", "pågår"
        KLAR = "klar", "klar"
        AVBRUTEN = "avbruten", "avbruten"

    atgardsplan = models.ForeignKey(
        Atgardsplan, models.CASCADE, verbose_name="åtgärdsplan", related_name="atgarder"
    )
    nummer = models.PositiveSmallIntegerField("nummer", editable=False)
    rubrik = models.CharField("rubrik", max_length=160)
    beskrivning = models.TextField("vad ska göras?", blank=True)
    orsaker = models.ManyToManyField(
        Orsak, verbose_name="orsaker som den verkar på", related_name="atgarder", blank=True
    )
    malsattning = models.ForeignKey(
        Malsattning, models.PROTECT, verbose_name="mål", related_name="atgarder"
    )
    indikator = models.ForeignKey(
        Indikator,
        models.PROTECT,
        verbose_name="indikator för effekt",
        null=True,
        blank=True,
        related_name="atgarder",
    )
    niva = models.CharField("nivå", max_length=15, choices=Forebyggandeniva)
    inriktning = models.CharField("inriktning", max_length=15, choices=Inriktning)
    sikt = models.CharField("sikt", max_length=10, choices=Sikt)
    form = models.CharField("form", max_length=15, choices=Form)
    ansvarig_part = models.ForeignKey(
        Part, models.PROTECT, verbose_name="ansvarig part", related_name="+"
    )
    ansvarig_funktion = models.CharField("ansvarig funktion", max_length=120)
    medverkande = models.CharField("medverkande", max_length=300, blank=True)
    start = models.DateField("börjar")
    slut = models.DateField("slutar")
    resurser = models.CharField("resurser", max_length=200, blank=True)
    operativt_mal = models.CharField("operativt mål", max_length=300, blank=True)
    status = models.CharField("läge", max_length=15, choices=Status, default=Status.PLANERAD)
    lardom = models.TextField("lärdom", blank=True)
    delningsniva = models.CharField(
        "får ses av", max_length=10, choices=Delningsniva, default=Delningsniva.PUBLIK
    )

    objects = AtgardQuerySet.as_manager()

    class Meta:
        verbose_name = "åtgärd"
        verbose_name_plural = "åtgärder"
        ordering = ["atgardsplan", "nummer"]
        constraints = [
            models.UniqueConstraint(fields=["atgardsplan", "nummer"], name="atgard_nummer_unikt"),
            models.CheckConstraint(
                condition=Q(slut__gte=F("start")),
                name="atgard_slutar_efter_start",
                violation_error_message="Åtgärden kan inte sluta innan den börjar.",
            ),
            models.CheckConstraint(condition=~Q(delningsniva="egen"), name="atgard_ar_gemensam"),
        ]

    def __str__(self) -> str:
        return f"{self.nummer}. {self.rubrik}"

    def get_absolute_url(self) -> str:
        return reverse("atgardsplan:atgard", args=[self.pk])

    @property
    def omrade_id(self) -> int:
        return self.atgardsplan.lokal_overenskommelse.stadsdelsomrade_id

    def is_forsenad(self, dag: date | None = None) -> bool:
        oppen = self.status in (self.Status.PLANERAD, self.Status.PAGAR)
        return oppen and self.slut < (dag or timezone.localdate())
