"""Forms: one field, the summary of errors, the whole form, the filter row."""

from collections.abc import Iterator, Mapping

from django import forms, template
from django.db.models.fields import BLANK_CHOICE_DASH
from django.forms import BoundField
from django.utils import timezone

from samverkan.jamforelse import ordvis

register = template.Library()
VALJ = "Välj i listan"
STRECK = BLANK_CHOICE_DASH[0][1]


@register.inclusion_tag("samverkan/delar/falt.html")
def falt(field: BoundField, etikett: str = "", krav: bool = True) -> dict[str, object]:
    """Draw label, help, error and field; what must be filled in is said in words."""
    widget = field.field.widget
    slag = "vanlig"
    if isinstance(widget, forms.Select):
        _tomt_val(widget)
    if field.use_fieldset:
        slag = "val"
    elif isinstance(widget, forms.CheckboxInput):
        slag = "kryss"
    return {
        "field": field,
        "slag": slag,
        "i_rad": getattr(widget, "i_rad", False),
        "etikett": etikett or field.label,
        "obligatoriskt": krav and field.field.required and slag != "kryss",
    }


def _tomt_val(widget: forms.Select) -> None:
    """Say in words what Django's row of dashes means."""
    widget.choices = [
        (varde, VALJ if str(text) == STRECK else text) for varde, text in widget.choices
    ]


def _fel(form: forms.BaseForm) -> Iterator[tuple[str, str]]:
    """Pair each error with the address of its field; the form's own errors have none."""
    for text in form.non_field_errors():
        yield "", str(text)
    for field in form:
        for text in field.errors:
            yield _adress(field), f"{str(field.label).rstrip('?:')}: {text}"


def _adress(field: BoundField) -> str:
    if field.is_hidden:
        return ""
    # A group has no single field: go to its first choice.
    return f"#{field.auto_id}_0" if field.use_fieldset else f"#{field.id_for_label}"


@register.inclusion_tag("samverkan/delar/felsammanfattning.html")
def felsammanfattning(form: forms.BaseForm) -> dict[str, object]:
    """List every error with a link to its field; takes focus when the page opens."""
    return {"fel": list(_fel(form)) if form.is_bound else []}


def _grupper(form: forms.BaseForm) -> list[dict[str, object]]:
    """Give the visible fields by heading; a form may name `grupper = [(rubrik, [namn…])]`.

    Those whose heading is among the form's `hopfallda` are folded until something stands in them.
    """
    grupper = getattr(form, "grupper", None)
    if not grupper:
        return [{"rubrik": "", "fields": form.visible_fields()}]
    hopfallda = getattr(form, "hopfallda", ())
    poster = []
    for rubrik, namnen in grupper:
        fields = [form[namn] for namn in namnen if namn in form.fields]
        ifylld = any(field.errors or field.value() not in (None, "", []) for field in fields)
        post = {"rubrik": rubrik, "fields": fields, "falls": rubrik in hopfallda}
        poster.append(post | {"oppen": ifylld})
    return poster


def _version(form: forms.BaseForm) -> object:
    """The version that the text shown was made from: as sent, of the draft, or as stored."""
    nu = getattr(getattr(form, "instance", None), "version", "")
    return form.data.get("version", nu) if form.is_bound else form.initial.get("version", nu)


FORMULAR = {
    "knapp": "Spara", "en_till": "", "avbryt": "", "action": "", "utkast": "", "version": "",
}  # fmt: skip


@register.inclusion_tag("samverkan/delar/formular.html", takes_context=True)
def formular(context: template.Context, form: forms.BaseForm, **val: object) -> dict[str, object]:
    """Draw a whole form: knapp, avbryt (url), action, utkast (url that saves a draft), version.

    `en_till` is the words of a second button, which saves and opens an empty form again. A draft
    is kept under the page's own address, sent as `formular`, with when the page was opened.
    """
    if okanda := val.keys() - FORMULAR.keys() - {"hjalp"}:
        raise template.TemplateSyntaxError(f"formular: okända argument {okanda}")
    request = context.get("request")
    return {
        **FORMULAR,
        "version": "" if "version" in form.fields else _version(form),
        **val,
        "form": form,
        "grupper": _grupper(form),
        "csrf_token": context.get("csrf_token"),
        "nyckel": request.get_full_path() if request else "",
        "konto": getattr(getattr(request, "user", None), "pk", None),
        "oppnad": timezone.now().isoformat(),
    }


@register.inclusion_tag("samverkan/delar/filterrad.html", takes_context=True)
def filterrad(
    context: template.Context, form: forms.BaseForm, knapp: str = "Visa", rensa: str = ""
) -> dict[str, object]:
    """Draw a GET form over the list that it filters; the filter stands in the address."""
    request = context.get("request")
    filtrerat = bool(request and any(request.GET.get(namn) for namn in form.fields))
    return {"form": form, "knapp": knapp, "rensa": rensa, "filtrerat": filtrerat}


def _markt(text: str, annans: str, post: Mapping[str, object]) -> str:
    """A text with what is new in it since the start marked; without one, what differs."""
    bas = post.get("bas")
    if not post.get("lang"):
        return text
    return ordvis(str(bas) if bas else annans, text, ("mark", "mark"))[1]


@register.inclusion_tag("samverkan/delar/konfliktfalt.html")
def konfliktfalt(post: Mapping[str, object], andrad_av: str) -> dict[str, object]:
    """Show one field of a stale save: mine, theirs, and for long texts a third of one's own."""
    skrivet, deras, bas = str(post["min"]), str(post["deras"]), post.get("bas")
    return {
        **post,
        "min_markt": _markt(skrivet, deras, post),
        "deras_markt": _markt(deras, skrivet, post),
        "vald": {skrivet: "deras", deras: "min"}.get(str(bas)) if bas is not None else "",
        "min_varden": post.get("min_varden", [skrivet]),
        "deras_varden": post.get("deras_varden", [deras]),
        "andrad_av": andrad_av,
    }
