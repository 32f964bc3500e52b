"""How far the typesetter has come, page by page, for those who wait."""

import logging
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Framsteg = Callable[[int], None]
_SIDA = re.compile(r"Creating layout - Page (\d+)")


class _Sidraknare(logging.Handler):
    """Tells this thread's pages as they are laid out; the number never goes down."""

    def __init__(self, framsteg: Framsteg) -> None:
        super().__init__(logging.INFO)
        self._framsteg, self._hogst = framsteg, 0
        self._thread = threading.get_ident()

    def emit(self, record: logging.LogRecord) -> None:
        sida = _SIDA.search(record.getMessage())
        if sida and record.thread == self._thread and int(sida[1]) > self._hogst:
            self._hogst = int(sida[1])
            self._framsteg(self._hogst)


@contextmanager
def folj(framsteg: Framsteg | None) -> Iterator[None]:
    """Call `framsteg(page)` while the block runs."""
    if framsteg is None:
        yield
        return
    logger = logging.getLogger("weasyprint.progress")
    raknare, niva = _Sidraknare(framsteg), logger.level
    logger.addHandler(raknare)
    logger.setLevel(logging.INFO)
    try:
        yield
    finally:
        logger.removeHandler(raknare)
        logger.setLevel(niva)
