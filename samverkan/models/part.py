"""The two parties, their people and their dated assignments."""

from collections import defaultdict
from datetime import date

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import Group, PermissionsMixin
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, OuterRef, Q
from django.db.models.functions import Coalesce, JSONObject, Lower

from samverkan.models.omrade import (
    Stadsdelsomrade,
    StadsdelsomradeGroupObjectPermission,
    giltig,
    period,
)
from samverkan.permissions import Behorighet, Ratt, Roll


class Part(models.Model):
    """One of the two parties of the agreement."""

    class Tecken(models.TextChoices):
        """The party's lines: lying or standing, as on every page."""

        LIGGANDE = "stad", "liggande linjer"
        STAENDE = "polis", "stående linjer"

    kod = models.SlugField("nyckel", max_length=20, unique=True)
    namn = models.CharField("namn", max_length=100)
    kortnamn = models.CharField("kort namn, bestämd form", max_length=40)
    bokstav = models.CharField("bokstav framför nummer", max_length=2)
    tecken = models.CharField("tecken", max_length=10, choices=Tecken, unique=True)
    ordning = models.PositiveSmallIntegerField("ordning", unique=True)

    class Meta:
        verbose_name = "part"
        verbose_name_plural = "parter"
        ordering = ["ordning"]

    def __str__(self) -> str:
        return self.namn


class UserManager(BaseUserManager["User"]):
    """Users are named by e-mail."""

    def create_user(self, email: str, password: str | None = None, **extra: object) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **extra)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **extra: object) -> "User":
        return self.create_user(email, password, is_superuser=True, **extra)

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractBaseUser, PermissionsMixin):
    """A person who works in the system, known by e-mail address and function."""

    class Mejl(models.TextChoices):
        """When the service writes to the person that something waits."""

        DIREKT = "direkt", "genast"
        DAGLIGEN = "dagligen", "en gång om dagen, på morgonen"
        ALDRIG = "aldrig", "inga mejl; jag ser det i tjänsten"

    email = models.EmailField("e-postadress")
    namn = models.CharField("namn", max_length=120)
    funktion = models.CharField("funktion", max_length=120, blank=True)
    avisering = models.CharField(
        "mejl när något väntar", max_length=10, choices=Mejl, default=Mejl.DIREKT
    )
    is_active = models.BooleanField("aktivt konto", default=True)
    is_demo = models.BooleanField("demokonto", default=False, editable=False)
    forra_besoket = models.DateTimeField("förra besöket", null=True, blank=True, editable=False)

    objects = UserManager()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["namn"]

    class Meta:
        verbose_name = "användare"
        verbose_name_plural = "användare"
        ordering = ["email"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="user_epost_unik",
                violation_error_message="Det finns redan ett konto med den e-postadressen.",
            )
        ]

    def __str__(self) -> str:
        return self.namn or self.email

    @property
    def is_staff(self) -> bool:
        """Django's admin holds reference data and users: for the förvaltare only."""
        return self.is_superuser or behorighet(self).har_roll(Roll.FORVALTARE)


class UppdragQuerySet(models.QuerySet["Uppdrag"]):
    """Assignments by day."""

    def aktuella(self, dag: date | None = None) -> "UppdragQuerySet":
        return self.filter(giltig(dag))


class Uppdrag(models.Model):
    """A user holds a role for a party, in a district or the whole city, for a period."""

    user = models.ForeignKey(User, models.CASCADE, verbose_name="användare", related_name="uppdrag")
    roll = models.CharField("roll", max_length=20, choices=Roll.CHOICES)
    part = models.ForeignKey(Part, models.PROTECT, verbose_name="part", related_name="uppdrag")
    stadsdelsomrade = models.ForeignKey(
        Stadsdelsomrade,
        models.PROTECT,
        verbose_name="stadsdelsområde (tomt: alla)",
        related_name="uppdrag",
        null=True,
        blank=True,
    )
    grupp = models.ForeignKey(
        Group, models.PROTECT, verbose_name="grupp", related_name="uppdrag", editable=False
    )
    giltig_fran = models.DateField("från")
    giltig_till = models.DateField("till och med", null=True, blank=True)

    objects = UppdragQuerySet.as_manager()

    class Meta:
        verbose_name = "uppdrag"
        verbose_name_plural = "uppdrag"
        ordering = ["user", "giltig_fran"]
        constraints = [
            models.CheckConstraint(
                condition=Q(giltig_till__isnull=True) | Q(giltig_till__gte=F("giltig_fran")),
                name="uppdrag_slutar_efter_start",
                violation_error_message="Uppdraget kan inte sluta innan det börjar.",
            ),
            models.CheckConstraint(
                condition=Q(roll__in=Roll.LOKALA, stadsdelsomrade__isnull=False)
                | Q(roll__in=[Roll.CENTRAL, Roll.FORVALTARE], stadsdelsomrade__isnull=True)
                | Q(roll=Roll.LASARE),
                name="uppdrag_roll_och_omrade",
                violation_error_message=(
                    "Samordnare, kommunpolis och lokal styrgrupp hör till ett stadsdelsområde; "
                    "beredningsgrupp och förvaltare till alla."
                ),
            ),
            ExclusionConstraint(
                name="uppdrag_overlappar_inte",
                expressions=[
                    (period(), RangeOperators.OVERLAPS),
                    ("user", RangeOperators.EQUAL),
                    ("roll", RangeOperators.EQUAL),
                    ("part", RangeOperators.EQUAL),
                    (Coalesce("stadsdelsomrade", 0), RangeOperators.EQUAL),
                ],
                violation_error_message=(
                    "Personen har redan samma uppdrag under en del av perioden. "
                    "Ändra datumen eller avsluta det andra uppdraget först."
                ),
            ),
        ]

    def __str__(self) -> str:
        plats = self.stadsdelsomrade or "alla stadsdelsområden"
        return f"{self.get_roll_display()}, {plats}"


def behorighet(user: object) -> Behorighet:
    """Add up a user's assignments of today and guardian's rows; kept on the user for the request."""
    if not isinstance(user, User) or not user.is_active:
        return Behorighet(user_id=0)
    if (kand := user.__dict__.get("_behorighet")) is None:
        kand = user.__dict__["_behorighet"] = _rakna_behorighet(user)
    return kand


def _rakna_behorighet(user: User) -> Behorighet:
    rader = StadsdelsomradeGroupObjectPermission.objects.filter(group=OuterRef("grupp"))
    rad = JSONObject(omrade="content_object", ratt="permission__codename")
    uppdrag = list(
        Uppdrag.objects.aktuella()
        .filter(user=user)
        .annotate(rattigheter=ArraySubquery(rader.values(rad=rad)))
    )
    omraden: dict[str, set[int]] = defaultdict(set)
    par: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for ett in uppdrag:
        for given in ett.rattigheter:
            omraden[given["ratt"]].add(given["omrade"])
            par[given["ratt"]].add((given["omrade"], ett.part_id))
    return Behorighet(
        user_id=user.pk,
        uppdrag=frozenset((ett.roll, ett.part_id, ett.stadsdelsomrade_id) for ett in uppdrag),
        ser=frozenset(omraden[Ratt.SE]),
        foljer=frozenset(omraden[Ratt.FOLJA]),
        arbetar=frozenset(par[Ratt.ARBETA]),
        beslutar=frozenset(par[Ratt.BESLUTA]),
        roller=frozenset(ett.roll for ett in uppdrag),
    )
