"""What a party has seen, and the sources it leans on."""

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from lagesbild.models.plats import Plats
from lagesbild.models.underlag import Underlag
from samverkan.models import (
    Allvar,
    Delningsniva,
    Forebyggandeniva,
    Part,
    Samverkansomrade,
    Stadsdel,
    Trend,
    Versionerad,
    behorighet,
)

VECKODAGAR = ["mån", "tis", "ons", "tors", "fre", "lör", "sön"]


class Datakalla(Versionerad):
    """A source: what it covers and not, and why it was used or rejected."""

    class Slag(models.TextChoices):
        """Kinds of sources."""

        STATISTIK = "statistik", "statistik"
        MATNING = "matning", "enkät eller mätning"
        IAKTTAGELSER = "iakttagelser", "iakttagelser i verksamheten"
        DIALOG = "dialog", "dialog och trygghetsvandring"
        ANNAN = "annan", "annan källa"

    underlag = models.ForeignKey(
        Underlag, models.CASCADE, verbose_name="underlag", related_name="datakallor"
    )
    namn = models.CharField("namn", max_length=200)
    slag = models.CharField("slag", max_length=20, choices=Slag)
    tacker = models.TextField("det här täcker källan", blank=True)
    tacker_inte = models.TextField("det här täcker den inte", blank=True)
    anvand = models.BooleanField("källan används", default=True)
    motiv = models.TextField("varför källan används eller valts bort", blank=True)

    class Meta:
        verbose_name = "datakälla"
        verbose_name_plural = "datakällor"
        ordering = ["underlag", "namn"]
        constraints = [
            models.UniqueConstraint(fields=["underlag", "namn"], name="datakalla_unik"),
            models.CheckConstraint(
                condition=Q(anvand=True) | ~Q(motiv=""),
                name="datakalla_bortvald_har_motiv",
                violation_error_message="Skriv varför källan har valts bort.",
            ),
        ]

    def __str__(self) -> str:
        return self.namn

    def get_absolute_url(self) -> str:
        return self.underlag.get_absolute_url()

    @property
    def omrade_id(self) -> int:
        return self.underlag.stadsdelsomrade_id

    @property
    def part_id(self) -> int:
        return self.underlag.part_id


class ObservationQuerySet(models.QuerySet["Observation"]):
    """Observations by reader."""

    def visible_to(self, user: object) -> "ObservationQuerySet":
        """Own party's always; the other's when handed in and not marked for own party only."""
        b = behorighet(user)
        egna = b.egna_rader("underlag__")
        delade = Q(
            underlag__status=Underlag.Status.INLAMNAT,
            delningsniva__in=[Delningsniva.PARTERNA, Delningsniva.PUBLIK],
            underlag__stadsdelsomrade_id__in=b.foljer,
        )
        return self.filter(egna | delade)

    def overlamnade(self) -> "ObservationQuerySet":
        """Handed in to the other party: these must all end in a statement or a decision."""
        return self.filter(underlag__status=Underlag.Status.INLAMNAT).exclude(
            delningsniva=Delningsniva.EGEN
        )

    def oavgjorda(self) -> "ObservationQuerySet":
        return self.filter(harkomst__isnull=True, undanlagd__isnull=True)


class Observation(Versionerad):
    """Something a party has seen: what, where, when, how often and how serious."""

    class Frekvens(models.TextChoices):
        """How often it happens."""

        ENSTAKA = "enstaka", "enstaka gånger"
        MANAD = "manad", "någon gång i månaden"
        VECKA = "vecka", "någon gång i veckan"
        FLERA = "flera", "flera gånger i veckan"
        DAGLIGEN = "dagligen", "dagligen"

    underlag = models.ForeignKey(
        Underlag, models.CASCADE, verbose_name="underlag", related_name="observationer"
    )
    samverkansomrade = models.ForeignKey(
        Samverkansomrade,
        models.PROTECT,
        verbose_name="samverkansområde",
        related_name="observationer",
    )
    lopnummer = models.PositiveIntegerField("nummer", editable=False)
    text = models.TextField("vad händer?")
    plats_text = models.CharField("var?", max_length=200, blank=True)
    plats = models.ForeignKey(
        Plats,
        models.SET_NULL,
        verbose_name="plats på gemensamma listan",
        null=True,
        blank=True,
        related_name="observationer",
    )
    stadsdel = models.ForeignKey(
        Stadsdel, models.SET_NULL, verbose_name="stadsdel", null=True, blank=True, related_name="+"
    )
    latitud = models.FloatField("latitud (WGS84)", null=True, blank=True)
    longitud = models.FloatField("longitud (WGS84)", null=True, blank=True)
    nar_text = models.CharField("när?", max_length=200, blank=True)
    veckodagar = ArrayField(
        models.PositiveSmallIntegerField(
            validators=[MaxValueValidator(6)],
            choices=list(enumerate(VECKODAGAR)),
        ),
        verbose_name="veckodagar",
        default=list,
        blank=True,
    )
    timme_fran = models.PositiveSmallIntegerField(
        "från klockan", null=True, blank=True, validators=[MaxValueValidator(24)]
    )
    timme_till = models.PositiveSmallIntegerField(
        "till klockan", null=True, blank=True, validators=[MaxValueValidator(24)]
    )
    frekvens = models.CharField("hur ofta?", max_length=15, choices=Frekvens)
    allvar = models.PositiveSmallIntegerField(
        "hur allvarligt?", choices=Allvar, validators=[MinValueValidator(1), MaxValueValidator(5)]
    )
    trend = models.CharField("utveckling", max_length=15, choices=Trend, default=Trend.OKANT)
    niva = models.CharField(
        "vem berör det förebyggande arbetet?", max_length=15, choices=Forebyggandeniva, blank=True
    )
    datakalla = models.ForeignKey(
        Datakalla,
        models.SET_NULL,
        verbose_name="källa",
        null=True,
        blank=True,
        related_name="observationer",
    )
    delningsniva = models.CharField(
        "får ses av", max_length=10, choices=Delningsniva, default=Delningsniva.EGEN
    )

    inlasning = models.ForeignKey(
        "lagesbild.Inlasning",
        models.PROTECT,
        verbose_name="inläsning",
        null=True,
        blank=True,
        editable=False,
        related_name="iakttagelser",
    )
    filrad = models.PositiveIntegerField("rad i filen", null=True, blank=True, editable=False)
    externt_id = models.CharField("nummer i källan", max_length=60, blank=True, editable=False)
    inlast_sha256 = models.CharField(
        "den inlästa radens kontrollsumma", max_length=64, blank=True, editable=False
    )

    #: What a copy of an observation takes with it.
    KOPIERAS = (
        "samverkansomrade", "text", "plats_text", "plats", "stadsdel", "latitud", "longitud",
        "nar_text", "veckodagar", "timme_fran", "timme_till", "frekvens", "allvar", "trend",
        "niva", "datakalla", "delningsniva",
    )  # fmt: skip

    objects = ObservationQuerySet.as_manager()

    class Meta:
        verbose_name = "iakttagelse"
        verbose_name_plural = "iakttagelser"
        ordering = ["underlag", "lopnummer"]
        constraints = [
            models.UniqueConstraint(
                fields=["underlag", "lopnummer"], name="observation_nummer_unikt"
            ),
            models.UniqueConstraint(
                fields=["underlag", "externt_id"],
                condition=~Q(externt_id=""),
                name="observation_en_gang_ur_kallan",
            ),
            models.CheckConstraint(
                condition=Q(allvar__gte=1, allvar__lte=5), name="observation_allvar_1_till_5"
            ),
            models.CheckConstraint(
                condition=(Q(timme_fran__isnull=True) | Q(timme_fran__lte=24))
                & (Q(timme_till__isnull=True) | Q(timme_till__lte=24)),
                name="observation_rimliga_timmar",
            ),
            models.CheckConstraint(
                condition=Q(latitud__isnull=True, longitud__isnull=True)
                | Q(latitud__isnull=False, longitud__isnull=False),
                name="observation_hel_koordinat",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kod} {self.text[:60]}"

    def get_absolute_url(self) -> str:
        return reverse("lagesbild:observation", args=[self.pk])

    @property
    def kod(self) -> str:
        """The number people say, e.g. S-21."""
        return f"{self.underlag.part.bokstav}-{self.lopnummer:02d}"

    def kopia(self) -> "Observation":
        """The same observation unsaved, with neither number nor underlag."""
        falt = {namn: getattr(self, namn) for namn in self.KOPIERAS}
        return Observation(**falt | {"veckodagar": list(self.veckodagar)})

    @property
    def part(self) -> Part:
        return self.underlag.part

    @property
    def part_id(self) -> int:
        return self.underlag.part_id

    @property
    def omrade_id(self) -> int:
        return self.underlag.stadsdelsomrade_id


class Omprovning(models.Model):
    """What a party says this year of an observation from the last: stands, changed or ended."""

    class Utfall(models.TextChoices):
        """What became of it."""

        KVARSTAR = "kvarstar", "kvarstår"
        FORANDRAD = "forandrad", "förändrad"
        UPPHORT = "upphort", "upphört"

    underlag = models.ForeignKey(
        Underlag, models.CASCADE, verbose_name="underlag", related_name="omprovningar"
    )
    tidigare = models.ForeignKey(
        Observation, models.PROTECT, verbose_name="förra årets iakttagelse", related_name="+"
    )
    utfall = models.CharField("vad har hänt?", max_length=15, choices=Utfall)
    observation = models.OneToOneField(
        Observation,
        models.CASCADE,
        verbose_name="årets iakttagelse",
        null=True,
        blank=True,
        related_name="omprovning",
    )

    class Meta:
        verbose_name = "omprövning"
        verbose_name_plural = "omprövningar"
        ordering = ["underlag", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["underlag", "tidigare"], name="omprovning_en_gang"),
            models.CheckConstraint(
                condition=Q(utfall="upphort", observation__isnull=True)
                | (~Q(utfall="upphort") & Q(observation__isnull=False)),
                name="omprovning_upphort_saknar_iakttagelse",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_utfall_display()}: {self.tidigare}"
