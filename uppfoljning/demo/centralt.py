"""The city's own plan and the yearly reports with the districts' contributions."""

from datetime import date

from atgardsplan.models import Aktivitet, Handlingsplan
from samverkan.kanonisk import kontrollsumma
from samverkan.models import Malsattning, Stadsdelsomrade
from uppfoljning.arsrapport.snapshot import bygg
from uppfoljning.demo.bygge import Bygge
from uppfoljning.models import Arssammanstallning, Bidrag, Delgivning

AKTIVITETER = {
    1: ("Gemensam utbildning om tidiga tecken", "Stödmaterial till föräldramöten"),
    2: ("Gemensam metod för platsanalys", "Erfarenhetsdag om belysning och sikt"),
    3: ("Handbok mot välfärdsbrott", "Övning i otillåten påverkan"),
    4: ("Rutin för stöd samma dag", "Informationskampanj mot telefonbedrägerier"),
    5: ("Stadens väg ut: gemensam kontaktväg", "Kunskapsstöd om rekrytering på nätet"),
}


def bygg_handlingsplaner(b: Bygge) -> None:
    """The plans of last year, this year and the coming one."""
    for year in (b.year - 1, b.year, b.year + 1):
        status = "avslutad" if year < b.year else "beslutad" if year == b.year else "utkast"
        tid = b.tid(min(year, b.year), 1, 15)
        plan = Handlingsplan.objects.create(
            overenskommelse=b.avtal,
            year=year,
            status=status,
            inriktning="Beredningsgruppen stödjer stadsdelsområdena med metod, utbildning och "
            "uppföljning. Planen är demonstrationsdata.",
            created_at=tid,
            updated_at=tid,
        )
        Aktivitet.objects.bulk_create(
            _aktivitet(b, plan, nr, mal) for nr, mal in enumerate(b.mal.items(), 1)
        )


def _aktivitet(
    b: Bygge, plan: Handlingsplan, nr: int, mal: tuple[tuple[int, int], Malsattning]
) -> Aktivitet:
    (omrade, nummer), malsattning = mal
    status = {"avslutad": "klar", "utkast": "planerad"}.get(plan.status, "pagar")
    if plan.status == "beslutad" and nr % 3 == 0:
        status = "klar"
    rubrik = AKTIVITETER[omrade][nummer % 2]
    return Aktivitet(
        handlingsplan=plan,
        malsattning=malsattning,
        nummer=nr,
        rubrik=f"{rubrik}, mål {omrade}.{nummer}",
        beskrivning=f"{rubrik} tas fram med två stadsdelsområden och sprids sedan till alla.",
        ansvarig_part=(b.stad, b.polis)[nr % 2],
        ansvarig_funktion="Beredningsgruppens sekretariat",
        slut=date(plan.year, 3 * (nr % 4) + 3, 28),
        status=status,
        uppfoljning="Genomfört; nio av elva stadsdelsområden har deltagit."
        if status == "klar"
        else "",
        created_at=plan.created_at,
        updated_at=plan.created_at,
    )


def bygg_arssammanstallningar(b: Bygge) -> None:
    """Last year's lacks one contribution; this year's is being collected."""
    for year in (b.year - 1, b.year):
        tid = b.tid(year, 11, 10)
        rad = Arssammanstallning.objects.create(
            overenskommelse=b.avtal,
            year=year,
            dnr=f"DEMO {year}/1",
            sammanfattning="Året visar ett mer samlat arbete. Fler lägesbilder bygger på båda "
            "parters underlag, och åtgärderna följs upp oftare. (Demo)"
            if year < b.year
            else "",
            nasta_year="Fokus läggs på de yngsta, på få platser och på tidigt stöd."
            if year < b.year
            else "",
            bidrag_senast=date(year + 1, 1, 31),
            created_at=tid,
            updated_at=tid,
        )
        med = b.omraden[:-1] if year < b.year else b.omraden
        Bidrag.objects.bulk_create(_bidrag(b, rad, nr, omrade) for nr, omrade in enumerate(med))
        if year < b.year:
            _frys(b, rad)


def _frys(b: Bygge, rad: Arssammanstallning) -> None:
    """Last year's report, decided in February and received by all districts but two."""
    nar = b.tid(rad.year + 1, 2, 25)
    rad.innehall = bygg(rad, nar.date())
    rad.sha256 = kontrollsumma(rad.innehall)
    rad.status, rad.faststalld_at = Arssammanstallning.Status.FASTSTALLD, nar
    rad.faststalld_av = b.konton["central"]
    rad.save()
    Delgivning.objects.bulk_create(
        Delgivning(
            arssammanstallning=rad,
            stadsdelsomrade=omrade,
            skickad_at=nar,
            mottagen_at=b.tid(rad.year + 1, 3, 1 + nr) if nr < len(b.omraden) - 2 else None,
            mottagen_av=b.arbetar(omrade, b.stad) if nr < len(b.omraden) - 2 else None,
        )
        for nr, omrade in enumerate(b.omraden)
    )


def _bidrag(b: Bygge, rad: Arssammanstallning, nr: int, omrade: Stadsdelsomrade) -> Bidrag:
    lamnat = rad.year < b.year or nr < 2
    skrivet = rad.year < b.year or nr < 4
    tid = b.tid(rad.year + 1, 1, 20) if rad.year < b.year else b.tid(rad.year, 11, 18)
    ord_ = {
        "resultat": f"I {omrade.namn} är två platser lugnare än i fjol och väntetiden till första "
        "kontakt har kortats. Vuxna finns på plats mellan skola och fritid.",
        "lardomar": "Det som båda parter sett samma vecka blev åtgärdat; annat blev liggande.",
        "nasta_year": "Färre åtgärder, tydligare ansvar och en mätning före och efter.",
    }
    return Bidrag(
        arssammanstallning=rad,
        stadsdelsomrade=omrade,
        status="lamnat" if lamnat else "utkast",
        lamnat_at=tid if lamnat else None,
        lamnat_av=b.arbetar(omrade, b.stad) if lamnat else None,
        created_at=tid,
        updated_at=tid,
        **(ord_ if skrivet else {}),
    )
