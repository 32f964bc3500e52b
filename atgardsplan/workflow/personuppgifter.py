"""The stop for personal data before a text is proposed or decided."""

from collections.abc import Iterator

from atgardsplan.models import Atgardsplan, Handlingsplan, LokalOverenskommelse
from samverkan.personuppgifter import granska

Texter = Iterator[tuple[str, str]]


def stopp(texter: Texter) -> list[str]:
    """What must be taken away; each sentence says where it stands."""
    return [
        f"{var}: {fynd.meddelande}" for var, text in texter for fynd in granska(text) if fynd.stopp
    ]


def avtalets_texter(avtal: LokalOverenskommelse) -> Texter:
    yield "Inriktningen", avtal.inriktning
    yield "Uppföljningen", avtal.uppfoljning
    for rad in avtal.prioriteringar.select_related("utmaning"):
        namn = f"Utmaningen ”{rad.utmaning.rubrik}”"
        yield namn, f"{rad.motiv}\n{rad.utmaning.rubrik}\n{rad.utmaning.formulering}"
    for varde in avtal.malvarden.exclude(utan_matt="").select_related("malsattning"):
        yield f"Målvärdet för mål {varde.malsattning.beteckning}", varde.utan_matt


def planens_texter(plan: Atgardsplan) -> Texter:
    yield "Ingressen", plan.ingress
    for atgard in plan.atgarder.order_by("nummer"):
        falt = (
            atgard.rubrik, atgard.beskrivning, atgard.ansvarig_funktion, atgard.medverkande,
            atgard.resurser, atgard.operativt_mal,
        )  # fmt: skip
        yield f"Åtgärd {atgard.nummer}", "\n".join(falt)


def handlingsplanens_texter(plan: Handlingsplan) -> Texter:
    yield "Inriktningen", plan.inriktning
    for rad in plan.aktiviteter.order_by("nummer"):
        falt = (rad.rubrik, rad.beskrivning, rad.ansvarig_funktion, rad.uppfoljning)
        yield f"Aktivitet {rad.nummer}", "\n".join(falt)
