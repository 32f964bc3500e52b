"""Words for the sample report; the districts are real, all that is said of them invented."""

import json
from pathlib import Path
from typing import Any

_ORD: dict[str, Any] = json.loads(Path(__file__).with_name("exempel.json").read_text("utf-8"))

STADSDELAR: list[str] = _ORD["stadsdelar"]
# Full name, short name, ingress, goals: (goal, measure, unit, start, change, decimals, is up good).
OMRADEN: list[Any] = _ORD["omraden"]
GJORDES, GAV, ATERSTAR = (str(_ORD[key]) for key in ("gjordes", "gav", "aterstar"))
ARET, SKILLNADER = str(_ORD["aret"]), str(_ORD["skillnader"])
INGRESS_BRUTEN, INGRESS_HEL = str(_ORD["ingress_bruten"]), str(_ORD["ingress_hel"])
STYCKEN: list[str] = _ORD["stycken"]
PRIORITERINGAR: list[list[str]] = _ORD["prioriteringar"]
ATGARDER: list[list[str]] = _ORD["atgarder"]
HANDLINGSPLAN: list[list[str]] = _ORD["handlingsplan"]
PLAN: list[list[str]] = _ORD["plan"]
KALLOR: list[list[str]] = _ORD["kallor"]
