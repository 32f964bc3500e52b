"""A party's underlag: its pages, who reaches them when, the hand-in and what stops it."""

import pytest

from lagesbild.models import Datakalla, Observation, Underlag
from lagesbild.workflow.underlag import UNDERLAG_OVERGANGAR
from samverkan.models import LogEntry, Part
from tests.factories import make_lagesbild, make_observation, make_underlag

INLAMNAT = Underlag.Status.INLAMNAT


@pytest.fixture
def eget(agare, norrby):
    """The first party's open underlag with one shared and one own observation, and a source."""
    with agare():
        part = Part.objects.order_by("ordning")[0]
        underlag = make_underlag(make_lagesbild(norrby), part, sammanfattning="Läget är lugnt.")
        make_observation(underlag)
        make_observation(underlag, text="Bara för oss.", delningsniva="egen")
        Datakalla.objects.create(underlag=underlag, namn="Trygghetsvandring", slag="dialog")
    return underlag


def _adress(underlag, slut=""):
    return f"/underlag/{underlag.pk}/{slut}"


@pytest.fixture
def sidor(eget, agare):
    with agare():
        observation = eget.observationer.first().pk
        kalla = eget.datakallor.get().pk
    return {
        "underlag": (_adress(eget), ["get"]),
        "underlag_redigera": (_adress(eget, "bedomning/"), ["get", "post"]),
        "observation_ny": (_adress(eget, "iakttagelser/ny/"), ["get", "post"]),
        "datakalla_ny": (_adress(eget, "kallor/ny/"), ["get", "post"]),
        "inlasning_ny": (_adress(eget, "las-in/"), ["get", "post"]),
        "underlag_akt": (_adress(eget, "akt/lamna_in/"), ["post"]),
        "observation": (f"/iakttagelser/{observation}/", ["get"]),
        "observation_redigera": (f"/iakttagelser/{observation}/andra/", ["get", "post"]),
        "observation_ta_bort": (f"/iakttagelser/{observation}/ta-bort/", ["post"]),
        "datakalla_redigera": (f"/kallor/{kalla}/", ["get", "post"]),
    }


NAMN = [
    "underlag", "underlag_redigera", "observation_ny", "datakalla_ny", "inlasning_ny",
    "underlag_akt", "observation", "observation_redigera", "observation_ta_bort",
    "datakalla_redigera",
]  # fmt: skip


@pytest.mark.parametrize("namn", NAMN)
def test_page_works_for_its_own_party_and_refuses_the_wrong_method(namn, sidor, stad, logga_in):
    adress, metoder = sidor[namn]
    client = logga_in(stad)
    for metod in ("get", "post"):
        if metod not in metoder:
            assert getattr(client, metod)(adress).status_code == 405
    assert getattr(client, metoder[0])(adress).status_code in (200, 302)


@pytest.mark.parametrize("vem", ["polis", "granne", "granne_polis", "central", "lasare"])
@pytest.mark.parametrize("namn", NAMN)
def test_nobody_else_reaches_an_open_underlag(namn, vem, sidor, logga_in, request):
    adress, metoder = sidor[namn]
    client = logga_in(request.getfixturevalue(vem))
    for metod in metoder:
        assert getattr(client, metod)(adress).status_code == 404


@pytest.mark.parametrize("namn", NAMN)
def test_without_log_in_one_is_sent_to_it(namn, sidor, client):
    adress, metoder = sidor[namn]
    svar = getattr(client, metoder[0])(adress)
    assert svar.status_code == 302 and svar.url.startswith("/logga-in/")


def _lamna_in(client, underlag):
    """As from the underlag's own page, where the reasons are then told."""
    fran = {"referer": f"http://testserver{_adress(underlag)}"}
    return client.post(_adress(underlag, "akt/lamna_in/"), follow=True, headers=fran)


def _status(underlag, som, user):
    with som(user):
        return Underlag.objects.get(pk=underlag.pk).status


def test_start_makes_one_for_ones_own_party(agare, norrby, stad, polis, logga_in, som):
    with agare():
        lagesbild = make_lagesbild(norrby)
    adress = f"/lagesbilder/{lagesbild.pk}/underlag/borja/"
    assert logga_in(polis).post(adress).status_code == 302
    assert logga_in(polis).post(adress).status_code == 403
    with som(polis):
        assert Underlag.objects.get().part == Part.objects.order_by("ordning")[1]
    assert logga_in(stad).get(adress).status_code == 405


@pytest.mark.parametrize(
    ("vem", "kod"), [("styr_stad", 403), ("central", 403), ("granne", 404), ("lasare", 404)]
)
def test_others_start_none(vem, kod, agare, norrby, logga_in, request):
    with agare():
        lagesbild = make_lagesbild(norrby)
    client = logga_in(request.getfixturevalue(vem))
    assert client.post(f"/lagesbilder/{lagesbild.pk}/underlag/borja/").status_code == kod


def test_hand_in_opens_the_shared_and_keeps_the_own(eget, stad, polis, central, logga_in, som):
    _lamna_in(logga_in(stad), eget)
    assert _status(eget, som, polis) == INLAMNAT
    for vem in (polis, central):
        text = logga_in(vem).get(_adress(eget)).content.decode()
        assert "Klotter och krossat glas" in text
        assert "Bara för oss" not in text
    with som(stad):
        egen = Observation.objects.get(underlag=eget, delningsniva="egen")
    assert logga_in(polis).get(f"/iakttagelser/{egen.pk}/").status_code == 404
    assert logga_in(stad).get(f"/iakttagelser/{egen.pk}/").status_code == 200
    with som(polis):
        assert LogEntry.objects.filter(akt="las_underlag", by=polis).count() == 1
        assert LogEntry.objects.filter(akt="lamna_in").count() == 1


@pytest.mark.parametrize(
    "namn", ["underlag_redigera", "observation_ny", "datakalla_ny", "inlasning_ny"]
)
def test_a_handed_in_underlag_is_closed_to_its_own_party_too(namn, sidor, eget, stad, logga_in):
    client = logga_in(stad)
    _lamna_in(client, eget)
    assert client.get(sidor[namn][0]).status_code == 403


@pytest.mark.parametrize("text", ["Frågan gäller 811228-9874.", "Kontakt: 19811228 9874"])
def test_personnummer_stops_the_hand_in(text, eget, agare, stad, logga_in, som):
    with agare():
        eget.observationer.filter(delningsniva="parterna").update(text=text)
    svar = _lamna_in(logga_in(stad), eget)
    assert _status(eget, som, stad) == "utkast"
    sagt = " ".join(str(ett) for ett in svar.context["messages"])
    assert "personnummer" in sagt


def test_personnummer_in_an_own_observation_is_not_handed_over(eget, agare, stad, logga_in, som):
    with agare():
        eget.observationer.filter(delningsniva="egen").update(text="811228-9874")
    _lamna_in(logga_in(stad), eget)
    assert _status(eget, som, stad) == INLAMNAT


def test_a_telephone_number_warns_and_needs_a_reason(eget, agare, stad, logga_in, som):
    with agare():
        eget.observationer.filter(delningsniva="parterna").update(text="Ring 070-123 45 67.")
    assert "telefonnummer" in logga_in(stad).get(_adress(eget)).content.decode()
    _lamna_in(logga_in(stad), eget)
    assert _status(eget, som, stad) == "utkast"
    skal = {"motiv": "Numret är växelns."}
    logga_in(stad).post(_adress(eget, "akt/lamna_in/"), skal)
    assert _status(eget, som, stad) == INLAMNAT
    with som(stad):
        assert LogEntry.objects.get(akt="behalla_uppgifter").efter["skäl"] == skal["motiv"]


@pytest.mark.parametrize("falt", ["sammanfattning", "observationer"])
def test_an_empty_underlag_is_not_handed_in(falt, eget, agare, stad, logga_in, som):
    with agare():
        if falt == "observationer":
            eget.observationer.filter(delningsniva="parterna").delete()
        else:
            Underlag.objects.filter(pk=eget.pk).update(sammanfattning=" ")
    _lamna_in(logga_in(stad), eget)
    assert _status(eget, som, stad) == "utkast"


def test_take_back_until_the_merge_has_begun(eget, agare, stad, logga_in, som):
    client = logga_in(stad)
    _lamna_in(client, eget)
    client.post(_adress(eget, "akt/ta_tillbaka/"))
    assert _status(eget, som, stad) == "utkast"
    _lamna_in(client, eget)
    with agare():
        type(eget.lagesbild).objects.filter(pk=eget.lagesbild_id).update(status="sammanforing")
    client.post(_adress(eget, "akt/ta_tillbaka/"))
    assert _status(eget, som, stad) == INLAMNAT


@pytest.mark.parametrize("rad", UNDERLAG_OVERGANGAR.overgangar, ids=lambda rad: rad.akt)
@pytest.mark.parametrize("vem", ["stad", "polis", "styr_stad", "styr_polis", "central", "granne"])
def test_each_transition_and_role(rad, vem, eget, agare, request, logga_in):
    """Own party's working role only; for the rest the page is closed or not there."""
    user = request.getfixturevalue(vem)
    with agare():
        fore = next(iter(rad.fran))
        Underlag.objects.filter(pk=eget.pk).update(
            status=fore, inlamnat_at="2026-01-01T00:00Z" if fore == INLAMNAT else None
        )
    assert UNDERLAG_OVERGANGAR.far(user, eget, rad.akt) == (vem == "stad")
    kod = logga_in(user).post(_adress(eget, f"akt/{rad.akt}/")).status_code
    assert kod == 302 if vem == "stad" else kod in (403, 404)
    with agare():
        efter = Underlag.objects.get(pk=eget.pk).status
    assert efter == (rad.till if vem == "stad" else fore)


def test_an_unknown_act_is_refused(eget, stad, logga_in):
    assert logga_in(stad).post(_adress(eget, "akt/hitta-pa/")).status_code == 403


def _observation(eget, **andra):
    omrade = eget.lagesbild.overenskommelse.samverkansomraden.first()
    falt = {
        "samverkansomrade": omrade.pk, "text": "Trasig belysning.", "frekvens": "vecka",
        "allvar": 2, "trend": "okant", "delningsniva": "parterna",
    }  # fmt: skip
    return falt | andra


def test_new_observations_are_numbered_and_logged(eget, stad, logga_in, som):
    svar = logga_in(stad).post(_adress(eget, "iakttagelser/ny/"), _observation(eget))
    assert svar.status_code == 302
    with som(stad):
        ny = Observation.objects.get(text="Trasig belysning.")
        assert ny.lopnummer == 3
        rad = LogEntry.objects.get(akt="skriva_iakttagelse")
        assert rad.delningsniva == "egen" and rad.by == stad


@pytest.mark.parametrize("andra", [{"text": ""}, {"allvar": 6}, {"timme_fran": 22}])
def test_a_bad_observation_is_told_and_not_saved(andra, eget, stad, logga_in, som):
    svar = logga_in(stad).post(_adress(eget, "iakttagelser/ny/"), _observation(eget, **andra))
    assert svar.status_code == 422
    with som(stad):
        assert Observation.objects.filter(underlag=eget).count() == 2


def test_removed_observation_leaves_its_text_in_the_own_log(eget, stad, polis, logga_in, som):
    with som(stad):
        en = eget.observationer.first()
    assert logga_in(stad).post(f"/iakttagelser/{en.pk}/ta-bort/").status_code == 302
    with som(stad):
        assert LogEntry.objects.get(akt="ta_bort_iakttagelse").fore == {"text": en.text}
    with som(polis):
        assert not LogEntry.objects.filter(akt="ta_bort_iakttagelse").exists()


def test_a_rejected_source_needs_a_reason(eget, stad, logga_in, som):
    adress, kalla = _adress(eget, "kallor/ny/"), {"namn": "Enkät", "slag": "matning"}
    client = logga_in(stad)
    assert client.post(adress, kalla).status_code == 422
    assert client.post(adress, kalla | {"motiv": "För få svar."}).status_code == 302
    with som(stad):
        assert Datakalla.objects.get(namn="Enkät").anvand is False
