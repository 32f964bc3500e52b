"""Shades of a heat table or a week: darker means more."""


class Skuggor:
    """Sort values into four shades by equal steps between the lowest and the highest."""

    def __init__(self, values: list[float | None], steps: int = 4) -> None:
        known = [v for v in values if v is not None]
        self.low, self.high = min(known, default=0.0), max(known, default=0.0)
        self.steps = steps

    def __call__(self, value: float) -> int:
        if self.high == self.low:
            return 0
        return min(int((value - self.low) / (self.high - self.low) * self.steps), self.steps - 1)

    def granser(self) -> list[tuple[float, float]]:
        step = (self.high - self.low) / self.steps
        return [(self.low + i * step, self.low + (i + 1) * step) for i in range(self.steps)]
