"""Marks that cite statements, and what is not cited."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lagesbild.hanvisning import (
    bitar,
    meningar,
    nummer,
    ohanvisade,
    utan_dolda,
    utan_hanvisning,
)


@pytest.mark.parametrize(
    ("text", "vantat"),
    [
        ("Mest vid torget [3].", {3}),
        ("[L-03] och [12, L-7]", {3, 12, 7}),
        ("Inget [här], [3 av 4] eller (3)", set()),
        ("[12345]", set()),
        ("", set()),
    ],
)
def test_marks_are_read(text, vantat):
    assert nummer(text) == vantat


@pytest.mark.parametrize(
    ("text", "vantat"),
    [
        ("Ett. Två! Tre?", ["Ett.", "Två!", "Tre?"]),
        ("Ett. [3] Två [4].", ["Ett. [3]", "Två [4]."]),
        ("Kvällar, t.ex. fredagar, bl.a. vid torget. Och natt", [
            "Kvällar, t.ex. fredagar, bl.a. vid torget.", "Och natt",
        ]),
        ("Klockan 18.30 är det mörkt.\nNy rad", ["Klockan 18.30 är det mörkt.", "Ny rad"]),
        ("Han sa ”nej.” Sedan gick han.", ["Han sa ”nej.”", "Sedan gick han."]),
    ],
)  # fmt: skip
def test_sentences_end_where_people_end_them(text, vantat):
    assert meningar(text) == vantat


def test_only_what_is_there_is_pointed_at():
    delar = [(bit.text, bit.mal) for bit in bitar("Se [1, 9] nu.", [1])]
    assert delar == [
        ("Se ", ""), ("[", ""), ("1", "l1"), (", ", ""), ("9", ""), ("]", ""), (" nu.", ""),
    ]  # fmt: skip


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(alphabet="ab [],L-0123.\n", max_size=40))
def test_cutting_loses_nothing_but_the_form_of_the_mark(text):
    """What is outside marks stands as it was, and numbers come back in order."""
    delar = bitar(text, range(10_000))
    assert {int(bit.text) for bit in delar if bit.mal} == nummer(text)
    assert not nummer("".join(bit.text for bit in delar if not bit.mal).replace("[]", ""))


def test_what_is_not_cited_is_listed_both_ways():
    texter = ["Torget är värst [1]. Det är mörkt.", "Bron [9]."]
    assert utan_hanvisning(texter, [1, 2]) == ["Det är mörkt.", "Bron [9]."]
    assert ohanvisade(texter, [1, 2]) == [2]


def test_a_sentence_that_cites_the_hidden_is_left_out_whole():
    assert utan_dolda("Synligt [1]. Dolt [1, 2].\nFritt.", [1]) == ("Synligt [1].\nFritt.", 1)
