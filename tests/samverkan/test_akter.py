"""Every act that the code logs has words that a person reads."""

import ast
from collections.abc import Iterator
from pathlib import Path

from samverkan.akter import AKTER

ROT = Path(__file__).parents[2]
APPAR = ("samverkan", "lagesbild", "atgardsplan", "uppfoljning")


def _text(nod: ast.expr | None) -> str:
    return nod.value if isinstance(nod, ast.Constant) and isinstance(nod.value, str) else ""


def _akter() -> Iterator[str]:
    """The second argument of log, the first of overgang, and every `akt=`."""
    for fil in (fil for app in APPAR for fil in (ROT / app).rglob("*.py")):
        for nod in ast.walk(ast.parse(fil.read_text(encoding="utf-8"))):
            if not isinstance(nod, ast.Call):
                continue
            namn = getattr(nod.func, "id", getattr(nod.func, "attr", ""))
            if namn == "log" and len(nod.args) > 1:
                yield _text(nod.args[1])
            if namn == "overgang":
                yield _text(nod.args[0])
            yield from (_text(ord_.value) for ord_ in nod.keywords if ord_.arg == "akt")


def test_every_act_has_words() -> None:
    assert sorted({akt for akt in _akter() if akt} - AKTER.keys()) == []
