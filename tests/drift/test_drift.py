"""Set-up's pieces that need no root: paths, ports, what a killed server leaves, stamps, messages."""

import os
import shutil
import socket
import subprocess
from pathlib import Path

import pytest

from drift import databas, egen, kor, miljo, server, system
from drift.__main__ import stopptext

DOD = 4_000_000  # larger than any process number may be


@pytest.fixture
def rot(tmp_path: Path) -> Path:
    """A folder whose path holds a space and å."""
    mapp = tmp_path / "min å mapp"
    mapp.mkdir()
    return mapp


@pytest.fixture
def kluster(rot: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(databas, "ROT", rot)
    ett = databas.Kluster("pg")
    yield ett
    ett.stoppa()
    # As root the folder of a test cannot be reached by the server's user, and the data are elsewhere.
    for mapp in (ett.bas, ett.sockel):
        shutil.rmtree(mapp)


def test_a_cluster_is_made_started_again_after_a_kill_and_stopped(kluster, rot: Path) -> None:
    url = kluster.starta()
    assert "lagesbild_agare" in url and kluster._fraga("lagesbild", "select 1") == "1"
    pid = int((kluster.data / "postmaster.pid").read_text().split()[0])
    os.kill(pid, 9)
    # The number of the killed server now belongs to a process that has nothing to do with it.
    with subprocess.Popen(["sleep", "60"]) as annan:
        for fil in (kluster.data / "postmaster.pid", *kluster.sockel.glob("*.lock")):
            rader = fil.read_text().split("\n")
            fil.write_text("\n".join([str(annan.pid), *rader[1:]]))
        assert kluster.starta() == url
        assert annan.poll() is None
        annan.kill()
    assert kluster._fraga("lagesbild", "select 1") == "1"
    kluster.stoppa()
    assert not (kluster.data / "postmaster.pid").exists()


def test_a_half_made_cluster_is_made_anew(kluster) -> None:
    kluster.bas.mkdir(parents=True, exist_ok=True)
    ny = kluster.data.with_name("pg.ny")
    ny.mkdir()
    (ny / "PG_VERSION").write_text("18")
    kluster.starta()
    assert (kluster.data / "pg_ident.conf").read_text().startswith("lagesbild")
    assert not ny.exists()


def test_left_locks_are_those_of_no_server(tmp_path: Path) -> None:
    data, sockel = tmp_path / "data", tmp_path / "sockel"
    data.mkdir()
    sockel.mkdir()
    las = [data / "postmaster.pid", sockel / ".s.PGSQL.5432.lock"]
    for pid in (DOD, os.getpid(), "skräp"):
        for fil in las:
            fil.write_text(f"{pid}\n/nagonstans\n")
        assert set(las) <= set(server.lamnat_las(data, sockel))


def test_a_taken_port_is_told_with_another(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as upptagen:
        upptagen.bind(("127.0.0.1", 0))
        upptagen.listen()
        port = upptagen.getsockname()[1]
        with pytest.raises(system.Stopp, match=f"Port {port} är upptagen"):
            kor.ledig(port)
    kor.ledig(port)


@pytest.mark.parametrize("port", ["abc", "0", "65536", "-1", "8000 "])
def test_a_port_that_is_none(port: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", port)
    with pytest.raises(system.Stopp, match="mellan 1 och 65535"):
        kor.vald_port()


def test_stamps_follow_the_locks(rot: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(miljo, "ROT", rot)
    (rot / "a.txt").write_text("ett")
    fore = miljo.avtryck("a.txt")
    stampel = rot / ".stampel"
    assert not miljo._farsk(stampel, fore)
    stampel.write_text(fore)
    assert miljo._farsk(stampel, miljo.avtryck("a.txt"))
    (rot / "a.txt").write_text("två")
    assert not miljo._farsk(stampel, miljo.avtryck("a.txt"))


def test_a_script_loses_its_pointer_to_a_source_map(rot: Path) -> None:
    (rot / "fran.js").write_text("let å = 1\n//# sourceMappingURL=fran.js.map\n", encoding="utf-8")
    miljo._kopiera(rot / "fran.js", rot / "till.js")
    assert (rot / "till.js").read_text(encoding="utf-8") == "let å = 1\n"


def test_what_is_missing_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(system.Stopp, match="sudo sh -c 'apt-get update && apt-get install -y x y'"):
        system.installera(["x", "y"])
    system.installera([])


BRA = {
    "ny_nog": True, "version": "15.18", "kodning": "UTF8", "databas": "d", "jag": "r",
    "far_skapa": True, "gist": True, "webb_finns": False, "far_roller": True,
}  # fmt: skip


@pytest.mark.parametrize(
    ("andring", "text"),
    [
        ({"ny_nog": False, "version": "13.2"}, "PostgreSQL är 13.2"),
        ({"kodning": "LATIN1"}, "createdb --encoding UTF8"),
        ({"far_skapa": False}, 'alter database "d" owner to "r"'),
        ({"gist": False}, "postgresql-contrib"),
        ({"far_roller": False}, "create role lagesbild_web nologin"),
    ],
)
def test_what_a_server_of_ones_own_lacks(andring: dict, text: str) -> None:
    assert egen.brister(BRA) == []
    (brist,) = egen.brister(BRA | andring)
    assert text in brist


def test_a_server_that_does_not_answer_stops_the_start() -> None:
    with pytest.raises(system.Stopp, match="Den svarar inte"):
        egen.kontrollera("postgresql://x@127.0.0.1:1/x")


def test_the_tests_own_server_will_do() -> None:
    egen.kontrollera(os.environ["DATABASE_URL"])


def test_ctrl_c_is_answered_in_words() -> None:
    assert (stopptext("run"), stopptext("test")) == ("Stoppat. Allt är sparat.", "Avbrutet.")
