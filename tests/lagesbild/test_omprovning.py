"""An underlag's sections, its way back from the other party, and last year's observations."""

import pytest
from django.db import connection

from lagesbild.models import Observation, Omprovning, Underlag
from samverkan.models import LogEntry, Part
from tests.factories import make_lagesbild, make_observation, make_plats, make_underlag

ANTAL_OMRADEN = 2


@pytest.fixture
def aren(agare, norrby):
    """Last year's handed-in underlag with three observations, and this year's just begun."""
    with agare():
        part = Part.objects.order_by("ordning")[0]
        forra = make_underlag(
            make_lagesbild(norrby, year=2026), part, status="inlamnat", sammanfattning="Då."
        )
        for text in ("Klotter på torget.", "Langning i tunneln.", "Bilrace på ringvägen."):
            make_observation(forra, text=text)
        i_ar = make_underlag(make_lagesbild(norrby), part, sammanfattning="Nu.")
    return forra, i_ar


def adress(underlag, slut):
    return f"/underlag/{underlag.pk}/{slut}"


def svar(forra, **val):
    """Last year's observations in order: (utfall, text) each."""
    data = {}
    for rad, (utfall, text) in zip(
        forra.observationer.order_by("lopnummer"), val["val"], strict=True
    ):
        namn = f"o{rad.pk}"
        data |= {f"{namn}-utfall": utfall, f"{namn}-text": text or rad.text}
        data |= {f"{namn}-allvar": rad.allvar, f"{namn}-trend": rad.trend}
    return data


def test_what_stands_changes_and_ends(aren, stad, som, logga_in):
    forra, i_ar = aren
    client = logga_in(stad)
    sida = client.get(adress(i_ar, "forra-aret/")).content.decode()
    assert "Langning i tunneln." in sida and "Så stod det förra året" in sida
    with som(stad):
        val = svar(forra, val=[("kvarstar", ""), ("forandrad", "Nu i trapphus."), ("upphort", "")])
    assert client.post(adress(i_ar, "forra-aret/"), val).status_code == 302
    with som(stad):
        texter = list(i_ar.observationer.order_by("lopnummer").values_list("text", flat=True))
        assert texter == ["Klotter på torget.", "Nu i trapphus."]
        assert Omprovning.objects.filter(underlag=i_ar).count() == 3
        andrad = i_ar.observationer.get(lopnummer=2)
    sida = client.get(andrad.get_absolute_url()).content.decode()
    assert "Langning i tunneln." in sida and "förändrad" in sida
    assert "Bilrace" in client.get(adress(i_ar, "")).content.decode()


def test_skipped_ones_wait_and_two_tabs_carry_over_once(aren, stad, som, logga_in):
    forra, i_ar = aren
    client = logga_in(stad)
    with som(stad):
        val = svar(forra, val=[("kvarstar", ""), ("", ""), ("", "")])
    for _ in "ab":
        client.post(adress(i_ar, "forra-aret/"), val)
    with som(stad):
        assert i_ar.observationer.count() == 1
    assert "2 iakttagelser" in client.get(adress(i_ar, "")).content.decode()


def test_changed_without_a_change_is_told(aren, stad, som, logga_in):
    forra, i_ar = aren
    with som(stad):
        val = svar(forra, val=[("forandrad", ""), ("", ""), ("", "")])
    kod = logga_in(stad).post(adress(i_ar, "forra-aret/"), val)
    assert kod.status_code == 422
    assert "Ändra det som har förändrats" in kod.content.decode()
    with som(stad):
        assert not i_ar.observationer.exists()


def test_ended_and_own_stays_own(aren, agare, stad, polis, som, logga_in):
    """What was never shared is not given away by having ended."""
    forra, i_ar = aren
    with agare():
        rader = list(forra.observationer.order_by("lopnummer"))
        Observation.objects.filter(pk=rader[2].pk).update(delningsniva="egen")
        for rad in rader[1:]:
            Omprovning.objects.create(underlag=i_ar, tidigare=rad, utfall="upphort")
        Underlag.objects.filter(pk=i_ar.pk).update(
            status="inlamnat", inlamnat_at="2026-10-01T00:00Z"
        )
    sida = logga_in(polis).get(adress(i_ar, "")).content.decode()
    assert "Langning i tunneln." in sida
    assert "Bilrace" not in sida
    with som(polis), connection.cursor() as cursor:
        cursor.execute("select count(*) from lagesbild_omprovning")
        assert cursor.fetchone()[0] == 1


def test_open_underlag_hides_its_reassessments(aren, agare, polis, som):
    forra, i_ar = aren
    with agare():
        Omprovning.objects.create(
            underlag=i_ar, tidigare=forra.observationer.first(), utfall="upphort"
        )
    with som(polis):
        assert not Omprovning.objects.exists()


def test_new_underlag_starts_from_last_years_description_and_sources(
    agare, norrby, stad, logga_in, som
):
    with agare():
        part = Part.objects.order_by("ordning")[0]
        forra = make_underlag(
            make_lagesbild(norrby, year=2026), part, status="inlamnat",
            omradesbeskrivning="Tre torg och en park.",
        )  # fmt: skip
        forra.datakallor.create(namn="Vandringar", slag="dialog", tacker="Stråken.")
        bild = make_lagesbild(norrby)
    logga_in(stad).post(f"/lagesbilder/{bild.pk}/underlag/borja/")
    with som(stad):
        nytt = Underlag.objects.get(lagesbild=bild)
        assert nytt.omradesbeskrivning == "Tre torg och en park."
        assert [rad.tacker for rad in nytt.datakallor.all()] == ["Stråken."]


def test_the_other_party_sees_how_far_and_nothing_else(aren, stad, polis, som, logga_in):
    _, i_ar = aren
    client = logga_in(stad)
    for nyckel in ("trygghet", "omrade-1"):
        assert client.post(adress(i_ar, f"avsnitt/{nyckel}/"), {"klart": "ja"}).status_code == 302
    sida = logga_in(polis).get(i_ar.lagesbild.get_absolute_url()).content.decode()
    assert f"2 av {5 + ANTAL_OMRADEN} avsnitt klara" in sida
    with som(polis), connection.cursor() as cursor:
        assert not Underlag.objects.filter(pk=i_ar.pk).exists()
        cursor.execute("select * from lagesbild_hur_langt(%s)", [i_ar.lagesbild_id])
        assert [rad[1:] for rad in cursor.fetchall()] == [("utkast", ["omrade-1", "trygghet"])]


@pytest.mark.parametrize("vem", ["granne", "lasare", "forvaltare"])
def test_how_far_is_for_those_who_follow_the_district(vem, aren, som, request):
    with som(request.getfixturevalue(vem)), connection.cursor() as cursor:
        cursor.execute("select * from lagesbild_hur_langt(%s)", [aren[1].lagesbild_id])
        assert cursor.fetchall() == []


def test_a_section_is_opened_again(aren, stad, som, logga_in):
    _, i_ar = aren
    client = logga_in(stad)
    for klart in ("ja", "ja", "nej"):
        client.post(adress(i_ar, "avsnitt/metod/"), {"klart": klart})
    with som(stad):
        assert Underlag.objects.get(pk=i_ar.pk).klara == []
        assert LogEntry.objects.filter(akt="markera_avsnitt").count() == 2


def test_what_is_missing_stands_with_links(aren, stad, logga_in):
    _, i_ar = aren
    sida = logga_in(stad).get(adress(i_ar, "")).content.decode()
    assert "Ingen iakttagelse är märkt" in sida
    assert "3 iakttagelser från förra året är inte omprövade." in sida
    assert 'href="#trygghet"' in sida and 'id="trygghet"' in sida


# ---- handed back by the other party ----


@pytest.fixture
def inlamnat(aren, agare):
    with agare():
        Underlag.objects.filter(pk=aren[1].pk).update(
            status="inlamnat", inlamnat_at="2026-10-01T00:00Z"
        )
    return aren[1]


def test_handed_back_with_a_reason(inlamnat, stad, polis, som, logga_in):
    client, url = logga_in(polis), adress(inlamnat, "aterlamna/")
    assert client.get(url).status_code == 200
    assert client.post(url, {"skal": ""}).status_code == 422
    assert client.post(url, {"skal": "Iakttagelse 2 nämner en person."}).status_code == 302
    assert client.get(adress(inlamnat, "")).status_code == 404
    with som(stad):
        rad = Underlag.objects.get(pk=inlamnat.pk)
        assert (rad.status, rad.inlamnat_at, rad.updated_by) == ("utkast", None, polis)
    assert "nämner en person" in logga_in(stad).get(adress(inlamnat, "")).content.decode()
    with som(stad):
        assert LogEntry.objects.filter(akt="aterlamna", by=polis).count() == 1


@pytest.mark.parametrize(
    ("vem", "kod"),
    [("stad", 403), ("styr_polis", 403), ("central", 403), ("granne_polis", 404), ("lasare", 404)],
)
def test_others_hand_nothing_back(vem, kod, inlamnat, logga_in, request, agare):
    client = logga_in(request.getfixturevalue(vem))
    assert client.post(adress(inlamnat, "aterlamna/"), {"skal": "Nej."}).status_code == kod
    with agare():
        assert Underlag.objects.get(pk=inlamnat.pk).status == "inlamnat"


def test_nothing_is_handed_back_once_the_merge_has_begun(inlamnat, agare, polis, logga_in, som):
    with agare():
        type(inlamnat.lagesbild).objects.filter(pk=inlamnat.lagesbild_id).update(
            status="sammanforing"
        )
    logga_in(polis).post(adress(inlamnat, "aterlamna/"), {"skal": "För sent."})
    with som(polis), connection.cursor() as cursor:
        cursor.execute("select lagesbild_aterlamna(%s, 'bakvägen')", [inlamnat.pk])
        assert cursor.fetchone()[0] is False
        assert Underlag.objects.get(pk=inlamnat.pk).status == "inlamnat"


@pytest.mark.parametrize("vem", ["stad", "granne_polis", "central", "lasare"])
def test_the_databases_own_way_back_is_for_the_other_party(vem, inlamnat, som, request, agare):
    with som(request.getfixturevalue(vem)), connection.cursor() as cursor:
        cursor.execute("select lagesbild_aterlamna(%s, 'bakvägen')", [inlamnat.pk])
        assert cursor.fetchone()[0] is False


# ---- writing observations fast ----


def ny(underlag, **andra):
    omrade = underlag.lagesbild.overenskommelse.samverkansomraden.first()
    falt = {
        "samverkansomrade": omrade.pk, "text": "Trasig belysning.", "frekvens": "vecka",
        "allvar": 2, "trend": "okant", "delningsniva": "parterna",
    }  # fmt: skip
    return falt | andra


def test_a_named_place_is_recognised(aren, agare, norrby, stad, logga_in, som):
    _, i_ar = aren
    with agare():
        plats = make_plats(norrby, namn="Busstorget", stadsdel=norrby.stadsdelar.first())
    sida = logga_in(stad).get(adress(i_ar, "iakttagelser/ny/")).content.decode()
    assert '<option value="Busstorget">' in sida and "hela stadsdelsområdet" in sida
    logga_in(stad).post(adress(i_ar, "iakttagelser/ny/"), ny(i_ar, plats_text=" busstorget"))
    with som(stad):
        rad = Observation.objects.get(underlag=i_ar)
        assert (rad.plats, rad.stadsdel) == (plats, plats.stadsdel)


def test_one_more_starts_like_the_one_before(aren, stad, logga_in, som):
    _, i_ar = aren
    client, url = logga_in(stad), adress(i_ar, "iakttagelser/ny/")
    svaret = client.post(url, ny(i_ar, en_till="ja"))
    assert svaret.url == f"{url}?som=forra"
    form = client.get(svaret.url).context["form"]
    assert form["delningsniva"].value() == "parterna"
    assert form["text"].value() == ""


def test_a_copy_has_all_but_the_number(aren, stad, logga_in, som):
    _, i_ar = aren
    client, url = logga_in(stad), adress(i_ar, "iakttagelser/ny/")
    client.post(url, ny(i_ar, nar_text="kvällar", veckodagar=[4, 5], timme_fran=18, timme_till=22))
    with som(stad):
        pk = Observation.objects.get(underlag=i_ar).pk
    form = client.get(f"{url}?kopia={pk}").context["form"]
    assert form["text"].value() == "Trasig belysning."
    assert form["veckodagar"].value() == [4, 5]
    with som(stad):
        assert Observation.objects.filter(underlag=i_ar).count() == 1


def test_nobody_elses_observation_is_copied(aren, agare, stad, logga_in):
    forra, i_ar = aren
    pk = forra.pk
    form = logga_in(stad).get(adress(i_ar, f"iakttagelser/ny/?kopia={pk}")).context["form"]
    assert not form["text"].value()


@pytest.mark.parametrize(
    ("data", "ord_"),
    [
        ({"latitud": "59,3"}, "både latitud och longitud"),
        ({"latitud": "10", "longitud": "10"}, "oordin"),
    ],
)
def test_half_a_point_is_told(data, ord_, aren, stad, logga_in):
    svaret = logga_in(stad).post(adress(aren[1], "iakttagelser/ny/"), ny(aren[1], **data))
    assert svaret.status_code == 422
    assert ord_ in svaret.content.decode()
