"""The concept lexicon as the matcher uses it."""

from lagesbild.forslag.lexikon import Lexikon, lexikon_med


def lexikonet() -> Lexikon:
    """The file that follows along, and what the förvaltare has added."""
    return lexikon_med()
