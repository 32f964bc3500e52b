"""What forms on every floor share: Swedish widgets, drafts, and the answer to a stale save."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django import forms
from django.db.models import Model
from django.forms.models import model_to_dict
from django.http import QueryDict

from samverkan.datum_sv import tid

VAL = "val_"


class DatumInput(forms.DateInput):
    """A date picker; browsers want the ISO form whatever the language."""

    input_type = "date"

    def __init__(self, attrs: dict[str, object] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class TalInput(forms.TextInput):
    """A number as one writes it in Swedish; a number field would refuse the comma."""

    def __init__(self, attrs: dict[str, object] | None = None) -> None:
        super().__init__({"inputmode": "decimal", "autocomplete": "off"} | (attrs or {}))


class KryssRad(forms.CheckboxSelectMultiple):
    """Short choices beside each other, where there is room."""

    i_rad = True


class ValRad(forms.RadioSelect):
    """Short choices beside each other, of which one holds."""

    i_rad = True


class TextYta(forms.Textarea):
    """A text of some lines; it grows with what is written."""

    def __init__(self, rows: int = 3, attrs: dict[str, object] | None = None) -> None:
        super().__init__({"rows": rows} | (attrs or {}))


def utkast_sparat(nar: datetime) -> str:
    """Answer an automatic save."""
    return f"Utkast sparat {tid(nar)}."


def _varden(field: forms.Field, value: object) -> list[str]:
    """Give a value as the strings that its widget would send."""
    if isinstance(field, forms.BooleanField):
        return ["on"] if value else []
    skrivet = field.widget.format_value(field.prepare_value(value))
    lista = skrivet if isinstance(skrivet, list | tuple) else [skrivet]
    return [str(bit) for bit in lista if bit not in (None, "")]


def _val(choices: Iterable[tuple[object, object]]) -> Iterable[tuple[str, str]]:
    for varde, text in choices:
        if isinstance(text, list | tuple):
            yield from _val(text)
        else:
            yield str(varde), str(text)


def _text(field: forms.Field, varden: list[str]) -> str:
    """Give the strings of a widget as a person reads them."""
    if isinstance(field, forms.BooleanField):
        return "ja" if varden else "nej"
    if choices := getattr(field, "choices", None):
        namn = dict(_val(choices))
        varden = [namn.get(varde, varde) for varde in varden]
    return ", ".join(varden)


def konflikt(
    form: forms.ModelForm,
    nu: Model,
    *,
    andrad_av: str,
    andrad_nar: datetime,
    utgang: Mapping[str, str] | None = None,
    sparat: Mapping[str, object] | None = None,
) -> dict[str, object]:
    """Put what was sent beside what now stands and, where it is known, what both started from.

    `nu` is never the form's own instance; `sparat` is its fields where the form has others.
    """
    sparat, bas = model_to_dict(nu) if sparat is None else sparat, utgang or {}
    skyddade = {"version", *getattr(form, "skyddade", ())}
    falt = [
        _konfliktfalt(form, namn, sparat.get(namn, getattr(nu, namn, "")), bas.get(namn))
        for namn in form.fields
        if namn not in skyddade
    ]
    return {"objekt": str(nu), "andrad_av": andrad_av, "andrad_nar": andrad_nar, "falt": falt}


def _konfliktfalt(
    form: forms.ModelForm, namn: str, nuvarde: object, bas: str | None
) -> dict[str, object]:
    field = form.fields[namn]
    mina, deras = _varden(field, form[namn].value()), _varden(field, nuvarde)
    return {
        "namn": form.add_prefix(namn),
        "etikett": form[namn].label,
        "min": _text(field, mina),
        "deras": _text(field, deras),
        "min_varden": mina,
        "deras_varden": deras,
        "bas": bas,
        "lang": isinstance(field.widget, forms.Textarea),
        "skiljer": field.has_changed(nuvarde, form[namn].data),
    }


def valda_varden(data: QueryDict) -> QueryDict:
    """Turn the choices of the conflict page into an ordinary answer; others pass unchanged."""
    svar = data.copy()
    for nyckel in [nyckel for nyckel in data if nyckel.startswith(VAL)]:
        namn, vald = nyckel.removeprefix(VAL), data[nyckel]
        if vald in ("min", "deras"):
            svar.setlist(namn, data.getlist(f"{vald}_{namn}"))
        if not svar.getlist(namn):
            svar.pop(namn, None)
    return svar
