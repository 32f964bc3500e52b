"""Addresses of the top floor, one file for each part of the work."""

from uppfoljning.urls import arbete, ars, dokument

app_name = "uppfoljning"
urlpatterns = [*arbete.urlpatterns, *ars.urlpatterns, *dokument.urlpatterns]
