"""Status notes on measures and the effect of interventions."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from atgardsplan.models import Atgard
from samverkan.models import User, Versionerad


class Avstamning(Versionerad):
    """What became of a measure in a tertial: done, on track, late, and why."""

    class Lage(models.TextChoices):
        """The judgement of the one who answers for the measure."""

        I_FAS = "i_fas", "går enligt plan"
        OSAKERT = "osakert", "osäkert"
        AVVIKER = "avviker", "avviker från planen"
        KLAR = "klar", "klar"

    atgard = models.ForeignKey(
        Atgard, models.CASCADE, verbose_name="åtgärd", related_name="avstamningar"
    )
    year = models.PositiveSmallIntegerField("år")
    tertial = models.PositiveSmallIntegerField(
        "tertial", choices=[(1, "tertial 1"), (2, "tertial 2"), (3, "tertial 3")]
    )
    lage = models.CharField("läge", max_length=10, choices=Lage)
    gjort = models.TextField("vad har gjorts?")
    resultat = models.TextField("vad har det gett?", blank=True)
    av = models.ForeignKey(User, models.PROTECT, verbose_name="av", related_name="+")

    class Meta:
        verbose_name = "avstämning"
        verbose_name_plural = "avstämningar"
        ordering = ["atgard", "-year", "-tertial"]
        constraints = [
            models.UniqueConstraint(
                fields=["atgard", "year", "tertial"],
                name="avstamning_en_per_tertial",
                violation_error_message="Åtgärden är redan avstämd för tertialet.",
            ),
            models.CheckConstraint(
                condition=Q(tertial__gte=1, tertial__lte=3), name="avstamning_tertial_1_till_3"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.atgard}, tertial {self.tertial} {self.year}"

    def get_absolute_url(self) -> str:
        return reverse("atgardsplan:atgard", args=[self.atgard_id])

    @property
    def omrade_id(self) -> int:
        return self.atgard.omrade_id


class Effektmatning(Versionerad):
    """A measured effect of a measure: before and after, with and without it."""

    atgard = models.ForeignKey(
        Atgard, models.CASCADE, verbose_name="åtgärd", related_name="effektmatningar"
    )
    metod = models.CharField("metod", max_length=120)
    fore_period = models.CharField("period före", max_length=60)
    efter_period = models.CharField("period efter", max_length=60)
    fore = models.PositiveIntegerField("antal före, insatsområdet")
    efter = models.PositiveIntegerField("antal efter, insatsområdet")
    jamforelse_fore = models.PositiveIntegerField(
        "antal före, jämförelseområdet", null=True, blank=True
    )
    jamforelse_efter = models.PositiveIntegerField(
        "antal efter, jämförelseområdet", null=True, blank=True
    )
    slutsats = models.TextField("slutsats", blank=True)

    class Meta:
        verbose_name = "effektmätning"
        verbose_name_plural = "effektmätningar"
        ordering = ["atgard", "-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(jamforelse_fore__isnull=True, jamforelse_efter__isnull=True)
                | Q(jamforelse_fore__isnull=False, jamforelse_efter__isnull=False),
                name="effektmatning_jamforelse_hel",
                violation_error_message="Ange jämförelseområdets antal både före och efter.",
            )
        ]

    def __str__(self) -> str:
        return f"Effekt av {self.atgard}"

    def get_absolute_url(self) -> str:
        return reverse("atgardsplan:atgard", args=[self.atgard_id])

    @property
    def omrade_id(self) -> int:
        return self.atgard.omrade_id
