"""Addresses: the lägesbild as a document, whole and public."""

from django.urls import path

from uppfoljning.views import dokument

RAD = "lagesbilder/<int:pk>/"

urlpatterns = [
    path(f"{RAD}dokument/", dokument.lagesbild, name="lagesbild_dokument"),
    path(f"{RAD}dokument.pdf", dokument.pdf, name="lagesbild_dokument_pdf"),
    path(f"{RAD}dokument.pdf/bestall/", dokument.pdf_bestall, name="lagesbild_dokument_bestall"),
    path(f"{RAD}dokument.odt", dokument.odt, name="lagesbild_dokument_odt"),
    path(f"{RAD}offentlig/", dokument.offentlig, name="lagesbild_offentlig"),
    path(f"{RAD}offentlig.pdf", dokument.offentlig_pdf, name="lagesbild_offentlig_pdf"),
    path(
        f"{RAD}offentlig.pdf/bestall/",
        dokument.offentlig_bestall,
        name="lagesbild_offentlig_bestall",
    ),
    path(f"{RAD}offentlig.odt", dokument.offentlig_odt, name="lagesbild_offentlig_odt"),
    path(f"{RAD}offentlig.json", dokument.offentlig_json, name="lagesbild_offentlig_json"),
]
