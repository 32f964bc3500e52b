"""The joint lägesbild and each party's underlag."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from samverkan.models import (
    Overenskommelse,
    Part,
    Samverkansomrade,
    Stadsdelsomrade,
    Trend,
    User,
    Versionerad,
    behorighet,
)


def samtalsdelar(bedomning: str, overenskommelse_id: int) -> dict[str, str]:
    """The judgement of the whole, and a section for each samverkansområde."""
    omraden = Samverkansomrade.objects.filter(overenskommelse_id=overenskommelse_id)
    return {"bedomning": bedomning} | {f"omrade-{o.nummer}": str(o) for o in omraden}


class LagesbildQuerySet(models.QuerySet["Lagesbild"]):
    """Lägesbilder by reader and state."""

    def visible_to(self, user: object) -> "LagesbildQuerySet":
        """Decided ones to all who may see the district, others to those who may follow it."""
        b = behorighet(user)
        return self.filter(
            Q(stadsdelsomrade_id__in=b.foljer)
            | Q(stadsdelsomrade_id__in=b.ser, status=Lagesbild.Status.FASTSTALLD)
        )

    def faststallda(self) -> "LagesbildQuerySet":
        return self.filter(status=Lagesbild.Status.FASTSTALLD)


class Lagesbild(Versionerad):
    """The two parties' joint picture of a district for a year."""

    class Status(models.TextChoices):
        """From two separate pictures to one decided."""

        UNDERLAG = "underlag", "underlag tas fram"
        SAMMANFORING = "sammanforing", "sammanförs"
        GODKANNANDE = "godkannande", "godkänns av parterna"
        FASTSTALLD = "faststalld", "fastställd"

    stadsdelsomrade = models.ForeignKey(
        Stadsdelsomrade, models.PROTECT, verbose_name="stadsdelsområde", related_name="lagesbilder"
    )
    overenskommelse = models.ForeignKey(
        Overenskommelse, models.PROTECT, verbose_name="överenskommelse", related_name="lagesbilder"
    )
    year = models.PositiveSmallIntegerField("år")
    utgava = models.PositiveSmallIntegerField("utgåva", default=1)
    status = models.CharField("läge", max_length=20, choices=Status, default=Status.UNDERLAG)
    dnr = models.CharField("diarienummer", max_length=40, blank=True)
    sammanfattning = models.TextField("samlad bedömning", blank=True)
    underlag_senast = models.DateField("underlag lämnas senast", null=True, blank=True)
    sammanforing_senast = models.DateField("sammanföringen klar senast", null=True, blank=True)
    styrgruppsmote = models.DateField("styrgruppens möte", null=True, blank=True)
    faststalld_at = models.DateTimeField("fastställd", null=True, blank=True)
    faststalld_av = models.ForeignKey(
        User, models.PROTECT, verbose_name="fastställd av", null=True, blank=True, related_name="+"
    )
    paragraf = models.CharField("beslutsparagraf", max_length=40, blank=True)
    faststalld_sha256 = models.CharField("innehållets kontrollsumma", max_length=64, blank=True)
    faststallt_innehall = models.JSONField("fastställt innehåll", null=True, blank=True)

    objects = LagesbildQuerySet.as_manager()

    class Meta:
        verbose_name = "lägesbild"
        verbose_name_plural = "lägesbilder"
        ordering = ["-year", "stadsdelsomrade", "-utgava"]
        constraints = [
            models.UniqueConstraint(
                fields=["stadsdelsomrade", "year", "utgava"],
                name="lagesbild_unik",
                violation_error_message="Det finns redan en lägesbild för året.",
            ),
            models.CheckConstraint(
                condition=Q(year__gte=2000, year__lte=2100), name="lagesbild_rimligt_year"
            ),
            models.CheckConstraint(
                condition=~Q(status="faststalld")
                | (Q(faststalld_at__isnull=False) & ~Q(faststalld_sha256="")),
                name="lagesbild_faststalld_har_beslut",
            ),
        ]

    def __str__(self) -> str:
        return f"Lägesbild {self.year}, {self.stadsdelsomrade}"

    def get_absolute_url(self) -> str:
        return reverse("lagesbild:detalj", args=[self.pk])

    @property
    def omrade_id(self) -> int:
        return self.stadsdelsomrade_id

    @property
    def is_oppen(self) -> bool:
        return self.status != self.Status.FASTSTALLD

    @property
    def samtalsdelar(self) -> dict[str, str]:
        """The sections that people talk about, by the name in an address."""
        return samtalsdelar("Samlad bedömning", self.overenskommelse_id)


class UnderlagQuerySet(models.QuerySet["Underlag"]):
    """Underlag by reader."""

    def visible_to(self, user: object) -> "UnderlagQuerySet":
        """One's own party's always; the other's when handed in; row protection repeats the rule."""
        b = behorighet(user)
        egna = Q(pk__in=[])
        for omrade_id, part_id in b.egna:
            egna |= Q(stadsdelsomrade_id=omrade_id, part_id=part_id)
        inlamnat = Q(status=Underlag.Status.INLAMNAT, stadsdelsomrade_id__in=b.foljer)
        return self.filter(egna | inlamnat)


class Underlag(Versionerad):
    """One party's own picture, its own until handed in."""

    class Status(models.TextChoices):
        """Own, or handed in."""

        UTKAST = "utkast", "pågår"
        INLAMNAT = "inlamnat", "inlämnat"

    lagesbild = models.ForeignKey(
        Lagesbild, models.CASCADE, verbose_name="lägesbild", related_name="underlag"
    )
    stadsdelsomrade = models.ForeignKey(
        Stadsdelsomrade, models.PROTECT, verbose_name="stadsdelsområde", related_name="+"
    )
    part = models.ForeignKey(Part, models.PROTECT, verbose_name="part", related_name="underlag")
    status = models.CharField("läge", max_length=20, choices=Status, default=Status.UTKAST)
    dnr = models.CharField("partens diarienummer", max_length=40, blank=True)
    sammanfattning = models.TextField("egen bedömning", blank=True)
    metod = models.TextField("så har underlaget tagits fram", blank=True)
    inlamnat_at = models.DateTimeField("inlämnat", null=True, blank=True)
    inlamnat_av = models.ForeignKey(
        User, models.PROTECT, verbose_name="inlämnat av", null=True, blank=True, related_name="+"
    )

    objects = UnderlagQuerySet.as_manager()

    class Meta:
        verbose_name = "underlag"
        verbose_name_plural = "underlag"
        ordering = ["lagesbild", "part"]
        constraints = [
            models.UniqueConstraint(fields=["lagesbild", "part"], name="underlag_ett_per_part"),
            models.CheckConstraint(
                condition=Q(status="utkast") | Q(inlamnat_at__isnull=False),
                name="underlag_inlamnat_har_tid",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.part.kortnamn}s underlag till {self.lagesbild}"

    def get_absolute_url(self) -> str:
        return reverse("lagesbild:underlag", args=[self.pk])

    @property
    def omrade_id(self) -> int:
        return self.stadsdelsomrade_id

    @property
    def is_oppet(self) -> bool:
        return self.status == self.Status.UTKAST

    @property
    def samtalsdelar(self) -> dict[str, str]:
        """The sections that people talk about, by the name in an address."""
        delar = samtalsdelar("Egen bedömning", self.lagesbild.overenskommelse_id)
        return delar | {"metod": "Så har underlaget tagits fram", "kallor": "Källor"}


class Omradesanalys(Versionerad):
    """The joint analysis of one prioritised area in a lägesbild."""

    lagesbild = models.ForeignKey(
        Lagesbild, models.CASCADE, verbose_name="lägesbild", related_name="omradesanalyser"
    )
    samverkansomrade = models.ForeignKey(
        Samverkansomrade, models.PROTECT, verbose_name="samverkansområde", related_name="analyser"
    )
    text = models.TextField("gemensam analys", blank=True)
    trend = models.CharField("utveckling", max_length=15, choices=Trend, default=Trend.OKANT)

    class Meta:
        verbose_name = "områdesanalys"
        verbose_name_plural = "områdesanalyser"
        ordering = ["lagesbild", "samverkansomrade__nummer"]
        constraints = [
            models.UniqueConstraint(
                fields=["lagesbild", "samverkansomrade"], name="omradesanalys_unik"
            )
        ]

    def __str__(self) -> str:
        return f"{self.samverkansomrade}"

    def get_absolute_url(self) -> str:
        return reverse("lagesbild:analys", args=[self.lagesbild_id])

    @property
    def omrade_id(self) -> int:
        return self.lagesbild.stadsdelsomrade_id


class Godkannande(models.Model):
    """A party's approval of exactly the content whose sha256 it holds."""

    lagesbild = models.ForeignKey(
        Lagesbild, models.CASCADE, verbose_name="lägesbild", related_name="godkannanden"
    )
    part = models.ForeignKey(Part, models.PROTECT, verbose_name="part", related_name="+")
    user = models.ForeignKey(User, models.PROTECT, verbose_name="vem", related_name="+")
    at = models.DateTimeField("när")
    sha256 = models.CharField("innehållets kontrollsumma", max_length=64)

    class Meta:
        verbose_name = "godkännande"
        verbose_name_plural = "godkännanden"
        ordering = ["-at"]
        constraints = [
            models.UniqueConstraint(
                fields=["lagesbild", "part", "sha256"], name="godkannande_ett_per_innehall"
            ),
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="godkannande_sha256_form"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.part} godkände {self.lagesbild}"
