"""The wizard, from file to receipt and back: columns, names, faults, job, history and undo."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import ProgrammingError, connection, transaction
from django.test import Client

from lagesbild.inlasning import Fil
from lagesbild.models import (
    Ersattning,
    Handelse,
    Inlasning,
    Kallnamn,
    Kolumnmall,
    Matvarde,
    Observation,
    Underlag,
)
from lagesbild.selectors import skydd
from lagesbild.selectors.statistiklista import statistiklista
from lagesbild.workflow.inlasning import angra, las_in
from lagesbild.workflow.inlasningsjobb import genomfor
from lagesbild.workflow.kolumnmall import las_fil
from samverkan.fel import Hinder
from samverkan.jobb import kor
from samverkan.models import Jobb, LogEntry, Part, Stadsdelsomrade, User
from tests.factories import make_lagesbild, make_underlag
from tests.lagesbild.inlasning import filer
from tests.lagesbild.inlasning.test_lasare import BRA, _handelse

Agare = Callable[[], AbstractContextManager[None]]
Som = Callable[[User], AbstractContextManager[None]]
Logga_in = Callable[[User], Client]
ANTAL = "Område;År;Brott;Antal\nNorrby;2024;Rån;5\nNorrby;2023;Rån;4\n"
EST_UTAN = (
    filer.EST.replace(b";Samverkansomr\xc3\xa5de", b"")
    .replace(b";1\n", b"\n")
    .replace(b";2\n", b"\n")
)


@pytest.fixture
def underlag(agare: Agare, norrby: Stadsdelsomrade) -> Underlag:
    with agare():
        part = Part.objects.order_by("ordning").first()
        assert part
        return make_underlag(make_lagesbild(norrby), part)


class Guide:
    """A samordnare at the wizard."""

    def __init__(self, client: Client, underlag: Underlag) -> None:
        self.client, self.bas = client, f"/underlag/{underlag.pk}/las-in/"

    def valj(self, data: bytes, namn: str = "fil.csv") -> "Guide":
        svar = self.client.post(self.bas, {"fil": SimpleUploadedFile(namn, data)})
        assert svar.status_code == 302
        self.url = svar["Location"]
        return self

    @property
    def sida(self) -> str:
        return self.client.get(self.url).content.decode()

    def bekrafta(self, **svaren: str) -> Jobb:
        if 'name="motiv"' in self.sida:  # what may be personal data is read in with a reason
            svaren.setdefault("motiv", "Det är redan offentligt.")
        svar = self.client.post(self.url, svaren)
        assert svar.status_code == 302 and svar["Location"].startswith("/jobb/")
        jobb = Jobb.objects.get(pk=svar["Location"].strip("/").split("/")[-1])
        kor(jobb.pk, genomfor)
        jobb.refresh_from_db()
        return jobb


@pytest.fixture
def guide(logga_in: Logga_in, stad: User, underlag: Underlag) -> Guide:
    return Guide(logga_in(stad), underlag)


def test_from_file_to_receipt_and_the_same_file_changes_nothing(
    guide: Guide, stad: User, som: Som
) -> None:
    sida = guide.valj(ANTAL.encode()).sida
    assert "Känns igen som <strong>Tabell med värden" in sida and "<dt>Nya</dt><dd>2</dd>" in sida
    jobb = guide.bekrafta()
    assert jobb.status == "klart" and jobb.andel == 100
    with som(stad):
        vard = Matvarde.objects.get(period_start="2024-01-01", serie__namn="Rån")
        assert (vard.filrad, vard.inlasning.filnamn, vard.inlasning.av) == (2, "fil.csv", stad)
    assert "2 nya, 0 ändrade" in guide.client.get(jobb.resultat_url).content.decode()
    igen = guide.valj(ANTAL.encode()).sida
    assert "Filen ändrar ingenting" in igen and "Läs in allt" not in igen
    assert guide.bekrafta().resultat_url == guide.url
    with som(stad):
        assert (
            Inlasning.objects.count() == 1
            and LogEntry.objects.filter(akt="las_in_fil").count() == 1
        )


def test_who_looks_first_after_an_import_waits_for_nothing_to_be_worked_out(
    guide: Guide,
    stad: User,
    polis: User,
    som: Som,
    norrby: Stadsdelsomrade,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    guide.valj(ANTAL.replace("2024", "2026").replace("2023", "2025").encode()).bekrafta()
    skydd._dolda.cache_clear()
    monkeypatch.setattr(skydd, "_rakna_ut", lambda *_: pytest.fail("worked out for the reader"))
    for user in (stad, polis):
        with som(user):
            assert statistiklista(user, norrby, None, "")["antal"] == 1


def test_faults_on_the_page_and_as_a_file(guide: Guide) -> None:
    guide.valj(ANTAL.replace(";4", ";=många").encode())
    assert "”=många” är inte ett värde." in guide.sida and "Läs in allt" not in guide.sida
    svar = guide.client.get(guide.url + "fel/")
    assert svar.content.decode("utf-8-sig").splitlines() == [
        "Rad;Kolumn;Värde;Vad som är fel;Gör så här",
        "3;Rån;'=många;”=många” är inte ett värde.;Rätta cellen eller ta bort raden.",
    ]
    assert guide.client.get(guide.url + "fel/?form=xlsx").content.startswith(b"PK")


def test_columns_are_chosen_once_and_reused(
    guide: Guide, underlag: Underlag, stad: User, polis: User, som: Som
) -> None:
    guide.valj(EST_UTAN)
    assert "säger inte samverkansområde" in guide.sida
    form = guide.client.get(guide.url + "kolumner/").context["form"]
    val = {namn: form[namn].value() or "" for namn in form.fields}
    assert guide.client.post(guide.url + "kolumner/", val).status_code == 422
    guide.client.post(guide.url + "kolumner/", val | {"fast_omrade": "1"})
    assert "<dt>Nya</dt><dd>2</dd>" in guide.sida
    senare = guide.valj(EST_UTAN.replace(b"2026-03", b"2026-04"), "april.csv").sida
    assert "Kolumnerna är valda som förra gången" in senare and "<dt>Nya</dt><dd>2</dd>" in senare
    with som(polis):
        assert Kolumnmall.objects.count() == 0
        tolkning, svar = las_fil(Fil(EST_UTAN), Part.objects.order_by("-ordning").first())
        assert tolkning.fel and not svar.sparad


def test_another_kind_may_be_chosen(guide: Guide) -> None:
    guide.valj(b"Plats;Vad;Antal\nNorrby;Klotter;3\n")
    sida = guide.client.get(guide.url + "kolumner/?slag=varden").content.decode()
    assert 'value="varden" selected' in sida and "Vilken period" in sida
    svar = guide.client.post(
        guide.url + "kolumner/?slag=varden",
        {"kol_omrade": "Plats", "kol_serie": "Vad", "kol_varde": "Antal", "fast_period": "2024"},
    )
    assert svar.status_code == 302 and "<dt>Nya</dt><dd>1</dd>" in guide.sida


def test_an_unknown_name_is_asked_once_and_remembered(
    guide: Guide, norrby: Stadsdelsomrade, stad: User, som: Som
) -> None:
    data = filer.ENKAT.replace(b"Norrby;m", b"Norrebi;m")
    guide.valj(data)
    assert "Vad är ”Norrebi”?" in guide.sida
    guide.client.post(guide.url + "namn/", {"namn": ["Norrebi"], "namn_0": str(norrby.pk)})
    assert "Norrebi”?" not in guide.sida and "<dt>Nya</dt><dd>2</dd>" in guide.sida
    assert guide.bekrafta().resultat_url.startswith("/inlasningar/")
    with som(stad):
        assert Matvarde.objects.filter(stadsdelsomrade=norrby, grupp="män").count() == 1
    guide.valj(data.replace(b"2023", b"2020"))
    assert "Norrebi”?" not in guide.sida


def test_names_of_other_areas_are_remembered_as_such(guide: Guide) -> None:
    rader = "".join(f"U;2023;Ort {n};alla;Otrygg;{n};90;;\n" for n in range(30))
    guide.valj(filer.ENKAT.split(b"\n")[0] + b"\n" + rader.encode())
    visade = [f"Ort {n}" for n in range(30)][:25]
    guide.client.post(guide.url + "namn/", {"namn": visade, "resten": "on"})
    assert Kallnamn.objects.filter(stadsdelsomrade=None).count() == 30
    assert "<dt>Nya</dt><dd>30</dd>" in guide.sida


def test_final_replaces_preliminary_with_history_and_never_the_other_way(
    underlag: Underlag, stad: User, som: Som
) -> None:
    prel = BRA.replace("2024;1\u00a0234", "2024 prel.;1 200").replace(
        "År;2024 prel.", "År;2024 prel."
    )
    with som(stad):
        las_in(underlag, las_fil(Fil(prel.encode()), None)[0], "prel.txt", by=stad)
        slut = las_in(underlag, las_fil(Fil(BRA.encode()), None)[0], "slut.txt", by=stad)
        (fore,) = Ersattning.objects.filter(inlasning=slut)
        assert (float(fore.innehall["varde"]), fore.innehall["preliminar"]) == (1200, True)
        assert fore.matvarde and (fore.matvarde.varde, fore.matvarde.preliminar) == (1234, False)
        igen = las_in(underlag, las_fil(Fil(prel.encode()), None)[0], "prel.txt", by=stad)
        assert igen.pk is None and "ersätter inte slutliga" in " ".join(igen.varningar)


def test_history_stands_on_the_receipt(guide: Guide) -> None:
    guide.valj(ANTAL.encode()).bekrafta()
    jobb = guide.valj(ANTAL.replace(";5", ";9").encode(), "rattad.csv").bekrafta()
    sida = guide.client.get(jobb.resultat_url).content.decode()
    assert "Ändrade värden, före och nu" in sida and "fil.csv" in sida and "1 ändrade" in sida


def test_undo_brings_back_what_was_and_later_imports_go_first(
    underlag: Underlag, stad: User, som: Som
) -> None:
    def las(text: str, namn: str) -> Inlasning:
        return las_in(underlag, las_fil(Fil(text.encode()), None)[0], namn, by=stad)

    def varden() -> list[int]:
        return sorted(int(v) for v in Matvarde.objects.values_list("varde", flat=True) if v)

    with som(stad):
        ett = las(ANTAL, "ett.csv")
        tva = las(ANTAL.replace(";5", ";9") + "Norrby;2022;Rån;3\n", "tva.csv")
        assert (tva.antal_nya, tva.antal_andrade, tva.antal_lika) == (1, 1, 1)
        with pytest.raises(Hinder, match=r"tva\.csv har ändrat samma värden"):
            angra(ett, by=stad)
        angra(tva, by=stad)
        assert varden() == [4, 5] and not Ersattning.objects.exists()
        assert Matvarde.objects.get(varde=5).inlasning == ett
        with pytest.raises(Hinder, match="redan ångrad"):
            angra(tva, by=stad)
        angra(ett, by=stad)
        assert varden() == [] and Inlasning.objects.filter(angrad_av=stad).count() == 2


def test_no_undo_after_an_approval(underlag: Underlag, stad: User, agare: Agare, som: Som) -> None:
    with som(stad):
        inlast = las_in(underlag, las_fil(Fil(ANTAL.encode()), None)[0], "a.csv", by=stad)
    with agare():
        underlag.lagesbild.godkannanden.create(
            part=underlag.part, user=stad, at="2027-01-01T10:00Z", sha256="0" * 64
        )
    with som(stad), pytest.raises(Hinder, match="godkänd eller fastställd"):
        angra(inlast, by=stad)


def test_observations_are_imported_corrected_and_undone(
    underlag: Underlag, stad: User, som: Som
) -> None:
    def las(data: bytes) -> Inlasning:
        return las_in(underlag, las_fil(Fil(data), None)[0], "est.csv", by=stad)

    with som(stad):
        ett = las(filer.EST)
        rader = list(Observation.objects.filter(underlag=underlag).order_by("lopnummer"))
        assert [(r.text, r.delningsniva, r.filrad, r.inlasning) for r in rader] == [
            ("Otrygg plats: Mörkt vid tunneln", "egen", 2, ett),
            ("Skadegörelse: Krossade rutor", "egen", 3, ett),
        ]
        assert str(rader[0].datakalla) == "Väktare"
        assert las(filer.EST).pk is None
        tva = las(filer.EST.replace(b"Krossade", b"Tv\xc3\xa5 krossade"))
        assert (tva.antal_nya, tva.antal_andrade, tva.antal_lika) == (0, 1, 1)
        assert Observation.objects.get(filrad=3).version == 2
        angra(tva, by=stad)
        assert Observation.objects.get(filrad=3).text == "Skadegörelse: Krossade rutor"
        Observation.objects.filter(filrad=3).update(version=7, text="Skrivet för hand.")
        with pytest.raises(Hinder, match="ändrats för hand"):
            las(filer.EST.replace(b"Krossade", b"Tre krossade"))
        with pytest.raises(Hinder, match="ändrats för hand"):
            angra(ett, by=stad)


@pytest.mark.parametrize("falt", [b"Krossade rutor", b"Skolan", b"Staden"])
def test_a_personnummer_in_any_text_stops_the_import(
    falt: bytes, underlag: Underlag, stad: User, som: Som
) -> None:
    data = filer.EST.replace(falt, falt + b" 19811218-9876")
    with som(stad):
        with pytest.raises(Hinder, match="Rad 3, text: .*personnummer"):
            las_in(underlag, las_fil(Fil(data), None)[0], "est.csv", by=stad)
        assert not Observation.objects.filter(underlag=underlag).exists()


def test_an_older_notice_of_an_event_never_replaces_a_newer(
    underlag: Underlag, stad: User, som: Som
) -> None:
    gammal = _handelse(summary="Gammal.", datetime="2023-12-31 6:05:09 +01:00")
    with som(stad):
        las_in(underlag, las_fil(Fil(_handelse()), None)[0], "ny.json", by=stad)
        igen = las_in(underlag, las_fil(Fil(gammal), None)[0], "gammal.json", by=stad)
        assert igen.pk is None
        handelse = Handelse.objects.get(externt_id="7")
        assert (handelse.text, handelse.precision, handelse.latitud) == ("Text.", "kommun", None)


def _antal(modell: type) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"select count(*) from {modell._meta.db_table}")  # type: ignore[attr-defined]
        return int(cursor.fetchone()[0])


def test_the_database_keeps_history_and_columns_to_those_who_see_what_they_are_of(
    underlag: Underlag, stad: User, polis: User, agare: Agare, som: Som
) -> None:
    """Raw SQL as the web role: the other party sees neither, and cannot write in one's name."""
    with som(stad):
        las_in(underlag, las_fil(Fil(filer.EST), None)[0], "est.csv", by=stad)
        las_in(
            underlag,
            las_fil(Fil(filer.EST.replace(b"Krossade", b"Nya")), None)[0],
            "b.csv",
            by=stad,
        )
        Kolumnmall.objects.create(part=underlag.part, signatur="x", namn="a", slag="varden")
        assert (_antal(Ersattning), _antal(Kolumnmall)) == (1, 1)
    with som(polis):
        assert (_antal(Ersattning), _antal(Kolumnmall)) == (0, 0)
        for sats in (
            "insert into lagesbild_kolumnmall (part_id, signatur, namn, slag, mappning, updated_at)"
            f" values ({underlag.part_id}, 'y', '', '', '{{}}', now())",
            "insert into lagesbild_ersattning (inlasning_id, observation_id, at, innehall)"
            " select i.id, o.id, now(), '{}' from lagesbild_inlasning i, lagesbild_observation o"
            " union all select 1, 1, now(), '{}'",
        ):
            with (
                pytest.raises(ProgrammingError),
                transaction.atomic(),
                connection.cursor() as cursor,
            ):
                cursor.execute(sats)
    assert (_antal(Ersattning), _antal(Kolumnmall)) == (0, 0)


def test_two_confirmations_are_one_job(guide: Guide) -> None:
    guide.valj(ANTAL.encode())
    forsta, andra = (guide.client.post(guide.url)["Location"] for _ in range(2))
    assert forsta == andra


def test_another_persons_file_is_not_there(
    guide: Guide, logga_in: Logga_in, polis: User, agare: Agare, norrby: Stadsdelsomrade
) -> None:
    guide.valj(ANTAL.encode())
    with agare():
        part = Part.objects.order_by("-ordning").first()
        assert part
        deras = make_underlag(make_lagesbild(norrby, year=2028), part)
    adress = guide.url.split("/las-in/")[1]
    assert logga_in(polis).get(f"/underlag/{deras.pk}/las-in/{adress}").status_code == 404
