"""A baseline that is a small number stands in no page, whoever asks."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse

from atgardsplan.models import LokalOverenskommelse, Malvarde
from lagesbild.models import Matvarde
from samverkan.models import Indikator, User
from tests import factories_plan as gor
from tests.factories import MANNISKOR

SMATT, STORT = Decimal("3"), Decimal("2718")


@pytest.fixture
def mal(agare: Any, norrby: Any, soderby: Any) -> Malvarde:
    """Norrby's number of last year is large itself, but gives Söderby's three away with the sum."""
    with agare():
        Indikator.objects.filter(kod="1.2a").update(polisdriven=False, minsta_n=5)
        avtal = gor.make_fardigt_avtal(norrby, status="gallande")
        indikator = Indikator.objects.get(kod="1.2a")
        for omrade, varde in ((norrby, STORT), (soderby, SMATT)):
            Matvarde.objects.create(
                indikator=indikator, stadsdelsomrade=omrade, period_start=date(2026, 1, 1), varde=varde
            )  # fmt: skip
        rad = avtal.malvarden.get(malsattning=indikator.malsattning)
        Malvarde.objects.filter(pk=rad.pk).update(
            indikator=indikator, utan_matt="", baslinje=STORT, baslinje_year=2026,
            malvarde=Decimal(100), mal_year=2027,
        )  # fmt: skip
        return Malvarde.objects.get(pk=rad.pk)


def _utkast(agare: Any, mal: Malvarde) -> None:
    with agare():
        LokalOverenskommelse.objects.filter(pk=mal.lokal_overenskommelse_id).update(status="utkast")


def _sidor(mal: Malvarde) -> list[str]:
    avtal = mal.lokal_overenskommelse
    return [
        avtal.get_absolute_url(),
        avtal.stadsdelsomrade.get_absolute_url(),
        f"{reverse('uppfoljning:indikator', args=[mal.indikator_id])}?omrade=norrby",
        reverse("uppfoljning:indikator", args=[mal.indikator_id]),
        reverse("uppfoljning:indikatorer"),
        reverse("atgardsplan:malvarde_redigera", args=[mal.pk]),
        reverse("uppfoljning:staden"),
        "/",
    ]


@pytest.mark.parametrize("vem", MANNISKOR)
@pytest.mark.parametrize("utkast", [False, True])
def test_no_page_holds_it(vem: str, utkast: bool, mal: Any, agare: Any, logga_in: Any) -> None:
    if utkast:
        _utkast(agare, mal)
    client = logga_in(User.objects.get(email=MANNISKOR[vem]))
    for url in _sidor(mal):
        sida = client.get(url).content
        assert b"2718" not in sida and "2\u00a0718".encode() not in sida, url


def test_the_page_says_that_it_is_protected(mal: Any, logga_in: Any, lasare: User) -> None:
    sida = logga_in(lasare).get(mal.lokal_overenskommelse.get_absolute_url()).content.decode()
    assert "skyddat" in sida
    assert "100" in sida


def test_a_small_baseline_from_elsewhere_is_protected_too(
    mal: Any, agare: Any, logga_in: Any, lasare: User
) -> None:
    with agare():
        Matvarde.objects.all().delete()
        Malvarde.objects.filter(pk=mal.pk).update(baslinje=Decimal("4"))
    sida = logga_in(lasare).get(mal.lokal_overenskommelse.get_absolute_url()).content.decode()
    assert "skyddat" in sida


def test_a_large_baseline_that_gives_nothing_away_is_shown(
    mal: Any, agare: Any, logga_in: Any, lasare: User
) -> None:
    with agare():
        Matvarde.objects.all().delete()
    sida = logga_in(lasare).get(mal.lokal_overenskommelse.get_absolute_url()).content.decode()
    assert "2\u00a0718" in sida


def _andra(mal: Malvarde, version: int, **falt: Any) -> dict[str, Any]:
    return {
        "version": version, "malsattning": mal.malsattning_id, "indikator": mal.indikator_id,
        "baslinje": "", "baslinje_year": 2026, "malvarde": "90", "mal_year": 2027, "utan_matt": "",
    } | falt  # fmt: skip


def test_a_save_that_leaves_it_empty_keeps_it(
    mal: Any, agare: Any, logga_in: Any, stad: User
) -> None:
    _utkast(agare, mal)
    url = reverse("atgardsplan:malvarde_redigera", args=[mal.pk])
    assert logga_in(stad).post(url, _andra(mal, mal.version)).status_code == 302
    with agare():
        mal.refresh_from_db()
    assert (mal.baslinje, mal.malvarde) == (STORT, Decimal(90))


def test_two_texts_side_by_side_do_not_show_it(
    mal: Any, agare: Any, logga_in: Any, stad: User
) -> None:
    _utkast(agare, mal)
    url = reverse("atgardsplan:malvarde_redigera", args=[mal.pk])
    svar = logga_in(stad).post(url, _andra(mal, 0))
    assert svar.status_code == 409
    assert b"2718" not in svar.content
