"""Where: districts with their history, stadsdelar and the police's local areas."""

from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Least
from django.urls import reverse
from django.utils import timezone

from samverkan.permissions import GroupObjectPermissionBase, Ratt, UserObjectPermissionBase


def period(fran: str = "giltig_fran", till: str = "giltig_till") -> Func:
    """The closed date range of two columns, for exclusion constraints.

    A period that ends before it starts is refused by a check constraint with words of its own;
    here it counts as one day, since the range itself would otherwise fail. LEAST passes over null.
    """
    start = Least(F(fran), F(till))
    return Func(start, F(till), Value("[]"), function="daterange", output_field=DateRangeField())


def giltig(dag: date | None = None) -> Q:
    """Rows whose period holds the given day (today when none is given)."""
    dag = dag or timezone.localdate()
    return Q(giltig_fran__lte=dag) & (Q(giltig_till__isnull=True) | Q(giltig_till__gte=dag))


class StadsdelsomradeQuerySet(models.QuerySet["Stadsdelsomrade"]):
    """Districts by day and in Swedish order."""

    def gallande(self, dag: date | None = None) -> "StadsdelsomradeQuerySet":
        return self.filter(giltig(dag))

    def i_ordning(self) -> "StadsdelsomradeQuerySet":
        return self.order_by(svensk_ordning("namn"))


def svensk_ordning(falt: str) -> Func:
    """Å Ä Ö last and in that order, whatever locale the server was made with."""
    return Func(
        F(falt),
        function="",
        template="translate(lower(%(expressions)s), 'åä', 'äå') COLLATE \"C\"",
        output_field=models.TextField(),
    )


class Stadsdelsomrade(models.Model):
    """A district that makes its own lägesbild, valid for a period of time."""

    slug = models.SlugField("nyckel", max_length=60, unique=True)
    namn = models.CharField("namn", max_length=100)
    namnd = models.CharField("nämnd", max_length=120, blank=True)
    giltig_fran = models.DateField("giltigt från")
    giltig_till = models.DateField("giltigt till", null=True, blank=True)
    foregangare = models.ManyToManyField(
        "self",
        verbose_name="föregångare",
        symmetrical=False,
        related_name="efterfoljare",
        blank=True,
    )
    latitud = models.FloatField("latitud (WGS84)", null=True, blank=True)
    longitud = models.FloatField("longitud (WGS84)", null=True, blank=True)
    grans = models.JSONField("gräns (GeoJSON, WGS84)", null=True, blank=True)
    grans_kalla = models.CharField("gränsens källa", max_length=200, blank=True)

    objects = StadsdelsomradeQuerySet.as_manager()

    class Meta:
        verbose_name = "stadsdelsområde"
        verbose_name_plural = "stadsdelsområden"
        ordering = ["namn"]
        permissions = Ratt.CHOICES
        constraints = [
            models.CheckConstraint(
                condition=Q(giltig_till__isnull=True) | Q(giltig_till__gte=F("giltig_fran")),
                name="stadsdelsomrade_slutar_efter_start",
                violation_error_message="Området kan inte sluta gälla innan det börjar.",
            ),
            ExclusionConstraint(
                name="stadsdelsomrade_namn_en_gang_per_dag",
                expressions=[
                    (period(), RangeOperators.OVERLAPS),
                    ("namn", RangeOperators.EQUAL),
                ],
                violation_error_message="Ett område med samma namn gäller redan då.",
            ),
        ]

    def __str__(self) -> str:
        return self.namn

    def get_absolute_url(self) -> str:
        return reverse("uppfoljning:omrade", args=[self.slug])


class StadsdelsomradeGroupObjectPermission(GroupObjectPermissionBase):
    """Guardian's row: a group holds a right on a district."""

    content_object = models.ForeignKey(
        Stadsdelsomrade, models.CASCADE, verbose_name="stadsdelsområde"
    )

    class Meta(GroupObjectPermissionBase.Meta):
        abstract = False
        verbose_name = "gruppens rätt i ett stadsdelsområde"
        verbose_name_plural = "gruppers rätt i stadsdelsområden"


class StadsdelsomradeUserObjectPermission(UserObjectPermissionBase):
    """Guardian's row for a single user; kept empty, since rights go to groups."""

    content_object = models.ForeignKey(
        Stadsdelsomrade, models.CASCADE, verbose_name="stadsdelsområde"
    )

    class Meta(UserObjectPermissionBase.Meta):
        abstract = False
        verbose_name = "användares rätt i ett stadsdelsområde"
        verbose_name_plural = "användares rätt i stadsdelsområden"


class Omradesalias(models.Model):
    """Another name that a source uses for a district."""

    stadsdelsomrade = models.ForeignKey(
        Stadsdelsomrade, models.CASCADE, verbose_name="stadsdelsområde", related_name="aliasnamn"
    )
    namn = models.CharField("namn i källan", max_length=120, unique=True)
    datakalla = models.CharField("källa", max_length=120, blank=True)

    class Meta:
        verbose_name = "områdesalias"
        verbose_name_plural = "områdesalias"
        ordering = ["namn"]

    def __str__(self) -> str:
        return self.namn


class Stadsdel(models.Model):
    """The smallest named part of a district."""

    stadsdelsomrade = models.ForeignKey(
        Stadsdelsomrade, models.PROTECT, verbose_name="stadsdelsområde", related_name="stadsdelar"
    )
    namn = models.CharField("namn", max_length=100)
    latitud = models.FloatField("latitud (WGS84)", null=True, blank=True)
    longitud = models.FloatField("longitud (WGS84)", null=True, blank=True)
    grans = models.JSONField("gräns (GeoJSON, WGS84)", null=True, blank=True)

    class Meta:
        verbose_name = "stadsdel"
        verbose_name_plural = "stadsdelar"
        ordering = ["namn"]
        constraints = [
            models.UniqueConstraint(fields=["stadsdelsomrade", "namn"], name="stadsdel_unik")
        ]

    def __str__(self) -> str:
        return self.namn


class Lokalpolisomrade(models.Model):
    """The police's local area; follows its own borders and dates."""

    namn = models.CharField("namn", max_length=100)
    kod = models.CharField("kod", max_length=20, blank=True)
    giltig_fran = models.DateField("giltigt från")
    giltig_till = models.DateField("giltigt till", null=True, blank=True)
    omraden = models.ManyToManyField(
        Stadsdelsomrade,
        verbose_name="stadsdelsområden",
        through="LokalpolisomradeTackning",
        related_name="lokalpolisomraden",
    )
    anmarkning = models.CharField("anmärkning", max_length=200, blank=True)

    class Meta:
        verbose_name = "lokalpolisområde"
        verbose_name_plural = "lokalpolisområden"
        ordering = ["namn", "giltig_fran"]
        constraints = [
            models.CheckConstraint(
                condition=Q(giltig_till__isnull=True) | Q(giltig_till__gte=F("giltig_fran")),
                name="lokalpolisomrade_slutar_efter_start",
                violation_error_message="Området kan inte sluta gälla innan det börjar.",
            ),
            models.UniqueConstraint(fields=["namn", "giltig_fran"], name="lokalpolisomrade_unikt"),
        ]

    def __str__(self) -> str:
        return self.namn


class LokalpolisomradeTackning(models.Model):
    """Which districts a lokalpolisområde covers, wholly or in part, and when."""

    lokalpolisomrade = models.ForeignKey(
        Lokalpolisomrade, models.CASCADE, verbose_name="lokalpolisområde", related_name="tackning"
    )
    stadsdelsomrade = models.ForeignKey(
        Stadsdelsomrade,
        models.CASCADE,
        verbose_name="stadsdelsområde",
        related_name="polistackning",
    )
    giltig_fran = models.DateField("gäller från")
    giltig_till = models.DateField("gäller till", null=True, blank=True)
    del_av = models.BooleanField("täcker bara en del", default=False)

    class Meta:
        verbose_name = "lokalpolisområdes täckning"
        verbose_name_plural = "lokalpolisområdens täckning"
        constraints = [
            models.CheckConstraint(
                condition=Q(giltig_till__isnull=True) | Q(giltig_till__gte=F("giltig_fran")),
                name="tackning_slutar_efter_start",
                violation_error_message="Täckningen kan inte sluta gälla innan den börjar.",
            ),
            ExclusionConstraint(
                name="tackning_en_gang_per_dag",
                expressions=[
                    (period(), RangeOperators.OVERLAPS),
                    ("lokalpolisomrade", RangeOperators.EQUAL),
                    ("stadsdelsomrade", RangeOperators.EQUAL),
                ],
                violation_error_message="Täckningen finns redan för en del av perioden.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.lokalpolisomrade}: {self.stadsdelsomrade}"
