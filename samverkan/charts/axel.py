"""A value axis with round steps."""

import math
from dataclasses import dataclass

from samverkan.format_sv import kort

MINSTA_STEG = 1e-6


@dataclass(frozen=True)
class Axel:
    """From, to and step of a value axis."""

    lag: float
    hog: float
    steg: float

    def ticks(self) -> list[float]:
        count = round((self.hog - self.lag) / self.steg)
        return [self.lag + i * self.steg for i in range(count + 1)]

    @property
    def decimals(self) -> int:
        return max(0, -math.floor(math.log10(self.steg) + 1e-9))

    def text(self, value: float) -> str:
        return kort(value, self.decimals)

    def andel(self, value: float) -> float:
        """Where on the axis a value lies: 0 at the bottom, 1 at the top."""
        return (value - self.lag) / (self.hog - self.lag)


def skala(values: list[float], *, is_fran_noll: bool, steps: int = 5) -> Axel:
    """Choose round ends and step; an axis leaves zero only where the values lie far from it."""
    if not values:
        return Axel(0, 1, 0.5)
    low, high = min(values), max(values)
    if is_fran_noll or not _langt_fran_noll(low, high):
        low, high = min(low, 0), max(high, 0)
    if high - low < max(MINSTA_STEG * steps, max(abs(low), abs(high)) * 1e-9):
        low, high = (low, low + max(low, 1)) if low >= 0 else (high - max(-high, 1), high)
    step = _runt_steg((high - low) / steps)
    return Axel(math.floor(low / step + 1e-9) * step, math.ceil(high / step - 1e-9) * step, step)


def _langt_fran_noll(low: float, high: float) -> bool:
    """More than half the axis would be empty, and the change is too large to be blown up."""
    nearest, span = (low if low > 0 else -high), high - low
    return nearest > 0 and nearest > span > nearest * 0.05


def _runt_steg(raw: float) -> float:
    raw = max(raw, MINSTA_STEG)
    power = 10.0 ** math.floor(math.log10(raw))
    for factor in (1, 2, 2.5, 5, 10):
        # 2.5 would give labels of uneven length below ten.
        if factor == 2.5 and power < 10:
            continue
        if raw <= factor * power * 1.000001:
            return factor * power
    return 10 * power
