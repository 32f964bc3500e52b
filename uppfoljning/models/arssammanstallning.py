"""The yearly report of the whole city: contributions, a frozen snapshot, its PDF and delivery."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from samverkan.models import (
    Overenskommelse,
    Stadsdelsomrade,
    User,
    Versionerad,
    behorighet,
)


class ArssammanstallningQuerySet(models.QuerySet["Arssammanstallning"]):
    """Yearly reports by reader."""

    def visible_to(self, user: object) -> "ArssammanstallningQuerySet":
        b = behorighet(user)
        if b.har_roll("central"):
            return self.all()
        return self.filter(status=Arssammanstallning.Status.FASTSTALLD) if b.ser else self.none()


class Arssammanstallning(Versionerad):
    """What the whole city did in a year and what came of it; frozen when decided."""

    class Status(models.TextChoices):
        """From collecting to decided."""

        INSAMLING = "insamling", "bidrag samlas in"
        FASTSTALLD = "faststalld", "fastställd"

    overenskommelse = models.ForeignKey(
        Overenskommelse,
        models.PROTECT,
        verbose_name="överenskommelse",
        related_name="arssammanstallningar",
    )
    year = models.PositiveSmallIntegerField("år")
    utgava = models.PositiveSmallIntegerField("utgåva", default=1)
    status = models.CharField("läge", max_length=15, choices=Status, default=Status.INSAMLING)
    dnr = models.CharField("diarienummer", max_length=40, blank=True)
    sammanfattning = models.TextField("sammanfattning av året", blank=True)
    nasta_year = models.TextField("plan för det kommande året", blank=True)
    bidrag_senast = models.DateField("bidrag lämnas senast", null=True, blank=True)
    innehall = models.JSONField("fryst innehåll", null=True, blank=True)
    sha256 = models.CharField("innehållets kontrollsumma", max_length=64, blank=True)
    faststalld_at = models.DateTimeField("fastställd", null=True, blank=True)
    faststalld_av = models.ForeignKey(
        User, models.PROTECT, verbose_name="fastställd av", null=True, blank=True, related_name="+"
    )
    pdf = models.BinaryField("PDF", null=True, blank=True)
    pdf_sha256 = models.CharField("PDF-filens kontrollsumma", max_length=64, blank=True)
    pdf_at = models.DateTimeField("PDF skapad", null=True, blank=True)

    objects = ArssammanstallningQuerySet.as_manager()

    class Meta:
        verbose_name = "årssammanställning"
        verbose_name_plural = "årssammanställningar"
        ordering = ["-year", "-utgava"]
        constraints = [
            models.UniqueConstraint(fields=["year", "utgava"], name="arssammanstallning_unik"),
            models.CheckConstraint(
                condition=~Q(status="faststalld")
                | (Q(innehall__isnull=False) & ~Q(sha256="") & Q(faststalld_at__isnull=False)),
                name="arssammanstallning_faststalld_ar_fryst",
            ),
        ]

    def __str__(self) -> str:
        return f"Årssammanställning {self.year}"

    def get_absolute_url(self) -> str:
        return reverse("uppfoljning:arssammanstallning", args=[self.pk])

    @property
    def omrade_id(self) -> None:
        return None

    @property
    def is_oppen(self) -> bool:
        return self.status == self.Status.INSAMLING


class BidragQuerySet(models.QuerySet["Bidrag"]):
    """Contributions by reader."""

    def visible_to(self, user: object) -> "BidragQuerySet":
        b = behorighet(user)
        return self.filter(
            Q(stadsdelsomrade_id__in=b.foljer)
            | Q(
                stadsdelsomrade_id__in=b.ser,
                arssammanstallning__status=Arssammanstallning.Status.FASTSTALLD,
            )
        )


class Bidrag(Versionerad):
    """A district's own words to the yearly report; figures come from the follow-up."""

    class Status(models.TextChoices):
        """A draft, or handed in."""

        UTKAST = "utkast", "utkast"
        LAMNAT = "lamnat", "lämnat"

    arssammanstallning = models.ForeignKey(
        Arssammanstallning,
        models.CASCADE,
        verbose_name="årssammanställning",
        related_name="bidrag",
    )
    stadsdelsomrade = models.ForeignKey(
        Stadsdelsomrade, models.PROTECT, verbose_name="stadsdelsområde", related_name="bidrag"
    )
    status = models.CharField("läge", max_length=10, choices=Status, default=Status.UTKAST)
    resultat = models.TextField("årets viktigaste resultat", blank=True)
    lardomar = models.TextField("lärdomar", blank=True)
    nasta_year = models.TextField("det här gör vi nästa år", blank=True)
    lamnat_at = models.DateTimeField("lämnat", null=True, blank=True)
    lamnat_av = models.ForeignKey(
        User, models.PROTECT, verbose_name="lämnat av", null=True, blank=True, related_name="+"
    )

    objects = BidragQuerySet.as_manager()

    class Meta:
        verbose_name = "bidrag"
        verbose_name_plural = "bidrag"
        ordering = ["arssammanstallning", "stadsdelsomrade__namn"]
        constraints = [
            models.UniqueConstraint(
                fields=["arssammanstallning", "stadsdelsomrade"], name="bidrag_ett_per_omrade"
            ),
            models.CheckConstraint(
                condition=Q(status="utkast") | Q(lamnat_at__isnull=False),
                name="bidrag_lamnat_har_tid",
            ),
        ]

    def __str__(self) -> str:
        return f"Bidrag från {self.stadsdelsomrade}, {self.arssammanstallning.year}"

    def get_absolute_url(self) -> str:
        return reverse("uppfoljning:bidrag", args=[self.pk])

    @property
    def omrade_id(self) -> int:
        return self.stadsdelsomrade_id


class Delgivning(models.Model):
    """The report as sent to, and received by, a district."""

    arssammanstallning = models.ForeignKey(
        Arssammanstallning,
        models.CASCADE,
        verbose_name="årssammanställning",
        related_name="delgivningar",
    )
    stadsdelsomrade = models.ForeignKey(
        Stadsdelsomrade, models.PROTECT, verbose_name="stadsdelsområde", related_name="delgivningar"
    )
    skickad_at = models.DateTimeField("skickad")
    mottagen_at = models.DateTimeField("mottagen", null=True, blank=True)
    mottagen_av = models.ForeignKey(
        User, models.PROTECT, verbose_name="mottagen av", null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "delgivning"
        verbose_name_plural = "delgivningar"
        ordering = ["arssammanstallning", "stadsdelsomrade__namn"]
        constraints = [
            models.UniqueConstraint(
                fields=["arssammanstallning", "stadsdelsomrade"], name="delgivning_en_per_omrade"
            )
        ]

    def __str__(self) -> str:
        return f"{self.arssammanstallning} till {self.stadsdelsomrade}"

    @property
    def omrade_id(self) -> int:
        return self.stadsdelsomrade_id
