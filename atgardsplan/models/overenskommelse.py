"""The local agreement: direction, priorities, targets and the parties' signatures."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from lagesbild.models import Lagesbild, Utmaning
from samverkan.models import (
    Indikator,
    Malsattning,
    Overenskommelse,
    Part,
    Stadsdelsomrade,
    User,
    Versionerad,
    behorighet,
    period,
)


class LokalOverenskommelseQuerySet(models.QuerySet["LokalOverenskommelse"]):
    """Local agreements by reader."""

    def visible_to(self, user: object) -> "LokalOverenskommelseQuerySet":
        b = behorighet(user)
        beslutade = [
            LokalOverenskommelse.Status.GALLANDE,
            LokalOverenskommelse.Status.AVSLUTAD,
        ]
        return self.filter(
            Q(stadsdelsomrade_id__in=b.foljer)
            | Q(stadsdelsomrade_id__in=b.ser, status__in=beslutade)
        )


class LokalOverenskommelse(Versionerad):
    """What the parties of a district agree on: priorities, direction, goals and follow-up."""

    class Status(models.TextChoices):
        """From draft to history."""

        UTKAST = "utkast", "utkast"
        FORESLAGEN = "foreslagen", "föreslagen till styrgruppen"
        GALLANDE = "gallande", "gällande"
        AVSLUTAD = "avslutad", "avslutad"

    stadsdelsomrade = models.ForeignKey(
        Stadsdelsomrade,
        models.PROTECT,
        verbose_name="stadsdelsområde",
        related_name="lokala_overenskommelser",
    )
    lagesbild = models.ForeignKey(
        Lagesbild,
        models.PROTECT,
        verbose_name="bygger på lägesbild",
        related_name="lokala_overenskommelser",
    )
    overenskommelse = models.ForeignKey(
        Overenskommelse,
        models.PROTECT,
        verbose_name="övergripande överenskommelse",
        related_name="lokala_overenskommelser",
    )
    dnr = models.CharField("diarienummer", max_length=40, blank=True)
    giltig_fran = models.DateField("gäller från")
    giltig_till = models.DateField("gäller till och med")
    status = models.CharField("läge", max_length=15, choices=Status, default=Status.UTKAST)
    inriktning = models.TextField("inriktning", blank=True)
    uppfoljning = models.TextField("så följs överenskommelsen upp", blank=True)
    gallande_at = models.DateTimeField("undertecknad av båda", null=True, blank=True)

    objects = LokalOverenskommelseQuerySet.as_manager()

    class Meta:
        verbose_name = "lokal överenskommelse"
        verbose_name_plural = "lokala överenskommelser"
        ordering = ["-giltig_fran"]
        constraints = [
            models.CheckConstraint(
                condition=Q(giltig_till__gte=F("giltig_fran")),
                name="lokal_slutar_efter_start",
                violation_error_message="Överenskommelsen kan inte sluta gälla innan den börjar.",
            ),
            ExclusionConstraint(
                name="lokal_en_gallande_per_omrade",
                expressions=[
                    (period(), RangeOperators.OVERLAPS),
                    ("stadsdelsomrade", RangeOperators.EQUAL),
                ],
                condition=Q(status="gallande"),
                violation_error_message=(
                    "En annan lokal överenskommelse gäller redan under en del av perioden."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"Lokal överenskommelse {self.giltig_fran.year}, {self.stadsdelsomrade}"

    def get_absolute_url(self) -> str:
        return reverse("atgardsplan:overenskommelse", args=[self.pk])

    @property
    def omrade_id(self) -> int:
        return self.stadsdelsomrade_id

    @property
    def is_oppen(self) -> bool:
        return self.status == self.Status.UTKAST


class Prioritering(Versionerad):
    """A challenge that the local styrgrupp has put on the agreement's list."""

    lokal_overenskommelse = models.ForeignKey(
        LokalOverenskommelse,
        models.CASCADE,
        verbose_name="lokal överenskommelse",
        related_name="prioriteringar",
    )
    utmaning = models.ForeignKey(
        Utmaning, models.PROTECT, verbose_name="utmaning", related_name="prioriteringar"
    )
    ordning = models.PositiveSmallIntegerField("ordning")
    motiv = models.TextField("varför den prioriteras", blank=True)

    class Meta:
        verbose_name = "prioritering"
        verbose_name_plural = "prioriteringar"
        ordering = ["lokal_overenskommelse", "ordning"]
        constraints = [
            models.UniqueConstraint(
                fields=["lokal_overenskommelse", "utmaning"],
                name="prioritering_en_gang",
                violation_error_message="Utmaningen är redan prioriterad.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.ordning}. {self.utmaning.rubrik}"

    def get_absolute_url(self) -> str:
        return self.lokal_overenskommelse.get_absolute_url()

    @property
    def omrade_id(self) -> int:
        return self.lokal_overenskommelse.stadsdelsomrade_id


class Malvarde(Versionerad):
    """Baseline and target for a goal in a district, or why it cannot be measured."""

    #: Set by a reader when the baseline is a small number that has been taken away.
    is_skyddad = False

    lokal_overenskommelse = models.ForeignKey(
        LokalOverenskommelse,
        models.CASCADE,
        verbose_name="lokal överenskommelse",
        related_name="malvarden",
    )
    malsattning = models.ForeignKey(
        Malsattning, models.PROTECT, verbose_name="mål", related_name="malvarden"
    )
    indikator = models.ForeignKey(
        Indikator,
        models.PROTECT,
        verbose_name="indikator",
        null=True,
        blank=True,
        related_name="malvarden",
    )
    baslinje = models.DecimalField(
        "utgångsvärde", max_digits=16, decimal_places=4, null=True, blank=True
    )
    baslinje_year = models.PositiveSmallIntegerField("utgångsår", null=True, blank=True)
    malvarde = models.DecimalField(
        "målvärde", max_digits=16, decimal_places=4, null=True, blank=True
    )
    mal_year = models.PositiveSmallIntegerField("målår", null=True, blank=True)
    utan_matt = models.TextField("varför målet inte kan mätas", blank=True)

    class Meta:
        verbose_name = "målvärde"
        verbose_name_plural = "målvärden"
        ordering = ["lokal_overenskommelse", "malsattning"]
        constraints = [
            models.UniqueConstraint(
                fields=["lokal_overenskommelse", "malsattning", "indikator"],
                nulls_distinct=False,
                name="malvarde_unikt",
                violation_error_message="Det finns redan ett målvärde för indikatorn.",
            ),
            models.CheckConstraint(
                condition=Q(indikator__isnull=False) | ~Q(utan_matt=""),
                name="malvarde_matt_eller_skal",
                violation_error_message="Välj en indikator eller skriv varför målet inte kan mätas.",
            ),
            models.CheckConstraint(
                condition=Q(indikator__isnull=True)
                | Q(malvarde__isnull=False, mal_year__isnull=False),
                name="malvarde_har_mal",
                violation_error_message="Ange målvärde och målår för indikatorn.",
            ),
            models.CheckConstraint(
                condition=Q(mal_year__isnull=True)
                | Q(baslinje_year__isnull=True)
                | Q(mal_year__gt=F("baslinje_year")),
                name="malvarde_mal_efter_baslinje",
                violation_error_message="Målåret ska ligga efter utgångsåret.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indikator or self.malsattning}"

    def get_absolute_url(self) -> str:
        return self.lokal_overenskommelse.get_absolute_url()

    @property
    def omrade_id(self) -> int:
        return self.lokal_overenskommelse.stadsdelsomrade_id


class Undertecknande(models.Model):
    """A party's signature on exactly the agreement and plan whose sha256 it holds."""

    lokal_overenskommelse = models.ForeignKey(
        LokalOverenskommelse,
        models.CASCADE,
        verbose_name="lokal överenskommelse",
        related_name="undertecknanden",
    )
    part = models.ForeignKey(Part, models.PROTECT, verbose_name="part", related_name="+")
    user = models.ForeignKey(User, models.PROTECT, verbose_name="vem", related_name="+")
    at = models.DateTimeField("när")
    sha256 = models.CharField("innehållets kontrollsumma", max_length=64)

    class Meta:
        verbose_name = "undertecknande"
        verbose_name_plural = "undertecknanden"
        ordering = ["-at"]
        constraints = [
            models.UniqueConstraint(
                fields=["lokal_overenskommelse", "part", "sha256"],
                name="undertecknande_ett_per_innehall",
            ),
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="undertecknande_sha256_form"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.part} undertecknade {self.lokal_overenskommelse}"
