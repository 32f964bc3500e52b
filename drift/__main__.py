"""python3 -m drift run | test | lint | bench | databas | stoppa"""

import sys

from drift import kor, miljo, prov, system
from drift.databas import Kluster


def main(akt: str, *val: str) -> None:
    """Set up what the act needs, then do it."""
    if akt == "stoppa":
        Kluster().stoppa()
        return
    system.installera(system.saknade_bibliotek())
    if akt in ("test", "skarmbilder"):
        system.installera(system.saknade_provverktyg())
    miljo.python_miljo(prov=akt not in ("run", "databas"))
    if akt == "databas":
        print(Kluster().starta())
        return
    miljo.framsida()
    akter = {"run": kor.run, "test": prov.prova, "lint": prov.lint, "bench": prov.matning}
    akter[akt](*val)


if __name__ == "__main__":
    main(*(sys.argv[1:] or ["run"]))
