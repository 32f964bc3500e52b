"""The way from a thing to the talk about it."""

from typing import Any

from django import template
from django.urls import reverse

from samverkan.models import Kommentar, behorighet

register = template.Library()


@register.inclusion_tag("samverkan/delar/samtal.html", takes_context=True)
def samtal(
    context: template.Context, slag: str, obj: Any, text: str = "Samtal", avsnitt: str = ""
) -> dict[str, Any]:
    """Link to the talk about an object, or one section of it, with how much is unresolved."""
    user = context.get("user")
    if obj.omrade_id not in behorighet(user).foljer:
        return {}
    url = reverse("samverkan:samtal", args=[slag, obj.pk])
    if avsnitt:
        return {"url": f"{url}?avsnitt={avsnitt}", "antal": 0, "text": text}
    antal = Kommentar.objects.visible_to(user).om(slag, obj.pk).olosta().count()
    return {"url": url, "antal": antal, "text": text}
