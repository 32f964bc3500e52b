"""Generated texts for the search of personal data: what must be found, and what must be left alone."""

import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta

ANTAL = 2_000
FORNAMN = [
    "Anna",
    "Erik",
    "Maria",
    "Lars",
    "Fatima",
    "Mohammed",
    "Karin",
    "Åsa",
    "Björn",
    "Anna-Karin",
]
EFTERNAMN = ["Andersson", "Lindberg", "Öberg", "Nyström", "Hassan", "von Essen", "Berg-Lind", "Ali"]
MENINGAR = [
    "Grannen uppger att {} varit på platsen.", "Se {}.", "Kontakt: {}", "({})", "{} sågs vid torget i går.",
    "Vid porten, {}, samlas många.", "{}",
]  # fmt: skip
BOKSTAVER = "ABCDEFGHJKLMNOPRSTUWXYZ"
Slump = random.Random


def kontrollsiffra(nio: str) -> str:
    """Independent of the code under test: digit sums written out."""
    summa = 0
    for plats, tecken in enumerate(nio):
        dubbel = int(tecken) * [2, 1][plats % 2]
        summa += dubbel // 10 + dubbel % 10
    return str(-summa % 10)


def _dag(slump: Slump) -> date:
    return date(1910, 1, 1) + timedelta(days=slump.randrange(41_000))


def personnummer(slump: Slump) -> str:
    dag = _dag(slump)
    sex = f"{dag:%y%m}{dag.day + slump.choice([0, 60]):02d}"
    tre = f"{slump.randrange(1000):03d}"
    sekel = slump.choice(["", f"{dag:%Y}"[:2]])
    return f"{sekel}{sex}{slump.choice(['', '-', '+', ' '])}{tre}{kontrollsiffra(sex + tre)}"


def telefon(slump: Slump) -> str:
    mobil = f"7{slump.choice('02369')}"
    a, b, c = (f"{slump.randrange(10**n):0{n}d}" for n in (3, 2, 2))
    former = [
        f"0{mobil}-{a} {b} {c}", f"0{mobil}{a}{b}{c}", f"0{mobil} {a} {b} {c}", f"+46 {mobil} {a} {b} {c}",
        f"+46{mobil}{a}{b}{c}", f"0046{mobil}{a}{b}{c}", f"0{mobil}-{a}{b}{c}", f"08-{a} {b} {c}",
        f"08-5{a} {b} {c}", f"08 {a} {b} {c}",
        f"0{slump.randrange(11, 99)}1-{a} {b}", f"+46 (0)8 {a} {b} {c}",
    ]  # fmt: skip
    return slump.choice(former)


def epost(slump: Slump) -> str:
    namn = slump.choice(["anna.berg", "info", "b_lind+x", "erik1980"])
    return f"{namn}@{slump.choice(['exempel.se', 'mejl.exempel.com', 'stad-nord.se'])}"


def regnr(slump: Slump) -> str:
    tre = "".join(slump.choice("ABCDEFGHJKLMOPRSTUWXYZ") for _ in range(3))
    slut = slump.choice([f"{slump.randrange(1000):03d}", f"{slump.randrange(100):02d}K"])
    return f"{tre}{slump.choice([' ', ''])}{slut}"


def lagenhet(slump: Slump) -> str:
    nr = f"{slump.randrange(10, 20)}{slump.randrange(1, 10):02d}"
    return f"{slump.choice(['lgh', 'Lgh', 'lgh.', 'lgh nr', 'lägenhet', 'lägenhetsnummer'])} {nr}"


def namn(slump: Slump) -> str:
    return f"{slump.choice(FORNAMN)} {slump.choice(EFTERNAMN)}"


TRAFFAR: dict[str, Callable[[Slump], str]] = {
    "personnummer": personnummer, "telefon": telefon, "epost": epost, "regnr": regnr,
    "lagenhet": lagenhet, "namn": namn,
}  # fmt: skip


def arende(slump: Slump) -> str:
    n = slump.randrange(1, 99_999)
    return slump.choice([
        f"0201-K{n:06d}-{slump.randrange(18, 28)}", f"5000-K{n}-{slump.randrange(18, 28)}",
        f"ärende {slump.randrange(10**7)}", f"A{n:06d}/2026", f"0105-{n:05d}-26",
    ])  # fmt: skip


def dnr(slump: Slump) -> str:
    n, year = slump.randrange(1, 9999), slump.randrange(2015, 2030)
    return slump.choice([
        f"dnr KS {year}/{n}", f"HV {year}/{n}-1.1", f"dnr {year}-{n:06d}", f"A{n}.{n}/{year}",
        f"dnr {n}-{year}", f"dnr 1.1-{n}/{year}",
    ])  # fmt: skip


def orgnr(slump: Slump) -> str:
    borjan = f"{slump.choice('1235789')}{slump.randrange(10)}{slump.randrange(2, 10)}"
    nio = f"{borjan}{slump.randrange(10**6):06d}"
    tio = nio + kontrollsiffra(nio)
    return slump.choice(
        [f"{tio[:6]}-{tio[6:]}", f"16{tio[:6]}-{tio[6:]}", f"organisationsnummer {tio}"]
    )


def koordinat(slump: Slump) -> str:
    n, e = 6_570_000 + slump.randrange(30_000), 660_000 + slump.randrange(30_000)
    return slump.choice([
        f"{n}, {e}", f"{n} {e}", f"N {n}.{slump.randrange(100)} E {e}.{slump.randrange(100)}",
        f"59.{slump.randrange(10**6):06d}, 18.{slump.randrange(10**6):06d}",
        f"59,{slump.randrange(10**4):04d} 18,{slump.randrange(10**4):04d}", f"59°{slump.randrange(60)}'N",
    ])  # fmt: skip


def artal(slump: Slump) -> str:
    y = slump.randrange(1950, 2035)
    m, d = slump.randrange(1, 13), slump.randrange(1, 29)
    return slump.choice([
        f"{y}", f"{y}–{y + 3}", f"{y}-{m:02d}-{d:02d}", f"{y}{m:02d}{d:02d}-{y + 1}{m:02d}{d:02d}",
        f"mellan {y} och {y + 1}",
        f"kl. {m:02d}.30–{m + 5:02d}.00", f"{d}/{m} {y}", f"{y}-{m:02d}-{d:02d} {m:02d}:15",
    ])  # fmt: skip


def annat(slump: Slump) -> str:
    n = slump.randrange(2, 2000)
    return slump.choice([
        f"{n} lägenheter", f"{n} 000 kronor", f"buss {n % 900}", f"NTU {2000 + n % 30}", f"{n},5 procent",
        f"SFS {2000 + n % 30}:{n}", "Erik Dahlbergs gata", "Karin Boyes plats", "Norra Djurgårdsstaden",
        "Hässelby Gård", "Polisregion Stockholm", "Södra Skanstull", "Region Stockholm", f"rum {n}",
    ])  # fmt: skip


LIKNAR = {
    "ärenden": arende, "dnr": dnr, "organisationsnummer": orgnr, "koordinater": koordinat,
    "år och dagar": artal, "annat": annat,
}  # fmt: skip


def meningar(vad: Callable[[Slump], str], fro: int = 1) -> Iterator[tuple[str, str]]:
    """Each thing and the sentence that it stands in; the same every time."""
    slump = Slump(fro)
    for _ in range(ANTAL):
        sak = vad(slump)
        yield sak, slump.choice(MENINGAR).format(sak)
