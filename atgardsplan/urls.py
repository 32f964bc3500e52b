"""Addresses of the third floor."""

from django.urls import URLPattern

app_name = "atgardsplan"
urlpatterns: list[URLPattern] = []
