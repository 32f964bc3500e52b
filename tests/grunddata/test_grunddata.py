"""Reference data: exact, repeatable, updated by key, refused whole when a file is wrong."""

import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from samverkan.grunddatalasning import las_in
from samverkan.management.commands.ladda_grunddata import STOCKHOLM
from samverkan.models import (
    Indikator,
    Malsattning,
    Overenskommelse,
    Part,
    Stadsdelsomrade,
)
from tests.conftest import SMASTAD

Agare = Callable[[], AbstractContextManager[None]]
MAL = [
    "Så få barn och unga som möjligt utvecklar destruktivt beteende.",
    "Allvarligheten i ett utvecklat destruktivt beteende ska vara så låg som möjligt.",
    "De unga som ändå utvecklar destruktivt beteende ska upptäckas tidigt och erbjudas insats.",
    "Minska antalet öppna drogscener samt otrygga och brottsutsatta platser.",
    "Minska brottsligheten på öppna drogscener samt befintliga brottsutsatta platser.",
    "Öka tryggheten på öppna drogscener samt otrygga platser.",
    "Stärka stadens förmåga att motverka välfärdsbrott.",
    "Minska antalet och storleken på felaktiga utbetalningar.",
    "Stärka parternas förmåga att motverka otillåten påverkan.",
    "Färre gärningspersoner begår brott mot särskilt utsatta och sårbara brottsoffer.",
    "Färre särskilt utsatta och sårbara brottsoffer utsätts för brott.",
    "Fler särskilt utsatta och sårbara brottsoffer får relevant stöd och hjälp.",
    "Färre individer ska radikaliseras och rekryteras in i våldsbejakande miljöer.",
    "Fler individer ska lämna kriminella miljöer/livsstil.",
]
OMRADEN = [
    "Unga i riskzon för destruktivt beteende",
    "Otrygga och brottsutsatta platser",
    "Systemhotande brottslighet",
    "Särskilt utsatta och sårbara brottsoffer",
    "Kriminella miljöer och livsstilar",
]


@pytest.fixture
def stockholm(agare: Agare) -> None:
    """Stockholm beside the small town: its parties and agreement give way inside the test."""
    with agare():
        Overenskommelse.objects.update(status="avslutad")
        Part.objects.filter(kod="kommun").update(kod="stad")
        Part.objects.filter(kod="ordning").update(kod="polis")
        las_in(STOCKHOLM)


@pytest.fixture
def mapp(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMASTAD, tmp_path / "mapp"))


def test_agreement_has_five_areas_and_fourteen_goals_word_for_word(stockholm: None) -> None:
    avtal = Overenskommelse.objects.get(dnr="KS 2023/740")
    assert (avtal.giltig_fran, avtal.status) == (date(2024, 1, 1), "gallande")
    assert [o.namn for o in avtal.samverkansomraden.order_by("nummer")] == OMRADEN
    mal = Malsattning.objects.filter(samverkansomrade__overenskommelse=avtal)
    ordnade = mal.order_by("samverkansomrade__nummer", "nummer")
    assert [m.text for m in ordnade] == MAL


@pytest.mark.parametrize(
    ("dag", "antal"),
    [
        (date(2020, 6, 30), 14),
        (date(2020, 7, 1), 13),
        (date(2023, 6, 30), 13),
        (date(2023, 7, 1), 11),
    ],
)
def test_districts_of_each_time(stockholm: None, dag: date, antal: int) -> None:
    omraden = Stadsdelsomrade.objects.gallande(dag).exclude(slug__in=["norrby", "soderby-hamn"])
    assert omraden.count() == antal


def test_predecessors(stockholm: None) -> None:
    jarva = Stadsdelsomrade.objects.get(slug="jarva")
    assert {o.slug for o in jarva.foregangare.all()} == {"rinkeby-kista", "spanga-tensta"}


def test_every_goal_has_an_indicator(stockholm: None) -> None:
    mal = Malsattning.objects.filter(samverkansomrade__overenskommelse__dnr="KS 2023/740")
    assert not mal.filter(indikatorer__isnull=True).exists()


@pytest.mark.parametrize("mapp_", [STOCKHOLM, SMASTAD])
def test_second_run_changes_nothing(stockholm: None, agare: Agare, mapp_: Path) -> None:
    with agare():
        if mapp_ == SMASTAD:
            Part.objects.filter(kod="stad").update(kod="kommun")
            Part.objects.filter(kod="polis").update(kod="ordning")
            las_in(mapp_)
        resultat = las_in(mapp_)
    assert {(r.nya, r.andrade) for r in resultat.values()} == {(0, 0)}


def test_update_by_key_keeps_the_row_and_removes_nothing(agare: Agare, mapp: Path) -> None:
    fore = Stadsdelsomrade.objects.get(slug="norrby")
    fil = mapp / "stadsdelsomraden.toml"
    fil.write_text(fil.read_text().replace("Norrby kommundelsnämnd", "Nämnden i Norrby"))
    (mapp / "alias.toml").write_text("")
    with agare():
        resultat = las_in(mapp)
    efter = Stadsdelsomrade.objects.get(slug="norrby")
    assert (efter.pk, efter.namnd) == (fore.pk, "Nämnden i Norrby")
    assert resultat["stadsdelsområden"].andrade == 1
    assert efter.aliasnamn.count() == 1


FEL = [
    ("indikatorer", 'riktning = "ner"', 'riktning = "nerat"', "indikatorer.toml, post 1 (Otrygga"),
    ("indikatorer", 'mal = "2.1"', 'mal = "9.9"', "har inget mål 9.9"),
    ("stadsdelsomraden", "giltig_fran = 2020-01-01", 'giltig_fran = "igår"', "ska vara datum"),
    ("stadsdelsomraden", "2024-12-31", "2019-12-31", "kan inte sluta gälla innan"),
    ("stadsdelar", 'omrade = "soderby"', 'omrade = "soderbu"', "”soderbu” finns inte"),
    ("parter", "kortnamn", "smeknamn", "okänt fält"),
    ("overenskommelser", "[[post]]", "[[post", "går inte att läsa"),
]


@pytest.mark.parametrize(("slag", "fore", "efter", "ord_"), FEL)
def test_bad_file_is_told_in_swedish_and_nothing_is_saved(
    agare: Agare, mapp: Path, slag: str, fore: str, efter: str, ord_: str
) -> None:
    parter = mapp / "parter.toml"
    parter.write_text(parter.read_text().replace("Småstads kommun", "Ändrad kommun"))
    fil = mapp / f"{slag}.toml"
    fil.write_text(fil.read_text().replace(fore, efter))
    with agare(), transaction.atomic(), pytest.raises(CommandError) as fel:
        call_command("ladda_grunddata", mapp=str(mapp), verbosity=0)
    assert f"{slag}.toml" in str(fel.value) and "Inget har sparats" in str(fel.value)
    assert ord_ in str(fel.value)
    assert not Part.objects.filter(namn="Ändrad kommun").exists()
    assert Indikator.objects.count() == 4
