"""Figures to draw in tests: one of each kind, and any chart hypothesis can think of."""

from datetime import date

from hypothesis import strategies as st

from samverkan.charts.floden import Flode, Flodesdiagram
from samverkan.charts.modell import Diagram, Figur, Malbana, Punkt, Roll, Serie, Slag
from samverkan.charts.tidsdiagram import Tidpost, Tidsdiagram

YEARS = tuple(str(year) for year in range(2020, 2027))
SVARA_TECKEN = "<b>\"&'</svg>]]>\x00\ud800 å"


def serie(namn: str, *values: float | None, roll: Roll = Roll.JAMFORELSE) -> Serie:
    return Serie.av_tal(namn, list(values), roll)


def diagram(slag: Slag, **kwargs: object) -> Diagram:
    series = (
        serie("Hässelby-Vällingby", 36.2, 35.1, None, 34.8, 32.9, 32.6, 31.4, roll=Roll.HUVUD),
        serie("Hela staden", 29.5, 29.0, 28.1, 27.9, 27.2, None, 25.9),
    )
    given = {"fynd": "Otryggheten minskar", "kategorier": YEARS, "serier": series, **kwargs}
    return Diagram(slag=slag, **given)  # type: ignore[arg-type]


def med_malbana() -> Diagram:
    points = (
        tuple(Punkt(v, v - 3, v + 3, 800) for v in (36.2, 35.1, 34.0)) + (Punkt(saknas=""),) * 2
    )
    return Diagram(
        fynd="Otryggheten minskar",
        kategorier=("2024", "2025", "2026", "2027", "2028"),
        serier=(Serie("Här", points, Roll.HUVUD),),
        malbana=Malbana(0, 36.2, 4, 27.0),
        tecken="%",
        enhet="Procent",
    )


def en_av_varje() -> list[Figur]:
    flows = (
        Flode("Staden", "Gemensam", 20),
        Flode("Polisen", "Gemensam", 11),
        Flode("Gemensam", "Utmaning", 18),
    )
    posts = (
        Tidpost("Fritidsgård", date(2026, 1, 15), is_oppen=True),
        Tidpost("Möte", date(2026, 9, 10)),
        Tidpost("Belysning", date(2026, 3, 1), date(2026, 6, 30), Roll.STAD),
    )
    return [
        *(diagram(slag) for slag in Slag),
        med_malbana(),
        Flodesdiagram(fynd="Av 31 blev 18 utmaningar", floden=flows),
        Tidsdiagram(fynd="Tre saker", poster=posts, idag=date(2026, 11, 23)),
    ]


TAL = st.one_of(
    st.none(),
    st.just(0.0),
    st.floats(allow_nan=True, allow_infinity=True),
    st.floats(-1000, 1000),
    st.integers(-5, 40).map(float),
)
TEXT = st.text(max_size=24)


@st.composite
def punkter(draw: st.DrawFn) -> Punkt:
    return Punkt(
        draw(TAL),
        draw(TAL),
        draw(TAL),
        draw(st.none() | st.integers(0, 10**6)),
        draw(st.booleans()),
        draw(st.sampled_from(["saknas", "skyddat", ""])),
    )


@st.composite
def alla_diagram(draw: st.DrawFn) -> Diagram:
    count = draw(st.integers(1, 30))
    series = draw(st.integers(1, 9))
    made = tuple(
        Serie(
            draw(TEXT),
            tuple(draw(st.lists(punkter(), min_size=count, max_size=count))),
            draw(st.sampled_from(list(Roll))),
        )
        for _ in range(series)
    )
    return Diagram(
        slag=draw(st.sampled_from(list(Slag))),
        fynd=draw(TEXT),
        enhet=draw(TEXT),
        kategorier=tuple(draw(st.lists(TEXT, min_size=count, max_size=count))),
        serier=made,
        decimaler=draw(st.integers(0, 3)),
        tecken=draw(st.sampled_from(["", "%"])),
        malbana=draw(
            st.none() | st.builds(Malbana, st.just(0), st.floats(), st.just(count - 1), st.floats())
        ),
    )
