"""The merge: joint statements with their provenance, decisions and reservations."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from lagesbild.models.lagesbild import Lagesbild
from lagesbild.models.observation import Observation
from lagesbild.models.plats import Plats
from samverkan.models import (
    Allvar,
    Delningsniva,
    Part,
    Samverkansomrade,
    Trend,
    User,
    Versionerad,
    behorighet,
)


class LagespunktQuerySet(models.QuerySet["Lagespunkt"]):
    """Statements by reader."""

    def visible_to(self, user: object) -> "LagespunktQuerySet":
        b = behorighet(user)
        return self.filter(
            Q(lagesbild__stadsdelsomrade_id__in=b.foljer)
            | Q(
                lagesbild__stadsdelsomrade_id__in=b.ser,
                lagesbild__status=Lagesbild.Status.FASTSTALLD,
                delningsniva=Delningsniva.PUBLIK,
            )
        )


class Lagespunkt(Versionerad):
    """A statement of the joint lägesbild, from both parties or marked as one's only."""

    lagesbild = models.ForeignKey(
        Lagesbild, models.CASCADE, verbose_name="lägesbild", related_name="lagespunkter"
    )
    samverkansomrade = models.ForeignKey(
        Samverkansomrade,
        models.PROTECT,
        verbose_name="samverkansområde",
        related_name="lagespunkter",
    )
    lopnummer = models.PositiveIntegerField("nummer", editable=False)
    text = models.TextField("gemensam formulering")
    endast_part = models.ForeignKey(
        Part,
        models.PROTECT,
        verbose_name="endast från",
        null=True,
        blank=True,
        related_name="+",
    )
    plats = models.ForeignKey(
        Plats,
        models.SET_NULL,
        verbose_name="plats",
        null=True,
        blank=True,
        related_name="lagespunkter",
    )
    allvar = models.PositiveSmallIntegerField("gemensamt allvar", choices=Allvar)
    allvar_motiv = models.TextField("motiv till bedömningen", blank=True)
    trend = models.CharField("utveckling", max_length=15, choices=Trend, default=Trend.OKANT)
    trend_motiv = models.TextField("motiv till utvecklingen", blank=True)
    delningsniva = models.CharField(
        "får ses av", max_length=10, choices=Delningsniva, default=Delningsniva.PARTERNA
    )
    observationer = models.ManyToManyField(
        Observation, verbose_name="ur", through="Harkomst", related_name="lagespunkter"
    )

    objects = LagespunktQuerySet.as_manager()

    class Meta:
        verbose_name = "lägespunkt"
        verbose_name_plural = "lägespunkter"
        ordering = ["lagesbild", "samverkansomrade__nummer", "lopnummer"]
        constraints = [
            models.UniqueConstraint(
                fields=["lagesbild", "lopnummer"], name="lagespunkt_nummer_unikt"
            ),
            models.CheckConstraint(
                condition=Q(allvar__gte=1, allvar__lte=5), name="lagespunkt_allvar_1_till_5"
            ),
            models.CheckConstraint(
                condition=~Q(delningsniva="egen"), name="lagespunkt_ar_gemensam"
            ),
        ]

    def __str__(self) -> str:
        return f"L-{self.lopnummer:02d} {self.text[:60]}"

    def get_absolute_url(self) -> str:
        return reverse("lagesbild:lagespunkt", args=[self.pk])

    @property
    def kod(self) -> str:
        return f"L-{self.lopnummer:02d}"

    @property
    def omrade_id(self) -> int:
        return self.lagesbild.stadsdelsomrade_id


class Harkomst(models.Model):
    """An observation ends in a joint statement; each in one only."""

    lagespunkt = models.ForeignKey(
        Lagespunkt, models.CASCADE, verbose_name="lägespunkt", related_name="harkomst"
    )
    observation = models.OneToOneField(
        Observation, models.PROTECT, verbose_name="iakttagelse", related_name="harkomst"
    )

    class Meta:
        verbose_name = "härkomst"
        verbose_name_plural = "härkomster"
        ordering = ["lagespunkt", "observation"]

    def __str__(self) -> str:
        return f"{self.observation} → {self.lagespunkt}"


class Undanlaggning(models.Model):
    """A recorded decision not to carry an observation further, with a reason both parties see."""

    observation = models.OneToOneField(
        Observation, models.PROTECT, verbose_name="iakttagelse", related_name="undanlagd"
    )
    motiv = models.TextField("skäl, syns för båda")
    av = models.ForeignKey(User, models.PROTECT, verbose_name="av", related_name="+")
    at = models.DateTimeField("när", auto_now_add=True)

    class Meta:
        verbose_name = "undanläggning"
        verbose_name_plural = "undanläggningar"
        constraints = [
            models.CheckConstraint(
                condition=~Q(motiv=""),
                name="undanlaggning_har_motiv",
                violation_error_message="Skriv ett skäl som båda parter kan läsa.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.observation} lades åt sidan"


class Sarskiljning(models.Model):
    """A decision that two observations are not the same thing; they are not proposed again."""

    lagesbild = models.ForeignKey(
        Lagesbild, models.CASCADE, verbose_name="lägesbild", related_name="sarskiljningar"
    )
    ena = models.ForeignKey(Observation, models.CASCADE, verbose_name="den ena", related_name="+")
    andra = models.ForeignKey(
        Observation, models.CASCADE, verbose_name="den andra", related_name="+"
    )
    av = models.ForeignKey(User, models.PROTECT, verbose_name="av", related_name="+")
    at = models.DateTimeField("när", auto_now_add=True)

    class Meta:
        verbose_name = "särskiljning"
        verbose_name_plural = "särskiljningar"
        constraints = [
            models.UniqueConstraint(fields=["ena", "andra"], name="sarskiljning_unik"),
            models.CheckConstraint(
                condition=Q(ena__lt=models.F("andra")), name="sarskiljning_i_ordning"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ena} är inte {self.andra}"


class Reservation(models.Model):
    """A party's dissent: stands in the joint lägesbild and in its PDF."""

    lagespunkt = models.ForeignKey(
        Lagespunkt, models.CASCADE, verbose_name="lägespunkt", related_name="reservationer"
    )
    part = models.ForeignKey(Part, models.PROTECT, verbose_name="part", related_name="+")
    text = models.TextField("reservation")
    av = models.ForeignKey(User, models.PROTECT, verbose_name="av", related_name="+")
    at = models.DateTimeField("när", auto_now_add=True)

    class Meta:
        verbose_name = "reservation"
        verbose_name_plural = "reservationer"
        ordering = ["lagespunkt", "part"]
        constraints = [
            models.UniqueConstraint(
                fields=["lagespunkt", "part"],
                name="reservation_en_per_part",
                violation_error_message="Parten har redan en reservation mot lägespunkten.",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="reservation_har_text"),
        ]

    def __str__(self) -> str:
        return f"{self.part} reserverar sig mot {self.lagespunkt}"
