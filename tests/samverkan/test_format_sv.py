"""Swedish numbers."""

import math
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan.format_sv import forandring, intervall, kort, procent, tal


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (1234.5, 1, "1\u00a0234,5"),
        (1234567, None, "1\u00a0234\u00a0567"),
        (-3, None, "−3"),
        (-0.04, 1, "0,0"),
        (0.25, 1, "0,3"),
        (2.675, 2, "2,68"),
        (Decimal("7.5"), None, "7,5"),
        (None, 1, "–"),
        (math.nan, 1, "–"),
        (math.inf, 0, "–"),
    ],
)
def test_numbers_are_written_in_swedish(
    value: float | None, decimals: int | None, text: str
) -> None:
    assert tal(value, decimals) == text


def test_change_has_a_sign_unless_it_rounds_to_nothing() -> None:
    assert [forandring(v) for v in (1.24, -1.24, 0.04, -0.04, 0)] == [
        "+1,2",
        "−1,2",
        "0,0",
        "0,0",
        "0,0",
    ]


def test_per_cent_and_interval() -> None:
    assert procent(31.4) == "31,4\u00a0%"
    assert intervall(28.4, 34.4) == "28,4–34,4"
    assert intervall(-1.2, 0.4) == "−1,2 till 0,4"
    assert intervall(None, 3) == ""


def test_axis_writes_millions_in_words() -> None:
    assert [kort(v) for v in (1_500_000, 2e9, 950)] == ["1,5\u00a0mn", "2\u00a0md", "950"]


@given(st.floats(allow_nan=True, allow_infinity=True), st.integers(0, 6))
def test_any_float_becomes_text_without_english_signs(value: float, decimals: int) -> None:
    text = tal(value, decimals)
    assert text
    assert not set(text) & set(".-e ")
