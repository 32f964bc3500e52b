"""Addresses: start page, city, district, goals with their values, status notes."""

from django.urls import URLPattern, path

from uppfoljning.views import arbete, avstamning, indikator

MAL = "mal-och-indikatorer/"

urlpatterns: list[URLPattern] = [
    path("", arbete.start, name="start"),
    path("staden/", arbete.staden, name="staden"),
    path("stadsdelsomraden/<slug:slug>/", arbete.omrade, name="omrade"),
    path(MAL, indikator.indikatorer, name="indikatorer"),
    path(f"{MAL}<int:pk>/", indikator.indikator, name="indikator"),
    path(f"{MAL}<int:pk>/varden/", indikator.varde_staden, name="varde_staden"),
    path(f"{MAL}<int:pk>/varden/<slug:slug>/", indikator.varde_ny, name="varde_ny"),
    path("atgarder/<int:pk>/avstamning/", avstamning.avstamning_ny, name="avstamning_ny"),
    path("atgarder/<int:pk>/avstamningar/", avstamning.avstamningar, name="avstamningar"),
    path("avstamningar/<int:pk>/", avstamning.avstamning, name="avstamning"),
    path(
        "atgardsplaner/<int:pk>/uppfoljning/", avstamning.plan_uppfoljning, name="plan_uppfoljning"
    ),
]
