"""How much two colours differ (WCAG 2.1, "contrast ratio").

A colour is six hexadecimal digits.
"""

from __future__ import annotations

WHITE = "FFFFFF"


def contrast_ratio(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear_light(colour[place : place + 2]) for place in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear_light(channel: str) -> float:
    part = int(channel, 16) / 255
    if part <= 0.04045:  # noqa: PLR2004 - the standard's own figure, and those below
        return part / 12.92
    return float(((part + 0.055) / 1.055) ** 2.4)
