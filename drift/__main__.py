"""python3 -m drift run | test | lint | bench | skarmbilder | databas | stoppa"""

import os
import sys

from drift import databas, kor, miljo, prov, signaler, system


def main(akt: str, *val: str) -> None:
    """Set up what the act needs, then do it."""
    signaler.lyssna()
    _egna_pg_ord_bort()
    if akt == "stoppa":
        for namn in ("pg", prov.PROV):
            databas.Kluster(namn).stoppa()
        return
    system.installera(system.saknade_bibliotek())
    if akt in ("test", "skarmbilder"):
        system.installera(system.saknade_provverktyg())
    miljo.python_miljo(prov=akt not in ("run", "databas"))
    if akt == "databas":
        print(os.environ.get("DATABASE_URL") or databas.Kluster().starta())
        return
    miljo.framsida()
    akter = {
        "run": kor.run,
        "test": prov.prova,
        "lint": prov.lint,
        "bench": prov.matning,
        "skarmbilder": prov.skarmbilder,
    }
    akter[akt](*val)


def _egna_pg_ord_bort() -> None:
    """PGHOST, PGPORT and the like are meant for another server than the one in var/."""
    if not os.environ.get("DATABASE_URL"):
        for namn in [namn for namn in os.environ if namn.startswith("PG")]:
            del os.environ[namn]


def stopptext(akt: str) -> str:
    """What is said when someone has pressed Ctrl-C."""
    return "Stoppat. Allt är sparat." if akt == "run" else "Avbrutet."


if __name__ == "__main__":
    akten = sys.argv[1] if len(sys.argv) > 1 else "run"
    try:
        main(akten, *sys.argv[2:])
    except KeyboardInterrupt:
        print(f"\n{stopptext(akten)}", flush=True)
        sys.exit(0 if akten == "run" else 130)
