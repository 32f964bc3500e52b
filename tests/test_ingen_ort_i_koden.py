"""City, districts, agreement and goals are data: the code says nothing of Stockholm."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROT = Path(__file__).parent.parent
KOD = ["samverkan", "lagesbild", "atgardsplan", "uppfoljning", "drift", "templates"]
EGET = ["static/css", "static/js", "static/rapport"]
GRUNDDATA = ROT / "samverkan" / "grunddata" / "stockholm"
UTOM = {"grunddata", "demo", "__pycache__"}
#: The time zone of all of Sweden, and the folder of the data set that is read when none is named.
UNDANTAG = ("Europe/Stockholm", '"grunddata" / "stockholm"', "STOCKHOLM", "grunddata/stockholm")
#: Keys in the database, never shown.
LAGRADE = ["samverkan/workflow.py: hela-staden", "lagesbild/models/statistik.py: Hela staden"]
#: Names that are also everyday words, or that the demo's log-in hint needs to be of use.
VANLIGA = {"Söder", "jarva"}


def _filer() -> Iterator[Path]:
    for mapp in KOD + EGET:
        for fil in sorted((ROT / mapp).rglob("*")):
            delar = set(fil.relative_to(ROT).parts)
            if fil.suffix in {".py", ".html", ".js", ".css", ".sql", ".txt"} and not UTOM & delar:
                yield fil


def _poster(fil: str) -> list[dict[str, object]]:
    return tomllib.loads((GRUNDDATA / f"{fil}.toml").read_text(encoding="utf-8"))["post"]


def _ortens_ord() -> set[str]:
    """Names of districts and their parts, police areas, the agreement's number, its goals."""
    ord_: set[str] = set()
    for fil in ("stadsdelsomraden", "stadsdelar", "lokalpolisomraden"):
        ord_ |= {
            str(post[falt]) for post in _poster(fil) for falt in ("namn", "slug") if falt in post
        }
    ord_ |= {str(post["dnr"]) for post in _poster("overenskommelser")}
    for post in _poster("samverkansomraden"):
        ord_ |= {str(post["namn"]), *(str(mal) for mal in post["mal"])}  # type: ignore[attr-defined]
    return ord_ - VANLIGA


def test_no_word_of_the_first_city_stands_in_the_code() -> None:
    namn = "|".join(re.escape(ord_) for ord_ in sorted(_ortens_ord()))
    monster = re.compile(rf"\b(?:Stockholm\w*|(?:{namn})s?\b)", re.I)
    funna = []
    for fil in _filer():
        for nummer, rad in enumerate(fil.read_text(encoding="utf-8").splitlines(), 1):
            rensad = rad
            for undantag in UNDANTAG:
                rensad = rensad.replace(undantag, "")
            if traff := monster.search(rensad):
                funna.append(f"{fil.relative_to(ROT)}:{nummer} {traff[0]}")
    assert funna == []


def test_no_code_counts_on_its_number_of_districts() -> None:
    """Eleven districts, five areas and fourteen goals are counted, never written."""
    monster = re.compile(
        r"\b(?:11|elva|fem|14|fjorton) (?:stadsdelsområden|områden|samverkansområden|mål)\b"
        r"|\[:11\]|range\(11\)|== 11\b",
        re.I,
    )
    funna = [
        f"{fil.relative_to(ROT)}: {traff[0]}"
        for fil in _filer()
        if (traff := monster.search(fil.read_text(encoding="utf-8")))
    ]
    assert funna == []


def test_the_place_is_called_what_the_data_call_it() -> None:
    """A municipality need not be a city: its name comes from the party, see samverkan/parterna.py."""
    monster = re.compile(r"(?<![\w:.=/])(?<!as )(?:Stadens?|stadens?|[Hh]ela staden)\b(?!/)")
    stil = {"stil.py", "stil_figurer.py", "stil_diagram.py", "stil.html"}
    funna = []
    for fil in [f for f in _filer() if f.name not in stil and f.parent.name != "migrations"]:
        text = fil.read_text(encoding="utf-8")
        texter = _strangar(text) if fil.suffix == ".py" else [text] * (fil.suffix == ".html")
        funna += [f"{fil.relative_to(ROT)}: {t[:60]}" for t in texter if monster.search(t)]
    assert funna == LAGRADE


def _strangar(kod: str) -> list[str]:
    """What the code says: its texts, without docstrings and names of a single word."""
    trad = ast.parse(kod)
    beskrivningar = {
        id(nod.value) for nod in ast.walk(trad)
        if isinstance(nod, ast.Expr) and isinstance(nod.value, ast.Constant)
    }  # fmt: skip
    return [
        nod.value for nod in ast.walk(trad)
        if isinstance(nod, ast.Constant) and isinstance(nod.value, str)
        and id(nod) not in beskrivningar and nod.value != "staden"
    ]  # fmt: skip
