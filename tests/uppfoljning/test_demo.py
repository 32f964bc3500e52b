"""The demo: only in demo mode, the same each time, once."""

import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.core.serializers import serialize
from django.db import transaction

from lagesbild.innehall import summa
from lagesbild.models import Lagesbild, Observation
from samverkan.checks import inga_demokonton
from samverkan.grunddatalasning import las_in
from samverkan.kanonisk import kontrollsumma
from samverkan.management.commands.ladda_grunddata import STOCKHOLM
from samverkan.models import Overenskommelse, Part, Stadsdelsomrade, User
from uppfoljning.demo.ladda import DAG, SEED, ladda
from uppfoljning.demo.ta_bort import ta_bort

Agare = Callable[[], AbstractContextManager[None]]
APPAR = ("lagesbild", "atgardsplan", "uppfoljning")


@pytest.fixture
def stockholm(agare: Agare) -> Iterator[None]:
    with agare():
        Overenskommelse.objects.update(status="avslutad")
        Stadsdelsomrade.objects.update(giltig_till="2025-06-30")
        Part.objects.filter(kod="kommun").update(kod="stad")
        Part.objects.filter(kod="ordning").update(kod="polis")
        las_in(STOCKHOLM)
        yield


def _summa() -> str:
    """A hash of all content as text, without database numbers."""
    rader = []
    for app in APPAR:
        for modell in apps.get_app_config(app).get_models():
            for rad in json.loads(serialize("json", modell._default_manager.order_by("pk"))):
                falt = rad["fields"]
                rader.append([rad["model"], {k: v for k, v in falt.items() if _ren(modell, k, v)}])
    return hashlib.sha256(json.dumps(rader, sort_keys=True).encode()).hexdigest()


def _ren(modell: type, falt: str, varde: object) -> bool:
    """Links hold database numbers; nothing else does, not even what is frozen and its hashes."""
    return not modell._meta.get_field(falt).is_relation


def test_two_loads_give_the_same_content(stockholm: None) -> None:
    summor = []
    for seed in (SEED, SEED, SEED + 1):
        punkt = transaction.savepoint()
        ladda(DAG, seed)
        summor.append(_summa())
        transaction.savepoint_rollback(punkt)
    assert summor[0] == summor[1] != summor[2]


def test_rich_and_standing_at_different_steps(stockholm: None) -> None:
    ladda(DAG)
    kommande = Lagesbild.objects.filter(year=2027)
    assert set(kommande.values_list("status", flat=True)) == {
        "underlag",
        "sammanforing",
        "godkannande",
        "faststalld",
    }
    fasta = Lagesbild.objects.filter(year__in=(2024, 2025, 2026))
    assert fasta.gallande().count() == 33
    assert fasta.faststallda().count() == 34
    ny = fasta.get(utgava=2)
    assert ny.godkannanden.exclude(reservation="").count() == 1
    assert kontrollsumma(ny.faststallt_innehall) == ny.faststalld_sha256 == summa(ny)
    for nummer in range(1, 6):
        texter = Observation.objects.filter(samverkansomrade__nummer=nummer)
        assert texter.values("text").distinct().count() >= 40
    hv = Observation.objects.filter(
        underlag__lagesbild__stadsdelsomrade__slug="hasselby-vallingby",
        underlag__lagesbild__year=2027,
    )
    assert hv.count() >= 45


def test_refused_outside_demo_mode(db: None, settings: object) -> None:
    settings.DEMO = False
    with pytest.raises(CommandError, match="demoläge"):
        call_command("ladda_demo")


def test_second_run_changes_nothing(
    stockholm: None, settings: object, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.DEMO = True
    ladda(DAG)
    fore = _summa()
    call_command("ladda_demo")
    assert "Inget har ändrats" in capsys.readouterr().out
    assert _summa() == fore


def test_check_finds_demo_accounts_outside_demo_mode(stockholm: None, settings: object) -> None:
    settings.DEMO = False
    assert inga_demokonton(None, ["default"]) == []
    User.objects.create_user("demo@stad.example", "lagesbild-demo", namn="Demo", is_demo=True)
    assert [fel.id for fel in inga_demokonton(None, ["default"])] == ["samverkan.E001"]


def test_removal_leaves_reference_data_only(stockholm: None) -> None:
    ladda(DAG)
    assert ta_bort() == 47
    assert not Lagesbild.objects.exists()
    assert not User.objects.filter(is_demo=True).exists()
    assert Stadsdelsomrade.objects.filter(slug="jarva").exists()
