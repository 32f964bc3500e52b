"""The tests: everything set up, then style, types, contracts and all tests."""

import os
import subprocess
from pathlib import Path

from drift.databas import Kluster
from drift.kor import miljo
from drift.system import PYTHON, ROT, VENV, Stopp

BIN = VENV / "bin"


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


def databas() -> tuple[str, Kluster | None]:
    """A cluster for tests beside the one that `make run` uses, or one's own server."""
    if egen := os.environ.get("DATABASE_URL"):
        return egen, None
    kluster = Kluster("pg-prov")
    return kluster.starta(), kluster


def lint() -> None:
    """Run all the checks of the text; all are run even if one fails."""
    url, kluster = databas()
    try:
        daliga = [namn for namn, kommando in lint_steg() if not _kor(kommando, miljo(url))]
    finally:
        if kluster:
            kluster.stoppa()
    if daliga:
        raise Stopp(f"Det här gick inte: {', '.join(daliga)}.")


def prova(*val: str) -> None:
    """Run the checks of the text, then all tests."""
    lint()
    url, kluster = databas()
    try:
        bra = _kor([str(BIN / "pytest"), *val], miljo(url, LAGESBILD_DEMO="1"))
    finally:
        if kluster:
            kluster.stoppa()
    if not bra:
        raise Stopp("Några tester gick inte. Se ovanför.")


def matning() -> None:
    """Run the benchmarks."""
    url, kluster = databas()
    try:
        bra = _kor([str(PYTHON), "-m", "bench"], miljo(url))
    finally:
        if kluster:
            kluster.stoppa()
    if not bra:
        raise Stopp("Mätningen gick inte. Se ovanför.")


def _kor(kommando: list[str], miljon: dict[str, str]) -> bool:
    print(f"\n→ {Path(kommando[0]).name} {' '.join(kommando[1:])[:80]}", flush=True)
    miljon = miljon | {"PATH": f"{BIN}{os.pathsep}{miljon.get('PATH', '')}"}
    return subprocess.run(kommando, cwd=ROT, env=miljon, check=False).returncode == 0
