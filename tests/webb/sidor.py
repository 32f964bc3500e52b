"""Every page that a person can open, in one list: for the checks and for the pictures."""

import json
import subprocess
import sys
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from tests.matris import ADRESSER, PROFILER
from tests.webb import filer
from tests.webb.server import ROT

STAD, POLIS = "samordnare.{}@stad.example", "polis.{}@polis.example"
STYR = "styrgrupp.{}@stad.example"
HV = STAD.format("hasselby-vallingby")
BROMMA = STAD.format("bromma")
SKARPNACK = STAD.format("skarpnack")
CENTRAL, LASARE, FORVALTARE = (f"{n}@stad.example" for n in ("central", "lasare", "forvaltare"))

#: Address, then who opens it and with which row of `objekt`; after `?` a query of its own.
SIDOR: dict[str, list[tuple[str, str]]] = {
    "samverkan:logga_in": [("", "")],
    "samverkan:byt_losenord": [(HV, "")],
    "samverkan:losenord_bytt": [(HV, "")],
    "samverkan:min_logg": [(HV, ""), (FORVALTARE, "")],
    "samverkan:konto": [(HV, "")],
    "samverkan:aviseringar": [(HV, ""), (FORVALTARE, "")],
    "samverkan:samtal_olosta": [(HV, ""), (FORVALTARE, "")],
    "samverkan:samtal": [(HV, "punkt slag=lagespunkt"), (BROMMA, "observation slag=iakttagelse")],
    "samverkan:hjalp": [("", ""), (HV, "")],
    "samverkan:tillganglighet": [("", ""), (HV, "")],
    "samverkan:stil": [(FORVALTARE, "")],
    "samverkan:jobb": [(CENTRAL, "jobb_pagar"), (CENTRAL, "jobb_klart"), (CENTRAL, "jobb_fel")],
    "samverkan:overenskommelser": [(HV, ""), (CENTRAL, "")],
    "samverkan:overenskommelse": [(HV, "ram"), (CENTRAL, "ram_remiss"), (BROMMA, "ram_remiss")],
    "samverkan:remissvar": [(BROMMA, "remissvar")],
    "lagesbild:underlag": [
        (BROMMA, "underlag"), (HV, "inlamnat"), (STAD.format("sodermalm"), "tomt_underlag"),
    ],
    "lagesbild:underlag_redigera": [(BROMMA, "underlag")],
    "lagesbild:omprova": [(BROMMA, "underlag")],
    "lagesbild:aterlamna": [(POLIS.format("jarva"), "underlag_annans")],
    "lagesbild:observation_ny": [(BROMMA, "underlag")],
    "lagesbild:datakalla_ny": [(BROMMA, "underlag")],
    "lagesbild:inlasning_ny": [(BROMMA, "underlag")],
    "lagesbild:inlasning_granska": [
        (BROMMA, f"underlag sha256={fil.sha256}") for fil in filer.ALLA
    ],
    "lagesbild:inlasning_kolumner": [(BROMMA, f"underlag sha256={filer.GOD.sha256}")],
    "lagesbild:observation": [(BROMMA, "observation"), (HV, "sedd")],
    "lagesbild:observation_redigera": [(BROMMA, "observation")],
    "lagesbild:datakalla_redigera": [(BROMMA, "kalla")],
    "lagesbild:inlasning": [(BROMMA, "inlasning")],
    "lagesbild:skapa": [(HV, "slug=hasselby-vallingby")],
    "lagesbild:detalj": [
        (HV, "samman"), (BROMMA, "oppen"), (STAD.format("kungsholmen"), "godkann"),
        (STYR.format("kungsholmen"), "godkann"), (LASARE, "fast"),
        (STAD.format("sodermalm"), "tom_bild"), (CENTRAL, "samman"),
    ],
    "lagesbild:granser": [(FORVALTARE, "")],
    "lagesbild:trosklar": [(FORVALTARE, "")],
    "lagesbild:kontrollera": [(HV, ""), (LASARE, "")],
    "lagesbild:andringar": [
        (HV, "fast"), (STAD.format("kungsholmen"), "godkann"),
        (STAD.format("sodermalm"), "tom_bild"),
    ],
    "lagesbild:skillnader": [
        (HV, "samman"), (HV, "fast"), (HV, "fast?omrade=2"), (STAD.format("sodermalm"), "tom_bild"),
    ],
    "lagesbild:godkann_reservation": [(STAD.format("kungsholmen"), "godkann")],
    "lagesbild:ny_utgava": [(HV, "fast")],
    "lagesbild:sammanfattning": [(HV, "samman")],
    "lagesbild:sammanforing": [
        (HV, "samman"), (HV, "samman?omrade=2"), (CENTRAL, "samman"),
        (STAD.format("farsta"), "tom_samman"),
    ],
    "lagesbild:analys": [(HV, "samman"), (CENTRAL, "godkann")],
    "lagesbild:analys_redigera": [(HV, "analys")],
    "lagesbild:forslag_nytt": [(HV, "analys")],
    "lagesbild:forslag_redigera": [(HV, "forslag")],
    "lagesbild:lagespunkt": [(HV, "punkt")],
    "lagesbild:platser": [(HV, "samman"), (STAD.format("sodermalm"), "tom_bild")],
    "lagesbild:utpeka": [(HV, "samman")],
    "lagesbild:valj_analys": [(HV, "samman"), (STAD.format("farsta"), "tom_samman")],
    "lagesbild:vald_analys_redigera": [(HV, "vald_analys")],
    "lagesbild:plats": [(HV, "platsen")],
    "lagesbild:plats_redigera": [(HV, "platsen")],
    "lagesbild:utpekad_redigera": [(HV, "utpekad")],
    "lagesbild:plats_steg": [
        (HV, f"platsen handling={handling}") for handling in ("kvar", "flyttad", "delad", "stangd")
    ],
    "lagesbild:plats_ny": [(HV, "slug=hasselby-vallingby")],
    "lagesbild:platser_ihop": [(HV, "slug=hasselby-vallingby")],
    "lagesbild:omradets_platser": [
        (vem, "slug=hasselby-vallingby") for vem in (HV, POLIS.format("hasselby-vallingby"), LASARE)
    ],
    "lagesbild:omradeskarta": [
        (HV, "slug=hasselby-vallingby"),
        (HV, "slug=hasselby-vallingby?valt=ja&platser=on&handelser=on&utsatta=on"),
    ],
    "lagesbild:platsanalys_ny": [(HV, "slug=hasselby-vallingby")],
    "lagesbild:platsanalys": [(HV, "platsanalys"), (CENTRAL, "platsanalys")],
    "lagesbild:platsforslag": [(HV, "platsanalys nr=1"), (CENTRAL, "platsanalys nr=1")],
    "lagesbild:platsbeslut": [
        (POLIS.format("hasselby-vallingby"), "platsbeslut"), (CENTRAL, "platsbeslut"),
    ],
    "lagesbild:platsbeslut_andra": [(POLIS.format("hasselby-vallingby"), "platsbeslut")],
    "lagesbild:utmaningar": [
        (SKARPNACK, "fast_oppen"), (LASARE, "fast"), (SKARPNACK, "utan_utmaningar"),
    ],
    "lagesbild:utmaning_ny": [(SKARPNACK, "fast_oppen")],
    "lagesbild:utmaning": [(HV, "utmaning"), (SKARPNACK, "utmaning_pagar")],
    "lagesbild:utmaning_redigera": [(SKARPNACK, "utmaning_pagar")],
    "lagesbild:orsaksanalys": [(HV, "utmaning"), (SKARPNACK, "utmaning_pagar")],
    "lagesbild:orsaksanalys_redigera": [(SKARPNACK, "utmaning_pagar")],
    "lagesbild:orsak_ny": [(SKARPNACK, "utmaning_pagar")],
    "lagesbild:orsak_redigera": [(SKARPNACK, "orsak")],
    "lagesbild:siffra_ny": [(HV, "analys")],
    "lagesbild:siffra_ny_underlag": [(BROMMA, "underlag")],
    "lagesbild:statistik": [(HV, "slug=hasselby-vallingby"), (LASARE, "slug=jarva?omrade=2")],
    "lagesbild:statistik_handelser": [(HV, "slug=hasselby-vallingby")],
    "lagesbild:statistik_indikator": [(HV, "indikator slug=hasselby-vallingby")],
    "lagesbild:statistik_serie": [
        (HV, "serie slug=hasselby-vallingby?jamfor=lika&och=farsta&per=10000"),
        (HV, "serie_smatt slug=hasselby-vallingby"), (LASARE, "serie_enkat slug=jarva"),
    ],
    "atgardsplan:overenskommelse_ny": [(SKARPNACK, "fast_oppen")],
    "atgardsplan:overenskommelse": [
        (HV, "avtal"), (SKARPNACK, "avtal_utkast"), (SKARPNACK, "avtal_tomt"),
        (STYR.format("skarholmen"), "avtal_foreslaget"),
    ],
    "atgardsplan:overenskommelse_redigera": [(SKARPNACK, "avtal_utkast")],
    "atgardsplan:prioritera": [(SKARPNACK, "avtal_utkast")],
    "atgardsplan:malvarde_ny": [(SKARPNACK, "avtal_utkast")],
    "atgardsplan:plan_ny": [(SKARPNACK, "avtal_utkast")],
    "atgardsplan:prioritering_redigera": [(SKARPNACK, "prioritering")],
    "atgardsplan:malvarde_redigera": [(SKARPNACK, "malvarde")],
    "atgardsplan:plan": [(HV, "plan"), (SKARPNACK, "plan_utkast"), (SKARPNACK, "plan_tom")],
    "atgardsplan:plan_redigera": [(SKARPNACK, "plan_utkast")],
    "atgardsplan:atgard_ny": [(SKARPNACK, "plan_utkast")],
    "atgardsplan:atgard": [(HV, "atgard"), (SKARPNACK, "atgard_utkast")],
    "atgardsplan:atgard_redigera": [(SKARPNACK, "atgard_utkast")],
    "atgardsplan:atgard_akt": [(HV, "atgard akt=klarmarkera"), (HV, "atgard akt=avbryt")],
    "atgardsplan:handlingsplaner": [(CENTRAL, ""), (HV, "")],
    "atgardsplan:handlingsplan_ny": [(CENTRAL, "")],
    "atgardsplan:handlingsplan": [
        (CENTRAL, "handlingsplan"), (CENTRAL, "handlingsplan_utkast"),
        (CENTRAL, "handlingsplan_tom"),
    ],
    "atgardsplan:handlingsplan_redigera": [(CENTRAL, "handlingsplan_utkast")],
    "atgardsplan:aktivitet_ny": [(CENTRAL, "handlingsplan_utkast")],
    "atgardsplan:aktivitet_redigera": [(CENTRAL, "aktivitet"), (CENTRAL, "aktivitet_utkast")],
    "uppfoljning:start": [
        (HV, ""), (POLIS.format("jarva"), ""), (STYR.format("kungsholmen"), ""), (CENTRAL, ""),
        (LASARE, ""), (FORVALTARE, ""),
    ],
    "uppfoljning:staden": [(HV, ""), (CENTRAL, "")],
    "uppfoljning:omrade": [
        (HV, "slug=hasselby-vallingby"), (LASARE, "slug=jarva"), (SKARPNACK, "slug=skarpnack"),
    ],
    "uppfoljning:indikatorer": [(HV, ""), (CENTRAL, "")],
    "uppfoljning:indikator": [
        (HV, "indikator"), (CENTRAL, "indikator_polis"), (CENTRAL, "indikator_tom"),
    ],
    "uppfoljning:varde_ny": [(HV, "indikator slug=hasselby-vallingby")],
    "uppfoljning:varde_staden": [(CENTRAL, "indikator")],
    "uppfoljning:avstamning_ny": [(HV, "atgard")],
    "uppfoljning:avstamningar": [(HV, "atgard"), (SKARPNACK, "atgard_utkast")],
    "uppfoljning:avstamning": [(HV, "avstamning")],
    "uppfoljning:plan_uppfoljning": [(HV, "plan"), (SKARPNACK, "plan_tom")],
    "uppfoljning:lagesbild_dokument": [
        (HV, "samman"), (HV, "fast"), (STAD.format("sodermalm"), "tom_bild"),
    ],
    "uppfoljning:lagesbild_offentlig": [(LASARE, "fast"), (HV, "samman")],
    "uppfoljning:arssammanstallningar": [(HV, ""), (CENTRAL, "")],
    "uppfoljning:arssammanstallning_ny": [(CENTRAL, "")],
    "uppfoljning:arssammanstallning": [(CENTRAL, "ars_oppen"), (HV, "ars"), (CENTRAL, "ars_tom")],
    "uppfoljning:arssammanstallning_redigera": [(CENTRAL, "ars_oppen")],
    "uppfoljning:bidrag": [
        (STAD.format("farsta"), "bidrag"), (BROMMA, "bidrag_lamnat"), (CENTRAL, "bidrag"),
    ],
    "uppfoljning:bidrag_redigera": [(STAD.format("farsta"), "bidrag")],
}  # fmt: skip
#: What answers a GET and is no page: files, a part of a page, and the machine's own question.
INGA_SIDOR = {
    "samverkan:halsa": "text for the supervisor",
    "samverkan:jobb_status": "the part of the job's page that is fetched again",
    "lagesbild:sammanforing_nytt": "the part of the merge that is fetched again",
    "lagesbild:export": "a file",
    "lagesbild:godkannanden": "a file",
    "lagesbild:inlasning_fel": "a file",
    "lagesbild:varden_fil": "a file",
    "lagesbild:observationer_fil": "a file",
    "lagesbild:kartdata": "a file",
    "uppfoljning:lagesbild_dokument_pdf": "a file",
    "uppfoljning:lagesbild_dokument_odt": "a file",
    "uppfoljning:lagesbild_offentlig_pdf": "a file",
    "uppfoljning:lagesbild_offentlig_odt": "a file",
    "uppfoljning:lagesbild_offentlig_json": "a file",
    "uppfoljning:pdf": "a file",
    "uppfoljning:arssammanstallning_export": "a file",
}


@dataclass(frozen=True)
class Sida:
    """A page as one person opens it."""

    namn: str
    vem: str
    rad: str
    adress: str

    def __str__(self) -> str:
        return f"{self.namn} [{self.rad}] {self.vem or 'utan inloggning'} {self.adress}"

    @property
    def filnamn(self) -> str:
        vem = (self.vem or "anonym").split("@")[0]
        text = f"{self.namn.replace(':', '-')}-{self.rad or 'sidan'}-{vem}"
        return "".join(t if t.isalnum() or t in "-_." else "-" for t in text)


def oppningsbara() -> set[str]:
    """The addresses that answer somebody's GET with more than "not so" or "log in first"."""
    return {
        namn
        for namn, (profil, *_) in ADRESSER.items()
        if set(PROFILER[profil][0].split()) - {"405", "302"}
    }


def hamta_objekt(miljo: dict[str, str]) -> dict[str, int]:
    """The rows' keys in the served demo, made there where they were lacking."""
    kommando = [sys.executable, "manage.py", "shell", "-v0", "-c"]
    svar = subprocess.run(
        [*kommando, "from tests.webb.objekt import skriv; skriv()"],
        cwd=ROT,
        check=True,
        text=True,
        stdout=subprocess.PIPE,
        env=miljo | {"LAGESBILD_ROLL": "agare"},
    )
    rader: dict[str, int] = json.loads(svar.stdout.splitlines()[-1])
    return rader


def _adress(namn: str, rad: str, objekt: dict[str, int]) -> str:
    vad, _, fraga = rad.partition("?")
    argument: dict[str, Any] = {}
    for ord_ in vad.split():
        nyckel, lika, varde = ord_.partition("=")
        argument |= {nyckel: varde} if lika else {"pk": objekt[nyckel]}
    return reverse(namn, kwargs=argument) + (f"?{fraga}" if fraga else "")


def alla_sidor(objekt: dict[str, int]) -> list[Sida]:
    """Every page, those of the same person together."""
    sidor = [
        Sida(namn, vem, rad, _adress(namn, rad, objekt))
        for namn, oppningar in SIDOR.items()
        for vem, rad in oppningar
    ]
    return sorted(sidor, key=lambda sida: sida.vem)


def folk() -> list[str]:
    """Everybody in the list, in order; the empty name is nobody."""
    return sorted({vem for oppningar in SIDOR.values() for vem, _ in oppningar})
