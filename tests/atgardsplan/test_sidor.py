"""Each page and form: who sees, who may, who is refused, and what two people at once get."""

from typing import Any

import pytest
from django.urls import reverse

from atgardsplan.innehall import summa
from atgardsplan.models import Aktivitet, Atgard, Atgardsplan, LokalOverenskommelse, Malvarde
from samverkan.models import Part
from tests import factories_plan as gor


@pytest.fixture
def avtal(agare: Any, norrby: Any) -> LokalOverenskommelse:
    with agare():
        return gor.make_fardigt_avtal(norrby)


@pytest.fixture
def plan(agare: Any, avtal: Any) -> Atgardsplan:
    with agare():
        plan = gor.make_plan(avtal)
        gor.make_atgard(plan, *avtal.prioriteringar.get().utmaning.orsaksanalys.orsaker.all())
        return plan


def satt(agare: Any, obj: Any, **falt: Any) -> None:
    with agare():
        type(obj).objects.filter(pk=obj.pk).update(**falt)


def atgardsdata(plan: Atgardsplan, **andra: Any) -> dict[str, Any]:
    orsak = plan.lokal_overenskommelse.prioriteringar.get().utmaning.orsaksanalys.orsaker.get()
    return {
        "rubrik": "Grannsamverkan", "orsaker": [orsak.pk], "niva": "universell",
        "inriktning": "social", "sikt": "kort", "form": "ordinarie",
        "ansvarig_part": Part.objects.all()[0].pk, "ansvarig_funktion": "Samordnare",
        "start": "2027-02-01", "slut": "2027-05-01", "malsattning": gor.forsta_mal().pk,
        "operativt_mal": "Fyra möten.", "delningsniva": "publik",
    } | andra  # fmt: skip


SIDOR = ["overenskommelse", "plan", "atgard"]


def _url(namn: str, avtal: Any, plan: Any) -> str:
    pk = {"overenskommelse": avtal.pk, "plan": plan.pk, "atgard": plan.atgarder.get().pk}[namn]
    return reverse(f"atgardsplan:{namn}", args=[pk])


@pytest.mark.parametrize("namn", SIDOR)
@pytest.mark.parametrize(
    ("vem", "utkast", "beslutad"),
    [("stad", 200, 200), ("polis", 200, 200), ("styr_polis", 200, 200), ("central", 200, 200),
     ("lasare", 404, 200), ("granne", 404, 200), ("forvaltare", 404, 404)],
)  # fmt: skip
def test_who_sees(
    namn: str, vem: str, utkast: int, beslutad: int,
    avtal: Any, plan: Any, agare: Any, logga_in: Any, request: Any,
) -> None:  # fmt: skip
    client = logga_in(request.getfixturevalue(vem))
    assert client.get(_url(namn, avtal, plan)).status_code == utkast
    satt(agare, avtal, status="gallande")
    satt(agare, plan, status="beslutad")
    assert client.get(_url(namn, avtal, plan)).status_code == beslutad


def test_measure_for_the_parties_is_hidden_from_readers(
    avtal: Any, plan: Any, agare: Any, logga_in: Any, lasare: Any, stad: Any
) -> None:
    satt(agare, avtal, status="gallande")
    satt(agare, plan, status="beslutad")
    satt(agare, plan.atgarder.get(), delningsniva="parterna")
    client, url = logga_in(lasare), _url("plan", avtal, plan)
    assert client.get(_url("atgard", avtal, plan)).status_code == 404
    assert "Ny belysning" not in client.get(url).content.decode()
    assert "Ny belysning" in logga_in(stad).get(url).content.decode()


FORMULAR = [
    ("overenskommelse_redigera", "avtal"), ("prioritera", "avtal"), ("malvarde_ny", "avtal"),
    ("plan_ny", "avtal"), ("plan_redigera", "plan"), ("atgard_ny", "plan"),
    ("atgard_redigera", "atgard"),
]  # fmt: skip


@pytest.mark.parametrize(("namn", "slag"), FORMULAR)
@pytest.mark.parametrize(
    ("vem", "kod"), [("stad", 200), ("polis", 200), ("styr_stad", 403), ("central", 403),
                     ("lasare", 404), ("granne", 404)],
)  # fmt: skip
def test_forms_are_for_those_who_work_there(
    namn: str, slag: str, vem: str, kod: int, avtal: Any, plan: Any, logga_in: Any, request: Any
) -> None:
    pk = {"avtal": avtal.pk, "plan": plan.pk, "atgard": plan.atgarder.get().pk}[slag]
    client = logga_in(request.getfixturevalue(vem))
    assert client.get(reverse(f"atgardsplan:{namn}", args=[pk])).status_code == kod


def test_stale_save_gets_both_texts(avtal: Any, logga_in: Any, stad: Any, polis: Any) -> None:
    url = reverse("atgardsplan:overenskommelse_redigera", args=[avtal.pk])
    data = {"giltig_fran": "2027-01-01", "giltig_till": "2027-12-31", "version": avtal.version}
    assert logga_in(stad).post(url, data | {"inriktning": "Stadens text"}).status_code == 302
    svar = logga_in(polis).post(url, data | {"inriktning": "Polisens text"})
    assert svar.status_code == 409
    assert all(text in svar.content.decode() for text in ("Stadens text", "Polisens text"))


def test_stale_measure_gets_both_texts(plan: Any, logga_in: Any, stad: Any, polis: Any) -> None:
    atgard = plan.atgarder.get()
    url = reverse("atgardsplan:atgard_redigera", args=[atgard.pk])
    data = atgardsdata(plan, version=atgard.version)
    assert logga_in(stad).post(url, data | {"resurser": "Två timmar"}).status_code == 302
    assert logga_in(polis).post(url, data | {"resurser": "Tre timmar"}).status_code == 409


@pytest.mark.parametrize(
    ("falt", "text"),
    [
        ({"giltig_till": "2026-12-31"}, "kan inte sluta gälla innan den börjar"),
        ({"giltig_till": ""}, "giltig_till"),
        ({"giltig_fran": "2019-01-01"}, "gäller först från"),
    ],
)
def test_impossible_periods_are_told(
    falt: Any, text: str, avtal: Any, logga_in: Any, stad: Any
) -> None:
    url = reverse("atgardsplan:overenskommelse_redigera", args=[avtal.pk])
    data = {"giltig_fran": "2027-01-01", "giltig_till": "2027-12-31", "version": 1} | falt
    svar = logga_in(stad).post(url, data)
    assert svar.status_code == 422
    assert text in svar.content.decode()


def test_plan_outside_the_agreement_and_twice_are_told(
    avtal: Any, plan: Any, logga_in: Any, stad: Any
) -> None:
    url, client = reverse("atgardsplan:plan_ny", args=[avtal.pk]), logga_in(stad)
    assert "gäller från 2027" in client.post(url, {"year": 2031}).content.decode()
    assert "finns redan en åtgärdsplan" in client.post(url, {"year": 2027}).content.decode()
    assert client.post(url, {"year": ""}).status_code == 422


def test_target_needs_an_indicator_of_its_goal_and_years(
    avtal: Any, agare: Any, logga_in: Any, stad: Any
) -> None:
    with agare():
        Malvarde.objects.all().delete()
    url, client = reverse("atgardsplan:malvarde_ny", args=[avtal.pk]), logga_in(stad)
    mal = gor.forsta_mal()
    indikator = mal.indikatorer.first()
    data = {"malsattning": mal.pk, "indikator": indikator.pk, "malvarde": "1\u00a0234,5"}
    assert "Ange vilket år" in client.post(url, data).content.decode()
    assert client.post(url, data | {"mal_year": 2029}).status_code == 302
    assert str(Malvarde.objects.get().malvarde.normalize()) == "1234.5"
    assert (
        "finns redan ett målvärde" in client.post(url, data | {"mal_year": 2029}).content.decode()
    )
    fel = client.post(url, {"malsattning": mal.pk})
    assert "skriv varför målet inte kan mätas" in fel.content.decode()


def test_signing_on_the_page(
    avtal: Any, agare: Any, logga_in: Any, stad: Any, styr_stad: Any, styr_polis: Any
) -> None:
    logga_in(stad).post(reverse("atgardsplan:overenskommelse_akt", args=[avtal.pk, "foresla"]))
    url = reverse("atgardsplan:underteckna", args=[avtal.pk])
    sida = reverse("atgardsplan:overenskommelse", args=[avtal.pk])
    assert summa(avtal) in logga_in(styr_stad).get(sida).content.decode()
    for user in (styr_stad, styr_polis):
        assert logga_in(user).post(url, {"sha256": summa(avtal)}).status_code == 302
    avtal.refresh_from_db()
    assert avtal.status == "gallande"
    assert logga_in(stad).post(url, {"sha256": summa(avtal)}).status_code == 403


def test_priorities_keep_their_order(avtal: Any, agare: Any, logga_in: Any, stad: Any) -> None:
    with agare():
        andra = gor.make_utmaning(avtal.lagesbild, rubrik="Cykelstölder")
    client = logga_in(stad)
    client.post(reverse("atgardsplan:prioritera", args=[avtal.pk]), {"utmaning": andra.pk})
    rad = avtal.prioriteringar.get(utmaning=andra)
    assert rad.ordning == 2
    url = reverse("atgardsplan:prioritering_redigera", args=[rad.pk])
    client.post(url, {"ordning": 1, "motiv": "Ökar mest.", "version": rad.version})
    ordnade = avtal.prioriteringar.order_by("ordning").values_list("utmaning__rubrik", "ordning")
    assert list(ordnade) == [("Cykelstölder", 1), ("Klotter vid torget", 2)]
    client.post(reverse("atgardsplan:prioritering_ta_bort", args=[rad.pk]))
    assert list(avtal.prioriteringar.values_list("ordning", flat=True)) == [1]


def test_measure_is_written_started_and_finished(
    avtal: Any, plan: Any, agare: Any, logga_in: Any, stad: Any, styr_polis: Any
) -> None:
    client = logga_in(stad)
    svar = client.post(reverse("atgardsplan:atgard_ny", args=[plan.pk]), atgardsdata(plan))
    assert svar.status_code == 302
    atgard = Atgard.objects.get(rubrik="Grannsamverkan")
    assert (atgard.nummer, atgard.orsaker.count()) == (2, 1)
    satt(agare, avtal, status="gallande")
    akt = reverse("atgardsplan:plan_akt", args=[plan.pk, "besluta"])
    assert logga_in(styr_polis).post(akt).status_code == 302
    client.post(reverse("atgardsplan:atgard_akt", args=[atgard.pk, "starta"]))
    klar = reverse("atgardsplan:atgard_akt", args=[atgard.pk, "klarmarkera"])
    assert client.get(klar).status_code == 200
    assert client.post(klar, {"lardom": " "}).status_code == 422
    assert client.post(klar, {"lardom": "Möten på kvällstid lockade fler."}).status_code == 302
    atgard.refresh_from_db()
    assert (atgard.status, atgard.lardom[:5]) == ("klar", "Möten")


def test_decided_plan_is_not_edited(
    avtal: Any, plan: Any, agare: Any, logga_in: Any, stad: Any
) -> None:
    satt(agare, plan, status="beslutad")
    assert logga_in(stad).get(reverse("atgardsplan:atgard_ny", args=[plan.pk])).status_code == 403


def test_plan_page_shows_the_broken_link(plan: Any, agare: Any, logga_in: Any, stad: Any) -> None:
    with agare():
        plan.atgarder.get().orsaker.clear()
    text = logga_in(stad).get(plan.get_absolute_url()).content.decode()
    assert "Kedjan brister på 2 ställen" in text
    assert "Skriv en åtgärd som verkar på orsaken." in text


@pytest.mark.parametrize(
    ("vem", "kod"), [("central", 200), ("stad", 403), ("lasare", 403), ("styr_stad", 403)]
)
def test_handlingsplan_is_the_central_groups(
    vem: str, kod: int, logga_in: Any, request: Any
) -> None:
    client = logga_in(request.getfixturevalue(vem))
    assert client.get(reverse("atgardsplan:handlingsplan_ny")).status_code == kod


def test_handlingsplan_from_draft_to_follow_up(logga_in: Any, central: Any, lasare: Any) -> None:
    client = logga_in(central)
    client.post(reverse("atgardsplan:handlingsplan_ny"), {"year": 2027, "inriktning": "Samla."})
    plan = gor.Handlingsplan.objects.get()
    assert logga_in(lasare).get(plan.get_absolute_url()).status_code == 404
    data = {
        "rubrik": "Utbildning", "malsattning": gor.forsta_mal().pk, "slut": "2027-06-01",
        "ansvarig_part": Part.objects.all()[0].pk, "ansvarig_funktion": "Strateg",
    }  # fmt: skip
    assert client.post(reverse("atgardsplan:aktivitet_ny", args=[plan.pk]), data).status_code == 302
    client.post(reverse("atgardsplan:handlingsplan_akt", args=[plan.pk, "besluta"]))
    assert logga_in(lasare).get(plan.get_absolute_url()).status_code == 200
    aktivitet = Aktivitet.objects.get()
    url = reverse("atgardsplan:aktivitet_redigera", args=[aktivitet.pk])
    assert logga_in(lasare).get(url).status_code == 403
    data = {"status": "klar", "uppfoljning": "120 gick.", "version": aktivitet.version}
    assert client.post(url, data).status_code == 302
    client.post(reverse("atgardsplan:handlingsplan_akt", args=[plan.pk, "avsluta"]))
    plan.refresh_from_db()
    assert plan.status == "avslutad"


def test_a_second_draft_on_the_same_lagesbild_is_told(
    agare: Any, logga_in: Any, stad: Any, avtal: Any
) -> None:
    url = reverse("atgardsplan:overenskommelse_ny", args=[avtal.lagesbild_id])
    data = {
        "giltig_fran": "2027-01-01",
        "giltig_till": "2027-12-31",
        "inriktning": "",
        "uppfoljning": "",
    }
    svar = logga_in(stad).post(url, data | {"dnr": ""})
    assert svar.status_code == 422
    assert "Det finns redan ett utkast" in svar.content.decode()
    with agare():
        assert LokalOverenskommelse.objects.filter(lagesbild=avtal.lagesbild_id).count() == 1
