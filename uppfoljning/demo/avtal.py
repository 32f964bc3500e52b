"""Local agreements with priorities, targets and signatures."""

from datetime import date
from decimal import Decimal

from atgardsplan.innehall import summa
from atgardsplan.models import LokalOverenskommelse, Malvarde, Prioritering, Undertecknande
from lagesbild.models import Lagesbild, Matvarde, Utmaning
from samverkan.models import Indikator
from uppfoljning.demo.bygge import Bygge


def bygg_avtal(
    b: Bygge, lagesbild: Lagesbild, utmaningar: list[Utmaning], indikatorer: list[Indikator]
) -> LokalOverenskommelse:
    """One year's agreement, signed by both parties over exactly its content."""
    year, omrade = lagesbild.year, lagesbild.stadsdelsomrade
    tid = b.tid(year, 1, 25)
    avtal = LokalOverenskommelse.objects.create(
        stadsdelsomrade=omrade,
        lagesbild=lagesbild,
        overenskommelse=b.avtal,
        dnr=f"DEMO {year}/{b.omraden.index(omrade) + 41}",
        giltig_fran=date(year, 2, 1),
        giltig_till=date(year + 1, 1, 31),
        inriktning=f"Parterna i {omrade.namn} arbetar tidigt, tillsammans och på få platser. "
        "Varje insats har en ansvarig funktion och följs upp varje tertial.",
        uppfoljning="Beredningsgruppen stämmer av varje tertial; styrgruppen en gång per halvår.",
        created_at=tid,
        updated_at=tid,
    )
    Prioritering.objects.bulk_create(
        Prioritering(
            lokal_overenskommelse=avtal,
            utmaning=utmaning,
            ordning=nr,
            motiv="Båda parter ser problemet, och orsakerna går att påverka under året.",
            created_at=tid,
            updated_at=tid,
        )
        for nr, utmaning in enumerate(utmaningar, 1)
    )
    _malvarden(b, avtal, indikatorer)
    _underteckna(b, avtal)
    return avtal


def _malvarden(b: Bygge, avtal: LokalOverenskommelse, indikatorer: list[Indikator]) -> None:
    year = avtal.giltig_fran.year
    varden = {
        v.indikator_id: v.varde
        for v in Matvarde.objects.filter(
            stadsdelsomrade=avtal.stadsdelsomrade,
            period_start=date(year - 1, 1, 1),
            varde__isnull=False,
        )
    }
    rader, sedda = [], set()
    for indikator in indikatorer:
        bas = varden.get(indikator.pk)
        if bas is None or indikator.riktning == "ingen" or indikator.malsattning_id in sedda:
            continue
        sedda.add(indikator.malsattning_id)
        faktor = Decimal("0.95") if indikator.riktning == "ner" else Decimal("1.05")
        mal = round(bas * faktor, indikator.decimaler)
        rader.append((indikator.malsattning_id, indikator, bas, mal))
    andra = [m for m in b.mal.values() if m.pk not in sedda]
    gemensamt = {"lokal_overenskommelse": avtal, "created_at": avtal.created_at}
    gemensamt["updated_at"] = avtal.created_at
    Malvarde.objects.bulk_create(
        Malvarde(
            malsattning_id=mal_id,
            indikator=indikator,
            baslinje=bas,
            baslinje_year=year - 1,
            malvarde=mal,
            mal_year=year + 2,
            **gemensamt,
        )
        for mal_id, indikator, bas, mal in rader
    )
    skal = "Uppgiften finns bara för hela staden. Målet följs i ord vid årets slut."
    Malvarde.objects.bulk_create(
        Malvarde(malsattning=mal, utan_matt=skal, **gemensamt) for mal in andra
    )


def _underteckna(b: Bygge, avtal: LokalOverenskommelse) -> None:
    year = avtal.giltig_fran.year
    avtal.refresh_from_db()
    sha = summa(avtal)
    Undertecknande.objects.bulk_create(
        Undertecknande(
            lokal_overenskommelse=avtal,
            part=part,
            user=b.konto("styrgrupp", avtal.stadsdelsomrade, part),
            at=b.tid(year, 1, 30),
            sha256=sha,
        )
        for part in (b.stad, b.polis)
    )
    avtal.status = "gallande" if avtal.giltig_till >= b.dag else "avslutad"
    avtal.gallande_at = b.tid(year, 1, 30)
    avtal.save()
