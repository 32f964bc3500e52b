"""The overall agreement with its areas, goals, indicators and the districts' answers to it."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from samverkan.models.bas import Versionerad
from samverkan.models.omrade import Stadsdelsomrade, period
from samverkan.models.part import Part, User


class OverenskommelseQuerySet(models.QuerySet["Overenskommelse"]):
    """Agreements by state."""

    def gallande(self) -> "OverenskommelseQuerySet":
        return self.filter(status=Overenskommelse.Status.GALLANDE)


class Overenskommelse(Versionerad):
    """The overall agreement between the two parties: the frame of all work."""

    class Status(models.TextChoices):
        """From draft to history."""

        UTKAST = "utkast", "utkast"
        REMISS = "remiss", "på remiss"
        BESLUTAD = "beslutad", "beslutad"
        GALLANDE = "gallande", "gällande"
        AVSLUTAD = "avslutad", "avslutad"

    namn = models.CharField("namn", max_length=200)
    dnr = models.CharField("diarienummer", max_length=40, unique=True)
    giltig_fran = models.DateField("gäller från")
    giltig_till = models.DateField("gäller till och med", null=True, blank=True)
    status = models.CharField("läge", max_length=20, choices=Status, default=Status.UTKAST)
    ingress = models.TextField("ingress", blank=True)
    remiss_till = models.DateField("remissvar senast", null=True, blank=True)

    objects = OverenskommelseQuerySet.as_manager()

    class Meta:
        verbose_name = "samverkansöverenskommelse"
        verbose_name_plural = "samverkansöverenskommelser"
        ordering = ["-giltig_fran"]
        constraints = [
            models.CheckConstraint(
                condition=Q(giltig_till__isnull=True) | Q(giltig_till__gte=F("giltig_fran")),
                name="overenskommelse_slutar_efter_start",
                violation_error_message="Överenskommelsen kan inte sluta gälla innan den börjar.",
            ),
            ExclusionConstraint(
                name="overenskommelse_en_gallande",
                expressions=[(period(), RangeOperators.OVERLAPS)],
                condition=Q(status="gallande"),
                violation_error_message="En annan överenskommelse gäller redan under perioden.",
            ),
        ]

    def __str__(self) -> str:
        return self.namn

    def get_absolute_url(self) -> str:
        return reverse("samverkan:overenskommelse", args=[self.pk])

    @property
    def omrade_id(self) -> None:
        return None


class Remissvar(Versionerad):
    """A party's answer from a district to a proposed agreement."""

    class Status(models.TextChoices):
        """A draft, or handed in."""

        UTKAST = "utkast", "utkast"
        LAMNAT = "lamnat", "lämnat"

    overenskommelse = models.ForeignKey(
        Overenskommelse, models.CASCADE, verbose_name="överenskommelse", related_name="remissvar"
    )
    stadsdelsomrade = models.ForeignKey(
        Stadsdelsomrade, models.PROTECT, verbose_name="stadsdelsområde", related_name="remissvar"
    )
    part = models.ForeignKey(Part, models.PROTECT, verbose_name="part", related_name="remissvar")
    text = models.TextField("svar", blank=True)
    status = models.CharField("läge", max_length=20, choices=Status, default=Status.UTKAST)
    lamnat_at = models.DateTimeField("lämnat", null=True, blank=True)
    lamnat_av = models.ForeignKey(
        User, models.PROTECT, verbose_name="lämnat av", null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "remissvar"
        verbose_name_plural = "remissvar"
        constraints = [
            models.UniqueConstraint(
                fields=["overenskommelse", "stadsdelsomrade", "part"],
                name="remissvar_ett_per_part_och_omrade",
            ),
            models.CheckConstraint(
                condition=Q(status="utkast") | Q(lamnat_at__isnull=False),
                name="remissvar_lamnat_har_tid",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.stadsdelsomrade}, {self.part}"

    def get_absolute_url(self) -> str:
        return reverse("samverkan:remissvar", args=[self.pk])

    @property
    def omrade_id(self) -> int:
        return self.stadsdelsomrade_id


class Samverkansomrade(models.Model):
    """A prioritised area of the agreement."""

    overenskommelse = models.ForeignKey(
        Overenskommelse,
        models.PROTECT,
        verbose_name="överenskommelse",
        related_name="samverkansomraden",
    )
    nummer = models.PositiveSmallIntegerField("nummer")
    namn = models.CharField("namn", max_length=120)
    kortnamn = models.CharField("kort namn", max_length=40)
    beskrivning = models.TextField("beskrivning", blank=True)

    class Meta:
        verbose_name = "samverkansområde"
        verbose_name_plural = "samverkansområden"
        ordering = ["overenskommelse", "nummer"]
        constraints = [
            models.UniqueConstraint(
                fields=["overenskommelse", "nummer"], name="samverkansomrade_nummer_unikt"
            )
        ]

    def __str__(self) -> str:
        return f"{self.nummer}. {self.namn}"


class Malsattning(models.Model):
    """A measurable goal of an area, in the agreement's own words."""

    samverkansomrade = models.ForeignKey(
        Samverkansomrade,
        models.PROTECT,
        verbose_name="samverkansområde",
        related_name="malsattningar",
    )
    nummer = models.PositiveSmallIntegerField("nummer")
    text = models.TextField("mål")

    class Meta:
        verbose_name = "målsättning"
        verbose_name_plural = "målsättningar"
        ordering = ["samverkansomrade", "nummer"]
        constraints = [
            models.UniqueConstraint(
                fields=["samverkansomrade", "nummer"], name="malsattning_nummer_unikt"
            )
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def beteckning(self) -> str:
        """The goal's number as people say it, e.g. 2.1."""
        return f"{self.samverkansomrade.nummer}.{self.nummer}"


class Indikator(models.Model):
    """What is measured to follow a goal, and how the figure is to be read."""

    class Riktning(models.TextChoices):
        """The direction that is wished for."""

        NER = "ner", "ska minska"
        UPP = "upp", "ska öka"
        INGEN = "ingen", "sammanhang, ingen önskad riktning"

    class Periodicitet(models.TextChoices):
        """How often a value comes."""

        VECKA = "vecka", "varje vecka"
        MANAD = "manad", "varje månad"
        TERTIAL = "tertial", "varje tertial"
        HALVAR = "halvar", "varje halvår"
        TERMIN = "termin", "varje termin"
        YEAR = "year", "varje år"
        VARTANNAT = "vartannat", "vartannat år"
        VART_TREDJE = "vart_tredje", "vart tredje år"

    class RaknasUr(models.TextChoices):
        """What in the product itself the figure can be counted from; it is still entered by a person."""

        PLATSER = "platser", "platserna på den gemensamma listan"

    malsattning = models.ForeignKey(
        Malsattning, models.PROTECT, verbose_name="mål", related_name="indikatorer"
    )
    kod = models.CharField("kod", max_length=20)
    namn = models.CharField("namn", max_length=200)
    definition = models.TextField("definition")
    taljare = models.CharField("täljare", max_length=200, blank=True)
    namnare = models.CharField("nämnare", max_length=200, blank=True)
    enhet = models.CharField("enhet", max_length=60)
    datakalla = models.CharField("källa", max_length=200)
    riktning = models.CharField("önskad riktning", max_length=10, choices=Riktning)
    periodicitet = models.CharField("hur ofta", max_length=15, choices=Periodicitet)
    lagsta_geografi = models.CharField("lägsta geografi", max_length=60)
    minsta_n = models.PositiveIntegerField("minsta antal svar eller fall", default=5)
    decimaler = models.PositiveSmallIntegerField("decimaler", default=0)
    polisdriven = models.BooleanField("drivs av polisens arbete eller anmälan", default=False)
    lasanvisning = models.CharField("att tänka på", max_length=300, blank=True)
    aktiv = models.BooleanField("används", default=True)
    raknas_ur = models.CharField("kan räknas ur", max_length=10, choices=RaknasUr, blank=True)

    class Meta:
        verbose_name = "indikator"
        verbose_name_plural = "indikatorer"
        ordering = ["malsattning", "kod"]
        constraints = [
            models.UniqueConstraint(fields=["malsattning", "kod"], name="indikator_kod_unik")
        ]

    def __str__(self) -> str:
        return self.namn

    def get_absolute_url(self) -> str:
        return reverse("uppfoljning:indikator", args=[self.pk])

    @property
    def is_antal(self) -> bool:
        """A count, so that small numbers tell of single persons and parts add up to a whole."""
        return self.enhet.startswith("antal")
