"""First chapters: what the picture says in short, the district, method, sources and limits; pure."""

from __future__ import annotations

from typing import Any

from lagesbild.dokument.kalla import Bildkalla
from lagesbild.hanvisning import bitar, siffermarken
from lagesbild.models import Datakalla
from samverkan.dokument.delar import TEXT, Kolumner, Rad, antal, stycken, tabell, uppraknat
from samverkan.dokument.modell import Block, Kapitel, Rubrik, Stycke, Tabelldel, stycke

METOD = (
    "Parterna har var för sig gjort en egen bild av läget i området, ett underlag. De två"
    " underlagen har sedan förts samman, iakttagelse för iakttagelse, till gemensamma lägespunkter"
    " som båda parter står bakom. Det som bara den ena parten har sett är märkt. Där parterna"
    " bedömer allvaret olika står skälet till den gemensamma bedömningen, eller en reservation."
)
GRANSER = (
    "Lägesbilden gäller platser, grupper och företeelser, aldrig enskilda personer. Den visar vad"
    " parterna har sett och vad som har anmälts eller mätts. Det som ingen har sett syns inte här."
)


def citat(text: str, kalla: Bildkalla, slag: str = "") -> list[Block]:
    """A joint text's paragraphs, with the statements that it cites as links."""
    finns = kalla.nummer
    return [Stycke(bitar(rad, finns), slag) for rad in stycken(text)]


def citerade(rubrik: str, texter: list[str], siffror: list[dict[str, Any]]) -> list[Block]:
    """The figures that the texts shown here cite, as they were when the text was written."""
    rader: list[Block] = []
    for rad in siffror:
        if rad["nummer"] in siffermarken(" ".join(texter)):
            rader.append(stycke(f"S{rad['nummer']}: {rad['text']}. Källa: {rad['kalla']}."))
            if rad.get("varning"):
                rader.append(stycke(rad["varning"], "not"))
    return [Rubrik(rubrik), *rader] if rader else []


def sammanfattning(kalla: Bildkalla) -> Kapitel:
    block: list[Block] = [stycke(_ingress(kalla), "ingress")]
    block += citat(kalla.innehall["sammanfattning"], kalla)
    if not kalla.innehall["sammanfattning"]:
        saknas = "Den samlade bedömningen delas bara mellan parterna."
        block.append(
            stycke(saknas if kalla.is_publik else "Den samlade bedömningen är inte skriven.")
        )
    return Kapitel("sammanfattning", "Sammanfattning", tuple(block))


def _ingress(kalla: Bildkalla) -> str:
    punkter = kalla.punkter
    ensidiga = sum(1 for punkt in punkter if punkt["endast"])
    allvarliga = sum(1 for punkt in punkter if punkt["allvar"] >= 4)
    text = f"Lägesbilden har {antal(len(punkter), 'lägespunkt', 'lägespunkter')}"
    text += f", {allvarliga} av dem bedöms som allvarliga eller mycket allvarliga."
    text += f" {_ensidiga(ensidiga)}" if ensidiga else ""
    platser = len(kalla.innehall["platser"])
    pekar = f" {antal(platser, 'plats', 'platser')} pekas ut för gemensam insats."
    return text + (pekar.capitalize() if platser else " Inga platser pekas ut.")


def _ensidiga(nummer: int) -> str:
    return f"{nummer} bygger på iakttagelser från bara den ena parten."


def om_kapitel(kalla: Bildkalla) -> Kapitel:
    """The district, how the picture was made, and what its sources do not cover."""
    sammanhang = kalla.sammanhang
    block: list[Block] = [stycke(_omradet(kalla), "ingress"), *_utgava(kalla)]
    block += [stycke(METOD), stycke(GRANSER)]
    if kalla.is_publik:
        block.append(stycke(_ej_publikt(kalla)))
    namn = {part["kod"]: part["namn"] for part in sammanhang["parter"]}
    for underlag in kalla.innehall["underlag"]:
        block += _underlag(underlag, namn[underlag["part"]], kalla)
    return Kapitel("om", "Området, metoden och källorna", tuple(block))


def _utgava(kalla: Bildkalla) -> list[Block]:
    """Why the edition was made, for the two parties; the reason has no public level."""
    utgava = kalla.innehall["utgava"]
    if utgava < 2:
        return []
    skal = kalla.innehall.get("andringsskal", "")
    sagt = f" Skälet till den nya utgåvan: {skal}" if skal else ""
    return [stycke(f"Det här är utgåva {utgava}. Den ersätter utgåva {utgava - 1}.{sagt}")]


def _omradet(kalla: Bildkalla) -> str:
    delar = kalla.sammanhang["stadsdelar"]
    namn = kalla.sammanhang["stadsdelsomrade"]
    if len(delar) < 2:
        return f"Lägesbilden gäller {namn} under {kalla.innehall['year']}."
    return f"{namn} består av {uppraknat(delar)}. Lägesbilden gäller {kalla.innehall['year']}."


def _ej_publikt(kalla: Bildkalla) -> str:
    borta = kalla.innehall["ej_publika"]
    text = "Det här är den offentliga versionen. Den innehåller bara det som parterna har märkt som"
    text += " offentligt. "
    delar = [
        antal(borta["lagespunkter"], "lägespunkt", "lägespunkter") if borta["lagespunkter"] else "",
        antal(borta["platser"], "plats", "platser") if borta["platser"] else "",
    ]
    if any(delar):
        text += f"{uppraknat([d for d in delar if d]).capitalize()} delas bara mellan parterna. "
    return text + "Parternas egna underlag och källor redovisas inte."


def _underlag(underlag: dict[str, Any], part: str, kalla: Bildkalla) -> list[Block]:
    dnr = f" (dnr {underlag['dnr']})" if underlag["dnr"] else ""
    block: list[Block] = [Rubrik(f"Underlag: {part}{dnr}")]
    texter = [underlag["sammanfattning"], underlag["metod"]]
    block += [ett for text in texter for ett in citat(text, kalla)]
    egna = kalla.sammanhang.get("underlagens_siffror", [])
    mina = [rad for rad in egna if rad["part"] == underlag["part"]]
    block += citerade(f"Siffror i texten: {part}", texter, mina)
    if underlag["kallor"]:
        block.append(_kallor(underlag["kallor"], part))
    return block


def _kallor(kallor: list[dict[str, Any]], part: str) -> Tabelldel:
    kolumner: Kolumner = [
        ("Källa", TEXT), ("Täcker", TEXT), ("Täcker inte", TEXT), ("Använd", TEXT)
    ]  # fmt: skip
    bort = sum(not rad["anvand"] for rad in kallor)
    fynd = f"{antal(len(kallor), 'källa', 'källor')}, {bort or 'ingen'} bortvald"
    if bort > 1:
        fynd += "a"
    innehall = tabell(kolumner, [_kallrad(rad) for rad in kallor])
    return Tabelldel(innehall, f"Källor, {part}", fynd)


def _kallrad(rad: dict[str, Any]) -> Rad:
    anvand = "ja" if rad["anvand"] else "nej"
    motiv = f"{anvand}: {rad['motiv']}" if rad["motiv"] else anvand
    slag = str(Datakalla.Slag(rad["slag"]).label)
    return [f"{rad['namn']} ({slag})", rad["tacker"] or "–", rad["tacker_inte"] or "–", motiv]
