"""Figures that the joint texts lean on."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from lagesbild.models.lagesbild import Lagesbild, Omradesanalys
from lagesbild.models.statistik import Matvarde, Statistikserie
from samverkan.models import Indikator, Stadsdelsomrade, User


class SiffraQuerySet(models.QuerySet["Siffra"]):
    """Figures by reader: those of the lägesbilder that the reader may see."""

    def visible_to(self, user: object) -> "SiffraQuerySet":
        return self.filter(lagesbild__in=Lagesbild.objects.visible_to(user))


class Siffra(models.Model):
    """A figure that a joint text cites as [S1], with what it said when the text was written."""

    lagesbild = models.ForeignKey(
        Lagesbild, models.CASCADE, verbose_name="lägesbild", related_name="siffror"
    )
    analys = models.ForeignKey(
        Omradesanalys, models.CASCADE, verbose_name="områdesanalys", related_name="siffror"
    )
    nummer = models.PositiveSmallIntegerField("nummer")
    indikator = models.ForeignKey(
        Indikator, models.PROTECT, verbose_name="indikator", null=True, blank=True, related_name="+"
    )
    serie = models.ForeignKey(
        Statistikserie,
        models.PROTECT,
        verbose_name="statistikserie",
        null=True,
        blank=True,
        related_name="+",
    )
    stadsdelsomrade = models.ForeignKey(
        Stadsdelsomrade,
        models.PROTECT,
        verbose_name="stadsdelsområde",
        null=True,
        blank=True,
        related_name="+",
    )
    periodtyp = models.CharField(
        "periodens längd",
        max_length=10,
        choices=Matvarde.Periodtyp,
        default=Matvarde.Periodtyp.YEAR,
    )
    period_start = models.DateField("period från")
    varde_da = models.CharField("värdet när texten skrevs", max_length=60)
    at = models.DateTimeField("när", default=timezone.now)
    av = models.ForeignKey(
        User, models.SET_NULL, verbose_name="vem", null=True, blank=True, related_name="+"
    )

    objects = SiffraQuerySet.as_manager()

    class Meta:
        verbose_name = "siffra i texten"
        verbose_name_plural = "siffror i texten"
        ordering = ["lagesbild", "nummer"]
        constraints = [
            models.UniqueConstraint(fields=["lagesbild", "nummer"], name="siffra_nummer_unikt"),
            models.CheckConstraint(
                condition=Q(indikator__isnull=True, serie__isnull=False)
                | Q(indikator__isnull=False, serie__isnull=True),
                name="siffra_galler_en_sak",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kod} {self.indikator or self.serie}"

    def get_absolute_url(self) -> str:
        return f"{reverse('lagesbild:analys', args=[self.lagesbild_id])}#s{self.nummer}"

    @property
    def kod(self) -> str:
        """As the text cites it."""
        return f"S{self.nummer}"

    @property
    def omrade_id(self) -> int:
        return self.lagesbild.stadsdelsomrade_id
