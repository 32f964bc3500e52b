"""The city's own plan for a year."""

from django.db import models
from django.urls import reverse

from samverkan.models import (
    Malsattning,
    Overenskommelse,
    Part,
    Versionerad,
    behorighet,
)


class HandlingsplanQuerySet(models.QuerySet["Handlingsplan"]):
    """The city's plans by reader."""

    def visible_to(self, user: object) -> "HandlingsplanQuerySet":
        b = behorighet(user)
        if b.har_roll("central"):
            return self.all()
        return self.exclude(status=Handlingsplan.Status.UTKAST) if b.ser else self.none()


class Handlingsplan(Versionerad):
    """The central group's own plan for a year, over all districts."""

    class Status(models.TextChoices):
        """From draft to history."""

        UTKAST = "utkast", "utkast"
        BESLUTAD = "beslutad", "beslutad"
        AVSLUTAD = "avslutad", "avslutad"

    overenskommelse = models.ForeignKey(
        Overenskommelse, models.PROTECT, verbose_name="överenskommelse", related_name="planer"
    )
    year = models.PositiveSmallIntegerField("år")
    status = models.CharField("läge", max_length=15, choices=Status, default=Status.UTKAST)
    inriktning = models.TextField("inriktning", blank=True)

    objects = HandlingsplanQuerySet.as_manager()

    class Meta:
        verbose_name = "handlingsplan"
        verbose_name_plural = "handlingsplaner"
        ordering = ["-year"]
        constraints = [
            models.UniqueConstraint(
                fields=["overenskommelse", "year"],
                name="handlingsplan_en_per_year",
                violation_error_message="Det finns redan en handlingsplan för året.",
            )
        ]

    def __str__(self) -> str:
        return f"Handlingsplan {self.year}"

    def get_absolute_url(self) -> str:
        return reverse("atgardsplan:handlingsplan", args=[self.pk])

    @property
    def omrade_id(self) -> None:
        return None

    @property
    def is_oppen(self) -> bool:
        return self.status == self.Status.UTKAST


class Aktivitet(Versionerad):
    """Something that the handlingsplan says shall be done for a goal, and what came of it."""

    class Status(models.TextChoices):
        """Where the activity stands."""

        PLANERAD = "planerad", "planerad"
        PAGAR = "pagar", "pågår"
        KLAR = "klar", "klar"
        AVBRUTEN = "avbruten", "avbruten"

    handlingsplan = models.ForeignKey(
        Handlingsplan, models.CASCADE, verbose_name="handlingsplan", related_name="aktiviteter"
    )
    malsattning = models.ForeignKey(
        Malsattning, models.PROTECT, verbose_name="mål", related_name="aktiviteter"
    )
    nummer = models.PositiveSmallIntegerField("nummer", editable=False)
    rubrik = models.CharField("rubrik", max_length=160)
    beskrivning = models.TextField("vad ska göras?", blank=True)
    ansvarig_part = models.ForeignKey(
        Part, models.PROTECT, verbose_name="ansvarig part", related_name="+"
    )
    ansvarig_funktion = models.CharField("ansvarig funktion", max_length=120)
    slut = models.DateField("klar senast")
    status = models.CharField("läge", max_length=15, choices=Status, default=Status.PLANERAD)
    uppfoljning = models.TextField("uppföljning", blank=True)

    class Meta:
        verbose_name = "aktivitet"
        verbose_name_plural = "aktiviteter"
        ordering = ["handlingsplan", "nummer"]
        constraints = [
            models.UniqueConstraint(
                fields=["handlingsplan", "nummer"], name="aktivitet_nummer_unikt"
            )
        ]

    def __str__(self) -> str:
        return f"{self.nummer}. {self.rubrik}"

    def get_absolute_url(self) -> str:
        return self.handlingsplan.get_absolute_url()

    @property
    def omrade_id(self) -> None:
        return None
