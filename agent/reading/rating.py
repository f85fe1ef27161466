"""A rating on any scale, brought to 1 to 5."""

import math
import re
from fractions import Fraction

ASKED = 5
"""Our letters ask for 1 to 5."""
_HALF = re.compile(r"(?i)½|\bhalf\b|\b(?:halb|halbe|demie?|media|medio|half|halve|halv|halvt|meia|meio|mezzo|pół)\b")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


def to_five(value: float, maximum: float | None) -> int | None:
    """``value / maximum * 5``, halves rounded up, at least 1; None where that makes no sense."""
    top = ASKED if maximum is None else maximum
    if not (math.isfinite(value) and math.isfinite(top)) or top <= 1 or not 0 <= value <= top:
        return None
    return max(1, math.floor(Fraction(value) * ASKED / Fraction(top) + Fraction(1, 2)))


def stated(value: float, quote: str) -> bool:
    """Whether a number could stand in a quote: where there are digits, it must be among them."""
    numbers = [float(n.replace(",", ".")) for n in _NUMBER.findall(quote[:200])]
    # '3 and a half' and '3½' say 3.5.
    halves = [n + 0.5 for n in numbers] if _HALF.search(quote[:200]) else []
    return not numbers or value in numbers or value in halves
