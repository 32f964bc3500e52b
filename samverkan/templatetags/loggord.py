"""The log and the notices in words."""

from django import template

from samverkan.akter import akt_i_ord
from samverkan.aviseringar import slag_i_ord

register = template.Library()
register.filter("akt", akt_i_ord)
register.filter("avisering", slag_i_ord)
