"""Status notes: written, changed by two at once, refused, and walked through a plan."""

import pytest
from django.urls import reverse
from django.utils import timezone

from uppfoljning.models import Avstamning
from uppfoljning.selectors.vantar import tertial, tertialslut

PNR = "811228-9874"


def data(**andra):
    idag = timezone.localdate()
    grund = {"year": idag.year, "tertial": tertial(idag), "lage": "i_fas", "gjort": "Upphandlat."}
    return grund | andra


def ny(plan, nr=0, i=""):
    return reverse("uppfoljning:avstamning_ny", args=[plan.atgarder.all()[nr].pk]) + i


@pytest.mark.parametrize(
    ("vem", "kod"),
    [("stad", 302), ("polis", 302), ("styr_stad", 403), ("central", 403), ("lasare", 403),
     ("granne", 403), ("forvaltare", 404)],
)  # fmt: skip
def test_who_may_note(vem, kod, plan, logga_in, request):
    svar = logga_in(request.getfixturevalue(vem)).post(ny(plan), data())
    assert svar.status_code == kod
    assert Avstamning.objects.count() == (kod == 302)


def test_double_click_gives_one_note(plan, logga_in, stad):
    client = logga_in(stad)
    assert [client.post(ny(plan), data()).status_code for _ in "ab"] == [302, 302]
    assert Avstamning.objects.count() == 1


def test_another_text_for_the_same_tertial_is_not_lost_and_not_saved(plan, logga_in, stad, polis):
    logga_in(stad).post(ny(plan), data())
    svar = logga_in(polis).post(ny(plan), data(gjort="Något helt annat."))
    assert svar.status_code == 422
    assert "redan avstämd" in svar.content.decode()
    assert "Något helt annat." in svar.content.decode()
    assert Avstamning.objects.get().gjort == "Upphandlat."


def test_stale_change_gets_both_texts(plan, logga_in, stad, polis):
    logga_in(stad).post(ny(plan), data())
    rad = Avstamning.objects.get()
    url = reverse("uppfoljning:avstamning", args=[rad.pk])
    andrat = data(version=rad.version)
    assert logga_in(stad).post(url, andrat | {"gjort": "Stadens"}).status_code == 302
    svar = logga_in(polis).post(url, andrat | {"gjort": "Polisens"})
    assert svar.status_code == 409
    assert all(text in svar.content.decode() for text in ("Stadens", "Polisens"))


@pytest.mark.parametrize("falt", ["gjort", "resultat"])
def test_personnummer_stops(falt, plan, logga_in, stad):
    svar = logga_in(stad).post(ny(plan), data(**{falt: f"Samtal med {PNR}."}))
    assert svar.status_code == 422
    assert "personnummer" in svar.content.decode()
    assert not Avstamning.objects.exists()


def test_odd_characters_are_kept_and_shown_as_text(plan, logga_in, stad):
    text = "<b>”Å” & 'ö'</b> \u2603 {{ 7 }}"
    client = logga_in(stad)
    assert client.post(ny(plan), data(gjort=text)).status_code == 302
    assert Avstamning.objects.get().gjort == text
    sida = client.get(
        reverse("uppfoljning:avstamningar", args=[plan.atgarder.first().pk])
    ).content.decode()
    assert "&lt;b&gt;”Å” &amp;" in sida
    assert "<b>”Å”" not in sida


def test_year_outside_the_measure_is_refused(plan, logga_in, stad):
    assert logga_in(stad).post(ny(plan), data(year=1999)).status_code == 422


def test_the_walk_goes_on_to_the_next_and_ends_at_the_plan(plan, logga_in, stad):
    client = logga_in(stad)
    svar = client.post(ny(plan, 0, "?i=plan"), data())
    assert svar.url == ny(plan, 1, "?i=plan")
    svar = client.post(svar.url, data())
    assert svar.url == reverse("uppfoljning:plan_uppfoljning", args=[plan.pk])
    assert "Alla 2 åtgärder är avstämda" in client.get(svar.url).content.decode()


def test_readers_see_notes_but_no_buttons(plan, logga_in, stad, lasare):
    logga_in(stad).post(ny(plan), data())
    url = reverse("uppfoljning:plan_uppfoljning", args=[plan.pk])
    sida = logga_in(lasare).get(url).content.decode()
    assert "Upphandlat." in sida
    assert "Stäm av" not in sida


def test_panel_is_a_part_and_the_page_a_whole(plan, logga_in, stad):
    url = reverse("uppfoljning:avstamningar", args=[plan.atgarder.first().pk])
    client = logga_in(stad)
    assert "<html" in client.get(url).content.decode()
    assert "<html" not in client.get(url, headers={"HX-Request": "true"}).content.decode()
    atgard = client.get(plan.atgarder.first().get_absolute_url()).content.decode()
    assert f'data-hx-get="{url}"' in atgard
    assert f'<a href="{url}">' in atgard


@pytest.mark.parametrize(("manad", "slut"), [(1, 4), (4, 4), (5, 8), (8, 8), (9, 12), (12, 12)])
def test_tertials_end(manad, slut):
    dag = timezone.localdate().replace(month=manad, day=1)
    assert tertialslut(dag).month == slut
