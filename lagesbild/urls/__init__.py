"""Addresses of the second floor, one file for each part of the work."""

from lagesbild.urls import orsak, platser, sammanforing, statistik, underlag

app_name = "lagesbild"
urlpatterns = [
    *underlag.urlpatterns,
    *sammanforing.urlpatterns,
    *platser.urlpatterns,
    *orsak.urlpatterns,
    *statistik.urlpatterns,
]
