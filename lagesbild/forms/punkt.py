"""A point on the map in a form: two numbers in any known system, kept as WGS 84."""

from __future__ import annotations

from typing import Any

from django import forms

from lagesbild.geografi.koordinater import Koordinatfel, Lage, lage
from lagesbild.geografi.omfang import utanfor
from samverkan.formular import TalInput
from samverkan.models import Stadsdelsomrade


class PunktForm(forms.ModelForm):
    """Latitude and longitude of a row that lies in a district, `omrade`."""

    latitud = forms.FloatField(
        label="Latitud, nord", required=False, localize=True, widget=TalInput,
        help_text="Till exempel 59,3681. Koordinater i SWEREF 99 räknas om. Kan lämnas tomt.",
    )  # fmt: skip
    longitud = forms.FloatField(
        label="Longitud, öst", required=False, localize=True, widget=TalInput,
        help_text="Till exempel 17,8342. Kan lämnas tomt.",
    )  # fmt: skip

    @property
    def omrade(self) -> Stadsdelsomrade:
        raise NotImplementedError

    def granska_punkt(self, data: dict[str, Any]) -> Lage | None:
        """Two numbers become a position in WGS 84; faults are put on the field that is wrong."""
        latitud, longitud = data.get("latitud"), data.get("longitud")
        if latitud is None and longitud is None:
            return None
        if latitud is None or longitud is None:
            falt = "latitud" if latitud is None else "longitud"
            self.add_error(falt, "Ange både latitud och longitud, eller ingen av dem.")
            return None
        try:
            punkt = lage(latitud, longitud)
        except Koordinatfel as fel:
            self.add_error("latitud", str(fel))
            return None
        data["latitud"], data["longitud"] = punkt
        if self.utanfor([punkt]):
            self.add_error("latitud", f"Punkten ligger utanför {self.omrade}. Kontrollera talen.")
            return None
        return punkt

    def utanfor(self, lagen: list[Lage]) -> list[int]:
        """Which of the positions lie outside the district."""
        kanda: list[Any] = [self.omrade, *self.omrade.stadsdelar.all()]
        mitter = [
            Lage(rad.latitud, rad.longitud)
            for rad in kanda
            if rad.latitud is not None and rad.longitud is not None
        ]
        return utanfor(lagen, self.omrade.grans, mitter)
