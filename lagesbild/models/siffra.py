"""Figures that the joint texts, or a party's own, lean on."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from lagesbild.models.lagesbild import Lagesbild, Omradesanalys
from lagesbild.models.statistik import Matvarde, Statistikserie
from lagesbild.models.underlag import Underlag
from samverkan.models import Indikator, Stadsdelsomrade, User

#: What cites figures: the joint texts of an area, or a party's own.
Skrift = Omradesanalys | Underlag


class SiffraQuerySet(models.QuerySet["Siffra"]):
    """Figures by reader: they are seen where the text is."""

    def visible_to(self, user: object) -> "SiffraQuerySet":
        gemensamma = Q(underlag=None, lagesbild__in=Lagesbild.objects.visible_to(user))
        return self.filter(gemensamma | Q(underlag__in=Underlag.objects.visible_to(user)))

    def gemensamma(self) -> "SiffraQuerySet":
        """Those of the joint texts."""
        return self.filter(underlag=None)


class Siffra(models.Model):
    """A figure that a text cites as [S1], with what it said when the text was written."""

    lagesbild = models.ForeignKey(
        Lagesbild, models.CASCADE, verbose_name="lägesbild", related_name="siffror"
    )
    analys = models.ForeignKey(
        Omradesanalys,
        models.CASCADE,
        verbose_name="områdesanalys",
        null=True,
        blank=True,
        related_name="siffror",
    )
    underlag = models.ForeignKey(
        Underlag,
        models.CASCADE,
        verbose_name="underlag",
        null=True,
        blank=True,
        related_name="siffror",
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
            models.UniqueConstraint(
                fields=["lagesbild", "nummer"],
                condition=Q(underlag__isnull=True),
                name="siffra_nummer_unikt",
            ),
            models.UniqueConstraint(
                fields=["underlag", "nummer"],
                condition=Q(underlag__isnull=False),
                name="siffra_nummer_unikt_i_underlag",
            ),
            models.CheckConstraint(
                condition=Q(analys__isnull=False, underlag__isnull=True)
                | Q(analys__isnull=True, underlag__isnull=False),
                name="siffra_i_en_text",
            ),
            models.CheckConstraint(
                condition=Q(indikator__isnull=True, serie__isnull=False)
                | Q(indikator__isnull=False, serie__isnull=True),
                name="siffra_galler_en_sak",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kod} {self.indikator or self.serie}"

    def get_absolute_url(self) -> str:
        return f"{self.skrift.get_absolute_url()}#s{self.nummer}"

    @property
    def skrift(self) -> Skrift:
        """The row whose texts cite it."""
        return self.underlag or self.analys  # type: ignore[return-value]

    @property
    def kod(self) -> str:
        """As the text cites it."""
        return f"S{self.nummer}"

    @property
    def omrade_id(self) -> int:
        return self.lagesbild.stadsdelsomrade_id

    @property
    def part_id(self) -> int | None:
        """The party whose own text it stands in."""
        return self.underlag.part_id if self.underlag else None
