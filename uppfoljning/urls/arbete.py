"""Addresses: start page, city, district, goals with their values, status notes."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
