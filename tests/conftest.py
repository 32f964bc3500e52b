"""Tests run as the web role, behind row protection; people are characters."""

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

os.environ.setdefault("SECRET_KEY", "bara-for-test")
# A browser's event loop in the same thread makes Django believe that it runs asynchronously.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")

import hypothesis
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from samverkan import parterna
from samverkan.models import Stadsdelsomrade, User
from samverkan.radskydd import satt_sammanhang
from tests import factories

# No test asserts a time, nor fails on a machine that is slow for a moment.
hypothesis.settings.register_profile(
    "lagesbild", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("lagesbild")

SMASTAD = Path(__file__).parent / "data" / "smastad"


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None,
    django_db_modify_db_settings: None,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[None]:
    """Make the database and its people as the owner, then hand over to the web role."""
    options = connection.settings_dict["OPTIONS"]
    webroll = options.pop("options")
    with django_db_blocker.unblock():
        connection.close()
        namn = connection.settings_dict["NAME"]
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        call_command("ladda_grunddata", mapp=str(SMASTAD), verbosity=0)
        factories.make_manniskor()
        connection.close()
    options["options"] = webroll
    yield
    del options["options"]
    with django_db_blocker.unblock():
        connection.close()
        with connection.cursor() as cursor:  # what a served process may have left open
            cursor.execute(
                "select pg_terminate_backend(pid) from pg_stat_activity"
                " where datname = current_database() and usename = current_user"
                " and pid <> pg_backend_pid()"
            )
        connection.close()
        connection.creation.destroy_test_db(namn, verbosity=0)


@contextmanager
def _agare() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("set role none")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"set role {settings.WEB_ROLE}")


@pytest.fixture(autouse=True)
def _andra_parter(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test that reads in another place's parties leaves none of their names behind."""
    yield
    if "stockholm" in request.fixturenames:
        parterna.glom()


@pytest.fixture
def agare(db: None) -> Callable[[], AbstractContextManager[None]]:
    """Build data past row protection: `with agare(): ...`."""
    return _agare


@pytest.fixture
def som(db: None) -> Callable[[User], AbstractContextManager[None]]:
    """Read and write with a user's reach: `with som(stad): ...`."""

    @contextmanager
    def _som(user: User) -> Iterator[None]:
        satt_sammanhang(user)
        yield
        with connection.cursor() as cursor:
            for namn in ("user_id", "egna", "foljer", "ser"):
                cursor.execute("select set_config(%s, '', true)", [f"app.{namn}"])

    return _som


@pytest.fixture
def logga_in(db: None) -> Callable[[User], Client]:
    """A browser of the test's own, logged in as somebody."""

    def _logga_in(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return _logga_in


def _person(namn: str) -> User:
    return User.objects.get(email=factories.MANNISKOR[namn])


for _namn in factories.MANNISKOR:
    globals()[_namn] = pytest.fixture(name=_namn)(lambda db, namn=_namn: _person(namn))


@pytest.fixture
def norrby(db: None) -> Stadsdelsomrade:
    return Stadsdelsomrade.objects.get(slug="norrby")


@pytest.fixture
def soderby(db: None) -> Stadsdelsomrade:
    return Stadsdelsomrade.objects.get(slug="soderby")
