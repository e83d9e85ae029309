"""The paragraph style that each role in the document has in the Word template."""

from __future__ import annotations

from villkor.blocks import Role

STYLES = {
    Role.ANSWER: "Svar",
    Role.QUESTION: "Fråga",
    Role.LEGAL_BASIS: "Rättslig grund",
    Role.FOLLOW_UP: "Följdfråga",
    Role.CHOICE: "Ja eller nej",
    Role.GAP: "Svar saknas",
    Role.NAME: "Tabellnamn",
    Role.LABEL: "Tabelletikett",
    Role.TITLE: "Title",
    Role.SUBTITLE: "Subtitle",
    Role.COVER: "Framsida",
    Role.COVER_LABEL: "Framsida rubrik",
}
