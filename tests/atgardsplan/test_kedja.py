"""The chain check finds each planted gap, once, and nothing else."""

from hypothesis import given
from hypothesis import strategies as st

from atgardsplan.kedja import KedjansAtgard, KedjansUtmaning, brister


def hel_kedja(antal: int) -> tuple[list[KedjansUtmaning], list[KedjansAtgard]]:
    """A whole chain: each challenge has two causes, and a measure on each of them."""
    utmaningar = [
        KedjansUtmaning(i, f"Utmaning {i}", frozenset({10 * i, 10 * i + 1})) for i in range(antal)
    ]
    atgarder = [
        KedjansAtgard(orsak, f"Åtgärd {orsak}", frozenset({orsak}), "Funktion", True, "")
        for utmaning in utmaningar
        for orsak in sorted(utmaning.orsaker)
    ]
    return utmaningar, atgarder


@given(antal=st.integers(1, 12), data=st.data())
def test_n_planted_gaps_give_exactly_n(antal: int, data: st.DataObject) -> None:
    utmaningar, atgarder = hel_kedja(antal)
    utan_atgard = data.draw(st.sets(st.sampled_from(range(antal))))
    kvar = [a for a in atgarder if a.nyckel // 10 not in utan_atgard]
    losa, planterat = data.draw(st.integers(0, 3)), []
    for nr, atgard in enumerate(kvar):
        ansvarig, matt = data.draw(st.booleans()), data.draw(st.booleans())
        planterat += [("ansvarig", atgard.rubrik)] * (not ansvarig)
        planterat += [("matt", atgard.rubrik)] * (not matt)
        kvar[nr] = KedjansAtgard(
            atgard.nyckel,
            atgard.rubrik,
            atgard.orsaker,
            "Funktion" if ansvarig else data.draw(st.sampled_from(["", "  "])),
            matt and data.draw(st.booleans()),
            "Tio gånger." if matt else " ",
        )
    for nr in range(losa):
        frammande = data.draw(st.sampled_from([frozenset[int](), frozenset({9999})]))
        kvar.append(KedjansAtgard(-nr, f"Lös {nr}", frammande, "Funktion", True, ""))
        planterat.append(("orsak", f"Lös {nr}"))
    planterat += [("atgard", f"Utmaning {i}") for i in utan_atgard]
    funna = brister(utmaningar, kvar)
    assert len(funna) == len(planterat)
    assert sorted(brist.slag for brist in funna) == sorted(slag for slag, _ in planterat)
    assert all(
        any(f"”{namn}”" in b.text and b.slag == slag for b in funna) for slag, namn in planterat
    )


@given(antal=st.integers(1, 12))
def test_whole_chain_has_no_gap(antal: int) -> None:
    assert brister(*hel_kedja(antal)) == []


def test_agreement_without_priorities_is_the_one_gap() -> None:
    assert [brist.slag for brist in brister([], [])] == ["prioritering"]
