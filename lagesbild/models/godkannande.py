"""The parties' approvals, and the content that each was made of."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from lagesbild.models.lagesbild import Lagesbild
from samverkan.models import Part, User, behorighet


class Godkannande(models.Model):
    """A party's approval of exactly the content whose sha256 it holds."""

    lagesbild = models.ForeignKey(
        Lagesbild, models.CASCADE, verbose_name="lägesbild", related_name="godkannanden"
    )
    part = models.ForeignKey(Part, models.PROTECT, verbose_name="part", related_name="+")
    user = models.ForeignKey(User, models.PROTECT, verbose_name="vem", related_name="+")
    at = models.DateTimeField("när")
    sha256 = models.CharField("innehållets kontrollsumma", max_length=64)
    reservation = models.TextField("reservation", blank=True)

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


class InnehallskopiaQuerySet(models.QuerySet["Innehallskopia"]):
    """Copies by reader."""

    def visible_to(self, user: object) -> "InnehallskopiaQuerySet":
        return self.filter(lagesbild__stadsdelsomrade_id__in=behorighet(user).foljer)


class Innehallskopia(models.Model):
    """The content that a sha256 was made of, kept to tell what has changed since."""

    lagesbild = models.ForeignKey(
        Lagesbild, models.CASCADE, verbose_name="lägesbild", related_name="kopior"
    )
    sha256 = models.CharField("innehållets kontrollsumma", max_length=64)
    innehall = models.JSONField("innehållet")
    at = models.DateTimeField("när", default=timezone.now)

    objects = InnehallskopiaQuerySet.as_manager()

    class Meta:
        verbose_name = "kopia av innehållet"
        verbose_name_plural = "kopior av innehållet"
        ordering = ["-at"]
        constraints = [
            models.UniqueConstraint(fields=["lagesbild", "sha256"], name="innehallskopia_unik")
        ]

    def __str__(self) -> str:
        return f"{self.lagesbild}, {self.sha256[:12]}"
