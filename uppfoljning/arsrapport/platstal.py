"""How many places a district had, this year and the one before."""

from typing import Any


def platstal(platser: dict[str, Any]) -> tuple[int, int]:
    """A place of two kinds is one place; what was frozen before that was so holds kinds alone."""
    nu, fore = (sum(platser[namn].values()) for namn in ("antal", "fore"))
    return platser.get("alla", nu), platser.get("alla_fore", fore)
