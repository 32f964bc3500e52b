"""The tests: everything set up, then style, types, contracts and all tests."""

import os
import signal
import subprocess
from pathlib import Path

from drift.databas import databas
from drift.kor import miljo
from drift.signaler import Avbrott, ostort
from drift.system import PYTHON, ROT, VENV, Stopp

BIN = VENV / "bin"
#: Everything, by two at a time; a file stays together, since its tests share what they set up.
ALLA = ("-n", "2", "--dist", "loadfile")
#: The tests' cluster stands beside the one that `make run` uses.
PROV = "pg-prov"
TALAMOD = 20


def lint_steg() -> list[tuple[str, list[str]]]:
    mallar = [str(p.relative_to(ROT)) for p in sorted((ROT / "templates").rglob("*.html"))]
    return [
        ("ruff", [str(BIN / "ruff"), "check", "."]),
        ("ruff format", [str(BIN / "ruff"), "format", "--check", "."]),
        (
            "mypy",
            [str(BIN / "mypy"), "samverkan", "lagesbild", "atgardsplan", "uppfoljning", "drift"],
        ),
        ("import-linter", [str(BIN / "lint-imports")]),
        ("djade", [str(BIN / "djade"), "--target-version", "5.2", "--check", *mallar]),
        ("migrationer", [str(PYTHON), "manage.py", "makemigrations", "--check", "--dry-run"]),
    ]


def lint() -> None:
    """Run all the checks of the text; all are run even if one fails."""
    with databas(PROV) as url:
        daliga = [namn for namn, kommando in lint_steg() if not _kor(kommando, miljo(url))]
    if daliga:
        raise Stopp(f"Det här gick inte: {', '.join(daliga)}.")


def prova(*val: str) -> None:
    """Run the checks of the text, then all tests, or those that `VAL` chooses."""
    lint()
    with databas(PROV) as url:
        bra = _kor([str(BIN / "pytest"), *(val or ALLA)], miljo(url, LAGESBILD_DEMO="1"))
    if not bra:
        raise Stopp("Några tester gick inte. Se ovanför.")


def skarmbilder() -> None:
    """A picture of every page and of the report, to look at."""
    django = {"LAGESBILD_DEMO": "1", "DJANGO_SETTINGS_MODULE": "samverkan.settings"}
    with databas(PROV) as url:
        bra = _kor([str(PYTHON), "-m", "tests.webb.skarmbilder"], miljo(url, **django))
    if not bra:
        raise Stopp("Skärmbilderna gick inte att ta. Se felet ovanför.")


def matning(*val: str) -> None:
    """Run the benchmarks."""
    with databas(PROV) as url:
        bra = _kor([str(PYTHON), "-m", "bench", *val], miljo(url))
    if not bra:
        raise Stopp("Mätningen gick inte. Se ovanför.")


def _kor(kommando: list[str], miljon: dict[str, str]) -> bool:
    print(f"\n→ {Path(kommando[0]).name} {' '.join(kommando[1:])[:80]}", flush=True)
    miljon = miljon | {"PATH": f"{BIN}{os.pathsep}{miljon.get('PATH', '')}"}
    process = subprocess.Popen(kommando, cwd=ROT, env=miljon)
    try:
        return process.wait() == 0
    except KeyboardInterrupt as fel:
        with ostort():
            _lat_sluta(process, har_hort=not isinstance(fel, Avbrott))
        raise


def _lat_sluta(process: subprocess.Popen[bytes], *, har_hort: bool) -> None:
    """Let the tests put away what they have started; the terminal has told them already."""
    if not har_hort:
        process.send_signal(signal.SIGINT)
    try:
        process.wait(TALAMOD)
    except subprocess.TimeoutExpired:
        process.kill()
