"""The log: acts leave a row, refused acts leave none, and each reads what concerns them."""

import pytest

from samverkan.log import log
from samverkan.models import LogEntry, Part, Stadsdelsomrade
from tests.factories import make_lagesbild, make_underlag


@pytest.fixture
def rader(agare, norrby, stad):
    """One row of each width: own party's, the two parties', and public."""
    with agare():
        underlag = make_underlag(make_lagesbild(norrby), Part.objects.order_by("ordning")[0])
        return {
            "egen": log(stad, "andra_underlag", underlag).pk,
            "parterna": log(stad, "lamna_in", underlag, niva="parterna").pk,
            "publik": log(stad, "faststall", underlag, niva="publik").pk,
        }


@pytest.mark.parametrize(
    ("vem", "ser"),
    [
        ("stad", {"egen", "parterna", "publik"}),
        ("styr_stad", {"egen", "parterna", "publik"}),
        ("polis", {"parterna", "publik"}),
        ("styr_polis", {"parterna", "publik"}),
        ("central", {"parterna", "publik"}),
        ("lasare", {"publik"}),
        ("granne", {"publik"}),
        ("forvaltare", set()),
    ],
)
def test_who_reads_which_row(vem, ser, rader, som, request):
    user = request.getfixturevalue(vem)
    with som(user):
        synliga = set(LogEntry.objects.visible_to(user).values_list("pk", flat=True))
        skyddade = set(LogEntry.objects.values_list("pk", flat=True))
    assert {niva for niva, pk in rader.items() if pk in synliga} == ser
    assert {niva for niva, pk in rader.items() if pk in skyddade} == ser


def test_a_row_says_who_what_and_where(rader, som, stad, norrby):
    with som(stad):
        rad = LogEntry.objects.get(pk=rader["egen"])
    assert (rad.by, rad.akt, rad.objekttyp) == (stad, "andra_underlag", "lagesbild.underlag")
    assert rad.stadsdelsomrade == norrby and rad.part.ordning == 1
    assert rad.delningsniva == "egen"


def test_a_district_logs_as_its_own_place(agare, central, som):
    with agare():
        rad = log(central, "prova", Stadsdelsomrade.objects.get(slug="soderby"))
    assert rad.stadsdelsomrade.slug == "soderby" and rad.delningsniva == "parterna"


def test_my_log_shows_my_acts_only(rader, stad, polis, logga_in):
    assert "lämnade in underlaget" in logga_in(stad).get("/min-logg/").content.decode()
    assert "lämnade in underlaget" not in logga_in(polis).get("/min-logg/").content.decode()


def test_a_refused_act_leaves_no_row(agare, norrby, styr_stad, logga_in):
    with agare():
        underlag = make_underlag(make_lagesbild(norrby), Part.objects.order_by("ordning")[0])
        fore = LogEntry.objects.count()
    assert logga_in(styr_stad).post(f"/underlag/{underlag.pk}/akt/lamna_in/").status_code == 403
    with agare():
        assert LogEntry.objects.count() == fore
