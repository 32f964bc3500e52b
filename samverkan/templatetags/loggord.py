"""The log in words."""

from django import template

from samverkan.akter import akt_i_ord

register = template.Library()
register.filter("akt", akt_i_ord)
