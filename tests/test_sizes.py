"""Files and functions stay small enough to read in one go."""

import ast
import subprocess
from pathlib import Path

import pytest

ROT = Path(__file__).parent.parent
KOD = ["samverkan", "lagesbild", "atgardsplan", "uppfoljning", "drift"]
UNDANTAG = {"migrations", "demo", "grunddata", "__pycache__"}
FIL, MODELLFIL, FUNKTION, MALL = 300, 400, 30, 150


def _filer(monster: str, *mappar: str) -> list[Path]:
    hittade = [fil for mapp in mappar for fil in sorted((ROT / mapp).rglob(monster))]
    return [fil for fil in hittade if not UNDANTAG & set(fil.relative_to(ROT).parts)]


def _rader(fil: Path) -> int:
    return len(fil.read_text(encoding="utf-8").splitlines())


def _far_vara_lang(fil: str, rader: int) -> bool:
    """A file of models is a list of columns; it may reach the hard limit."""
    return "/models/" in fil and rader <= MODELLFIL


def _funktioner(fil: Path) -> list[tuple[str, int]]:
    trad = ast.parse(fil.read_text(encoding="utf-8"))
    return [
        (f"{fil.relative_to(ROT)}:{nod.lineno} {nod.name}", nod.end_lineno - nod.lineno + 1)
        for nod in ast.walk(trad)
        if isinstance(nod, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


@pytest.mark.parametrize(
    ("monster", "mappar", "hogst"), [("*.py", KOD, FIL), ("*.html", ["templates"], MALL)]
)
def test_files(monster, mappar, hogst):
    filer = _filer(monster, *mappar)
    assert filer
    langa = {str(f.relative_to(ROT)): _rader(f) for f in filer if _rader(f) > hogst}
    assert {fil: rader for fil, rader in langa.items() if not _far_vara_lang(fil, rader)} == {}


def test_functions():
    langa = [en for fil in _filer("*.py", *KOD) for en in _funktioner(fil) if en[1] > FUNKTION]
    assert langa == []


def test_no_import_inside_a_function():
    inne = [
        f"{fil.relative_to(ROT)}:{nod.lineno}"
        for fil in _filer("*.py", *KOD)
        for funktion in ast.walk(ast.parse(fil.read_text(encoding="utf-8")))
        if isinstance(funktion, ast.FunctionDef | ast.AsyncFunctionDef)
        for nod in ast.walk(funktion)
        if isinstance(nod, ast.Import | ast.ImportFrom)
    ]
    assert inne == []


def test_templates_hold_no_inline_style_or_script():
    for fil in _filer("*.html", "templates"):
        text = fil.read_text(encoding="utf-8")
        for fel in (" style=", "<style", "<script>", " onclick=", "javascript:"):
            assert fel not in text or "pdf" in fil.parts, f"{fil.name}: {fel}"


def test_every_module_says_what_it_is():
    utan = [
        str(fil.relative_to(ROT))
        for fil in _filer("*.py", *KOD)
        if fil.read_text(encoding="utf-8").strip()
        and not ast.get_docstring(ast.parse(fil.read_text(encoding="utf-8")))
    ]
    assert utan == []


def test_nothing_generated_is_tracked():
    if not (ROT / ".git").exists():
        pytest.skip("not a clone")
    spar = subprocess.run(
        ["git", "ls-files", "var", ".venv", "node_modules"],
        cwd=ROT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert spar.stdout == ""
