"""Addresses: a party's underlag, observations, sources and imports."""

from django.urls import path

from lagesbild.views import granser, inlasning, observationer, trosklar, underlag

urlpatterns = [
    path("lagesbilder/<int:pk>/underlag/borja/", underlag.underlag_borja, name="underlag_borja"),
    path("underlag/<int:pk>/", underlag.underlag, name="underlag"),
    path("underlag/<int:pk>/bedomning/", underlag.underlag_redigera, name="underlag_redigera"),
    path("underlag/<int:pk>/iakttagelser/ny/", observationer.observation_ny, name="observation_ny"),
    path(
        "underlag/<int:pk>/iakttagelser/fil/",
        observationer.observationer_fil,
        name="observationer_fil",
    ),
    path("underlag/<int:pk>/varden/fil/", inlasning.varden_fil, name="varden_fil"),
    path("underlag/<int:pk>/forra-aret/", observationer.omprova, name="omprova"),
    path("underlag/<int:pk>/aterlamna/", underlag.aterlamna, name="aterlamna"),
    path("underlag/<int:pk>/avsnitt/<slug:nyckel>/", underlag.avsnitt, name="avsnitt"),
    path("underlag/<int:pk>/kallor/ny/", underlag.datakalla_ny, name="datakalla_ny"),
    path("underlag/<int:pk>/las-in/", inlasning.inlasning_ny, name="inlasning_ny"),
    path(
        "underlag/<int:pk>/las-in/<str:sha256>/",
        inlasning.inlasning_granska,
        name="inlasning_granska",
    ),
    path(
        "underlag/<int:pk>/las-in/<str:sha256>/kolumner/",
        inlasning.inlasning_kolumner,
        name="inlasning_kolumner",
    ),
    path(
        "underlag/<int:pk>/las-in/<str:sha256>/namn/",
        inlasning.inlasning_namn,
        name="inlasning_namn",
    ),
    path(
        "underlag/<int:pk>/las-in/<str:sha256>/fel/",
        inlasning.inlasning_fel,
        name="inlasning_fel",
    ),
    path("underlag/<int:pk>/akt/<slug:akt>/", underlag.underlag_akt, name="underlag_akt"),
    path("underlag/<int:pk>/byt-ut/", underlag.underlag_byt_ut, name="underlag_byt_ut"),
    path("iakttagelser/<int:pk>/", observationer.observation, name="observation"),
    path(
        "iakttagelser/<int:pk>/andra/",
        observationer.observation_redigera,
        name="observation_redigera",
    ),
    path(
        "iakttagelser/<int:pk>/ta-bort/",
        observationer.observation_ta_bort,
        name="observation_ta_bort",
    ),
    path("kallor/<int:pk>/", underlag.datakalla_redigera, name="datakalla_redigera"),
    path("granser/", granser.granser, name="granser"),
    path("granser/las-in/", granser.granser_las_in, name="granser_las_in"),
    path("trosklar/", trosklar.trosklar, name="trosklar"),
    path("trosklar/spara/", trosklar.trosklar_spara, name="trosklar_spara"),
    path("inlasningar/<int:pk>/", inlasning.inlasning, name="inlasning"),
    path("inlasningar/<int:pk>/angra/", inlasning.inlasning_angra, name="inlasning_angra"),
]
