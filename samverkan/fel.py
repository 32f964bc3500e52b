"""The two ways an act can fail that the person can do something about."""

from typing import Any


class Hinder(Exception):
    """The act is not possible now; each reason is a Swedish sentence saying what to do."""

    def __init__(self, *skal: str) -> None:
        super().__init__(*skal)
        self.skal = list(skal)


class Konflikt(Exception):
    """Somebody else has saved since the form was opened; `nu` is the row as it stands stored."""

    def __init__(self, nu: Any) -> None:
        super().__init__(str(nu))
        self.nu = nu
