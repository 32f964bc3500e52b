"""Addresses: the lägesbild, its merge, analysis, approval and places."""

from django.urls import path

from lagesbild.views import (
    analys,
    dokument,
    kontroll,
    lagesbild,
    platser,
    sammanforing,
    utgava,
)

bilden = [
    path("stadsdelsomraden/<slug:slug>/lagesbild/ny/", lagesbild.skapa, name="skapa"),
    path("lagesbilder/<int:pk>/", lagesbild.detalj, name="detalj"),
    path("lagesbilder/<int:pk>/akt/<slug:akt>/", lagesbild.akt, name="akt"),
    path("lagesbilder/<int:pk>/godkann/", lagesbild.godkann, name="godkann"),
    path(
        "lagesbilder/<int:pk>/godkann/reservation/", utgava.reservation, name="godkann_reservation"
    ),
    path("lagesbilder/<int:pk>/godkannanden.json", utgava.godkannanden, name="godkannanden"),
    path("lagesbilder/<int:pk>/byt-ut/", utgava.byt_ut, name="byt_ut"),
    path("lagesbilder/<int:pk>/ny-utgava/", utgava.ny_utgava, name="ny_utgava"),
    path("lagesbilder/<int:pk>/bedomning/", lagesbild.sammanfattning, name="sammanfattning"),
    path("lagesbilder/<int:pk>/innehall.json", lagesbild.export, name="export"),
    path("lagesbilder/<int:pk>/skillnader/", dokument.skillnader, name="skillnader"),
    path("lagesbilder/<int:pk>/andringar/", kontroll.andringar, name="andringar"),
    path("kontrollera/", kontroll.kontrollera, name="kontrollera"),
]
samman = [
    path("lagesbilder/<int:pk>/sammanforing/", sammanforing.sammanforing, name="sammanforing"),
    path(
        "lagesbilder/<int:pk>/sammanforing/nytt/",
        sammanforing.sammanforing_nytt,
        name="sammanforing_nytt",
    ),
    path("lagesbilder/<int:pk>/sammanforing/para/", sammanforing.para, name="para"),
    path("lagesbilder/<int:pk>/sammanforing/ensidig/", sammanforing.ensidig, name="ensidig"),
    path("lagesbilder/<int:pk>/sammanforing/undan/", sammanforing.lagg_undan, name="lagg_undan"),
    path(
        "lagesbilder/<int:pk>/sammanforing/aterta/",
        sammanforing.aterta_undanlaggning,
        name="aterta_undanlaggning",
    ),
    path("lagesbilder/<int:pk>/sammanforing/sarskilj/", sammanforing.sarskilj, name="sarskilj"),
    path("lagesbilder/<int:pk>/analys/", analys.analys, name="analys"),
    path("omradesanalyser/<int:pk>/", analys.analys_redigera, name="analys_redigera"),
    path("omradesanalyser/<int:pk>/forslag/ny/", analys.forslag_nytt, name="forslag_nytt"),
    path("utmaningsforslag/<int:pk>/", analys.forslag_redigera, name="forslag_redigera"),
    path("utmaningsforslag/<int:pk>/ta-bort/", analys.forslag_ta_bort, name="forslag_ta_bort"),
    path("lagespunkter/<int:pk>/", sammanforing.lagespunkt, name="lagespunkt"),
    path(
        "lagespunkter/<int:pk>/los-upp/", sammanforing.lagespunkt_los_upp, name="lagespunkt_los_upp"
    ),
    path("lagespunkter/<int:pk>/dela/", sammanforing.lagespunkt_dela, name="lagespunkt_dela"),
    path("lagespunkter/<int:pk>/utoka/", sammanforing.lagespunkt_utoka, name="lagespunkt_utoka"),
    path("lagespunkter/<int:pk>/reservation/", sammanforing.reservation, name="reservation"),
]
platserna = [
    path("lagesbilder/<int:pk>/platser/", platser.platser, name="platser"),
    path("lagesbilder/<int:pk>/platser/utpeka/", platser.utpeka, name="utpeka"),
    path("utpekade/<int:pk>/", platser.utpekad_redigera, name="utpekad_redigera"),
    path("utpekade/<int:pk>/ta-bort/", platser.utpekad_ta_bort, name="utpekad_ta_bort"),
    path("platser/<int:pk>/", platser.plats, name="plats"),
    path("platser/<int:pk>/andra/", platser.plats_redigera, name="plats_redigera"),
    path("stadsdelsomraden/<slug:slug>/karta.geojson", platser.kartdata, name="kartdata"),
]
urlpatterns = [*bilden, *samman, *platserna]
