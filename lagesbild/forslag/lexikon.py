"""The concept lexicon: a readable file, merged with what the förvaltare has added."""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from lagesbild.forslag.orden import stam, utan_en

FIL = Path(__file__).with_name("begrepp.toml")
FALTFIL = Path(__file__).with_name("ordfalt.toml")
FALT = "#"
MINST_RATTAD = 7
MINST_FALTSTAM = 4
_SMAORD = "i av på till mot om för ur vid den det att och sig som in över bland"
SMAORD = frozenset(_SMAORD.split())


@dataclass(frozen=True)
class Begrepp:
    """Something both parties speak of, whatever the words."""

    namn: str
    familj: str = ""
    over: str = ""
    vikt: float = 1.0


@dataclass
class Lexikon:
    """Concepts, and the ways to find them in words."""

    begrepp: dict[str, Begrepp] = field(default_factory=dict)
    former: dict[str, list[tuple[str, tuple[str, ...]]]] = field(default_factory=dict)
    stamnycklar: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    helord: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    borjannycklar: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    falt: dict[str, str] = field(default_factory=dict)
    forkortningar: dict[str, str] = field(default_factory=dict)
    kanda: set[str] = field(default_factory=set)
    stammar: set[str] = field(default_factory=set)
    rattning: dict[str, str] = field(default_factory=dict)
    kanda_nycklar: dict[str, frozenset[str]] = field(default_factory=dict)
    kanda_slakter: dict[tuple[str, str], float] = field(default_factory=dict)

    def lagg_ord(self, ord_: str, nyckel: str) -> None:
        """A word, or the beginning of one when it ends in a star, leads to the key."""
        if ord_.endswith("*"):
            self.borjannycklar[ord_[:-1]].add(nyckel)
        else:
            self.stamnycklar[stam(ord_)].add(nyckel)
        rent = ord_.rstrip("*")
        self.kanda.add(rent)
        self.stammar.add(stam(rent))

    def lagg_form(self, namn: str, form: str) -> None:
        """A way to say a concept: its words, each a key; kept under the first that is no group."""
        alla = tuple(form.split())
        tunga = tuple(ord_ for ord_ in alla if ord_ not in SMAORD)
        nycklar = alla if namn[0] == FALT or len(tunga) == 1 else tunga
        for nyckel in nycklar:
            if not nyckel.startswith("<"):
                self.lagg_ord(nyckel, nyckel)
        if nycklar:
            under = next((n for n in nycklar if n[0] != "<"), nycklar[0])
            self.former.setdefault(under, []).append((namn, nycklar))

    def lagg_falt(self, namn: str, avdelning: str, orden: Iterable[str]) -> None:
        """A word field: what the words of a text have in common when no concept is known."""
        self.falt[namn] = avdelning
        for ord_ in orden:
            if " " in ord_:
                self.lagg_form(FALT + namn, ord_)
            elif ord_.startswith("=") or (ord_[-1] != "*" and len(stam(ord_)) < MINST_FALTSTAM):
                self.helord[ord_.lstrip("=")].add(FALT + namn)
            else:
                self.lagg_ord(ord_, FALT + namn)

    def nycklar(self, ord_: str) -> frozenset[str]:
        """The keys that a word leads to; remembered, since texts say the same words."""
        if ord_ not in self.kanda_nycklar:
            self.kanda_nycklar[ord_] = frozenset(self._nycklar(ord_))
        return self.kanda_nycklar[ord_]

    def _nycklar(self, ord_: str) -> set[str]:
        rot = stam(ord_)
        hittade = self.stamnycklar.get(rot, set()) | self.helord.get(ord_, set())
        if len(rot) >= MINST_RATTAD:
            hittade |= self.stamnycklar.get(stam(rot), set())
        for slut in range(2, len(ord_) + 1):
            hittade |= self.borjannycklar.get(ord_[:slut], set())
        return hittade

    def ratta(self, ord_: str) -> str:
        """The known word that is one slip of the pen away, or the word itself."""
        if len(ord_) < MINST_RATTAD:
            return ord_
        traffar = {self.rattning[del_] for del_ in utan_en(ord_) if del_ in self.rattning}
        lika = [t for t in traffar if t[0] == ord_[0] and abs(len(t) - len(ord_)) <= 1]
        return min(lika, default=ord_)

    def slakt(self, ena: str, andra: str) -> float:
        """1 the same, less for the wider concept and for one of the same family, else 0."""
        if ena == andra:
            return 1.0
        nyckel = (ena, andra)
        if nyckel not in self.kanda_slakter:
            self.kanda_slakter[nyckel] = self._slakt(self.begrepp[ena], self.begrepp[andra])
        return self.kanda_slakter[nyckel]

    @staticmethod
    def _slakt(a: Begrepp, b: Begrepp) -> float:
        if b.namn == a.over or a.namn == b.over:
            return 0.8
        return 0.3 if a.familj and a.familj == b.familj else 0.0

    def krets(self, namn: str) -> set[str]:
        """What two concepts must share to be kin at all."""
        ett = self.begrepp[namn]
        return {f"b {namn}", f"f {ett.familj or namn}", f"b {ett.over or namn}"}


def bygg(data: Mapping[str, Any]) -> Lexikon:
    """The lexicon of the data of one file, or of several merged."""
    lexikon = Lexikon(forkortningar=dict(data.get("forkortningar", {})))
    for grupp, orden in data.get("ordgrupper", {}).items():
        for ord_ in orden:
            lexikon.lagg_ord(ord_, f"<{grupp}>")
    for namn, rad in data.get("begrepp", {}).items():
        lexikon.begrepp[namn] = Begrepp(
            namn, rad.get("familj", ""), rad.get("over", ""), float(rad.get("vikt", 1.0))
        )
        for form in rad.get("ord", []):
            lexikon.lagg_form(namn, form.casefold())
    for avdelning, falten in data.get("ordfalt", {}).items():
        for namn, orden in falten.items():
            lexikon.lagg_falt(namn, avdelning, orden)
    led = data.get("ord", {}).get("led", [])
    lexikon.kanda.update(led)
    lexikon.stammar.update(map(stam, led))
    _lar_rattning(lexikon)
    return lexikon


def _lar_rattning(lexikon: Lexikon) -> None:
    """What each longer word becomes with a letter left out, to find it from a slip."""
    for ord_ in sorted(lexikon.kanda):
        if len(ord_) >= MINST_RATTAD:
            for del_ in utan_en(ord_):
                lexikon.rattning.setdefault(del_, ord_)


@lru_cache(maxsize=1)
def grunddata() -> dict[str, Any]:
    """The two files as they stand."""
    falt = tomllib.loads(FALTFIL.read_text(encoding="utf-8"))
    return tomllib.loads(FIL.read_text(encoding="utf-8")) | {"ordfalt": falt}


@lru_cache(maxsize=8)
def lexikon_med(egna: tuple[tuple[str, str, str, tuple[str, ...]], ...] = ()) -> Lexikon:
    """The file's lexicon and rows of one's own: name, family, wider concept, ways to say it.

    A row with the name of a concept in the file adds ways to say that concept.
    """
    data = dict(grunddata())
    begrepp = {namn: dict(rad) for namn, rad in data["begrepp"].items()}
    for namn, familj, over, orden in egna:
        rad = begrepp.setdefault(namn, {"familj": familj, "over": over, "ord": []})
        rad["ord"] = [*rad["ord"], *_rena(orden)]
    return bygg({**data, "begrepp": begrepp})


def _rena(orden: Iterable[str]) -> list[str]:
    return [rent for ord_ in orden if (rent := " ".join(ord_.casefold().split()))]
