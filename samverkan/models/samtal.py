"""What people say to each other about the content, and what the service tells them."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from samverkan.models.bas import Delningsniva
from samverkan.models.omrade import Stadsdelsomrade
from samverkan.models.part import Part, User, behorighet
from samverkan.samtal import AMNEN


class KommentarQuerySet(models.QuerySet["Kommentar"]):
    """Comments by reader."""

    def visible_to(self, user: object) -> "KommentarQuerySet":
        """By the comment's own level, and only where its subject is seen; row protection repeats it."""
        b = behorighet(user)
        delad = Q(delningsniva=Delningsniva.PARTERNA, stadsdelsomrade_id__in=b.foljer)
        amne = Q(pk__in=[])
        for slag, ett in AMNEN.items():
            synliga = ett.modell.objects.visible_to(user).values("pk")
            amne |= Q(slag=slag, objekt_id__in=synliga)
        return self.filter((delad | b.egna_rader()) & amne)

    def om(self, slag: str, pk: int) -> "KommentarQuerySet":
        return self.filter(slag=slag, objekt_id=pk)

    def olosta(self) -> "KommentarQuerySet":
        return self.filter(lost_at__isnull=True)


class Kommentar(models.Model):
    """Something said about a part of the work; never changed, but marked as resolved."""

    NIVAER = [val for val in Delningsniva.choices if val[0] != Delningsniva.PUBLIK]

    slag = models.CharField("slag av ämne", max_length=30)
    objekt_id = models.BigIntegerField("ämnets nummer")
    amne = models.CharField("ämne", max_length=120)
    avsnitt = models.CharField("avsnitt", max_length=120, blank=True)
    stadsdelsomrade = models.ForeignKey(
        Stadsdelsomrade, models.PROTECT, verbose_name="stadsdelsområde", related_name="kommentarer"
    )
    part = models.ForeignKey(Part, models.PROTECT, verbose_name="part", related_name="+")
    delningsniva = models.CharField("får ses av", max_length=10, choices=NIVAER)
    text = models.TextField("kommentar")
    omnamnda = models.ManyToManyField(
        User, verbose_name="nämner", related_name="omnamnd_i", blank=True
    )
    av = models.ForeignKey(User, models.PROTECT, verbose_name="av", related_name="kommentarer")
    at = models.DateTimeField("när", default=timezone.now)
    lost_at = models.DateTimeField("löst", null=True, blank=True)
    lost_av = models.ForeignKey(
        User, models.PROTECT, verbose_name="löst av", null=True, blank=True, related_name="+"
    )

    objects = KommentarQuerySet.as_manager()

    class Meta:
        verbose_name = "kommentar"
        verbose_name_plural = "kommentarer"
        ordering = ["at", "pk"]
        indexes = [
            models.Index(fields=["slag", "objekt_id"], name="kommentar_amne"),
            models.Index(
                fields=["stadsdelsomrade"],
                condition=Q(lost_at__isnull=True),
                name="kommentar_olosta",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(delningsniva__in=["egen", "parterna"]),
                name="kommentar_aldrig_offentlig",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="kommentar_har_text"),
            models.CheckConstraint(
                condition=Q(lost_at__isnull=True, lost_av__isnull=True)
                | Q(lost_at__isnull=False, lost_av__isnull=False),
                name="kommentar_lost_av_nagon",
            ),
        ]

    def __str__(self) -> str:
        return f"Kommentar om {self.amne}"

    def get_absolute_url(self) -> str:
        return reverse("samverkan:samtal", args=[self.slag, self.objekt_id])

    @property
    def omrade_id(self) -> int:
        return self.stadsdelsomrade_id


class AviseringQuerySet(models.QuerySet["Avisering"]):
    """Notices by reader."""

    def visible_to(self, user: object) -> "AviseringQuerySet":
        return self.filter(user_id=behorighet(user).user_id)

    def olasta(self) -> "AviseringQuerySet":
        return self.filter(last_at__isnull=True)

    def omejlade(self) -> "AviseringQuerySet":
        """Not yet told by mail; what was read meanwhile need not be."""
        return self.olasta().filter(mejlad_at__isnull=True)


class Avisering(models.Model):
    """That something waits for a person: what kind and where, never what it says."""

    user = models.ForeignKey(User, models.CASCADE, verbose_name="till", related_name="aviseringar")
    slag = models.CharField("slag", max_length=30)
    rubrik = models.CharField("om", max_length=200)
    url = models.CharField("var", max_length=200)
    nyckel = models.CharField("nyckel mot dubbel avisering", max_length=80, blank=True)
    av = models.ForeignKey(
        User, models.SET_NULL, verbose_name="av", null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField("när", default=timezone.now)
    last_at = models.DateTimeField("läst", null=True, blank=True)
    mejlad_at = models.DateTimeField("mejlad", null=True, blank=True)

    objects = AviseringQuerySet.as_manager()

    class Meta:
        verbose_name = "avisering"
        verbose_name_plural = "aviseringar"
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(
                fields=["user"], condition=Q(last_at__isnull=True), name="avisering_olasta"
            )
        ]
        constraints = [
            models.UniqueConstraint(
                F("user"), F("nyckel"), condition=~Q(nyckel=""), name="avisering_en_per_nyckel"
            )
        ]

    def __str__(self) -> str:
        return self.rubrik
