"""Addresses: a district's places, steps in their lives, and geographic analyses."""

from django.urls import path

from lagesbild.views import platsanalys, platsbeslut, platser, valdanalys

OMRADE, ANALYS, BESLUT = (
    "stadsdelsomraden/<slug:slug>",
    "platsanalyser/<int:pk>",
    "platsbeslut/<int:pk>",
)

urlpatterns = [
    path(f"{OMRADE}/platser/", platser.omradets_platser, name="omradets_platser"),
    path(f"{OMRADE}/platser/ny/", platsbeslut.plats_ny, name="plats_ny"),
    path(f"{OMRADE}/platser/sla-ihop/", platsbeslut.platser_ihop, name="platser_ihop"),
    path(f"{OMRADE}/karta/", platser.omradeskarta, name="omradeskarta"),
    path("platser/<int:pk>/steg/<slug:handling>/", platsbeslut.plats_steg, name="plats_steg"),
    path(f"{OMRADE}/platsanalyser/ny/", platsanalys.platsanalys_ny, name="platsanalys_ny"),
    path(f"{ANALYS}/", platsanalys.platsanalys, name="platsanalys"),
    path(f"{ANALYS}/dela/", platsanalys.platsanalys_dela, name="platsanalys_dela"),
    path(f"{ANALYS}/forslag/<int:nr>/", platsbeslut.platsforslag, name="platsforslag"),
    path(
        f"{ANALYS}/forslag/<int:nr>/avfarda/",
        platsbeslut.platsforslag_avfarda,
        name="platsforslag_avfarda",
    ),
    path("lagesbilder/<int:pk>/platsanalys/", valdanalys.valj_analys, name="valj_analys"),
    path(
        "valda-analyser/<int:pk>/redigera/",
        valdanalys.vald_analys_redigera,
        name="vald_analys_redigera",
    ),
    path(
        "valda-analyser/<int:pk>/ta-bort/",
        valdanalys.vald_analys_ta_bort,
        name="vald_analys_ta_bort",
    ),
    path(f"{BESLUT}/", platsbeslut.platsbeslut, name="platsbeslut"),
    path(f"{BESLUT}/bifall/", platsbeslut.platsbeslut_bifall, name="platsbeslut_bifall"),
    path(f"{BESLUT}/andra/", platsbeslut.platsbeslut_andra, name="platsbeslut_andra"),
    path(f"{BESLUT}/avfarda/", platsbeslut.platsbeslut_avfarda, name="platsbeslut_avfarda"),
]
