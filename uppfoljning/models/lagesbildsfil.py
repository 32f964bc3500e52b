"""The PDF of a lägesbild, kept so that it is set once for each text."""

from django.db import models

from lagesbild.models import Lagesbild


class Lagesbildsfil(models.Model):
    """A finished PDF of a lägesbild, whole or public, for exactly the text whose sha256 it holds."""

    lagesbild = models.ForeignKey(
        Lagesbild, models.CASCADE, verbose_name="lägesbild", related_name="filer"
    )
    publik = models.BooleanField("offentlig version")
    text_sha256 = models.CharField("textens kontrollsumma", max_length=64)
    pdf = models.BinaryField("filen")
    at = models.DateTimeField("gjord", auto_now_add=True)

    class Meta:
        verbose_name = "lägesbildens fil"
        verbose_name_plural = "lägesbildens filer"
        constraints = [
            models.UniqueConstraint(
                fields=["lagesbild", "publik", "text_sha256"], name="lagesbildsfil_unik"
            )
        ]

    def __str__(self) -> str:
        return f"{self.lagesbild} som PDF"
