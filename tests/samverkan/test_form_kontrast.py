"""Contrast of the tokens, computed for both themes (WCAG 2.2: 1.4.3, 1.4.6 and 1.4.11)."""

import re
from pathlib import Path

import pytest

CSS = (Path(__file__).parents[2] / "static" / "css" / "form.css").read_text(encoding="utf-8")
TOKEN = re.compile(r"--([\w-]+):\s*light-dark\(#([0-9A-F]{6}), #([0-9A-F]{6})\)", re.IGNORECASE)
TOKENS = {namn: (ljus, mork) for namn, ljus, mork in TOKEN.findall(CSS)}
TOKENS["pa-full"] = ("FFFFFF", "FFFFFF")
BOTTNAR = ["papper", "yta", "yta-2", "stad-yta", "polis-yta", "gem-yta", "rod-yta"]

TEXT = (
    [("black", botten) for botten in [*BOTTNAR, "fokus-ljus"]]
    + [("black-2", botten) for botten in BOTTNAR]
    + [("gem", botten) for botten in ["papper", "yta", "yta-2", "gem-yta"]]
    + [("rod", botten) for botten in ["papper", "yta", "rod-yta"]]
    + [("stad", "papper"), ("stad", "stad-yta"), ("polis", "papper"), ("polis", "polis-yta")]
    + [("knapp-text", "knapp"), ("knapp-text", "knapp-over"), ("pa-full", "rod-full")]
)
GRAFIK = [
    (farg, "papper")
    for farg in [
        "linje-stark",
        "stad-linje",
        "polis-linje",
        "gem-linje",
        "rod-linje",
        "fokus",
        "knapp",
    ]
] + [("linje-stark", "yta"), ("gem-linje", "gem-yta")]


def luminans(hexkod: str) -> float:
    kanaler = [int(hexkod[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linjart = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in kanaler]
    return 0.2126 * linjart[0] + 0.7152 * linjart[1] + 0.0722 * linjart[2]


def kontrast(ena: str, andra: str) -> float:
    ljusast, morkast = sorted((luminans(ena), luminans(andra)), reverse=True)
    return (ljusast + 0.05) / (morkast + 0.05)


def test_the_measure_itself_is_right() -> None:
    assert kontrast("000000", "FFFFFF") == pytest.approx(21)
    assert kontrast("767676", "FFFFFF") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("tema", [0, 1], ids=["ljust", "mörkt"])
@pytest.mark.parametrize(("farg", "botten"), TEXT)
def test_text_is_readable(farg: str, botten: str, tema: int) -> None:
    assert kontrast(TOKENS[farg][tema], TOKENS[botten][tema]) >= 4.5


@pytest.mark.parametrize("tema", [0, 1], ids=["ljust", "mörkt"])
@pytest.mark.parametrize(("farg", "botten"), GRAFIK)
def test_lines_and_signs_are_seen(farg: str, botten: str, tema: int) -> None:
    assert kontrast(TOKENS[farg][tema], TOKENS[botten][tema]) >= 3


def test_every_token_that_is_used_exists() -> None:
    definierade = set(re.findall(r"(--[\w-]+)\s*:", CSS))
    anvanda = set(re.findall(r"var\((--[\w-]+)\)", CSS))
    assert anvanda <= definierade
