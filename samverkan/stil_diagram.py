"""Invented charts for the living style page, one of each kind."""

from datetime import date

from samverkan.charts.floden import Flode, Flodesdiagram
from samverkan.charts.modell import Diagram, Figur, Malbana, Punkt, Roll, Serie, Slag
from samverkan.charts.tidsdiagram import Tidpost, Tidsdiagram

YEARS = ("2021", "2022", "2023", "2024", "2025", "2026")
HAR = [34.1, 33.6, 35.2, 33.9, 32.6, 31.4]
ALLA = [29.8, 29.5, 30.1, 29.9, 29.2, 28.8]
OSAKERHET = 2.1
KALLA = "påhittade exempeldata"
DAGAR = ("Måndag", "Tisdag", "Onsdag", "Torsdag", "Fredag", "Lördag", "Söndag")
OMRADEN = ("Exempeldalen", "Provby", "Testholmen", "Mallhöjden", "Övningslunden")
PLATSER = ("Torget vid centrumhuset", "Terminalen", "Gångtunneln under leden", "Parken")


def linje() -> Diagram:
    punkter = tuple(
        Punkt(v, v - OSAKERHET, v + OSAKERHET, is_prel=nr == len(HAR) - 1)
        for nr, v in enumerate(HAR)
    )
    return Diagram(
        fynd="Otryggheten minskar, men förändringen ryms i osäkerheten",
        enhet="Andel otrygga ute sent, procent.",
        kalltext=KALLA,
        kategorier=YEARS,
        serier=(
            Serie("Exempeldalen", punkter, Roll.HUVUD),
            Serie.av_tal("Hela kommunen", [*ALLA]),
        ),
        malbana=Malbana(3, 33.9, 5, 30.0),
        tecken="%",
    )


def stapel() -> Diagram:
    return Diagram(
        fynd="Parterna ser olika många iakttagelser på torget",
        enhet="Antal iakttagelser.",
        kalltext=KALLA,
        slag=Slag.STAPEL,
        kategorirubrik="Plats",
        kategorier=("Torget", "Terminalen", "Tunneln"),
        serier=(
            Serie.av_tal("Kommunen", [9, 6, 4], Roll.STAD),
            Serie.av_tal("Polisen", [4, 7, 3], Roll.POLIS),
        ),
        decimaler=0,
    )


def _staplad() -> Diagram:
    return Diagram(
        fynd="Allt fler åtgärder blir klara i tid",
        enhet="Antal åtgärder.",
        kalltext=KALLA,
        slag=Slag.STAPLAD,
        kategorier=YEARS[2:],
        serier=(
            Serie.av_tal("Klara", [8, 11, 14, 17], Roll.HUVUD),
            Serie.av_tal("Försenade", [6, 5, 4, 3]),
            Serie.av_tal("Avbrutna", [2, 2, 1, 1]),
        ),
        decimaler=0,
    )


def _liggande() -> Diagram:
    return Diagram(
        fynd="Gångtunneln har flest anmälda stölder",
        enhet="Antal anmälningar under året.",
        kalltext=KALLA,
        slag=Slag.LIGGANDE,
        kategorirubrik="Plats",
        kategorier=PLATSER,
        serier=(Serie.av_tal("Stölder", [31, 24, 42, None], Roll.HUVUD),),
        har=PLATSER[2],
        decimaler=0,
    )


def _sma() -> Diagram:
    serier = [
        Serie.av_tal(
            namn, [v + (nr - 2) * 1.8 + nr * ar * 0.2 for ar, v in enumerate(HAR)], Roll.HUVUD
        )
        for nr, namn in enumerate(OMRADEN)
    ]
    return Diagram(
        fynd="De flesta områden ligger över hela kommunen",
        enhet="Andel otrygga ute sent, procent. Grå linje: hela kommunen.",
        kalltext=KALLA,
        slag=Slag.SMA,
        kategorier=YEARS,
        serier=(*serier, Serie.av_tal("Hela kommunen", [*ALLA])),
        har=OMRADEN[0],
    )


def _lutning() -> Diagram:
    fore_efter = [(34.1, 31.4), (28.2, 29.0), (31.0, 27.5), (25.4, 25.1)]
    return Diagram(
        fynd="Otryggheten minskar mest på Testholmen",
        enhet="Andel otrygga ute sent, procent.",
        kalltext=KALLA,
        slag=Slag.LUTNING,
        kategorier=("2021", "2026"),
        serier=tuple(
            Serie.av_tal(namn, [*par], Roll.HUVUD if nr == 2 else Roll.JAMFORELSE)
            for nr, (namn, par) in enumerate(zip(OMRADEN, fore_efter, strict=False))
        ),
    )


def _varme() -> Diagram:
    return Diagram(
        fynd="Provby har ökat varje år",
        enhet="Antal anmälda skadegörelsebrott.",
        kalltext=KALLA,
        slag=Slag.VARME,
        kategorier=YEARS,
        serier=(
            Serie.av_tal("Exempeldalen", [41, 38, 44, 40, 36, 33], Roll.HUVUD),
            Serie.av_tal("Provby", [12, 15, 18, 22, 27, 31]),
            Serie.av_tal("Testholmen", [9, None, 11, 8, 10, 9]),
        ),
        decimaler=0,
    )


def _vecka() -> Diagram:
    def antal(dag: int, timme: int) -> float:
        return max(0, round(9 - abs(timme - 21) * 1.3 + (dag in (4, 5)) * 6 - (dag < 2) * 3))

    return Diagram(
        fynd="Flest larm kommer fredag och lördag kväll",
        enhet="Antal larm per veckodag och timme.",
        kalltext=KALLA,
        slag=Slag.VECKA,
        kategorier=tuple(f"{timme:02d}" for timme in range(24)),
        serier=tuple(
            Serie.av_tal(dag, [antal(nr, timme) for timme in range(24)], Roll.HUVUD)
            for nr, dag in enumerate(DAGAR)
        ),
        decimaler=0,
    )


def _flode() -> Flodesdiagram:
    return Flodesdiagram(
        fynd="Av 58 iakttagelser blev 18 utmaningar",
        enhet="Antal iakttagelser.",
        kalltext=KALLA,
        floden=(
            Flode("Kommunen", "Sammanförda", 27),
            Flode("Polisen", "Sammanförda", 17),
            Flode("Kommunen", "Lagda åt sidan", 9),
            Flode("Polisen", "Lagda åt sidan", 5),
            Flode("Sammanförda", "Utmaningar", 18, is_huvud=True),
            Flode("Sammanförda", "Bevakas", 26),
        ),
    )


def _tidslinje() -> Tidsdiagram:
    return Tidsdiagram(
        fynd="Två åtgärder pågår och en är avslutad",
        kalltext=KALLA,
        poster=(
            Tidpost("Belysning i tunneln", date(2026, 3, 1), date(2026, 6, 30), Roll.STAD),
            Tidpost("Riktade kvällspass", date(2026, 2, 1), date(2026, 11, 30), Roll.POLIS),
            Tidpost("Kvällsöppen fritidsgård", date(2026, 1, 15), is_oppen=True),
            Tidpost("Lokal styrgrupp", date(2026, 9, 10)),
        ),
        idag=date(2026, 10, 15),
    )


def diagrammen() -> list[tuple[str, Figur]]:
    """Each kind by its Swedish name."""
    return [
        ("Linje med intervall och mål", linje()),
        ("Staplar bredvid varandra", stapel()),
        ("Staplar på varandra", _staplad()),
        ("Liggande staplar", _liggande()),
        ("Små diagram", _sma()),
        ("Lutning", _lutning()),
        ("Värmetabell", _varme()),
        ("Veckodag och timme", _vecka()),
        ("Flöde", _flode()),
        ("Tidslinje", _tidslinje()),
    ]
