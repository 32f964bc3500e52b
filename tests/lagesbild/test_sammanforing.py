"""The merge: what each step does, what it refuses, and that the own stays own."""

import pytest
from django.core.exceptions import PermissionDenied

from lagesbild.innehall import innehall
from lagesbild.models import Lagespunkt, Observation, Sarskiljning, Undanlaggning
from lagesbild.selectors.sammanforing import sammanforingssida
from lagesbild.workflow import sammanforing as workflow
from lagesbild.workflow.dela_punkt import dela_lagespunkt, utoka_lagespunkt
from samverkan.fel import Hinder
from samverkan.kanonisk import kanonisk
from samverkan.models import LogEntry, Part
from tests import factories, factories_bild
from tests.factories_bild import HEMLIGT
from tests.lagesbild.mote import iakttagelser, redigera, sammanfor


@pytest.fixture
def bild(agare, norrby):
    with agare():
        return factories_bild.make_sammanforing(norrby)


@pytest.fixture
def o(bild, agare):
    with agare():
        return iakttagelser(bild)


def test_both_parties_observations_make_a_joint_statement(bild, o, stad, som):
    with som(stad):
        punkt = sammanfor(bild, stad, o["S-01"], o["P-01"])
        assert punkt.endast_part is None and punkt.lopnummer == 1
        assert set(punkt.observationer.all()) == {o["S-01"], o["P-01"]}


def test_any_number_to_any_number(bild, o, polis, som):
    with som(polis):
        delade = [o[kod] for kod in ("S-01", "S-02", "P-01", "P-02")]
        punkt = sammanfor(bild, polis, *delade, allvar_motiv="Mest allvar.")
        assert punkt.observationer.count() == 4


@pytest.mark.parametrize(("kod", "plats"), [("S-01", 0), ("P-01", 1)])
def test_one_sided_is_marked(kod, plats, bild, o, polis, som, logga_in):
    with som(polis):
        punkt = sammanfor(bild, polis, o[kod])
        assert punkt.endast_part == Part.objects.order_by("ordning")[plats]
        kort = punkt.endast_part.kortnamn.lower()
    sida = logga_in(polis).get(f"/lagesbilder/{bild.pk}/sammanforing/").content.decode()
    assert f"endast {kort}" in sida


def test_differing_severity_needs_a_motive(bild, o, stad, som):
    with som(stad):
        with pytest.raises(Hinder, match="Skriv ett motiv"):
            sammanfor(bild, stad, o["S-01"], o["P-02"])
        assert Lagespunkt.objects.count() == 0
        punkt = sammanfor(bild, stad, o["S-01"], o["P-02"], allvar_motiv="Fler är rädda.")
        with pytest.raises(Hinder, match="Skriv ett motiv"):
            redigera(punkt, stad, allvar_motiv=" ")


def test_differing_trend_needs_a_motive_or_stands_as_a_reservation(bild, o, agare, polis, som):
    with agare():
        Observation.objects.filter(pk=o["S-01"].pk).update(trend="battre")
        Observation.objects.filter(pk=o["P-01"].pk).update(trend="samre")
    with som(polis):
        with pytest.raises(Hinder, match="Utvecklingen har bedömts olika"):
            sammanfor(bild, polis, o["S-01"], o["P-01"])
        punkt = sammanfor(bild, polis, o["S-01"], o["P-01"], reservation="Det blir värre.")
        (res,) = punkt.reservationer.all()
        assert (res.text, res.av) == ("Det blir värre.", polis)
        assert redigera(punkt, polis, text="Nytt.").allvar_motiv == ""


def test_when_both_differ_each_has_its_own_motive(bild, o, agare, stad, som, logga_in):
    with agare():
        Observation.objects.filter(pk=o["S-01"].pk).update(trend="battre", allvar=2)
        Observation.objects.filter(pk=o["P-01"].pk).update(trend="samre", allvar=4)
    with som(stad):
        for ett in ("allvar_motiv", "trend_motiv"):
            with pytest.raises(Hinder, match="vart och ett"):
                sammanfor(bild, stad, o["S-01"], o["P-01"], **{ett: "Ett skäl."})
        sagt = {"allvar_motiv": "Fler är rädda.", "trend_motiv": "Det ökar på helgerna."}
        punkt = sammanfor(bild, stad, o["S-01"], o["P-01"], **sagt)
        assert redigera(punkt, stad, **sagt, text="Nytt.").trend_motiv == sagt["trend_motiv"]
        with pytest.raises(Hinder, match="vart och ett"):
            redigera(punkt, stad, version=2, allvar_motiv="Fler är rädda.", trend_motiv=" ")
    for sida in ("", "sammanforing/?omrade=1", "dokument/", "skillnader/"):
        svar = logga_in(stad).get(f"/lagesbilder/{bild.pk}/{sida}").content.decode()
        assert sagt["trend_motiv"] in svar, sida


def test_a_party_that_cannot_tell_the_trend_needs_no_motive(bild, o, agare, stad, som):
    with agare():
        Observation.objects.filter(pk=o["P-01"].pk).update(trend="samre")
    with som(stad):
        assert sammanfor(bild, stad, o["S-01"], o["P-01"]).allvar_motiv == ""


def test_a_statement_is_split_and_what_follows_of_its_sources_follows(bild, o, polis, som):
    with som(polis):
        punkt = sammanfor(bild, polis, o["S-01"], o["P-01"])
        with pytest.raises(Hinder, match="Välj vilka"):
            dela_lagespunkt(punkt, [o["S-02"].pk], by=polis)
        with pytest.raises(Hinder, match="Minst en"):
            dela_lagespunkt(punkt, [o["S-01"].pk, o["P-01"].pk], by=polis)
        punkt = dela_lagespunkt(punkt, [o["S-01"].pk], by=polis)
        assert punkt.endast_part == o["P-01"].part and punkt.version == 2
        assert o["S-01"] in Observation.objects.oavgjorda()
        rad = LogEntry.objects.get(akt="dela_lagespunkt")
        assert (len(rad.fore["ur"]), len(rad.efter["ur"])) == (2, 1)


def test_a_statement_takes_up_more_by_the_same_rules_as_a_new_one(bild, o, polis, som):
    with som(polis):
        punkt = sammanfor(bild, polis, o["S-01"])
        for ids, sagt in (([], "Välj"), ([o["P-03"].pk], "hör inte"), ([o["P-02"].pk], "motiv")):
            with pytest.raises(Hinder, match=sagt):
                utoka_lagespunkt(punkt, ids, by=polis)
        punkt = utoka_lagespunkt(punkt, [o["P-01"].pk], by=polis)
        assert punkt.endast_part is None and punkt.observationer.count() == 2
        with pytest.raises(Hinder, match="är redan avgjord"):
            utoka_lagespunkt(punkt, [o["P-01"].pk], by=polis)


def test_the_open_page_is_answered_only_when_something_has_happened(
    bild, o, stad, polis, logga_in, som
):
    client = logga_in(polis)
    stampel = client.get(f"/lagesbilder/{bild.pk}/sammanforing/").context["stampel"]
    fraga = f"/lagesbilder/{bild.pk}/sammanforing/nytt/?omrade=1&stampel="
    assert client.get(fraga + stampel).status_code == 204
    with som(stad):
        punkt = sammanfor(bild, stad, o["S-01"], o["P-01"])
        steg = [
            lambda: redigera(punkt, stad, text="Nytt."),
            lambda: workflow.reservera(punkt, "Nej.", by=stad),
            lambda: workflow.reservera(punkt, "Nej, inte alls.", by=stad),
            lambda: workflow.lagg_undan(bild, o["S-02"].pk, "Gammalt.", by=stad),
            lambda: workflow.aterta_undanlaggning(bild, o["S-02"].pk, by=stad),
            lambda: workflow.sarskilj(bild, o["S-02"].pk, o["P-02"].pk, by=stad),
            lambda: workflow.los_upp(punkt, by=stad),
        ]
    for gor in steg:
        with som(stad):
            gor()
        svar = client.get(fraga + stampel)
        assert svar.status_code == 200 and HEMLIGT not in svar.content.decode()
        stampel = svar.context["stampel"]
        assert client.get(fraga + stampel).status_code == 204
    with som(polis):
        assert LogEntry.objects.filter(akt="las_sammanforing").count() == 1


def test_differing_severity_and_trend_are_shown(bild, o, agare, stad, logga_in):
    with agare():
        Observation.objects.filter(pk=o["P-01"].pk).update(allvar=5, trend="samre")
    sida = logga_in(stad).get(f"/lagesbilder/{bild.pk}/sammanforing/").content.decode()
    assert "Allvar skiljer" in sida and "Utveckling skiljer" in sida


@pytest.mark.parametrize(
    ("nivaer", "blir"), [(("publik", "parterna"), "parterna"), (("publik", "publik"), "publik")]
)
def test_never_wider_than_the_narrowest_source(nivaer, blir, bild, o, agare, stad, som):
    with agare():
        for kod, niva in zip(("S-01", "P-01"), nivaer, strict=True):
            Observation.objects.filter(pk=o[kod].pk).update(delningsniva=niva)
    with som(stad):
        punkt = sammanfor(bild, stad, o["S-01"], o["P-01"])
        assert punkt.delningsniva == blir
        assert redigera(punkt, stad, delningsniva="publik").delningsniva == blir
        assert redigera(punkt, stad, delningsniva="parterna", version=1).delningsniva == "parterna"


@pytest.mark.parametrize("kod", ["S-03", "P-03"])
@pytest.mark.parametrize("vem", ["stad", "polis"])
def test_what_is_marked_own_cannot_be_merged_by_anybody(kod, vem, bild, o, som, request):
    user = request.getfixturevalue(vem)
    with som(user):
        for gor in (
            lambda: sammanfor(bild, user, o[kod]),
            lambda: sammanfor(bild, user, o["S-01"], o[kod]),
            lambda: workflow.lagg_undan(bild, o[kod].pk, "Skäl.", by=user),
            lambda: workflow.sarskilj(bild, o["S-01"].pk, o[kod].pk, by=user),
        ):
            with pytest.raises(Hinder, match="hör inte till"):
                gor()


def test_own_observations_are_in_no_page_export_content_or_log(bild, o, stad, polis, som, logga_in):
    with som(stad):
        sammanfor(bild, stad, o["S-01"], o["P-01"])
    client = logga_in(polis)
    adresser = [
        f"/lagesbilder/{bild.pk}/", f"/lagesbilder/{bild.pk}/sammanforing/",
        f"/lagesbilder/{bild.pk}/analys/", f"/lagesbilder/{bild.pk}/innehall.json",
        f"/underlag/{o['S-01'].underlag_id}/", "/min-logg/",
    ]  # fmt: skip
    for adress in adresser:
        assert HEMLIGT not in client.get(adress).content.decode(), adress
    with som(polis):
        assert HEMLIGT not in kanonisk(innehall(bild)).decode()
        assert HEMLIGT not in str(list(LogEntry.objects.values_list("objekt", "fore", "efter")))
        assert HEMLIGT not in str(sammanforingssida(polis, bild, "1"))


def test_anothers_lagesbild_or_district_is_not_reached_by_number(
    bild, agare, soderby, norrby, stad, som
):
    with agare():
        andra = factories_bild.make_sammanforing(soderby)
        tidigare = factories_bild.make_sammanforing(norrby, year=2026)
        frammande = [
            Observation.objects.filter(underlag__lagesbild=b).first() for b in (andra, tidigare)
        ]
    with som(stad):
        for rad in frammande:
            for gor in (
                lambda rad=rad: sammanfor(bild, stad, rad),
                lambda rad=rad: workflow.lagg_undan(bild, rad.pk, "Skäl.", by=stad),
                lambda rad=rad: workflow.aterta_undanlaggning(bild, rad.pk, by=stad),
            ):
                with pytest.raises(Hinder):
                    gor()
        with pytest.raises(PermissionDenied):
            sammanfor(andra, stad, frammande[0])


@pytest.mark.parametrize("text", ["²", "٣", "9" * 30, "-1", "a", ""])
def test_odd_numbers_are_told_and_save_nothing(text, bild, stad, som, logga_in):
    client, data = logga_in(stad), {"text": "T", "allvar": 3, "trend": "okant", "iakttagelse": text}
    data["omrade"] = text
    svar = client.post(f"/lagesbilder/{bild.pk}/sammanforing/para/", data)
    assert svar.status_code == 422 and "Välj minst en iakttagelse" in svar.content.decode()
    for slut in ("undan", "aterta", "sarskilj"):
        assert client.post(f"/lagesbilder/{bild.pk}/sammanforing/{slut}/", data).status_code == 302
    with som(stad):
        assert not Lagespunkt.objects.exists() and not Undanlaggning.objects.exists()


def test_a_refused_pair_keeps_what_was_written(bild, o, stad, logga_in):
    data = {
        "text": "Egna ord om torget.", "allvar": 4, "trend": "samre", "omrade": 1,
        "iakttagelse": [o["S-01"].pk, o["P-02"].pk],
    }  # fmt: skip
    svar = logga_in(stad).post(f"/lagesbilder/{bild.pk}/sammanforing/para/", data)
    sida = svar.content.decode()
    assert svar.status_code == 422 and "Skriv ett motiv" in sida and "Egna ord om torget." in sida
    assert sida.count(" checked>") == 2


def test_a_second_click_is_told_and_saves_nothing(bild, o, stad, som):
    with som(stad):
        sammanfor(bild, stad, o["S-01"], o["P-01"])
        with pytest.raises(Hinder, match="är redan avgjord"):
            sammanfor(bild, stad, o["S-01"], o["P-01"])
        workflow.lagg_undan(bild, o["S-02"].pk, "Gammalt.", by=stad)
        with pytest.raises(Hinder, match="är redan avgjord"):
            workflow.lagg_undan(bild, o["S-02"].pk, "Gammalt.", by=stad)
        assert LogEntry.objects.filter(akt="sammanfor").count() == 1
        assert LogEntry.objects.filter(akt="lagg_undan").count() == 1


def test_aside_needs_a_reason_both_read_and_is_taken_back_once(bild, o, stad, polis, som):
    with som(stad):
        with pytest.raises(Hinder, match="Skriv ett skäl"):
            workflow.lagg_undan(bild, o["P-02"].pk, " ", by=stad)
        workflow.lagg_undan(bild, o["P-02"].pk, "Samma som i fjol.", by=stad)
    with som(polis):
        assert Undanlaggning.objects.get().motiv == "Samma som i fjol."
        workflow.aterta_undanlaggning(bild, o["P-02"].pk, by=polis)
        with pytest.raises(Hinder, match="inte längre"):
            workflow.aterta_undanlaggning(bild, o["P-02"].pk, by=polis)
        assert LogEntry.objects.get(akt="aterta_undanlaggning").fore["iakttagelse"] == o["P-02"].kod


def test_told_apart_is_not_proposed_again_and_not_with_itself(bild, o, stad, som):
    with som(stad):
        assert len(sammanforingssida(stad, bild, "1")["forslag"]) >= 1
        workflow.sarskilj(bild, o["P-01"].pk, o["S-01"].pk, by=stad)
        workflow.sarskilj(bild, o["S-01"].pk, o["P-01"].pk, by=stad)
        assert Sarskiljning.objects.count() == 1
        par = [{f["stad"].pk, f["polis"].pk} for f in sammanforingssida(stad, bild, "1")["forslag"]]
        assert {o["S-01"].pk, o["P-01"].pk} not in par
        with pytest.raises(Hinder, match="olika"):
            workflow.sarskilj(bild, o["S-02"].pk, o["S-02"].pk, by=stad)


@pytest.mark.parametrize("status", ["underlag", "godkannande", "faststalld"])
def test_no_step_outside_the_merge(status, agare, norrby, stad, som):
    with agare():
        make = factories_bild.make_faststalld if status == "faststalld" else None
        bild = (
            make(norrby, stad) if make else factories_bild.make_fardig(norrby, stad, status=status)
        )
        punkt = bild.lagespunkter.first()
    with som(stad):
        for gor in (
            lambda: sammanfor(bild, stad, *Observation.objects.all()[:1]),
            lambda: workflow.lagg_undan(bild, 1, "Skäl.", by=stad),
            lambda: workflow.aterta_undanlaggning(bild, 1, by=stad),
            lambda: workflow.sarskilj(bild, 1, 2, by=stad),
            lambda: workflow.los_upp(punkt, by=stad),
            lambda: workflow.reservera(punkt, "Nej.", by=stad),
        ):
            with pytest.raises(PermissionDenied):
                gor()


def test_statements_under_way_are_logged_for_the_two_parties_only(
    bild, o, agare, stad, lasare, som
):
    with agare():
        Observation.objects.filter(pk=o["S-01"].pk).update(delningsniva="publik")
    with som(stad):
        assert sammanfor(bild, stad, o["S-01"]).delningsniva == "publik"
    with som(lasare):
        assert not LogEntry.objects.filter(akt="sammanfor").exists()
        assert factories.MANNISKOR["lasare"]
