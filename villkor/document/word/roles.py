"""The paragraph style that each role in the document has in the Word template, and what
Word calls its own styles in Swedish.
"""

from __future__ import annotations

from villkor.document.blocks import Role

STYLES = {
    Role.ANSWER: "Svar",
    Role.QUESTION: "Fråga",
    Role.LEGAL_BASIS: "Rättslig grund",
    Role.FOLLOW_UP: "Följdfråga",
    Role.CHOICE: "Ja eller nej",
    Role.CAPTION: "caption",
    Role.SOURCE: "Källa",
    Role.GAP: "Svar saknas",
    Role.GUIDANCE: "Stödtext",
    Role.ROW: "Tabellrad",
    Role.NAME: "Tabellnamn",
    Role.LABEL: "Tabelletikett",
    Role.TITLE: "Title",
    Role.SUBTITLE: "Subtitle",
    Role.COVER: "Framsida",
    Role.COVER_LABEL: "Framsida rubrik",
}

# (numbered, in a table) → the paragraph style of its items
LIST_STYLES = {
    (False, False): "List Bullet",
    (True, False): "List Number",
    (False, True): "Tabellpunkter",
    (True, True): "Tabellnummer",
}
# What bold and italic text is called, by whether it is either.
SHAPES = {
    (True, False): "Strong",
    (False, True): "Emphasis",
    (True, True): "Intense Emphasis",
}
# What stands where something is to be written, by whether it is missing.
PROMPTS = {False: "Skriv här", True: "Saknas"}
# Every style that a template must have.
WANTED = (
    *STYLES.values(),
    *(f"heading {level}" for level in (1, 2, 3, 4)),
    *(f"toc {level}" for level in (1, 2, 3)),
    *SHAPES.values(),
    *PROMPTS.values(),
    "Hyperlink",
    "Tabelltext",
    "Tabelltal",
    "Tabellhuvud",
    "Innehållsrubrik",
    "Insatstabell",
    *LIST_STYLES.values(),
    "Utkast",
    "header",
    "footer",
)

# The styles that Word has from the start, as it calls them in Swedish.
IN_WORD = {
    "Title": "Rubrik",
    "Subtitle": "Underrubrik",
    "List Bullet": "Punktlista",
    "List Number": "Numrerad lista",
    "Strong": "Stark",
    "Emphasis": "Betoning",
    "Intense Emphasis": "Stark betoning",
    "Hyperlink": "Hyperlänk",
    "caption": "Beskrivning",
    "header": "Sidhuvud",
    "footer": "Sidfot",
    **{f"heading {level}": f"Rubrik {level}" for level in (1, 2, 3, 4)},
    **{f"toc {level}": f"Innehåll {level}" for level in (1, 2, 3)},
}


def style_name(style: str) -> str:
    """A style by the name that an officer sees in Word, and by its own where that is
    another.
    """
    return f"{IN_WORD[style]} ({style})" if style in IN_WORD else style
