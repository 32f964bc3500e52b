"""What happens beside the content: the log of acts, saved drafts and background jobs."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from samverkan.models.bas import Delningsniva
from samverkan.models.omrade import Stadsdelsomrade
from samverkan.models.part import Part, User, behorighet
from samverkan.permissions import Roll


class LogEntryQuerySet(models.QuerySet["LogEntry"]):
    """The log as one user may read it."""

    def visible_to(self, user: object) -> "LogEntryQuerySet":
        """Own acts, and acts on what the user may see; row protection repeats the rule."""
        b = behorighet(user)
        oppet = Q(delningsniva=Delningsniva.PUBLIK, stadsdelsomrade_id__in=b.ser)
        parternas = Q(delningsniva=Delningsniva.PARTERNA, stadsdelsomrade_id__in=b.foljer)
        egna = b.egna_rader()
        synligt = Q(by_id=b.user_id) | oppet | parternas | egna
        if b.har_roll(Roll.FORVALTARE, Roll.CENTRAL):
            synligt |= Q(stadsdelsomrade__isnull=True, delningsniva=Delningsniva.PUBLIK)
        return self.filter(synligt)


class LogEntry(models.Model):
    """One act: who, when, what, before and after. Never changed, never removed."""

    at = models.DateTimeField("när", default=timezone.now)
    by = models.ForeignKey(
        User, models.PROTECT, verbose_name="vem", null=True, blank=True, related_name="logg"
    )
    akt = models.CharField("akt", max_length=60)
    objekttyp = models.CharField("slag", max_length=60)
    objekt_id = models.BigIntegerField("nummer", null=True, blank=True)
    objekt = models.CharField("objekt", max_length=200)
    stadsdelsomrade = models.ForeignKey(
        Stadsdelsomrade,
        models.PROTECT,
        verbose_name="stadsdelsområde",
        null=True,
        blank=True,
        related_name="logg",
    )
    part = models.ForeignKey(
        Part, models.PROTECT, verbose_name="part", null=True, blank=True, related_name="logg"
    )
    delningsniva = models.CharField(
        "delningsnivå", max_length=10, choices=Delningsniva, default=Delningsniva.PARTERNA
    )
    fore = models.JSONField("före", null=True, blank=True, encoder=DjangoJSONEncoder)
    efter = models.JSONField("efter", null=True, blank=True, encoder=DjangoJSONEncoder)

    objects = LogEntryQuerySet.as_manager()

    class Meta:
        verbose_name = "loggrad"
        verbose_name_plural = "logg"
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["stadsdelsomrade", "-at"], name="logg_omrade_tid"),
            models.Index(fields=["objekttyp", "objekt_id"], name="logg_objekt"),
            models.Index(fields=["by", "-at"], name="logg_vem_tid"),
        ]

    def __str__(self) -> str:
        return f"{self.akt}: {self.objekt}"


class Utkast(models.Model):
    """Free text that saved itself before the person pressed save; seen by that person only."""

    user = models.ForeignKey(User, models.CASCADE, verbose_name="vem", related_name="utkast")
    nyckel = models.CharField("formulär", max_length=200)
    falt = models.JSONField("fält", default=dict)
    updated_at = models.DateTimeField("sparat", auto_now=True)
    kasserat_at = models.DateTimeField("texten sparades på riktigt", null=True, blank=True)

    class Meta:
        verbose_name = "utkast"
        verbose_name_plural = "utkast"
        constraints = [
            models.UniqueConstraint(fields=["user", "nyckel"], name="utkast_ett_per_formular")
        ]

    def __str__(self) -> str:
        return self.nyckel


class Jobb(models.Model):
    """A background job as the person who asked for it sees it."""

    class Status(models.TextChoices):
        """From the queue to a result or a fault."""

        VANTAR = "vantar", "väntar"
        PAGAR = "pagar", "pågår"
        KLART = "klart", "klart"
        FEL = "fel", "gick fel"

    slag = models.CharField("slag", max_length=60)
    rubrik = models.CharField("rubrik", max_length=200)
    bestallt_av = models.ForeignKey(
        User, models.PROTECT, verbose_name="beställt av", related_name="jobb"
    )
    nyckel = models.CharField("nyckel mot dubbel beställning", max_length=120)
    status = models.CharField("läge", max_length=10, choices=Status, default=Status.VANTAR)
    andel = models.PositiveSmallIntegerField("andel klart, procent", default=0)
    meddelande = models.CharField("meddelande", max_length=300, blank=True)
    argument = models.JSONField("argument", default=dict)
    resultat_url = models.CharField("resultat", max_length=300, blank=True)
    created_at = models.DateTimeField("beställt", default=timezone.now)
    livstecken = models.DateTimeField("senaste livstecken", null=True, blank=True)
    klart_at = models.DateTimeField("klart", null=True, blank=True)

    class Meta:
        verbose_name = "jobb"
        verbose_name_plural = "jobb"
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(condition=Q(andel__lte=100), name="jobb_andel_hogst_hundra"),
            models.UniqueConstraint(
                fields=["nyckel"],
                condition=Q(status__in=["vantar", "pagar"]),
                name="jobb_ett_at_gangen",
            ),
        ]

    def __str__(self) -> str:
        return self.rubrik

    def get_absolute_url(self) -> str:
        return reverse("samverkan:jobb", args=[self.pk])
