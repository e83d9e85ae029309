"""Whether a number is so like another that it was surely meant for it."""

from __future__ import annotations

_LEAST_DIGITS = 3  # of two digits one is another too often to be a slip


def are_easily_confused(written: str, right: str) -> bool:
    """Whether two numbers, as digits, differ by one digit, or by two beside one another
    that have changed places.
    """
    if len(written) != len(right):
        return False
    wrong: list[int] = []
    for place, (one, other) in enumerate(zip(written, right, strict=True)):
        if one != other:
            wrong.append(place)
    match wrong:
        case [_]:
            return len(written) >= _LEAST_DIGITS
        case [first, second] if second == first + 1:
            return sorted(written) == sorted(right)
        case _:
            return False
