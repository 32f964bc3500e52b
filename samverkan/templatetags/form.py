"""All parts and filters in one load: `{% load form %}`."""

from django import template

from samverkan.templatetags import delar, falt, hjulet, loggord, marken, svenska

register = template.Library()
for modul in (svenska, marken, delar, hjulet, falt, loggord):
    register.tags.update(modul.register.tags)
    register.filters.update(modul.register.filters)
