"""What the machine must have, and how it is got."""

import ctypes.util
import os
import shutil
import subprocess
from pathlib import Path

ROT = Path(__file__).resolve().parent.parent
VENV = ROT / ".venv"
PYTHON = VENV / "bin" / "python"

#: Debian's packages by what looks for them.
PANGO = ["libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"]
PROV = ["chromium", "openjdk-17-jdk-headless", "poppler-utils"]


class Stopp(SystemExit):
    """Stop with a message that says what to do."""

    def __init__(self, text: str) -> None:
        super().__init__(f"\n{text}\n")


def kor(*kommando: str | Path, **andra: object) -> None:
    """Run a command; stop with its name when it fails."""
    ord_ = [str(bit) for bit in kommando]
    if subprocess.run(ord_, check=False, cwd=ROT, **andra).returncode:  # type: ignore[call-overload]
        raise Stopp(f"Kommandot gick inte: {' '.join(ord_)}")


def saknade_bibliotek() -> list[str]:
    """Packages that WeasyPrint needs and the loader cannot find."""
    alla = ("pango-1.0", "pangoft2-1.0")
    return [] if all(ctypes.util.find_library(namn) for namn in alla) else PANGO


def saknade_provverktyg() -> list[str]:
    """Packages that the tests need: a browser, Java with its compiler, PDF tools."""
    finns = [
        shutil.which("chromium")
        or shutil.which("chromium-browser")
        or shutil.which("google-chrome"),
        shutil.which("javac"),
        shutil.which("pdftoppm"),
    ]
    return [paket for paket, hittad in zip(PROV, finns, strict=True) if not hittad]


def installera(paket: list[str]) -> None:
    """Install Debian packages when we may; otherwise say the one line to run."""
    if not paket:
        return
    rad = f"apt-get update && apt-get install -y {' '.join(paket)}"
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print(f"Installerar {', '.join(paket)} …", flush=True)
        miljo = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        uppdatering = ["apt-get", "update", "-qq"]
        subprocess.run(uppdatering, check=False, env=miljo, stdout=subprocess.DEVNULL)
        kor(
            "apt-get", "install", "-y", "-qq", "--no-install-recommends", *paket,
            env=miljo, stdout=subprocess.DEVNULL,
        )  # fmt: skip
        return
    raise Stopp(
        f"Det saknas {', '.join(paket)}. Kör den här raden och försök igen:\n\n    sudo sh -c '{rad}'"
    )
