"""Addresses: the yearly report, its contributions, PDF and delivery."""

from django.urls import path

from uppfoljning.views import ars, bidrag

RAD = "arssammanstallningar/<int:pk>/"

urlpatterns = [
    path("arssammanstallningar/", ars.arssammanstallningar, name="arssammanstallningar"),
    path("arssammanstallningar/ny/", ars.arssammanstallning_ny, name="arssammanstallning_ny"),
    path(RAD, ars.arssammanstallning, name="arssammanstallning"),
    path(f"{RAD}redigera/", ars.arssammanstallning_redigera, name="arssammanstallning_redigera"),
    path(f"{RAD}akt/<slug:akt>/", ars.arssammanstallning_akt, name="arssammanstallning_akt"),
    path(f"{RAD}pdf/bestall/", ars.pdf_bestall, name="pdf_bestall"),
    path(f"{RAD}rapport.pdf", ars.pdf, name="pdf"),
    path(f"{RAD}innehall.json", ars.export, name="arssammanstallning_export"),
    path("delgivningar/<int:pk>/mottagen/", ars.ta_emot, name="delgivning_mottagen"),
    path("bidrag/<int:pk>/", bidrag.bidrag, name="bidrag"),
    path("bidrag/<int:pk>/redigera/", bidrag.bidrag_redigera, name="bidrag_redigera"),
    path("bidrag/<int:pk>/akt/<slug:akt>/", bidrag.bidrag_akt, name="bidrag_akt"),
]
