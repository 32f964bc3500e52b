"""Addresses of the third floor."""

from django.urls import URLPattern, path

from atgardsplan.views import handlingsplan, overenskommelse, plan

app_name = "atgardsplan"
AVTAL = "lokala-overenskommelser/<int:pk>/"
PLAN = "atgardsplaner/<int:pk>/"
ATGARD = "atgarder/<int:pk>/"
HANDLINGSPLAN = "handlingsplaner/<int:pk>/"

avtal: list[URLPattern] = [
    path(
        "lagesbilder/<int:pk>/lokal-overenskommelse/ny/",
        overenskommelse.overenskommelse_ny,
        name="overenskommelse_ny",
    ),
    path(AVTAL, overenskommelse.overenskommelse, name="overenskommelse"),
    path(
        f"{AVTAL}redigera/",
        overenskommelse.overenskommelse_redigera,
        name="overenskommelse_redigera",
    ),
    path(f"{AVTAL}prioritera/", overenskommelse.prioritera, name="prioritera"),
    path(f"{AVTAL}malvarden/ny/", overenskommelse.malvarde_ny, name="malvarde_ny"),
    path(f"{AVTAL}atgardsplan/ny/", plan.plan_ny, name="plan_ny"),
    path(f"{AVTAL}underteckna/", overenskommelse.underteckna, name="underteckna"),
    path(
        f"{AVTAL}akt/<slug:akt>/", overenskommelse.overenskommelse_akt, name="overenskommelse_akt"
    ),
    path(
        "prioriteringar/<int:pk>/",
        overenskommelse.prioritering_redigera,
        name="prioritering_redigera",
    ),
    path(
        "prioriteringar/<int:pk>/ta-bort/",
        overenskommelse.prioritering_ta_bort,
        name="prioritering_ta_bort",
    ),
    path("malvarden/<int:pk>/", overenskommelse.malvarde_redigera, name="malvarde_redigera"),
]
planer: list[URLPattern] = [
    path(PLAN, plan.plan, name="plan"),
    path(f"{PLAN}redigera/", plan.plan_redigera, name="plan_redigera"),
    path(f"{PLAN}atgarder/ny/", plan.atgard_ny, name="atgard_ny"),
    path(f"{PLAN}akt/<slug:akt>/", plan.plan_akt, name="plan_akt"),
    path(ATGARD, plan.atgard, name="atgard"),
    path(f"{ATGARD}redigera/", plan.atgard_redigera, name="atgard_redigera"),
    path(f"{ATGARD}akt/<slug:akt>/", plan.atgard_akt, name="atgard_akt"),
]
stadens: list[URLPattern] = [
    path("handlingsplaner/", handlingsplan.handlingsplaner, name="handlingsplaner"),
    path("handlingsplaner/ny/", handlingsplan.handlingsplan_ny, name="handlingsplan_ny"),
    path(HANDLINGSPLAN, handlingsplan.handlingsplan, name="handlingsplan"),
    path(
        f"{HANDLINGSPLAN}redigera/",
        handlingsplan.handlingsplan_redigera,
        name="handlingsplan_redigera",
    ),
    path(f"{HANDLINGSPLAN}aktiviteter/ny/", handlingsplan.aktivitet_ny, name="aktivitet_ny"),
    path(
        f"{HANDLINGSPLAN}akt/<slug:akt>/",
        handlingsplan.handlingsplan_akt,
        name="handlingsplan_akt",
    ),
    path("aktiviteter/<int:pk>/", handlingsplan.aktivitet_redigera, name="aktivitet_redigera"),
]
urlpatterns = [*avtal, *planer, *stadens]
