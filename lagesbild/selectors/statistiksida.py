"""One statistic of a district with all that goes with it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from lagesbild import manadsbild
from lagesbild import statistikbild as bild
from lagesbild.forms.statistik import LIKA, STADEN, JamforForm
from lagesbild.models import Matvarde
from lagesbild.selectors.uppgifter import (
    Sak,
    Uppgifter,
    lagg_till_aldre,
    las_uppgifter,
)
from lagesbild.statistik.likhet import mest_lika
from lagesbild.statistikbild import Omraden
from lagesbild.statistikord import Omdome, i_ord, omdome, osakerhet, skillnad
from samverkan.format_sv import intervall, tal
from samverkan.models import Indikator, Stadsdelsomrade, User
from samverkan.parterna import hela_orten


def statistiksida(
    user: User, omrade: Stadsdelsomrade, sak: Sak, form: JamforForm, omraden: list[Stadsdelsomrade]
) -> dict[str, Any]:
    """One statistic: series, comparison, months, groups and all districts; each chart with its table."""
    u, brott = las_med_aldre(user, omrade, sak)
    jamfor, varfor = jamfor_med(u, omrade, omraden, form)
    om, years = omdome(u, omrade.pk), u.perioder(omrade.pk)
    har, namn = jamfor.har, [(o.pk, o.namn) for o in omraden]
    return {
        "omrade": omrade,
        "sak": sak,
        "rubrik": f"{sak.namn}: {om.mening}" if om.utfall else sak.namn,
        "omdome": om,
        "uppgifter": u,
        "brott": brott,
        "varfor": varfor,
        "nyckeltal": _nyckeltal(u, omrade, years, om, form.per_antal),
        "niva": bild.nivalinje(u, jamfor, _nivafynd(u, omrade, years), brott),
        "takt": bild.taktlinje(u, jamfor, form.per_antal),
        "rullande": [d for b in (12, 3) if (d := manadsbild.rullande_linje(u, har, b))],
        "arsrutor": manadsbild.arsrutor(u, har),
        "arshjul": manadsbild.arshjulet(u, har),
        "grupper": bild.grupper(u, har, years[-1]) if years else None,
        "alla": bild.alla_omraden(u, namn, omrade.namn, years[-1], form.per_antal)
        if years
        else None,
        "kolumner": arskolumner(u, form.per_antal),
        "rader": arsrader(u, jamfor, form.per_antal),
    }


def las_med_aldre(user: User, omrade: Stadsdelsomrade, sak: Sak) -> tuple[Uppgifter, str]:
    """The figures, with what older divisions say of the district, and the words where that breaks."""
    u = las_uppgifter(user, sak)
    falt = "indikator" if isinstance(sak, Indikator) else "serie"
    rader = Matvarde.objects.visible_to(user).filter(**{falt: sak})
    return u, lagg_till_aldre(u, rader, omrade)


def jamfor_med(
    u: Uppgifter, omrade: Stadsdelsomrade, omraden: list[Stadsdelsomrade], form: JamforForm
) -> tuple[Omraden, str]:
    """The areas to compare with, and by what they were chosen."""
    mot, varfor = [(o.pk, o.namn) for o in form.valda], ""
    if form.jamfors == STADEN:
        mot.insert(0, bild.staden(hela_orten()))
    elif form.jamfors == LIKA:
        lika = mest_lika(_matningar(u, omraden, form.likhet), omrade.pk)
        namn = {o.pk: o.namn for o in omraden}
        mot = [*((pk, namn[pk]) for pk in lika if pk not in dict(mot)), *mot]
        varfor = (
            LIKASA[form.likhet]
            if lika
            else "Folkmängden är inte inläst för alla områden, så de mest lika går inte att räkna fram."
        )
    return Omraden((omrade.pk, omrade.namn), tuple(mot)), varfor


LIKASA = {
    "folkmangd": "De tre mest lika är de vars folkmängd ligger närmast.",
    "tillvaxt": "De tre mest lika är de vars folkmängd har ändrats mest lika på fem år, i procent.",
    "bada": "De tre mest lika ligger närmast i folkmängd och dess förändring på fem år, lika tunga.",
}


def _matningar(
    u: Uppgifter, omraden: Sequence[Stadsdelsomrade], efter: str
) -> dict[int, list[float | None]]:
    """The chosen variables of each district, from the newest year that all populations have."""
    folk = u.befolkning.antal
    years = [y for y in {y for _, y in folk} if all((o.pk, y) in folk for o in omraden)]
    svar: dict[int, list[float | None]] = {}
    for o in omraden:
        nu = folk.get((o.pk, max(years))) if years else None
        fore = folk.get((o.pk, max(years) - 5)) if years else None
        tillvaxt = float(nu / fore) if nu and fore else None
        niva = None if nu is None else float(nu)
        svar[o.pk] = {"folkmangd": [niva], "tillvaxt": [tillvaxt]}.get(efter, [niva, tillvaxt])
    return svar


def _nivafynd(u: Uppgifter, omrade: Stadsdelsomrade, years: list[date]) -> str:
    if not years:
        return f"{omrade.namn}: inget värde att visa"
    nu = u.hamta(omrade.pk, years[-1])
    text = i_ord(nu, u.sak.decimaler, "%" if u.matt.per == 100 else "")
    return f"{omrade.namn} {years[-1].year}: {text}"


def _nyckeltal(
    u: Uppgifter, omrade: Stadsdelsomrade, years: list[date], om: Omdome, per: int
) -> list[dict[str, str]]:
    """Newest, rate, change: each with its warning beneath."""
    if not years:
        return []
    nu, tecken = u.hamta(omrade.pk, years[-1]), "%" if u.matt.per == 100 else ""
    under = [osakerhet(nu, u.sak.decimaler), "preliminärt" if nu.preliminar else ""]
    if nu.n is not None:
        under.append(f"n = {tal(nu.n, 0)}")
    poster = [{
        "etikett": f"Senast, {years[-1].year}", "varde": i_ord(nu, u.sak.decimaler, tecken),
        "under": ", ".join(filter(None, under)),
    }]  # fmt: skip
    if takt := u.takt(omrade.pk, years[-1], per):
        text = intervall(takt.intervall.lagst, takt.intervall.hogst, 1)
        medel = f"medelfolkmängd {tal(takt.medelfolkmangd, 0)}"
        etikett = f"Per {tal(per)} invånare"
        poster.append(
            {"etikett": etikett, "varde": tal(takt.varde, 1), "under": f"{text}, {medel}"}
        )
    if om.fran and om.till:
        fore, efter = (u.hamta(omrade.pk, date(y, 1, 1)) for y in (om.fran, om.till))
        text = skillnad(fore, efter, u.sak.decimaler)
        poster.append({"etikett": f"Sedan {om.fran}", "varde": text, "under": om.text})
    return poster


def arskolumner(u: Uppgifter, per: int) -> list[str]:
    """The headings of the yearly table; `#` before numbers."""
    fler = (
        ["#Medelfolkmängd", f"#Per {tal(per)} inv.", "#95 % intervall"]
        if u.matt.is_antal
        else ["#Antal svar"]
    )
    return ["År", "Område", "#Värde", "#95 % intervall", *fler, "Anmärkning"]


def arsrader(u: Uppgifter, jamfor: Omraden, per: int) -> list[list[str]]:
    """One row a year and area, the newest first: what stands on the page, as text."""
    dagar = bild.starter(u, jamfor)
    return [_arsrad(u, pk, namn, dag, per) for dag in reversed(dagar) for pk, namn in jamfor.alla]


def _arsrad(u: Uppgifter, pk: int, namn: str, dag: date, per: int) -> list[str]:
    uppgift, dec = u.hamta(pk, dag), u.sak.decimaler
    takt, i = u.takt(pk, dag, per), uppgift.intervall if uppgift.varde is not None else None
    spann = intervall(i.lagst, i.hogst, 1) if i else "–"
    if u.matt.is_antal:
        fler = ["–"] * 3
        if takt:
            fler = [
                tal(takt.medelfolkmangd, 0), tal(takt.varde, 1),
                intervall(takt.intervall.lagst, takt.intervall.hogst, 1),
            ]  # fmt: skip
    else:
        fler = ["–" if uppgift.n is None else tal(uppgift.n, 0)]
    not_ = " ".join(filter(None, ["Preliminärt." if uppgift.preliminar else "", uppgift.kommentar]))
    return [str(dag.year), namn, i_ord(uppgift, dec), spann, *fler, not_]
