"""The police's list of utsatta områden, by version."""

from django.db import models


class UtsattOmradeQuerySet(models.QuerySet["UtsattOmrade"]):
    """Areas by version."""

    def senaste(self) -> "UtsattOmradeQuerySet":
        """The newest version; versions are drawn apart, so their counts are never compared."""
        nyast = UtsattOmrade.objects.order_by("-version").values("version")[:1]
        return self.filter(version=models.Subquery(nyast))


class UtsattOmrade(models.Model):
    """An area of one version of the police's list of utsatta områden."""

    class Kategori(models.TextChoices):
        """How the police judge the area."""

        UTSATT = "utsatt", "utsatt område"
        RISK = "risk", "riskområde"
        SARSKILT = "sarskilt", "särskilt utsatt område"

    namn = models.CharField("namn", max_length=120)
    kategori = models.CharField("kategori", max_length=10, choices=Kategori)
    version = models.DateField("listans datum")
    geometri = models.JSONField("utbredning (GeoJSON, WGS84)", null=True, blank=True)
    datakalla = models.CharField("källa", max_length=200, blank=True)

    objects = UtsattOmradeQuerySet.as_manager()

    class Meta:
        verbose_name = "utsatt område"
        verbose_name_plural = "utsatta områden"
        ordering = ["-version", "namn"]
        constraints = [
            models.UniqueConstraint(fields=["namn", "version"], name="utsatt_omrade_en_gang")
        ]

    def __str__(self) -> str:
        return f"{self.namn} ({self.get_kategori_display()}, {self.version})"
