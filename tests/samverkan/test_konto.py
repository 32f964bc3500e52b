"""Log in and out, password, theme, drafts; demo accounts outside demo mode."""

import re

import pytest

from samverkan.models import User, Utkast
from tests import factories
from tests.factories import LOSENORD

NYTT = "nagot-helt-annat-77"


def _logga_in(client, user, losenord=LOSENORD, **andra):
    return client.post("/logga-in/", {"username": user.email, "password": losenord} | andra)


def test_log_in_and_out(client, stad):
    assert client.get("/logga-in/").status_code == 200
    assert _logga_in(client, stad).status_code == 302
    assert client.get("/min-logg/").status_code == 200
    assert client.get("/logga-ut/").status_code == 405
    assert client.post("/logga-ut/").status_code == 302
    assert client.get("/min-logg/").status_code == 302


def test_the_address_is_the_same_whatever_its_case(client, stad):
    svar = client.post("/logga-in/", {"username": stad.email.upper(), "password": LOSENORD})
    assert svar.status_code == 302


@pytest.mark.parametrize("losenord", ["fel", ""])
def test_wrong_password_stays_on_the_page(losenord, client, stad):
    svar = _logga_in(client, stad, losenord)
    assert svar.status_code in (200, 422)
    assert "_auth_user_id" not in client.session


def test_a_closed_account_cannot_log_in(client, stad):
    User.objects.filter(pk=stad.pk).update(is_active=False)
    _logga_in(client, stad)
    assert "_auth_user_id" not in client.session


def test_log_in_leads_to_no_foreign_host(client, stad):
    svar = _logga_in(client, stad, next="https://example.org/")
    assert svar.status_code == 302 and svar.url == "/"


@pytest.mark.parametrize("demo", [True, False])
def test_demo_accounts_work_in_demo_mode_only(demo, client, stad, settings):
    User.objects.filter(pk=stad.pk).update(is_demo=True)
    settings.DEMO = demo
    _logga_in(client, stad)
    assert ("_auth_user_id" in client.session) == demo


def test_a_demo_session_ends_with_the_demo_mode(client, stad, settings):
    User.objects.filter(pk=stad.pk).update(is_demo=True)
    settings.DEMO = True
    _logga_in(client, stad)
    settings.DEMO = False
    assert client.get("/min-logg/").status_code == 302


def test_accounts_are_listed_in_demo_mode_only(client, stad, settings):
    User.objects.filter(pk=stad.pk).update(is_demo=True)
    for demo in (True, False):
        settings.DEMO = demo
        assert (stad.email in client.get("/logga-in/").content.decode()) == demo


def _byt(client, gammalt, nytt):
    data = {"old_password": gammalt, "new_password1": nytt, "new_password2": nytt}
    return client.post("/byt-losenord/", data)


def test_change_of_password(client, stad):
    _logga_in(client, stad)
    svar = _byt(client, LOSENORD, NYTT)
    assert svar.status_code == 302
    assert client.get(svar.url).status_code == 200
    client.post("/logga-ut/")
    assert _logga_in(client, stad, NYTT).status_code == 302


@pytest.mark.parametrize(
    ("gammalt", "nytt"), [("fel", NYTT), (LOSENORD, "kort"), (LOSENORD, "password1234")]
)
def test_a_bad_change_changes_nothing(gammalt, nytt, client, stad):
    _logga_in(client, stad)
    assert _byt(client, gammalt, nytt).status_code in (200, 422)
    stad.refresh_from_db()
    assert stad.check_password(LOSENORD)


@pytest.mark.parametrize(("valt", "sparat"), [("morkt", "morkt"), ("ljust", "ljust"), ("x", "")])
def test_theme_is_remembered_and_goes_back(valt, sparat, client, db):
    svar = client.post("/tema/", {"tema": valt, "next": "/hjalp/"})
    assert svar.url == "/hjalp/" and svar.cookies["tema"].value == sparat
    assert client.post("/tema/", {"next": "https://example.org/"}).url == "/"


def test_a_draft_is_kept_for_its_writer(stad, polis, logga_in, som):
    svar = logga_in(stad).post("/utkast/", {"formular": "/x/", "text": "Halv men", "version": "3"})
    assert "Utkast sparat" in svar.content.decode()
    with som(stad):
        assert Utkast.objects.get().falt == {"text": "Halv men", "version": "3"}
    with som(polis):
        assert not Utkast.objects.exists()


def test_a_draft_keeps_all_that_is_ticked(logga_in, stad):
    data = {"formular": "/x/", "text": "Halv", "dagar": ["1", "4"]}
    logga_in(stad).post("/utkast/", data)
    assert Utkast.objects.get(nyckel="/x/").falt == {"text": "Halv", "dagar": ["1", "4"]}


def test_a_draft_that_comes_too_late_is_not_kept(logga_in, stad, agare, norrby, som):
    """The page saved itself while its form was being saved; its text must not fill the next form."""
    with agare():
        bild = factories.make_lagesbild(norrby, status="sammanforing")
    adress = f"/lagesbilder/{bild.pk}/bedomning/"
    klient = logga_in(stad)
    oppnad = re.search(r'name="oppnad" value="([^"]+)"', klient.get(adress).content.decode())[1]
    assert klient.post(adress, {"sammanfattning": "Klart.", "version": 1}).status_code == 302
    sent = {"formular": adress, "sammanfattning": "Halvt.", "oppnad": oppnad}
    assert klient.post("/utkast/", sent).status_code == 409
    assert "Halvt." not in klient.get(adress).content.decode()
    igen = re.search(r'name="oppnad" value="([^"]+)"', klient.get(adress).content.decode())[1]
    assert klient.post("/utkast/", sent | {"oppnad": igen}).status_code == 200
    assert "Halvt." in klient.get(adress).content.decode()


def test_a_draft_needs_its_writer_logged_in(client, db):
    assert client.post("/utkast/", {"formular": "/x/", "text": "Hej"}).status_code == 401


def test_a_form_sends_its_own_address_with_its_draft(logga_in, stad, agare, norrby):
    with agare():
        bild = factories.make_lagesbild(norrby, status="sammanforing")
    adress = f"/lagesbilder/{bild.pk}/bedomning/"
    svar = logga_in(stad).get(adress).content.decode()
    assert f'name="formular" value="{adress}"' in svar
