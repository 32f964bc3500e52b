"""The joint lägesbild, its analyses and approvals."""

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from samverkan.models import (
    Allvar,
    Delningsniva,
    Overenskommelse,
    Samverkansomrade,
    Stadsdelsomrade,
    Trend,
    User,
    Versionerad,
    behorighet,
)


def omradesdelar(overenskommelse_id: int) -> dict[str, str]:
    """A section for each samverkansområde, by its name in an address."""
    omraden = Samverkansomrade.objects.filter(overenskommelse_id=overenskommelse_id)
    return {f"omrade-{omrade.nummer}": str(omrade) for omrade in omraden}


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

    def gallande(self) -> "LagesbildQuerySet":
        """Of each district and year the latest edition that is decided."""
        nyare = Lagesbild.objects.faststallda().filter(
            stadsdelsomrade=OuterRef("stadsdelsomrade"),
            year=OuterRef("year"),
            utgava__gt=OuterRef("utgava"),
        )
        return self.faststallda().exclude(Exists(nyare))

    def utgavor(self, bild: "Lagesbild") -> "LagesbildQuerySet":
        """Every edition of the same district and year, the newest first."""
        rader = self.filter(stadsdelsomrade_id=bild.stadsdelsomrade_id, year=bild.year)
        return rader.order_by("-utgava")

    def till_och_med(self, bild: "Lagesbild") -> "LagesbildQuerySet":
        """The edition and those that it replaces: what was chosen from them still holds."""
        return self.utgavor(bild).filter(utgava__lte=bild.utgava)

    def tidigare(self, bild: "Lagesbild") -> "LagesbildQuerySet":
        """The decided ones of the district's earlier years, the latest first."""
        rader = self.faststallda().filter(
            stadsdelsomrade_id=bild.stadsdelsomrade_id, year__lt=bild.year
        )
        return rader.order_by("-year", "-utgava")


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
    andringsskal = models.TextField("varför utgåvan görs", blank=True)
    status = models.CharField("läge", max_length=20, choices=Status, default=Status.UNDERLAG)
    dnr = models.CharField("diarienummer", max_length=40, blank=True)
    sammanfattning = models.TextField("samlad bedömning", blank=True)
    sammanfattning_niva = models.CharField(
        "bedömningen får ses av",
        max_length=10,
        choices=Delningsniva,
        default=Delningsniva.PARTERNA,
    )
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
    faststallt_sammanhang = models.JSONField("namn och siffror då", null=True, blank=True)

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
                condition=~Q(sammanfattning_niva="egen"), name="lagesbild_bedomning_ar_gemensam"
            ),
            models.CheckConstraint(
                condition=Q(utgava=1) | ~Q(andringsskal=""), name="lagesbild_ny_utgava_har_skal"
            ),
            models.CheckConstraint(
                condition=~Q(status="faststalld")
                | (Q(faststalld_at__isnull=False) & ~Q(faststalld_sha256="")),
                name="lagesbild_faststalld_har_beslut",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kort}, {self.stadsdelsomrade}"

    def get_absolute_url(self) -> str:
        return reverse("lagesbild:detalj", args=[self.pk])

    @property
    def kort(self) -> str:
        """Year and, from the second, edition."""
        utgava = f", utgåva {self.utgava}" if self.utgava > 1 else ""
        return f"Lägesbild {self.year}{utgava}"

    @property
    def omrade_id(self) -> int:
        return self.stadsdelsomrade_id

    @property
    def is_oppen(self) -> bool:
        return self.status != self.Status.FASTSTALLD

    @property
    def is_gallande(self) -> bool:
        """Whether it is the latest decided edition of its year."""
        return Lagesbild.objects.gallande().filter(pk=self.pk).exists()

    @property
    def samtalsdelar(self) -> dict[str, str]:
        """The sections that people talk about, by the name in an address."""
        return {"bedomning": "Samlad bedömning"} | omradesdelar(self.overenskommelse_id)


class Omradesanalys(Versionerad):
    """The joint analysis of one prioritised area in a lägesbild."""

    class Paverkan(models.IntegerChoices):
        """How far the parties can change it."""

        LITEN = 1, "1 liten"
        VISS = 2, "2 viss"
        STOR = 3, "3 stor"

    lagesbild = models.ForeignKey(
        Lagesbild, models.CASCADE, verbose_name="lägesbild", related_name="omradesanalyser"
    )
    samverkansomrade = models.ForeignKey(
        Samverkansomrade, models.PROTECT, verbose_name="samverkansområde", related_name="analyser"
    )
    text = models.TextField("gemensam analys", blank=True)
    samsyn = models.TextField("samsyn: det här ser vi lika", blank=True)
    skillnader = models.TextField("skillnader i bild", blank=True)
    allvar = models.PositiveSmallIntegerField(
        "samlat allvar", choices=Allvar, null=True, blank=True
    )
    trend = models.CharField("utveckling", max_length=15, choices=Trend, default=Trend.OKANT)
    paverkan = models.PositiveSmallIntegerField(
        "möjlighet att påverka", choices=Paverkan, null=True, blank=True
    )
    delningsniva = models.CharField(
        "får ses av", max_length=10, choices=Delningsniva, default=Delningsniva.PARTERNA
    )

    class Meta:
        verbose_name = "områdesanalys"
        verbose_name_plural = "områdesanalyser"
        ordering = ["lagesbild", "samverkansomrade__nummer"]
        constraints = [
            models.UniqueConstraint(
                fields=["lagesbild", "samverkansomrade"], name="omradesanalys_unik"
            ),
            models.CheckConstraint(
                condition=Q(allvar__isnull=True) | Q(allvar__gte=1, allvar__lte=5),
                name="omradesanalys_allvar_1_till_5",
            ),
            models.CheckConstraint(
                condition=Q(paverkan__isnull=True) | Q(paverkan__gte=1, paverkan__lte=3),
                name="omradesanalys_paverkan_1_till_3",
            ),
            models.CheckConstraint(
                condition=~Q(delningsniva="egen"), name="omradesanalys_ar_gemensam"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.samverkansomrade}"

    def get_absolute_url(self) -> str:
        return reverse("lagesbild:analys", args=[self.lagesbild_id])

    @property
    def omrade_id(self) -> int:
        return self.lagesbild.stadsdelsomrade_id

    @property
    def texter(self) -> list[str]:
        return [self.text, self.samsyn, self.skillnader]


class Utmaningsforslag(Versionerad):
    """A challenge that the joint analysis of an area proposes, ranked among those of the area."""

    lagesbild = models.ForeignKey(
        Lagesbild, models.CASCADE, verbose_name="lägesbild", related_name="utmaningsforslag"
    )
    samverkansomrade = models.ForeignKey(
        Samverkansomrade, models.PROTECT, verbose_name="samverkansområde", related_name="+"
    )
    rang = models.PositiveSmallIntegerField("rang, 1 är viktigast")
    rubrik = models.CharField("föreslagen utmaning", max_length=160)
    motiv = models.TextField("varför den föreslås", blank=True)

    class Meta:
        verbose_name = "förslag till utmaning"
        verbose_name_plural = "förslag till utmaningar"
        ordering = ["lagesbild", "samverkansomrade__nummer", "rang", "pk"]

    def __str__(self) -> str:
        return f"{self.rang}. {self.rubrik}"

    def get_absolute_url(self) -> str:
        return reverse("lagesbild:analys", args=[self.lagesbild_id])

    @property
    def omrade_id(self) -> int:
        return self.lagesbild.stadsdelsomrade_id
