"""A place lives by both parties' decisions: proposed, assented to, done; or dismissed, or changed."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import ProgrammingError, connection, transaction
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lagesbild.geografi.ytterlinje import geojson, tolka
from lagesbild.models import Plats, Platsbeslut, Platsbifall
from lagesbild.platsliv import listan
from lagesbild.selectors.platsantal import platsantal, stegen
from lagesbild.workflow.platsbeslut import andra, avfarda, foresla, ge_bifall
from samverkan.fel import Hinder, Konflikt
from samverkan.models import Avisering, LogEntry
from tests import factories

IDAG = timezone.localdate()
RUTA = geojson(tolka("58,95 15,02\n58,95 15,022\n58,951 15,022\n58,951 15,02")[0])
HALVA = geojson(tolka("58,95 15,02\n58,95 15,021\n58,951 15,021\n58,951 15,02")[0])
DEL = {"namn": "Torget", "slag": ["otrygg"], "delningsniva": "parterna", "geometri": RUTA}


def nytt(omrade, handling="funnen", *delar, **andra_):
    falt = {"datum": date(2026, 3, 1), "skal": "Båda ser den."} | andra_
    return Platsbeslut(stadsdelsomrade=omrade, handling=handling, delar=list(delar), **falt)


@pytest.fixture
def bada(som, stad, polis):
    """Both parties agree to a step: the city proposes, the police assent."""

    def _bada(beslut, *platser):
        with som(stad):
            foresla(beslut, platser, by=stad)
        with som(polis):
            return ge_bifall(beslut, beslut.version, by=polis)

    return _bada


def hamta(agare, namn):
    with agare():
        return Plats.objects.get(namn=namn)


def test_nothing_happens_until_both_have_said_yes(som, agare, norrby, stad, polis):
    with som(stad):
        beslut = foresla(nytt(norrby, "funnen", DEL), [], by=stad)
        assert beslut.status == "vantar" and not Plats.objects.exists()
        assert ge_bifall(beslut, 1, by=stad).status == "vantar"
    with som(polis):
        assert [a.slag for a in Avisering.objects.visible_to(polis)] == ["plats_vantar"] * 2
        assert ge_bifall(beslut, 1, by=polis).status == "genomfort"
        torget = Plats.objects.get()
        assert (torget.namn, torget.slag, torget.funnen_year) == ("Torget", ["otrygg"], 2026)
        rad = torget.livslinje.get()
        assert (rad.slag, rad.datum, rad.geometri, rad.beslut_id) == (
            "funnen", date(2026, 3, 1), RUTA, beslut.pk,
        )  # fmt: skip
        assert LogEntry.objects.filter(akt="genomfor_platsbeslut", by=polis).exists()


def test_a_yes_is_to_what_was_read(som, norrby, stad, polis):
    """A changed proposal asks the other party anew, and an old page's yes is told so."""
    with som(stad):
        beslut = foresla(nytt(norrby, "funnen", DEL), [], by=stad)
    with som(polis):
        andra(beslut, nytt(norrby, "funnen", DEL | {"namn": "Stortorget"}), 1, by=polis)
    with som(stad):
        with pytest.raises(Hinder, match="har ändrats"):
            ge_bifall(beslut, 1, by=stad)
        with pytest.raises(Konflikt) as krock:
            andra(beslut, nytt(norrby, "funnen", DEL), 1, by=stad)
        assert krock.value.nu.delar[0]["namn"] == "Stortorget"
        assert not Plats.objects.exists()
        assert ge_bifall(beslut, 2, by=stad).status == "genomfort"
        assert Plats.objects.get().namn == "Stortorget"


def test_either_party_dismisses_with_a_reason_that_both_see(som, norrby, stad, polis, logga_in):
    with som(stad):
        beslut = foresla(nytt(norrby, "funnen", DEL), [], by=stad)
    url = reverse("lagesbild:platsbeslut_avfarda", args=[beslut.pk])
    assert logga_in(polis).post(url, {"skal": " "}).status_code == 422
    assert logga_in(polis).post(url, {"skal": "Det är en korsning."}).status_code == 302
    text = logga_in(stad).get(beslut.get_absolute_url()).content.decode()
    assert "Det är en korsning." in text and "Avfärdat" in text
    with som(stad), pytest.raises(Hinder, match="redan avgjort"):
        avfarda(beslut, "Igen.", by=stad)


def test_a_whole_life(agare, bada, som, norrby, stad):
    bada(nytt(norrby, "funnen", DEL))
    torget = hamta(agare, "Torget")
    bada(nytt(norrby, "kvar", {"slag": ["otrygg", "drogscen"]}, datum=date(2026, 4, 1)), torget)
    bada(
        nytt(norrby, "flyttad", {"slag": ["otrygg"], "geometri": HALVA}, datum=date(2026, 5, 1)),
        torget,
    )
    assert hamta(agare, "Torget").geometri == HALVA
    bada(nytt(norrby, "stangd", datum=date(2026, 6, 1)), torget)
    assert hamta(agare, "Torget").stangd_year == 2026
    bada(nytt(norrby, "oppnad", {"slag": ["otrygg"]}, datum=date(2026, 7, 1)), torget)
    assert hamta(agare, "Torget").stangd_year is None
    delar = [
        DEL | {"namn": "Norr", "geometri": HALVA},
        DEL | {"namn": "Söder", "slag": ["drogscen"]},
    ]
    bada(nytt(norrby, "delad", *delar, datum=date(2026, 8, 1)), torget)
    norr, soder = hamta(agare, "Norr"), hamta(agare, "Söder")
    assert hamta(agare, "Torget").stangd_year == 2026
    bada(nytt(norrby, "sammanslagen", DEL | {"namn": "Allt"}, datum=date(2026, 9, 1)), norr, soder)
    with som(stad):
        (ett,) = platsantal(Plats.objects.all(), date(2026, 12, 31))
        assert (ett.alla, ett.slag) == (1, {"drogscen": 0, "brottsutsatt": 0, "otrygg": 1})
        liv = [(h.slag, str(h.till_plats or "")) for h in torget.livslinje.order_by("datum", "pk")]
        assert liv == [
            ("funnen", ""), ("kvar", ""), ("flyttad", ""), ("stangd", ""), ("oppnad", ""),
            ("delad", "Norr"), ("delad", "Söder"),
        ]  # fmt: skip
        geometrier = [h.geometri for h in torget.livslinje.order_by("datum", "pk")[:3]]
        assert geometrier == [RUTA, RUTA, HALVA]


@pytest.mark.parametrize(
    ("handling", "delar", "andra_", "sagt"),
    [
        ("funnen", [DEL], {}, "redan en plats som heter Torget"),
        ("kvar", [{"slag": ["otrygg"]}], {"datum": date(2024, 1, 1)}, "senare beslut 2025-01-01"),
        ("kvar", [{"slag": ["otrygg"]}], {"datum": IDAG + timedelta(1)}, "ligger i framtiden"),
        ("oppnad", [{"slag": ["otrygg"]}], {}, "står redan på listan"),
        ("delad", [DEL | {"namn": "A"}, DEL | {"namn": "A"}], {}, "olika namn"),
        ("delad", [DEL | {"namn": "A"}], {}, "delas i 2 till 6 delar"),
        ("delad", [DEL | {"namn": str(i)} for i in range(7)], {}, "delas i 2 till 6 delar"),
        ("delad", [DEL, DEL | {"namn": "B", "slag": []}], {}, "ett namn och minst ett slag"),
        ("sammanslagen", [DEL | {"namn": "A"}], {}, "minst två platser"),
        ("stangd", [], {"skal": "Se 19121212-1212."}, "personnummer"),
    ],
)
def test_what_stands_in_the_way_is_said(handling, delar, andra_, sagt, agare, som, norrby, stad):
    with agare():
        torget = factories.make_plats(norrby)
    platser = [] if handling == "funnen" else [torget]
    with som(stad), pytest.raises(Hinder, match=sagt), transaction.atomic():
        foresla(nytt(norrby, handling, *delar, **andra_), platser, by=stad)


def test_one_proposal_at_a_time_and_what_was_split_does_not_come_back(
    agare, bada, som, norrby, stad
):
    with agare():
        torget = factories.make_plats(norrby)
    bada(nytt(norrby, "delad", DEL | {"namn": "A"}, DEL | {"namn": "B"}), torget)
    ett = hamta(agare, "A")
    with som(stad):
        foresla(nytt(norrby, "stangd"), [ett], by=stad)
        with pytest.raises(Hinder, match="väntar redan ett förslag"), transaction.atomic():
            foresla(nytt(norrby, "kvar", {"slag": ["otrygg"]}), [ett], by=stad)
        with pytest.raises(Hinder, match="blev A 2026|blev B 2026"), transaction.atomic():
            foresla(nytt(norrby, "oppnad", {"slag": ["otrygg"]}), [torget], by=stad)


def test_the_rest_of_a_place_becomes_the_other_part(logga_in, agare, norrby, stad, polis):
    """Drawn in the form: the second part is what the first leaves."""
    with agare():
        torget = factories.make_plats(norrby, geometri=RUTA, latitud=58.9505, longitud=15.021)
    url = reverse("lagesbild:plats_steg", args=[torget.pk, "delad"])
    falt = {"namn": "Väster", "slag": ["otrygg"], "andra_namn": "Öster", "andra_slag": ["drogscen"],
            "datum": "2026-03-01", "skal": "Två orsaker."}  # fmt: skip
    hela = "58,95 15,02\n58,95 15,022\n58,951 15,022\n58,951 15,02"
    svar = logga_in(stad).post(url, falt | {"geometri": hela})
    assert svar.status_code == 422 and "täcker hela platsen" in svar.content.decode()
    halva = hela.replace("15,022", "15,021")
    assert logga_in(stad).post(url, falt | {"geometri": halva}).status_code == 302
    with agare():
        beslut = Platsbeslut.objects.get()
    logga_in(polis).post(reverse("lagesbild:platsbeslut_bifall", args=[beslut.pk]), {"version": 1})
    oster = hamta(agare, "Öster")
    horn = {tuple(xy) for xy in oster.geometri["coordinates"][0]}
    assert horn == {(15.021, 58.95), (15.022, 58.95), (15.022, 58.951), (15.021, 58.951)}
    assert (oster.slag, hamta(agare, "Väster").geometri) == (["drogscen"], HALVA)


def remsa(fran, till):
    return f"58,95 15,0{fran}\n58,95 15,0{till}\n58,951 15,0{till}\n58,951 15,0{fran}"


SEX = {
    "geometri": remsa("2", "203"), "namn": "Ett", "slag": ["otrygg"],
    "andra_namn": "Resten", "andra_slag": ["drogscen"],
    "del3_namn": "Tre", "del3_slag": ["otrygg", "drogscen"], "del3_geometri": remsa("203", "206"),
    "del4_namn": "Fyra", "del4_slag": ["brottsutsatt"], "del4_geometri": remsa("206", "209"),
    "del5_namn": "Fem", "del5_slag": ["otrygg"], "del5_geometri": remsa("209", "212"),
    "del6_namn": "Sex", "del6_slag": ["otrygg"], "del6_geometri": remsa("212", "215"),
    "datum": "2026-03-01", "skal": "Sex orsaker.",
}  # fmt: skip


@pytest.fixture
def dela_torget(agare, norrby, stad, logga_in):
    """Send the form that splits a place."""
    with agare():
        torget = factories.make_plats(norrby, geometri=RUTA, latitud=58.9505, longitud=15.021)
    url = reverse("lagesbild:plats_steg", args=[torget.pk, "delad"])
    return lambda **falt: logga_in(stad).post(url, SEX | falt)


def test_a_place_becomes_six_and_each_is_counted(dela_torget, agare, som, stad, polis, logga_in):
    assert dela_torget().status_code == 302
    with agare():
        beslut = Platsbeslut.objects.get()
    sida = logga_in(polis).get(reverse("lagesbild:platsbeslut_andra", args=[beslut.pk]))
    form = sida.context["form"]
    assert (form["del6_namn"].value(), form["del4_slag"].value()) == ("Sex", ["brottsutsatt"])
    assert form.fields["del6_geometri"].prepare_value(form["del6_geometri"].value()).count(",") == 8
    logga_in(polis).post(reverse("lagesbild:platsbeslut_bifall", args=[beslut.pk]), {"version": 1})
    rest = hamta(agare, "Resten")
    assert {xy[0] for xy in rest.geometri["coordinates"][0]} == {15.0215, 15.022}
    assert rest.longitud == pytest.approx(15.02175, abs=1e-3)
    with som(stad):
        ett = platsantal(Plats.objects.all(), date(2026, 12, 31))[-1]
        assert (ett.alla, ett.andring) == (6, {"delad": 5})
        assert ett.slag == {"drogscen": 2, "brottsutsatt": 1, "otrygg": 4}


@pytest.mark.parametrize(
    ("falt", "sagt"),
    [
        ({"del3_namn": ""}, "Skriv delens namn"),
        ({"del3_slag": []}, "Välj minst ett slag för delen"),
        ({"del3_geometri": ""}, "Rita delen, eller töm"),
        ({"del3_geometri": remsa("2", "206")}, "ligger över en annan del"),
        ({"del3_geometri": remsa("3", "306")}, "ligger utanför platsen"),
        ({"del3_geometri": "58,95 19,2\n58,95 19,202\n58,951 19,202"}, "Utanför Norrby: rad 1, 2, 3"),
        ({"del6_geometri": remsa("212", "22")}, "täcker hela platsen"),
        ({"del6_geometri": remsa("215", "218")}, "hänger ihop"),
        ({"del6_namn": "Tre"}, "olika namn"),
        ({"geometri": ""}, "Rita den första delen"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_part_is_said_by_it(falt, sagt, dela_torget, agare):
    svar = dela_torget(**falt)
    assert svar.status_code == 422 and sagt in svar.content.decode()
    with agare():
        assert not Platsbeslut.objects.exists()


def test_a_stale_change_shows_both_texts_and_loses_none(som, norrby, stad, polis, logga_in):
    """What was written and what stands now, field by field; the person's choice is then saved."""
    with som(stad):
        beslut = foresla(nytt(norrby, "funnen", DEL), [], by=stad)
    with som(polis):
        ny = nytt(norrby, "funnen", DEL | {"namn": "Stortorget"}, skal="Poliserna ser den.")
        andra(beslut, ny, 1, by=polis)
    url = reverse("lagesbild:platsbeslut_andra", args=[beslut.pk])
    falt = {"namn": "Lilla torget", "slag": ["otrygg", "drogscen"], "delningsniva": "parterna",
            "datum": "2026-03-01", "skal": "Staden ser den.", "version": 1}  # fmt: skip
    svar = logga_in(stad).post(url, falt)
    text = svar.content.decode()
    assert svar.status_code == 409
    for skrivet in ("Lilla torget", "Stortorget", "Staden ser den.", "Poliserna ser den."):
        assert skrivet in text
    poster = {p["namn"]: p for p in svar.context["konflikt"]["falt"]}
    assert {n for n, p in poster.items() if p["skiljer"]} == {"namn", "slag", "skal", "geometri"}
    assert (poster["slag"]["min_varden"], poster["slag"]["deras_varden"]) == (
        ["otrygg", "drogscen"], ["otrygg"],
    )  # fmt: skip
    val = {"version": 2, "datum": "2026-03-01", "delningsniva": "parterna"}
    for namn, vald in (("namn", "min"), ("slag", "deras"), ("skal", "deras"), ("geometri", "min")):
        val |= {f"val_{namn}": vald} | {
            f"{sida}_{namn}": poster[namn][f"{sida}_varden"] for sida in ("min", "deras")
        }
    assert logga_in(stad).post(url, val).status_code == 302
    with som(stad):
        nu = Platsbeslut.objects.get()
        assert (nu.delar[0]["namn"], nu.delar[0]["slag"], nu.skal, nu.version) == (
            "Lilla torget", ["otrygg"], "Poliserna ser den.", 3,
        )  # fmt: skip
        assert nu.bifallna == {stad.uppdrag.first().part_id}


def test_a_faulty_text_keeps_the_version_it_was_read_at(som, norrby, stad, polis, logga_in):
    """A page shown again because of a fault does not become a fresh one: the conflict is still told."""
    with som(stad):
        beslut = foresla(nytt(norrby, "funnen", DEL), [], by=stad)
    with som(polis):
        andra(beslut, nytt(norrby, "funnen", DEL | {"namn": "Stortorget"}), 1, by=polis)
    url = reverse("lagesbild:platsbeslut_andra", args=[beslut.pk])
    svar = logga_in(stad).post(url, {"namn": "", "version": 1})
    assert svar.status_code == 422
    assert '<input type="hidden" name="version" value="1">' in svar.content.decode()


def test_a_merge_without_an_outline_goes_around_its_places(logga_in, agare, norrby, stad):
    andra_ = geojson(tolka("58,955 15,02\n58,955 15,022\n58,956 15,022\n58,956 15,02")[0])
    with agare():
        ena = [
            factories.make_plats(norrby, namn=n, geometri=g)
            for n, g in (("A", RUTA), ("B", andra_))
        ]
    url = reverse("lagesbild:platser_ihop", args=["norrby"])
    falt = {"platser": [p.pk for p in ena], "namn": "AB", "slag": ["otrygg"],
            "datum": "2026-03-01", "skal": "Samma grupp."}  # fmt: skip
    assert logga_in(stad).post(url, falt).status_code == 302
    with agare():
        horn = Platsbeslut.objects.get().delar[0]["geometri"]["coordinates"][0]
    assert {xy[1] for xy in horn} == {58.95, 58.956}


# ---------- rights ----------


@pytest.mark.parametrize("vem", ["granne", "central", "styr_stad", "lasare"])
def test_only_those_who_work_in_the_district_decide(vem, request, som, norrby, stad):
    user = request.getfixturevalue(vem)
    with som(stad):
        beslut = foresla(nytt(norrby, "funnen", DEL), [], by=stad)
    with (
        som(user),
        pytest.raises((PermissionDenied, Platsbeslut.DoesNotExist)),
        transaction.atomic(),
    ):
        ge_bifall(beslut, 1, by=user)
    with som(stad):
        assert Platsbeslut.objects.get().status == "vantar"


def test_no_party_can_say_yes_for_the_other(som, norrby, stad, polis):
    """Also past the workflow, as the web role in plain SQL."""
    with som(stad):
        beslut = foresla(nytt(norrby, "funnen", DEL), [], by=stad)
        mitt = Platsbifall.objects.get()
        annan = polis.uppdrag.first().part_id
        fraga = (
            "insert into lagesbild_platsbifall (beslut_id, part_id, user_id, galler, at)"
            " values (%s, %s, %s, 1, now())"
        )
        with (
            pytest.raises(ProgrammingError, match="row-level security"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(fraga, [beslut.pk, annan, stad.pk])
    with som(polis), connection.cursor() as cursor:
        cursor.execute("update lagesbild_platsbifall set galler = 9 where id = %s", [mitt.pk])
        assert cursor.rowcount == 0


def test_others_see_neither_proposals_nor_their_pages(som, norrby, stad, granne, lasare, logga_in):
    with som(stad):
        beslut = foresla(nytt(norrby, "funnen", DEL), [], by=stad)
    for vem in (granne, lasare):
        assert logga_in(vem).get(beslut.get_absolute_url()).status_code == 404
        with som(vem), connection.cursor() as cursor:
            cursor.execute("select count(*) from lagesbild_platsbeslut")
            assert cursor.fetchone() == (0,)


# ---------- any life at all ----------


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    steg=st.lists(
        st.tuples(st.sampled_from(list(Platsbeslut.Handling)), st.integers(0, 9), st.booleans()),
        max_size=9,
    )
)
def test_the_list_is_what_the_lives_say(steg, agare, som, norrby, stad, polis):
    """Whatever is proposed, done or refused: the open places are those the rows of life give."""
    with agare(), transaction.atomic():
        _prova(steg, norrby, stad, polis)
        lista = listan(stegen(Plats.objects.all()), IDAG)
        oppna = {p.pk: frozenset(p.slag) for p in Plats.objects.oppna()}
        assert lista == oppna
        transaction.set_rollback(True)


def _prova(steg, omrade, stad, polis):
    for nr, (handling, val, ja) in enumerate(steg):
        alla = list(Plats.objects.order_by("pk"))
        valda = [alla[(val + i) % len(alla)] for i in range(2)] if len(alla) > 1 else alla
        if handling == "funnen":
            valda = []
        elif handling != "sammanslagen":
            valda = valda[:1]
        delar = [
            DEL
            | {"namn": f"P{nr}-{i}", "slag": [["otrygg"], ["drogscen", "otrygg"]][(val + i) % 2]}
            for i in range(2 + val % 6)
        ]
        delar = {"delad": delar, "stangd": []}.get(handling, delar[:1])
        try:
            with transaction.atomic():
                beslut = foresla(nytt(omrade, handling, *delar, datum=IDAG), valda, by=stad)
                if ja:
                    ge_bifall(beslut, 1, by=polis)
                else:
                    avfarda(beslut, "Nej.", by=polis)
        except Hinder:
            pass
