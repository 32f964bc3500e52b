"""Addresses: a district's statistics."""

from django.urls import path

from lagesbild.views import siffra
from lagesbild.views import statistik as views

RAD = "stadsdelsomraden/<slug:slug>/statistik/"

urlpatterns = [
    path(RAD, views.statistik, name="statistik"),
    path(f"{RAD}handelser/", views.handelser, name="statistik_handelser"),
    path(f"{RAD}indikator/<int:pk>/", views.indikator, name="statistik_indikator"),
    path(f"{RAD}serie/<int:pk>/", views.serie, name="statistik_serie"),
    path("omradesanalyser/<int:pk>/siffror/ny/", siffra.siffra_ny, name="siffra_ny"),
    path("underlag/<int:pk>/siffror/ny/", siffra.siffra_ny_underlag, name="siffra_ny_underlag"),
    path("siffror/<int:pk>/godta/", siffra.siffra_godta, name="siffra_godta"),
    path("siffror/<int:pk>/ta-bort/", siffra.siffra_ta_bort, name="siffra_ta_bort"),
]
