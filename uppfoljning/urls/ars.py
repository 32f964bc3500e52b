"""Addresses: the yearly report, its contributions, PDF and delivery."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
