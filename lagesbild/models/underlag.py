"""Each party's own picture, and what became of last year's observations in it."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse

from lagesbild.models.lagesbild import Lagesbild, omradesdelar
from samverkan.models import Part, Stadsdelsomrade, User, Versionerad, behorighet

#: Key, heading and field of the sections that are a text.
TEXTER = [
    ("bedomning", "Egen bedömning", "sammanfattning"),
    ("omradet", "Området", "omradesbeskrivning"),
    ("trygghet", "Trygghet", "trygghet"),
    ("kommande", "Kommande händelser", "kommande"),
    ("metod", "Metod", "metod"),
]


class UnderlagQuerySet(models.QuerySet["Underlag"]):
    """Underlag by reader."""

    def visible_to(self, user: object) -> "UnderlagQuerySet":
        """One's own party's always; the other's when handed in; row protection repeats the rule."""
        b = behorighet(user)
        egna = b.egna_rader()
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
    omradesbeskrivning = models.TextField("området", blank=True)
    trygghet = models.TextField("trygghet", blank=True)
    kommande = models.TextField("kommande händelser", blank=True)
    metod = models.TextField("så har underlaget tagits fram", blank=True)
    klara = ArrayField(
        models.CharField(max_length=30), verbose_name="klara avsnitt", default=list, blank=True
    )
    aterlamnat_skal = models.TextField("varför den andra parten lämnade tillbaka", blank=True)
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
    def texter(self) -> list[str]:
        return [getattr(self, falt) for _, _, falt in TEXTER]

    @property
    def samtalsdelar(self) -> dict[str, str]:
        """The sections that people talk about, by the name in an address."""
        texter = {nyckel: rubrik for nyckel, rubrik, _ in TEXTER}
        omraden = omradesdelar(self.lagesbild.overenskommelse_id)
        return texter | omraden | {"kallor": "Källor"}
