"""How far two places agree, 0 to 1, and why in words."""

from lagesbild.forslag.platsord import Ort, avstand, lika_namn, narliggande

Svar = tuple[float, str, str]
SAMMA_M, INTILL_M, NARA_M = 170, 350, 700


def jamfor_plats(ena: Ort, andra: Ort) -> Svar:
    """Points for the place, with a reason for or against."""
    if ena.plats and ena.plats == andra.plats:
        return 1.0, "samma plats på gemensamma listan", ""
    if ena.hela and andra.hela:
        return 0.85, "båda gäller hela stadsdelsområdet", ""
    if ena.hela or andra.hela:
        return 0.3, "", "den ena gäller hela stadsdelsområdet, den andra en plats"
    namn = _namn(ena, andra)
    meter = avstand(ena, andra)
    return _utan_punkt(*namn) if meter is None else _med_punkt(meter, *namn)


def _utan_punkt(poang: float, skal: str) -> Svar:
    return (poang, skal, "") if poang >= 0.5 else (poang, "", skal)


def _med_punkt(meter: float, poang: float, skal: str) -> Svar:
    """The distance decides; a name that agrees holds against points put far apart."""
    langd = f"{round(meter, -1):.0f} m" if meter >= 10 else "samma punkt"
    if meter <= SAMMA_M:
        return max(poang, 0.9), f"samma plats, {langd}", ""
    if meter <= INTILL_M:
        return max(poang, 0.65), f"intill varandra, {langd}", ""
    if meter <= NARA_M:
        return (0.75, f"{skal}, {langd}", "") if poang >= 0.8 else (0.35, "", f"{langd} isär")
    langt = f"{meter / 1000:.1f} km".replace(".", ",")
    return (0.5, f"{skal}, fast {langt}", "") if poang >= 0.9 else (0.0, "", f"{langt} isär")


def _namn(ena: Ort, andra: Ort) -> tuple[float, str]:
    """What the words say of the two places."""
    samma_stadsdel = not ena.stadsdel or not andra.stadsdel or ena.stadsdel == andra.stadsdel
    if ena.namn and andra.namn:
        return _egna_namn(ena, andra, samma_stadsdel)
    if not samma_stadsdel:
        return 0.0, "olika stadsdelar"
    if not (ena.stadsdel or ena.namn) or not (andra.stadsdel or andra.namn):
        return _oklar(ena, andra)
    return _i_stadsdelen(ena, andra)


def _i_stadsdelen(ena: Ort, andra: Ort) -> tuple[float, str]:
    """Within one stadsdel, and at most one of them with a name of its own."""
    if ena.bara_stadsdel and andra.bara_stadsdel:
        return 0.85, f"samma stadsdel, {ena.stadsdel.title()}"
    if ena.bara_stadsdel or andra.bara_stadsdel:
        return 0.6, "den ena platsen ligger i stadsdelen som den andra anger"
    if ena.namn or andra.namn:
        return _ett_namn(ena, andra)
    return _slag(ena, andra), _slagord(ena, andra)


def _ett_namn(ena: Ort, andra: Ort) -> tuple[float, str]:
    """One says which, the other only what sort of place in the stadsdel."""
    slag = _slag(ena, andra)
    if ena.efter_stadsdelen or andra.efter_stadsdelen or slag < 0.5:
        return 0.2, "platsen beskrivs olika"
    if slag >= 0.9:
        return 0.65, "samma slags plats i stadsdelen"
    return 0.4, "platsen beskrivs olika"


def _oklar(ena: Ort, andra: Ort) -> tuple[float, str]:
    """One or both say neither stadsdel nor name; the sort of place is all there is."""
    if ena.slag & andra.slag:
        return 0.8, "samma slags plats"
    if ena.slag and andra.slag:
        return 0.2, "olika slags platser"
    return 0.55, "platsen är inte angiven"


def _egna_namn(ena: Ort, andra: Ort, samma_stadsdel: bool) -> tuple[float, str]:
    lika = {(a, b) for a in ena.namn for b in andra.namn if lika_namn(a, b)}
    if not lika:
        return 0.1 if samma_stadsdel else 0.0, "platserna heter olika"
    tackning = len({a for a, _ in lika}) / min(len(ena.namn), len(andra.namn))
    if not samma_stadsdel:
        lika_slag = not ena.slag or not andra.slag or bool(ena.slag & andra.slag)
        hel = tackning >= 1 and lika_slag
        return (0.6 if hel else 0.3), "platserna heter lika, fast i olika stadsdelar"
    if not ena.slag or not andra.slag:
        return 0.9 * min(1, tackning + 0.2), "samma plats efter namnet"
    return _slag(ena, andra) * min(1, tackning + 0.2), _slagord(ena, andra)


def _slag(ena: Ort, andra: Ort) -> float:
    """Whether a square and a station of one name may be the same spot."""
    if ena.slag & andra.slag:
        return 0.95
    nara = narliggande()
    if any(a in nara.get(b, ()) for a in ena.slag for b in andra.slag):
        return 0.6
    return 0.25


def _slagord(ena: Ort, andra: Ort) -> str:
    poang = _slag(ena, andra)
    if poang >= 0.9:
        return "samma plats efter namnet"
    return "närliggande platser efter namnet" if poang >= 0.5 else "olika slags platser"
