"""Addresses of the top floor."""

from django.urls import URLPattern

app_name = "uppfoljning"
urlpatterns: list[URLPattern] = []
