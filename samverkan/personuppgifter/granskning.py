"""All finds of a text in the order they stand; what overlaps counts once, the strictest."""

from samverkan.personuppgifter.fynd import Fynd, fynd
from samverkan.personuppgifter.monster import ovriga
from samverkan.personuppgifter.namn import namn
from samverkan.personuppgifter.nummer import personnummer


def granska(text: str) -> list[Fynd]:
    """What stops a hand-over, and what warns."""
    alla = [fynd(slag, True, var, traff) for slag, var, traff in personnummer(text)]
    for las in (ovriga, namn):
        for slag, var, traff in las(text):
            if not any(ett.position < var + len(traff) and var < ett.slut for ett in alla):
                alla.append(fynd(slag, False, var, traff))
    return sorted(alla, key=lambda ett: ett.position)
