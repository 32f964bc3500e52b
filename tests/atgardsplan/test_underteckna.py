"""A signature holds for exactly the content that was seen."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction

from atgardsplan.innehall import giltiga_parter, summa
from atgardsplan.models import LokalOverenskommelse, Malvarde, Prioritering
from atgardsplan.workflow.overenskommelse import underteckna
from lagesbild.models import Utmaning
from samverkan.fel import Hinder
from tests import factories_plan as gor


@pytest.fixture
def avtal(agare: Any, norrby: Any) -> LokalOverenskommelse:
    with agare():
        return gor.make_fardigt_avtal(norrby, status="foreslagen")


def test_both_signatures_put_it_in_force(
    avtal: Any, som: Any, styr_stad: Any, styr_polis: Any
) -> None:
    with som(styr_stad):
        assert underteckna(avtal, by=styr_stad, sedd=summa(avtal)).status == "foreslagen"
    with som(styr_polis):
        klar = underteckna(avtal, by=styr_polis, sedd=summa(avtal))
    assert klar.status == "gallande"
    assert klar.gallande_at is not None


def test_one_party_signing_twice_is_still_one(avtal: Any, som: Any, styr_stad: Any) -> None:
    with som(styr_stad):
        for _ in range(2):
            assert underteckna(avtal, by=styr_stad, sedd=summa(avtal)).status == "foreslagen"
    assert avtal.undertecknanden.count() == 1


def test_other_content_than_was_seen_is_refused(avtal: Any, som: Any, styr_stad: Any) -> None:
    with som(styr_stad), pytest.raises(Hinder, match="ändrats"):
        underteckna(avtal, by=styr_stad, sedd="0" * 64)
    assert not avtal.undertecknanden.exists()


@pytest.mark.parametrize("vem", ["stad", "polis", "central", "lasare", "granne", "forvaltare"])
def test_only_the_styrgrupp_signs(vem: str, avtal: Any, som: Any, request: Any) -> None:
    user = request.getfixturevalue(vem)
    with som(user), pytest.raises(PermissionDenied):
        underteckna(avtal, by=user, sedd=summa(avtal))


def test_overlap_with_one_in_force_is_told(
    avtal: Any, agare: Any, norrby: Any, som: Any, styr_stad: Any
) -> None:
    with agare():
        gor.make_avtal(avtal.lagesbild, status="gallande", giltig_fran="2026-06-01")
    with som(styr_stad), pytest.raises(Hinder, match="Avsluta först"):
        underteckna(avtal, by=styr_stad, sedd=summa(avtal))


def _andra(model: Any, **falt: Any) -> Callable[[Any], None]:
    return lambda avtal: model.objects.update(**falt)  # type: ignore[no-any-return]


ANDRINGAR: dict[str, Callable[[Any], Any]] = {
    "inriktning": _andra(LokalOverenskommelse, inriktning="Torget ska kännas tryggt"),
    "uppfoljning": _andra(LokalOverenskommelse, uppfoljning="Varje tertial."),
    "dnr": _andra(LokalOverenskommelse, dnr="NB 2027/1"),
    "period": _andra(LokalOverenskommelse, giltig_till="2027-12-30"),
    "motiv": _andra(Prioritering, motiv="Det är värst."),
    "ordning": _andra(Prioritering, ordning=2),
    "rubrik": _andra(Utmaning, rubrik="Klotter på torget"),
    "formulering": _andra(Utmaning, formulering="Klotter."),
    "skal": _andra(Malvarde, utan_matt="Annat skäl."),
    "malvarde_bort": lambda avtal: avtal.malvarden.first().delete(),
    "prioritering_bort": lambda avtal: avtal.prioriteringar.get().delete(),
}


@pytest.mark.parametrize("andring", ANDRINGAR)
def test_any_change_voids_the_signatures(
    andring: str, avtal: Any, agare: Any, styr_stad: Any, styr_polis: Any
) -> None:
    with agare():
        for user in (styr_stad, styr_polis):
            gor.make_undertecknad(avtal, user.uppdrag.get().part, user)
        assert len(giltiga_parter(avtal, summa(avtal))) == 2
        ANDRINGAR[andring](avtal)
    nu = LokalOverenskommelse.objects.get(pk=avtal.pk)
    assert giltiga_parter(nu, summa(nu)) == set()


def test_same_content_gives_same_hash_and_signatures_stand_again(
    avtal: Any, agare: Any, styr_stad: Any
) -> None:
    with agare():
        gor.make_undertecknad(avtal, styr_stad.uppdrag.get().part, styr_stad)
        LokalOverenskommelse.objects.update(inriktning="Annat.")
        LokalOverenskommelse.objects.update(inriktning=avtal.inriktning)
    nu = LokalOverenskommelse.objects.get(pk=avtal.pk)
    assert len(giltiga_parter(nu, summa(nu))) == 1


def test_number_written_otherwise_is_the_same_content(avtal: Any, agare: Any) -> None:
    with agare(), transaction.atomic():
        rad = avtal.malvarden.first()
        rad.baslinje, rad.baslinje_year = 5, 2026
        rad.save()
        fore = summa(avtal)
        Malvarde.objects.filter(pk=rad.pk).update(baslinje="5.0000")
        assert summa(avtal) == fore
