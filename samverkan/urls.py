"""The tree of addresses; the apps are named as strings, so no import points up."""

from django.contrib import admin
from django.urls import include, path

from samverkan import views

konto = [
    path("logga-in/", views.LoggaIn.as_view(), name="logga_in"),
    path("logga-ut/", views.LoggaUt.as_view(), name="logga_ut"),
    path("byt-losenord/", views.BytLosenord.as_view(), name="byt_losenord"),
    path("byt-losenord/klart/", views.losenord_bytt, name="losenord_bytt"),
    path("min-logg/", views.min_logg, name="min_logg"),
    path("tema/", views.tema, name="tema"),
    path("utkast/", views.spara_utkast, name="utkast"),
]
samtal = [
    path("konto/", views.konto, name="konto"),
    path("aviseringar/", views.aviseringar, name="aviseringar"),
    path("aviseringar/lasta/", views.aviseringar_lasta, name="aviseringar_lasta"),
    path("samtal/", views.olosta, name="samtal_olosta"),
    path("samtal/<slug:slag>/<int:pk>/", views.samtal, name="samtal"),
    path("kommentarer/<int:pk>/los/", views.kommentar_los, name="kommentar_los"),
    path("kommentarer/<int:pk>/oppna/", views.kommentar_oppna, name="kommentar_oppna"),
]
om = [
    path("hjalp/", views.hjalp, name="hjalp"),
    path("tillganglighet/", views.tillganglighet, name="tillganglighet"),
    path("stil/", views.stil, name="stil"),
    path("halsa/", views.halsa, name="halsa"),
]
arbete = [
    path("jobb/<int:pk>/", views.jobb, name="jobb"),
    path("jobb/<int:pk>/status/", views.jobb_status, name="jobb_status"),
    path("overenskommelser/", views.overenskommelser, name="overenskommelser"),
    path("overenskommelser/<int:pk>/", views.overenskommelse, name="overenskommelse"),
    path(
        "overenskommelser/<int:pk>/akt/<slug:akt>/",
        views.overenskommelse_akt,
        name="overenskommelse_akt",
    ),
    path(
        "overenskommelser/<int:pk>/remissvar/<slug:slug>/",
        views.remissvar_borja,
        name="remissvar_borja",
    ),
    path("remissvar/<int:pk>/", views.remissvar, name="remissvar"),
    path("remissvar/<int:pk>/lamna/", views.remissvar_lamna, name="remissvar_lamna"),
]

urlpatterns = [
    path("", include((konto + samtal + om + arbete, "samverkan"))),
    path("", include("uppfoljning.urls")),
    path("", include("lagesbild.urls")),
    path("", include("atgardsplan.urls")),
    path("forvaltning/", admin.site.urls),
]
