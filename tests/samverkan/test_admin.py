"""Förvaltning: the förvaltare's role opens it, every change is logged, content is not there."""

import pytest
from django.apps import apps
from django.contrib import admin

from samverkan.models import Indikator, LogEntry, Part, Stadsdelsomrade, Uppdrag, User, behorighet

SIDOR = [
    "user", "uppdrag", "stadsdelsomrade", "lokalpolisomrade", "part",
    "overenskommelse", "samverkansomrade", "malsattning", "indikator",
]  # fmt: skip
LANGT = "ett-annat-langt-ord-9"


@pytest.mark.parametrize("namn", SIDOR)
def test_lists_and_forms_open_for_the_forvaltare(namn, forvaltare, logga_in):
    client = logga_in(forvaltare)
    modell = apps.get_model("samverkan", namn)
    assert client.get(f"/forvaltning/samverkan/{namn}/").status_code == 200
    rad = modell._default_manager.first()
    svar = client.get(f"/forvaltning/samverkan/{namn}/{rad.pk}/change/")
    assert svar.status_code == 200
    assert b"<style" not in svar.content and b"<script>" not in svar.content
    ny = client.get(f"/forvaltning/samverkan/{namn}/add/")
    assert ny.status_code == (403 if namn == "part" else 200)


@pytest.mark.parametrize("vem", ["stad", "styr_polis", "central", "lasare"])
def test_others_are_sent_to_the_admin_log_in(vem, logga_in, request):
    client = logga_in(request.getfixturevalue(vem))
    for namn in SIDOR:
        assert client.get(f"/forvaltning/samverkan/{namn}/").status_code == 302


def test_a_superuser_without_the_role_reaches_no_reference_data(agare, logga_in):
    with agare():
        user = User.objects.create_superuser("drift@staden.example", LANGT, namn="Drift")
    assert logga_in(user).get("/forvaltning/samverkan/user/").status_code == 403


def test_index_is_swedish_and_holds_no_content(forvaltare, logga_in):
    text = logga_in(forvaltare).get("/forvaltning/").content.decode()
    assert "Konton, uppdrag och grunddata" in text
    assert "Stadsdelsområden" in text
    for app in ("lagesbild", "atgardsplan", "uppfoljning"):
        assert f"/forvaltning/{app}/" not in text
        assert not any(m in admin.site._registry for m in apps.get_app_config(app).get_models())


def test_new_account_can_log_in_and_is_logged(forvaltare, logga_in, som, client):
    svar = logga_in(forvaltare).post(
        "/forvaltning/samverkan/user/add/",
        {
            "email": "Ny.Samordnare@norrby.example",
            "namn": "Ny",
            "funktion": "samordnare",
            "password1": LANGT,
            "password2": LANGT,
        },
    )
    assert svar.status_code == 302, svar.context["errors"]
    ny = User.objects.get(email__iexact="ny.samordnare@norrby.example")
    assert client.login(username="ny.samordnare@norrby.example", password=LANGT)
    with som(forvaltare):
        rad = LogEntry.objects.get(objekttyp="samverkan.user", objekt_id=ny.pk)
    assert rad.akt == "lagga_till_grunddata"
    assert LANGT not in str(rad.efter) and "password" not in str(rad.efter)


def test_set_password_is_logged(forvaltare, stad, logga_in, som, client):
    adress = f"/forvaltning/samverkan/user/{stad.pk}/password/"
    svar = logga_in(forvaltare).post(adress, {"password1": LANGT, "password2": LANGT})
    assert svar.status_code == 302
    assert client.login(username=stad.email, password=LANGT)
    with som(forvaltare):
        assert LogEntry.objects.filter(akt="satta_losenord", objekt_id=stad.pk).exists()


def _uppdrag(user, roll, omrade, fran="2026-01-01", till=""):
    return {
        "user": user.pk,
        "roll": roll,
        "part": Part.objects.first().pk,
        "stadsdelsomrade": omrade.pk if omrade else "",
        "giltig_fran": fran,
        "giltig_till": till,
    }


def test_assignment_gets_its_group_and_works(forvaltare, lasare, norrby, logga_in, som):
    svar = logga_in(forvaltare).post(
        "/forvaltning/samverkan/uppdrag/add/", _uppdrag(lasare, "samordnare", norrby)
    )
    assert svar.status_code == 302, svar.context["errors"]
    ett = Uppdrag.objects.get(user=lasare, roll="samordnare")
    assert ett.grupp.name == "norrby/kommun/samordnare"
    assert norrby.pk in behorighet(User.objects.get(pk=lasare.pk)).egna_omraden
    with som(forvaltare):
        assert LogEntry.objects.filter(objekttyp="samverkan.uppdrag", objekt_id=ett.pk).exists()


@pytest.mark.parametrize(
    ("vem", "roll", "fran", "till", "ord_"),
    [
        ("stad", "samordnare", "2026-01-01", "", "redan samma uppdrag"),
        ("lasare", "samordnare", "2026-02-01", "2026-01-01", "före startdatumet"),
        ("lasare", "central", "2026-01-01", "", "beredningsgrupp och förvaltare till alla"),
    ],
)
def test_bad_assignments_get_a_swedish_message(
    vem, roll, fran, till, ord_, forvaltare, norrby, logga_in, request
):
    user = request.getfixturevalue(vem)
    data = _uppdrag(user, roll, norrby, fran, till)
    svar = logga_in(forvaltare).post("/forvaltning/samverkan/uppdrag/add/", data)
    assert svar.status_code == 200
    assert ord_ in svar.content.decode()


def test_changed_indicator_is_logged_with_before_and_after(forvaltare, logga_in, som):
    rad = Indikator.objects.first()
    fore = rad.namn
    client = logga_in(forvaltare)
    adress = f"/forvaltning/samverkan/indikator/{rad.pk}/change/"
    form = client.get(adress).context["adminform"].form
    data = {n: form[n].value() for n in form.fields if form[n].value() not in (None, False)}
    assert client.post(adress, data | {"namn": "Nytt namn"}).status_code == 302
    with som(forvaltare):
        loggrad = LogEntry.objects.get(akt="andra_grunddata", objekt_id=rad.pk)
    assert loggrad.fore == {"namn": fore}
    assert loggrad.efter == {"namn": "Nytt namn"}


def test_new_district_is_seen_by_the_whole_city(forvaltare, lasare, logga_in):
    data = {"slug": "vasterby", "namn": "Västerby", "giltig_fran": "2026-01-01"}
    for led in ("aliasnamn", "stadsdelar"):
        data |= {f"{led}-TOTAL_FORMS": 1, f"{led}-INITIAL_FORMS": 0}
    data |= {"aliasnamn-0-namn": "Västra Småstad", "stadsdelar-0-namn": "Kajen"}
    svar = logga_in(forvaltare).post("/forvaltning/samverkan/stadsdelsomrade/add/", data)
    assert svar.status_code == 302, svar.context["errors"]
    nytt = Stadsdelsomrade.objects.get(slug="vasterby")
    assert nytt.pk in behorighet(User.objects.get(pk=lasare.pk)).ser
    assert nytt.aliasnamn.get().namn == "Västra Småstad"


@pytest.mark.parametrize("namn", SIDOR)
def test_nothing_that_is_used_can_be_removed(namn, forvaltare, logga_in):
    rad = apps.get_model("samverkan", namn)._default_manager.first()
    adress = f"/forvaltning/samverkan/{namn}/{rad.pk}/delete/"
    assert logga_in(forvaltare).post(adress, {"post": "yes"}).status_code == 403
