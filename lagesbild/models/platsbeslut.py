"""Steps in a place's life that wait for both parties, and each party's assent."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from lagesbild.models.plats import Plats
from lagesbild.models.platsanalys import Platsanalys
from samverkan.models import Part, Stadsdelsomrade, User, Versionerad, behorighet


class PlatsbeslutQuerySet(models.QuerySet["Platsbeslut"]):
    """Decisions by reader and state."""

    def visible_to(self, user: object) -> "PlatsbeslutQuerySet":
        """Those who follow the two parties' work; what is proposed is no secret between them."""
        return self.filter(stadsdelsomrade_id__in=behorighet(user).foljer)

    def vantar(self) -> "PlatsbeslutQuerySet":
        return self.filter(status=Platsbeslut.Status.VANTAR)


class Platsbeslut(Versionerad):
    """One step in a place's life: proposed by one party, done when both have assented."""

    class Handling(models.TextChoices):
        """What both are asked to agree to."""

        FUNNEN = "funnen", "ta upp en plats på listan"
        KVAR = "kvar", "låta platsen stå kvar"
        FLYTTAD = "flyttad", "flytta platsen"
        DELAD = "delad", "dela platsen"
        SAMMANSLAGEN = "sammanslagen", "slå ihop platser"
        STANGD = "stangd", "avföra platsen"
        OPPNAD = "oppnad", "ta upp platsen igen"

    class Status(models.TextChoices):
        """From a proposal to what is done, or not."""

        VANTAR = "vantar", "väntar på båda parter"
        GENOMFORT = "genomfort", "beslutat av båda parter"
        AVFARDAT = "avfardat", "avfärdat"

    stadsdelsomrade = models.ForeignKey(
        Stadsdelsomrade,
        models.PROTECT,
        verbose_name="stadsdelsområde",
        related_name="platsbeslut",
    )
    handling = models.CharField("vad", max_length=15, choices=Handling)
    platser = models.ManyToManyField(
        Plats, verbose_name="platser", related_name="beslut", blank=True
    )
    delar = models.JSONField("platserna efter beslutet", default=list)
    datum = models.DateField("från och med")
    skal = models.TextField("varför")
    analys = models.ForeignKey(
        Platsanalys,
        models.SET_NULL,
        verbose_name="platsanalys",
        null=True,
        blank=True,
        related_name="beslut",
    )
    forslag = models.PositiveSmallIntegerField("förslag i analysen", null=True, blank=True)
    status = models.CharField("läge", max_length=10, choices=Status, default=Status.VANTAR)
    avfardat_skal = models.TextField("varför avfärdat", blank=True)
    avgjort_at = models.DateTimeField("avgjort", null=True, blank=True)

    objects = PlatsbeslutQuerySet.as_manager()

    class Meta:
        verbose_name = "platsbeslut"
        verbose_name_plural = "platsbeslut"
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status="avfardat") | ~Q(avfardat_skal=""),
                name="platsbeslut_avfardat_har_skal",
                violation_error_message="Skriv varför förslaget avfärdas.",
            ),
            models.CheckConstraint(
                condition=Q(status="vantar", avgjort_at__isnull=True)
                | (~Q(status="vantar") & Q(avgjort_at__isnull=False)),
                name="platsbeslut_avgjort_har_tid",
            ),
            models.UniqueConstraint(
                fields=["analys", "forslag"],
                condition=Q(forslag__isnull=False) & ~Q(status="avfardat"),
                name="platsbeslut_ett_per_forslag",
                violation_error_message="Förslaget är redan på väg till listan.",
            ),
        ]

    def __str__(self) -> str:
        return f"{str(self.get_handling_display()).capitalize()}: {self.namnen}"

    def get_absolute_url(self) -> str:
        return reverse("lagesbild:platsbeslut", args=[self.pk])

    @property
    def namnen(self) -> str:
        """The places that the step is about, by the names they have or will get."""
        return ", ".join(
            [plats.namn for plats in self.platser.all()] or [str(d["namn"]) for d in self.delar]
        )

    @property
    def omrade_id(self) -> int:
        return self.stadsdelsomrade_id

    @property
    def bifallna(self) -> set[int]:
        """The parties that have assented to what now stands."""
        return {b.part_id for b in self.bifall.all() if b.galler == self.version}


class Platsbifall(models.Model):
    """A party's assent to a step in a place's life, as the step then read."""

    beslut = models.ForeignKey(
        Platsbeslut, models.CASCADE, verbose_name="platsbeslut", related_name="bifall"
    )
    part = models.ForeignKey(Part, models.PROTECT, verbose_name="part", related_name="+")
    user = models.ForeignKey(User, models.PROTECT, verbose_name="vem", related_name="+")
    galler = models.PositiveIntegerField("gäller version")
    at = models.DateTimeField("när", default=timezone.now)

    class Meta:
        verbose_name = "bifall"
        verbose_name_plural = "bifall"
        ordering = ["beslut", "at"]
        constraints = [
            models.UniqueConstraint(fields=["beslut", "part"], name="platsbifall_ett_per_part")
        ]

    def __str__(self) -> str:
        return f"{self.part}: {self.beslut}"
