"""The district in one screen, and the city as a table of districts."""

from __future__ import annotations

from typing import Any

from atgardsplan.models import Atgard, Atgardsplan, LokalOverenskommelse
from lagesbild.models import Lagesbild, Plats
from lagesbild.workflow.lagesbild import may_skapa
from samverkan.kartor.modell import Karta
from samverkan.models import Stadsdelsomrade, User, behorighet
from uppfoljning.kartbild import omradeskarta
from uppfoljning.selectors.hjul import STATIONER, hjullagen, stationer
from uppfoljning.selectors.lage import Omradeslage, lagen

ORD = {"ja": "På väg", "nja": "Osäkert", "nej": "Avviker", "ej": "Bedöms inte"}
TREND = {"battre": "bättre", "samre": "sämre", "oforandrat": "oförändrat"}


def gallande_omraden(user: User) -> list[Stadsdelsomrade]:
    ser = behorighet(user).ser
    return list(Stadsdelsomrade.objects.gallande().filter(pk__in=ser).i_ordning())


def omradessida(user: User, omrade: Stadsdelsomrade, year: int) -> dict[str, Any]:
    """Map, areas, this year's plan, places, people; each list holds what the user may see."""
    lage = hjullagen(user, [omrade])[omrade.pk]
    planer = Atgardsplan.objects.visible_to(user).filter(
        lokal_overenskommelse__stadsdelsomrade=omrade
    )
    plan = planer.filter(year__lte=year).order_by("-year").first()
    atgarder = list(Atgard.objects.visible_to(user).filter(atgardsplan=plan)) if plan else []
    platser = list(
        Plats.objects.visible_to(user)
        .oppna()
        .filter(stadsdelsomrade=omrade)
        .select_related("stadsdel")
    )
    avtal = LokalOverenskommelse.objects.visible_to(user).filter(stadsdelsomrade=omrade)
    lagesrader = lagen(user, [omrade], year).get(omrade.pk, [])
    karta: Karta = omradeskarta(omrade, platser)
    return {
        "omrade": omrade,
        "year": year,
        "stadsdelar": omrade.stadsdelar.count(),
        "polisomraden": omrade.lokalpolisomraden.order_by("-giltig_fran"),
        "lagen": [_rad(rad) for rad in lagesrader],
        "fynd": _fynd(lagesrader),
        "hjul": stationer(lage),
        "lage": lage,
        "bilder": Lagesbild.objects.visible_to(user).filter(stadsdelsomrade=omrade),
        "avtal": avtal.first(),
        "plan": plan,
        "atgardslage": _atgardslage(atgarder),
        "platser": platser,
        "karta": karta,
        "kedja": _kedja(user, plan),
        "uppdrag": omrade.uppdrag.aktuella().select_related("part"),  # type: ignore[attr-defined]
        "far_skapa": may_skapa(user, omrade),
    }


def _rad(rad: Omradeslage) -> dict[str, Any]:
    return {
        "omrade": rad.samverkansomrade,
        "lage": rad.lage,
        "ord": ORD[rad.lage],
        "pa_vag": rad.pa_vag,
        "antal": rad.antal,
        "trend": rad.riktning,
    }


def _fynd(rader: list[Omradeslage]) -> str:
    avviker = [rad.samverkansomrade.kortnamn.lower() for rad in rader if rad.lage == "nej"]
    if not rader:
        return "Målen går inte att bedöma än"
    if not avviker:
        return f"Inget av {len(rader)} områden avviker"
    return f"{len(avviker)} av {len(rader)} områden avviker: {', '.join(avviker)}"


def _atgardslage(atgarder: list[Atgard]) -> list[tuple[str, str, int]]:
    sena = [a for a in atgarder if a.is_forsenad()]
    kvar = [a for a in atgarder if a not in sena]
    return [
        ("ja", "Klara", sum(a.status == "klar" for a in kvar)),
        ("nja", "Pågår", sum(a.status == "pagar" for a in kvar)),
        ("nej", "Försenade", len(sena)),
        ("ej", "Planerade eller avbrutna", sum(a.status in ("planerad", "avbruten") for a in kvar)),
    ]


def _kedja(user: User, plan: Atgardsplan | None) -> list[dict[str, Any]]:
    """The red thread of the first priority: challenge, cause, measure, result."""
    forsta = plan.lokal_overenskommelse.prioriteringar.order_by("ordning").first() if plan else None
    if plan is None or forsta is None:
        return []
    utmaning = forsta.utmaning
    atgard = (
        Atgard.objects.visible_to(user)
        .filter(atgardsplan=plan, orsaker__orsaksanalys__utmaning=utmaning)
        .select_related("indikator")
        .first()
    )
    orsak = atgard.orsaker.filter(orsaksanalys__utmaning=utmaning).first() if atgard else None
    lank = [
        {"slag": "Utmaning", "text": utmaning.rubrik, "url": utmaning.get_absolute_url()},
        _lank("Orsak", orsak.text if orsak else "", "Gör orsaksanalysen."),
        _lank("Åtgärd", atgard.rubrik if atgard else "", "Ingen åtgärd verkar på orsaken än."),
    ]
    matt = atgard.indikator.namn if atgard and atgard.indikator else ""
    return [*lank, _lank("Resultat", matt, "Mått saknas. Välj en indikator.")]


def _lank(slag: str, text: str, saknas: str) -> dict[str, Any]:
    return {"slag": slag, "text": text} if text else {"slag": slag, "text": "", "saknas": saknas}


def stadssida(user: User, year: int) -> dict[str, Any]:
    """Districts × areas, and where in the wheel each district stands."""
    omraden = gallande_omraden(user)
    alla = lagen(user, omraden, year)
    hjul = hjullagen(user, omraden)
    kolumner = [rad.samverkansomrade for rad in next(iter(alla.values()), [])]
    rader = [_varmerad(omrade, alla[omrade.pk]) for omrade in omraden if omrade.pk in alla]
    avviker = sum(rad.lage == "nej" for lista in alla.values() for rad in lista)
    return {
        "year": year,
        "omraden": omraden,
        "kolumner": [s.kortnamn for s in kolumner],
        "rader": rader,
        "fynd": f"{avviker} av {sum(map(len, alla.values()))} lägen avviker från målbanan",
        "steg": STATIONER,
        "hjulrader": [
            {
                "namn": omrade.namn,
                "url": omrade.get_absolute_url(),
                "nu": hjul[omrade.pk].station,
                "text": hjul[omrade.pk].text,
            }
            for omrade in omraden
        ],
        "antal_mal": sum(rad.antal for rad in next(iter(alla.values()), [])),
    }


def _varmerad(omrade: Stadsdelsomrade, rader: list[Omradeslage]) -> dict[str, Any]:
    return {
        "namn": omrade.namn,
        "url": omrade.get_absolute_url(),
        "sist": sum(rad.pa_vag for rad in rader),
        "celler": [
            {"slag": rad.lage, "ord": ORD[rad.lage], "text": f"{rad.pa_vag} av {rad.antal}"}
            for rad in rader
        ],
    }
