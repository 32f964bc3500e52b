"""The content that approvals of the demo's lägesbilder are bound to, as it is stored."""

import json
from typing import Any

from lagesbild.innehall import innehall
from lagesbild.models import Lagesbild
from samverkan.kanonisk import kanonisk, kontrollsumma


def innehall_och_summa(lagesbild: Lagesbild) -> tuple[dict[str, Any], str]:
    """The canonical content and its sha256."""
    allt = innehall(lagesbild)
    return json.loads(kanonisk(allt)), kontrollsumma(allt)
