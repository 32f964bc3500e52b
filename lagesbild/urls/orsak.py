"""Addresses: challenges and their causes."""

from django.urls import URLPattern, path

from lagesbild.views import orsak as views

urlpatterns: list[URLPattern] = [
    path("lagesbilder/<int:pk>/utmaningar/", views.utmaningar, name="utmaningar"),
    path("lagesbilder/<int:pk>/utmaningar/ny/", views.utmaning_ny, name="utmaning_ny"),
    path("utmaningar/<int:pk>/", views.utmaning, name="utmaning"),
    path("utmaningar/<int:pk>/redigera/", views.utmaning_redigera, name="utmaning_redigera"),
    path("utmaningar/<int:pk>/orsaksanalys/", views.orsaksanalys, name="orsaksanalys"),
    path(
        "utmaningar/<int:pk>/orsaksanalys/redigera/",
        views.orsaksanalys_redigera,
        name="orsaksanalys_redigera",
    ),
    path("utmaningar/<int:pk>/orsaksanalys/orsaker/ny/", views.orsak_ny, name="orsak_ny"),
    path(
        "utmaningar/<int:pk>/orsaksanalys/<slug:akt>/",
        views.orsaksanalys_akt,
        name="orsaksanalys_akt",
    ),
    path("orsaker/<int:pk>/redigera/", views.orsak_redigera, name="orsak_redigera"),
    path("orsaker/<int:pk>/ta-bort/", views.orsak_ta_bort, name="orsak_ta_bort"),
]
