"""Geographic analyses that a party has run, stored so that they can be made again."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from lagesbild.models.lagesbild import Lagesbild
from samverkan.datum_sv import dag
from samverkan.models import (
    Delningsniva,
    Part,
    Stadsdelsomrade,
    User,
    Versionerad,
    behorighet,
)


class PlatsanalysQuerySet(models.QuerySet["Platsanalys"]):
    """Analyses by reader."""

    def visible_to(self, user: object) -> "PlatsanalysQuerySet":
        """Own party's always; the other's when it has been shared."""
        b = behorighet(user)
        egna = b.egna_rader()
        delade = ~Q(delningsniva=Delningsniva.EGEN) & Q(stadsdelsomrade_id__in=b.foljer)
        return self.filter(egna | delade)


class Platsanalys(models.Model):
    """A stored run of a geographic analysis: parameters, data and result."""

    stadsdelsomrade = models.ForeignKey(
        Stadsdelsomrade, models.PROTECT, verbose_name="stadsdelsområde", related_name="analyser"
    )
    part = models.ForeignKey(Part, models.PROTECT, verbose_name="part", related_name="+")
    av = models.ForeignKey(
        User, models.PROTECT, verbose_name="gjord av", null=True, blank=True, related_name="+"
    )
    delningsniva = models.CharField(
        "får ses av", max_length=10, choices=Delningsniva, default=Delningsniva.EGEN
    )
    lagesbild = models.ForeignKey(
        Lagesbild,
        models.CASCADE,
        verbose_name="lägesbild",
        null=True,
        blank=True,
        related_name="platsanalyser",
    )
    metod = models.CharField("metod", max_length=60)
    parametrar = models.JSONField("parametrar", default=dict)
    datamangd = models.CharField("data", max_length=300)
    fingeravtryck = models.CharField("datas kontrollsumma", max_length=64, blank=True)
    resultat = models.JSONField("resultat", default=dict)
    slutsats = models.TextField("slutsats", blank=True)
    created_at = models.DateTimeField("gjord", default=timezone.now)

    objects = PlatsanalysQuerySet.as_manager()

    class Meta:
        verbose_name = "platsanalys"
        verbose_name_plural = "platsanalyser"
        ordering = ["stadsdelsomrade", "-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(lagesbild__isnull=True) | ~Q(delningsniva="egen"),
                name="platsanalys_i_lagesbild_ar_delad",
            )
        ]

    def __str__(self) -> str:
        return f"Platsanalys {self.stadsdelsomrade}, {self.period}"

    def get_absolute_url(self) -> str:
        return reverse("lagesbild:platsanalys", args=[self.pk])

    @property
    def omrade_id(self) -> int:
        return self.stadsdelsomrade_id

    @property
    def is_delad(self) -> bool:
        return self.delningsniva != Delningsniva.EGEN

    @property
    def period(self) -> str:
        """First and last day as people write them; the day it was made when it names none."""
        dagar = [self.parametrar.get(namn) for namn in ("fran", "till")]
        if not all(dagar):
            return str(dag(self.created_at))
        return " till ".join(date.fromisoformat(d).isoformat() for d in dagar if d)


class ValdAnalysQuerySet(models.QuerySet["ValdAnalys"]):
    """Chosen analyses by reader."""

    def visible_to(self, user: object) -> "ValdAnalysQuerySet":
        return self.filter(lagesbild__stadsdelsomrade_id__in=behorighet(user).foljer)


class ValdAnalys(Versionerad):
    """A shared platsanalys as a lägesbild holds it: what it shows, protected, and what follows."""

    lagesbild = models.ForeignKey(
        Lagesbild, models.CASCADE, verbose_name="lägesbild", related_name="valda_analyser"
    )
    analys = models.ForeignKey(
        Platsanalys, models.PROTECT, verbose_name="platsanalys", related_name="val"
    )
    nummer = models.PositiveSmallIntegerField("nummer")
    slutsats = models.TextField("vad analysen visar")
    delningsniva = models.CharField(
        "får ses av", max_length=10, choices=Delningsniva, default=Delningsniva.PARTERNA
    )
    #: What the analysis's page shows, with small numbers protected; made when it was chosen.
    utdrag = models.JSONField("utdrag", default=dict)

    objects = ValdAnalysQuerySet.as_manager()

    class Meta:
        verbose_name = "vald analys"
        verbose_name_plural = "valda analyser"
        ordering = ["lagesbild", "nummer"]
        constraints = [
            models.UniqueConstraint(
                fields=["lagesbild", "analys"],
                name="vald_analys_en_gang",
                violation_error_message="Analysen finns redan i lägesbilden.",
            ),
            models.UniqueConstraint(
                fields=["lagesbild", "nummer"], name="vald_analys_nummer_unikt"
            ),
            models.CheckConstraint(
                condition=~Q(delningsniva="egen"), name="vald_analys_ar_gemensam"
            ),
        ]

    def __str__(self) -> str:
        return f"Platsanalys {self.utdrag.get('period', '')}".strip()

    def get_absolute_url(self) -> str:
        return reverse("lagesbild:platser", args=[self.lagesbild_id])

    @property
    def omrade_id(self) -> int:
        return self.lagesbild.stadsdelsomrade_id
