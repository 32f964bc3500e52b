"""Ctrl-C, a plain kill and a closed terminal all mean: stop everything, and to its end."""

import ctypes
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

PR_SET_PDEATHSIG = 1
ALLA = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Avbrott(KeyboardInterrupt):
    """We were asked to stop by another process; our children have heard nothing of it."""


def lyssna() -> None:
    """A closed terminal or a plain kill stops everything as Ctrl-C does."""

    def avbryt(_nummer: int, _ram: FrameType | None) -> None:
        raise Avbrott

    for signalen in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(signalen, avbryt)


@contextmanager
def ostort() -> Iterator[None]:
    """What is stopped here is stopped to its end, however many times Ctrl-C is pressed."""
    gamla = {signalen: signal.signal(signalen, signal.SIG_IGN) for signalen in ALLA}
    try:
        yield
    finally:
        for signalen, gammal in gamla.items():
            signal.signal(signalen, gammal)


def folj_foralderns_slut() -> None:
    """On Linux a child is told to stop when we are killed, so that no port is left taken."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
