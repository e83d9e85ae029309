"""The words that say what amounts count: scales, currencies, and what turns them into
something else. In small letters.
"""

from __future__ import annotations

CURRENCY_WORDS = {"kr", "krona", "kronor", "kronorna", "sek"}
ORE_WORDS = {"öre", "ören"}
SCALE_WORDS = {
    3: (
        *("tusen", "tusental", "tusentals", "tus", "ts", "tsd"),
        *("thousand", "thousands"),
    ),
    6: (
        *("miljon", "miljoner", "miljontal", "miljontals", "milj", "mio", "mln", "mn"),
        *("mill", "million", "millions"),
    ),
    9: ("miljard", "miljarder", "miljardtals", "mdr", "mrd", "md"),
}
_LETTERS = {3: "tk", 6: "m"}  # before a currency: tkr, k SEK, M kr
FOREIGN_WORDS = {
    *("€", "$", "£", "¥", "eur", "euro", "euros", "ecu", "usd", "dollar", "gbp"),
    *("pund", "nok", "dkk", "isk", "chf", "pln", "teur", "keur", "meur", "mneur"),
    *("t€", "k€", "m€"),
}
SHARE_WORDS = {"^", "%", "‰", "procent", "promille", "procentandel"}
# words that turn a unit into something else: "avrundat till tusental", "kr per år"
TURNING_WORDS = {
    *("ej", "inte", "icke", "per", "styck", "över", "under", "minst", "högst", "max"),
    *("avrundat", "avrundad", "avrundade", "avrundning", "avr", "närmaste"),
}
GLUE_WORDS = {
    *("i", "in", "a", "x", "och", "of", "svenska", "sv", "hela", "tal", "tals", "s"),
    *("anges", "angivet", "angivna", "angett", "uttryckt", "redovisas", "redovisat"),
}
SHORT_NAMES = {"nr", "dnr", "jfr", "bl", "fn"}  # no vowel, and yet no unit


def _known_units() -> dict[str, int]:
    """Words that are scale and currency in one, and their power of ten."""
    units = {"mnkr": 6, "mdkr": 9, "tskr": 3}
    for power, words in SCALE_WORDS.items():
        for word in (*words, *_LETTERS.get(power, "")):
            for currency in CURRENCY_WORDS:
                units[f"{word}{currency}"] = power
    return units


COMBINED_UNITS = _known_units()
SCALES_BY_WORD = {word: power for power, words in SCALE_WORDS.items() for word in words}
