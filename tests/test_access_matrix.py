"""Every address × role × method answers as the table in `matris.py` says; none stands outside it."""

from datetime import date

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse
from django.utils import timezone

from atgardsplan.models import Aktivitet
from lagesbild import mellanlager
from lagesbild.inlasning import Fil
from lagesbild.models import (
    Datakalla,
    Inlasning,
    Platsbeslut,
    Siffra,
    Statistikserie,
    Utmaningsforslag,
    UtpekadPlats,
    ValdAnalys,
)
from lagesbild.selectors.analysutdrag import utdrag
from samverkan.models import Indikator, Jobb, Overenskommelse, Part, Remissvar
from samverkan.radskydd import satt_sammanhang
from tests import factories, factories_plan, factories_plats
from tests.matris import ADRESSER, PROFILER, ROLLER
from uppfoljning.models import Arssammanstallning, Avstamning, Bidrag, Delgivning


def adresser():
    """Every named address of our own, with the names of its arguments."""
    return {
        f"{trad.namespace}:{monster.name}": list(monster.pattern.converters)
        for trad in get_resolver().url_patterns
        if getattr(trad, "namespace", None) not in (None, "admin")
        for monster in _monster(trad)
    }


def _monster(trad):
    for del_ in trad.url_patterns:
        if isinstance(del_, URLPattern):
            yield del_
        else:
            yield from _monster(del_)


#: A table that the first party's samordnare has chosen and not yet confirmed.
FIL = Fil("Område;År;Antal\nNorrby;2024;5\n".encode(), "antal.csv")


def _underlag(norrby):
    ena = Part.objects.order_by("ordning")[0]
    bild = factories.make_lagesbild(norrby, year=2028)
    underlag = factories.make_underlag(bild, ena, sammanfattning="Lugnt.")
    inlasning = Inlasning.objects.create(
        slag="prov", filnamn="f", sha256="0", datakalla="k", underlag=underlag
    )
    kalla = Datakalla.objects.create(underlag=underlag, namn="Vandring", slag="dialog")
    return {
        "oppen": bild.pk,
        "underlag": underlag.pk,
        "observation": factories.make_observation(underlag).pk,
        "kalla": kalla.pk,
        "inlasning": inlasning.pk,
    }


def _samman(norrby, stad):
    bild = factories.make_lagesbild(norrby, year=2029, status="sammanforing")
    factories.make_analyser(bild)
    plats = factories.make_plats(norrby)
    utpekad = UtpekadPlats.objects.create(lagesbild=bild, plats=plats, nummer=1, motiv="Otryggt.")
    punkt = factories.make_lagespunkt(bild)
    return {
        "kommentar": factories.make_kommentar(stad, "lagespunkt", punkt).pk,
        "samman": bild.pk,
        "analys": bild.omradesanalyser.first().pk,
        "punkt": punkt.pk,
        "plats": plats.pk,
        "utpekad": utpekad.pk,
        "siffra": _siffra(bild).pk,
        "forslag": Utmaningsforslag.objects.create(
            lagesbild=bild,
            samverkansomrade=bild.overenskommelse.samverkansomraden.first(),
            rang=1,
            rubrik="Torget",
        ).pk,
    }


def _platser(norrby, stad, bild):
    """An analysis that the first party keeps to itself, one that it has shared, and a proposal."""
    ena = Part.objects.order_by("ordning")[0]
    factories_plats.make_handelser(norrby)
    egen = factories_plats.make_platsanalys(norrby, stad, ena)
    delad = factories_plats.make_platsanalys(norrby, stad, ena, delningsniva="parterna")
    beslut = Platsbeslut.objects.create(
        stadsdelsomrade=norrby, handling="funnen", delar=[{"namn": "Bron", "slag": ["otrygg"]}],
        datum=date(2026, 3, 1), skal="Båda ser den.",
    )  # fmt: skip
    vald = ValdAnalys.objects.create(
        lagesbild_id=bild, analys=delad, nummer=1, slutsats="Torget.", utdrag=utdrag(delad)
    )
    return {
        "analys_egen": egen.pk, "analys_delad": delad.pk, "platsbeslut": beslut.pk,
        "vald_analys": vald.pk,
    }  # fmt: skip


def _siffra(bild):
    return Siffra.objects.create(
        lagesbild=bild, analys=bild.omradesanalyser.first(), nummer=1, varde_da="12",
        indikator=Indikator.objects.first(), period_start=date(2026, 1, 1),
    )  # fmt: skip


def _plan(norrby):
    avtal = factories_plan.make_fardigt_avtal(norrby)
    utmaning = avtal.prioriteringar.get().utmaning
    plan = factories_plan.make_plan(avtal)
    handlingsplan = factories_plan.make_handlingsplan()
    aktivitet = Aktivitet.objects.create(
        handlingsplan=handlingsplan,
        nummer=1,
        rubrik="Utbildning",
        malsattning=factories_plan.forsta_mal(),
        ansvarig_part=Part.objects.first(),
        ansvarig_funktion="Trygghetschef",
        slut=date(2027, 6, 1),
    )
    return {
        "fast": avtal.lagesbild_id,
        "utmaning": utmaning.pk,
        "orsak": utmaning.orsaksanalys.orsaker.get().pk,
        "avtal": avtal.pk,
        "prioritering": avtal.prioriteringar.get().pk,
        "malvarde": avtal.malvarden.first().pk,
        "plan": plan.pk,
        "atgard": factories_plan.make_atgard(plan).pk,
        "handlingsplan": handlingsplan.pk,
        "aktivitet": aktivitet.pk,
    }


def _uppfoljning(norrby, atgard, stad):
    ram = Overenskommelse.objects.gallande().get()
    sammanstallning = Arssammanstallning.objects.create(overenskommelse=ram, year=2027)
    bidrag = Bidrag.objects.create(arssammanstallning=sammanstallning, stadsdelsomrade=norrby)
    delgivning = Delgivning.objects.create(
        arssammanstallning=sammanstallning, stadsdelsomrade=norrby, skickad_at=timezone.now()
    )
    avstamning = Avstamning.objects.create(
        atgard_id=atgard, year=2027, tertial=1, lage="i_fas", gjort="Upphandlat.", av=stad
    )
    return {
        "indikator": Indikator.objects.first().pk,
        "serie": Statistikserie.objects.create(kod="ran", namn="Rån", enhet="antal").pk,
        "arssammanstallning": sammanstallning.pk,
        "bidrag": bidrag.pk,
        "delgivning": delgivning.pk,
        "avstamning": avstamning.pk,
    }


@pytest.fixture
def objekt(agare, norrby, stad):
    """One of each in Norrby: an open underlag of the first party, a merge, a draft plan."""
    mellanlager.lagg(stad, FIL)
    with agare():
        ram = Overenskommelse.objects.create(
            namn="Nästa", dnr="KS 2031/1", giltig_fran=date(2031, 1, 1), status="remiss"
        )
        svar = Remissvar.objects.create(
            overenskommelse=ram, stadsdelsomrade=norrby, part=Part.objects.order_by("ordning")[0]
        )
        jobb = Jobb.objects.create(slag="prov", rubrik="Prov", bestallt_av=stad, nyckel="x")
        egna = {"ram": ram.pk, "remissvar": svar.pk, "jobb": jobb.pk}
        egna |= _underlag(norrby) | _samman(norrby, stad) | _plan(norrby)
        egna |= _platser(norrby, stad, egna["samman"])
        return egna | _uppfoljning(norrby, egna["atgard"], stad)


def _url(namn, val, objekt):
    andra = {
        "slug": "norrby",
        "sha256": FIL.sha256,
        "akt": val[1] if len(val) > 1 else "hitta-pa",
        "slag": "lagespunkt",
        "nyckel": val[1] if len(val) > 1 else "",
        "handling": val[1] if len(val) > 1 else "hitta-pa",
        "nr": 1,
    }
    argument = {n: objekt[val[0]] if n == "pk" else andra[n] for n in adresser()[namn]}
    return reverse(namn, kwargs=argument)


def svar_for(namn, val, objekt, manniskor):
    """What every role gets by GET and POST; each request is undone before the next."""
    url, hamtat = _url(namn, val, objekt), {"GET": [], "POST": []}
    for metod, koder in hamtat.items():
        for roll in ROLLER:
            client = Client()
            if roll != "anonym":
                client.force_login(manniskor[roll])
            with transaction.atomic():
                satt_sammanhang(None)
                koder.append(getattr(client, metod.lower())(url).status_code)
                transaction.set_rollback(True)
    return {metod: " ".join(map(str, koder)) for metod, koder in hamtat.items()}


@pytest.fixture
def manniskor(request):
    return {roll: request.getfixturevalue(roll) for roll in ROLLER if roll != "anonym"}


def test_every_address_has_a_row_and_every_row_an_address():
    assert set(adresser()) - set(ADRESSER) == set(), "saknar rad i tests/matris.py"
    assert set(ADRESSER) - set(adresser()) == set(), "raden saknar adress"


@pytest.mark.parametrize("namn", sorted(ADRESSER))
def test_answers_as_the_table_says(namn, objekt, manniskor):
    profil, *val = ADRESSER[namn]
    get, post = PROFILER[profil]
    assert svar_for(namn, val, objekt, manniskor) == {"GET": get, "POST": post}
