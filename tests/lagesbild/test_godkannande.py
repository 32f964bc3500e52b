"""Approval binds content: any changed byte voids both, nothing else voids any; decided is final."""

import hashlib
import json

import pytest
from django.core.exceptions import PermissionDenied
from django.db import ProgrammingError, connection, models, transaction

from lagesbild.innehall import gallande_innehall, giltiga_parter, innehall, summa
from lagesbild.models import (
    Datakalla,
    Godkannande,
    Harkomst,
    Lagesbild,
    Lagespunkt,
    Observation,
    Omradesanalys,
    Plats,
    Platsanalys,
    Reservation,
    Sarskiljning,
    Undanlaggning,
    Underlag,
    UtpekadPlats,
    ValdAnalys,
)  # fmt: skip
from lagesbild.workflow.lagesbild import faststall, godkann
from samverkan.fel import Hinder
from samverkan.models import LogEntry, Part
from tests import factories, factories_bild

#: What the parties approve, field by field; the rest stands in innehall's docstring.
BUNDET = {
    Lagesbild: "dnr sammanfattning year utgava",
    Omradesanalys: "text trend",
    Lagespunkt: "text allvar allvar_motiv trend trend_motiv delningsniva lopnummer endast_part plats",
    Reservation: "text part",
    Undanlaggning: "motiv",
    Observation: "text plats_text nar_text frekvens allvar trend delningsniva lopnummer veckodagar"
    " timme_fran timme_till plats datakalla",
    Underlag: "dnr sammanfattning metod",
    Datakalla: "namn slag tacker tacker_inte anvand motiv",
    UtpekadPlats: "nummer motiv",
    Plats: "namn slag beskrivning latitud longitud geometri delningsniva",
    Platsanalys: "metod parametrar datamangd resultat slutsats",
    ValdAnalys: "nummer slutsats delningsniva utdrag",
}
FALT = [(modell, falt) for modell, falten in BUNDET.items() for falt in falten.split()]
VAL = {
    "trend": "samre", "delningsniva": "publik", "frekvens": "dagligen", "veckodagar": [2],
    "geometri": {"type": "Point"}, "parametrar": {"a": 1}, "resultat": {"b": [1]},
    "utdrag": factories_bild.UTDRAG | {"bredd": 500},
    "anvand": False, "year": 2031, "endast_part": None, "plats": None,
    "datakalla": None,
}  # fmt: skip


@pytest.fixture
def bild(agare, norrby, stad):
    with agare():
        bild = factories_bild.make_fardig(norrby, stad, andringsskal="Bara från utgåva 2.")
        factories_bild.godkann_for_alla(bild, stad)
        return bild


def _nytt(modell, falt, gammalt):
    if falt == "slag":
        return "matning" if modell is Datakalla else ["drogscen"]
    if falt in VAL:
        return VAL[falt]
    if isinstance(modell._meta.get_field(falt), models.IntegerField | models.FloatField):
        return 5 if falt.startswith("allvar") else (gammalt or 0) + 7
    return f"{gammalt} ändrat"


def _rad(modell, falt):
    rader = modell.objects.order_by("pk")
    if falt in ("plats", "datakalla", "endast_part"):
        rader = rader.filter(**{f"{falt}__isnull": False})
    if modell is Observation:
        rader = rader.exclude(delningsniva="egen")
    if modell is Platsanalys:
        rader = rader.exclude(lagesbild=None)
    return rader.first()


@pytest.mark.parametrize(("modell", "falt"), FALT, ids=lambda v: getattr(v, "__name__", v))
def test_any_changed_field_voids_both_and_changed_back_they_hold(modell, falt, bild, agare):
    with agare():
        if (modell, falt) == (Observation, "plats"):
            Observation.objects.update(plats=Plats.objects.get())
            factories_bild.godkann_for_alla(bild, bild.godkannanden.first().user)
        if (modell, falt) == (Datakalla, "anvand"):
            Datakalla.objects.update(motiv="m")
        alla = Part.objects.count()
        fore = summa(bild)
        rad = _rad(modell, falt)
        gammalt = getattr(rad, falt)
        nytt = (
            Part.objects.exclude(pk=gammalt.pk).get()
            if falt == "part"
            else _nytt(modell, falt, gammalt)
        )
        modell.objects.filter(pk=rad.pk).update(**{falt: nytt})
        assert giltiga_parter(bild, summa(bild)) == set()
        modell.objects.filter(pk=rad.pk).update(**{falt: gammalt})
        assert summa(bild) == fore
        assert modell is Datakalla or len(giltiga_parter(bild, fore)) == alla


@pytest.mark.parametrize(
    "modell", [Lagespunkt, Reservation, Undanlaggning, UtpekadPlats, ValdAnalys, Harkomst]
)
def test_a_removed_row_voids_both(modell, bild, agare):
    with agare():
        modell.objects.all()[0].delete()
        assert giltiga_parter(bild, summa(bild)) == set()


def test_what_is_not_content_voids_none(bild, agare, stad, norrby):
    with agare():
        Lagesbild.objects.filter(pk=bild.pk).update(version=9, styrgruppsmote="2027-05-01")
        Lagespunkt.objects.update(version=9, updated_by=stad, text=models.F("text"))
        ena, andra = Observation.objects.exclude(delningsniva="egen").order_by("pk")[:2]
        Sarskiljning.objects.create(lagesbild=bild, ena=ena, andra=andra, av=stad)
        Observation.objects.filter(delningsniva="egen").update(text="Annat eget.")
        factories.make_plats(norrby, namn="En plats som inte pekas ut")
        assert len(giltiga_parter(bild, summa(bild))) == 2


def test_line_ends_and_composed_letters_void_none(bild, agare):
    with agare():
        Lagesbild.objects.filter(pk=bild.pk).update(sammanfattning="Hör på.\nOch mer.")
        fore = summa(bild)
        Lagesbild.objects.filter(pk=bild.pk).update(sammanfattning="Ho\u0308r på.\r\nOch mer.")
        assert summa(bild) == fore


def test_both_parties_and_those_who_follow_get_the_same_hash(bild, som, request):
    summor = set()
    for vem in ("stad", "polis", "styr_stad", "styr_polis", "central"):
        with som(user := request.getfixturevalue(vem)):
            assert user
            summor.add(summa(bild))
    assert len(summor) == 1


def test_raw_sql_by_the_owner_is_seen_at_the_next_read(bild, agare, stad, logga_in):
    with agare(), connection.cursor() as cursor:
        cursor.execute("update lagesbild_lagespunkt set text = text || ' '")
    sida = logga_in(stad).get(f"/lagesbilder/{bild.pk}/").content.decode()
    assert sida.count("Gäller inte längre") == 2


def test_approval_is_of_what_was_shown_once_and_for_ones_own_party(bild, agare, stad, polis, som):
    with agare():
        bild.godkannanden.all().delete()
    with som(stad):
        with pytest.raises(Hinder, match="Innehållet har ändrats"):
            godkann(bild, "0" * 64, by=stad)
        for _ in range(2):
            godkann(bild, summa(bild), by=stad)
        assert LogEntry.objects.filter(akt="godkann", by=stad).count() == 1
        assert Godkannande.objects.get().part == Part.objects.order_by("ordning")[0]
    with som(polis):
        godkann(bild, summa(bild), by=polis)
        assert len(giltiga_parter(bild, summa(bild))) == 2


@pytest.mark.parametrize("vem", ["styr_stad", "central", "granne", "lasare", "forvaltare"])
def test_no_other_role_approves(vem, bild, som, request):
    user = request.getfixturevalue(vem)
    with som(user), pytest.raises(PermissionDenied):
        godkann(bild, "0" * 64, by=user)


def test_nothing_is_approved_while_an_observation_remains(bild, agare, stad, som):
    with agare():
        Undanlaggning.objects.all().delete()
    with som(stad), pytest.raises(Hinder, match="1 iakttagelse återstår"):
        godkann(bild, summa(bild), by=stad)


@pytest.mark.parametrize(("modell", "falt"), [
    (Omradesanalys, "text"), (Lagespunkt, "text"), (Lagespunkt, "allvar_motiv"),
    (Reservation, "text"), (Undanlaggning, "motiv"), (UtpekadPlats, "motiv"),
    (Plats, "beskrivning"), (Platsanalys, "slutsats"), (ValdAnalys, "slutsats"),
    (Lagesbild, "sammanfattning"),
    (Observation, "nar_text"), (Underlag, "metod"), (Datakalla, "tacker"),
])  # fmt: skip
def test_a_personnummer_in_any_text_stops_the_approval(modell, falt, bild, agare, stad, som):
    with agare():
        rader = modell.objects.all()
        if modell is Observation:
            rader = rader.exclude(delningsniva="egen")
        if modell is Platsanalys:
            rader = rader.exclude(lagesbild=None)
        modell.objects.filter(pk=rader[0].pk).update(**{falt: "Samtal med 19121212-1212."})
    with som(stad), pytest.raises(Hinder, match="personnummer") as fel:
        godkann(bild, summa(bild), by=stad)
    assert "1212-1212" not in str(fel.value)


def test_the_decision_keeps_what_was_approved(bild, agare, styr_stad, stad, som, logga_in):
    with som(styr_stad):
        fast = faststall(bild, by=styr_stad, paragraf="§ 7")
        assert (fast.status, fast.paragraf) == ("faststalld", "§ 7")
        with pytest.raises(Hinder, match="Det går inte nu"):
            faststall(bild, by=styr_stad)
        assert LogEntry.objects.filter(akt="faststall").count() == 1
    with agare():
        Plats.objects.update(namn="Nytt namn på platsen")
    client = logga_in(stad)
    data = client.get(f"/lagesbilder/{bild.pk}/innehall.json").content
    ord_ = json.dumps(
        json.loads(data), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    ).encode()
    assert hashlib.sha256(ord_).hexdigest() == hashlib.sha256(data).hexdigest()
    assert hashlib.sha256(data).hexdigest() == fast.faststalld_sha256
    assert (
        "inte längre det som fastställdes"
        not in client.get(fast.get_absolute_url()).content.decode()
    )
    with som(stad):
        assert LogEntry.objects.filter(akt="exportera_lagesbild", by=stad).count() == 1


def test_a_decided_picture_that_the_owner_changed_says_so(agare, norrby, stad, logga_in):
    with agare():
        bild = factories_bild.make_faststalld(norrby, stad)
        kvar = gallande_innehall(bild)
        Lagespunkt.objects.update(text="Ändrad efteråt.")
        bild.refresh_from_db()
        assert gallande_innehall(bild) == kvar != innehall(bild)
    sida = logga_in(stad).get(bild.get_absolute_url()).content.decode()
    assert "Innehållet är inte längre det som fastställdes" in sida


def test_an_approval_that_was_voided_stops_the_decision(bild, agare, styr_polis, som):
    with agare():
        Reservation.objects.update(text="Annat.")
    with (
        som(styr_polis),
        pytest.raises(Hinder, match="har inte godkänt innehållet som det står nu"),
    ):
        faststall(bild, by=styr_polis)


def _nekas(fraga, *varden):
    with (
        pytest.raises(ProgrammingError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(fraga, varden)


def test_an_approval_is_not_forged(bild, agare, stad, polis, som):
    with agare():
        bild.godkannanden.all().delete()
    ny = (
        "insert into lagesbild_godkannande (lagesbild_id, part_id, user_id, at, sha256)"
        " values (%s, %s, %s, now(), %s)"
    )
    ena, andra = Part.objects.order_by("ordning")
    with som(stad):
        _nekas(ny, bild.pk, andra.pk, stad.pk, "a" * 64)
        _nekas(ny, bild.pk, ena.pk, polis.pk, "a" * 64)
        _nekas(
            "update lagesbild_lagesbild set status='faststalld', faststalld_at=now(),"
            " faststalld_sha256=%s where id=%s", "a" * 64, bild.pk,
        )  # fmt: skip
