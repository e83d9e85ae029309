"""Regler för det som hjälper läsaren att hitta: rubriker, innehållsförteckning och
sidnummer.

The docstring of a rule is its manual page, in Swedish. Clause 10 of EN 301 549 is WCAG
2.1 for documents, number by number.
"""

from __future__ import annotations

from collections.abc import Iterator

from villkor.base.diagnostic import Finding
from villkor.document.word.story import WordFile, WordParagraph, quoted
from villkor.rules.word.unfinished import is_packet

_LONG = 60  # paragraphs: a shorter file needs neither contents nor page numbers


def headings_out_of_order(file: WordFile) -> Iterator[Finding]:
    """Rubrikerna bildar ingen hel disposition: de saknas, börjar inte på nivå 1 eller
    hoppar över en nivå.

    Varför: den som lyssnar går mellan rubrikerna i stället för att bläddra. Fattas en
    nivå tror lyssnaren att något är borta.
    Fel: Rubrik 1 följd av Rubrik 3.
    Rätt: Rubrik 1, Rubrik 2, Rubrik 3.
    Källa: EN 301 549, avsnitt 10.1.3.1 och 10.2.4.6; Microsofts
    tillgänglighetskontroll.
    """
    before = 0
    headings = _headings_in(file)
    if not headings and _is_long(file):
        message = "Inget stycke i dokumentet är en rubrik."
        how = "Ge rubrikerna formatmallarna Rubrik 1, Rubrik 2 och Rubrik 3."
        yield Finding(file.where(), message, how)
    for heading, level in headings:
        if level > before + 1:
            after = (
                f"efter en rubrik på nivå {before}"
                if before
                else "men är den första rubriken"
            )
            message = f"Rubriken ”{quoted(heading.text)}” är på nivå {level}, {after}."
            how = f"Ge den formatmallen Rubrik {before + 1}."
            yield Finding(file.where(heading.number), message, how)
        before = level


def _headings_in(file: WordFile) -> list[tuple[WordParagraph, int]]:
    """The headings that say something, with their levels."""
    found = []
    for paragraph in file.paragraphs:
        level = paragraph.level
        if level and paragraph.text.strip():
            found.append((paragraph, level))
    return found


def contents_missing(file: WordFile) -> Iterator[Finding]:
    """Ett långt dokument saknar innehållsförteckning.

    Varför: läsaren hittar från den till varje avsnitt. En förteckning som är skriven
    för hand har inga länkar och blir fel.
    Fel: rubriker och sidnummer skrivna på egna rader.
    Rätt: Referenser > Innehållsförteckning, som Word gör av rubrikerna.
    Källa: god sed i långa dokument. EN 301 549 kräver det inte.
    """
    # a packet is a section or some
    if _is_long(file) and not (_has_field(file, "TOC") or is_packet(file)):
        yield Finding(
            file.where(),
            "Dokumentet har ingen innehållsförteckning.",
            "Infoga en i Word: Referenser > Innehållsförteckning.",
        )


def page_numbers_missing(file: WordFile) -> Iterator[Finding]:
    """Ett långt dokument saknar sidnummer.

    Varför: innehållsförteckningen och den som hänvisar till ett ställe behöver dem.
    Siffror som är skrivna för hand är samma på alla sidor.
    Fel: sidfoten är tom, eller så står där `Sida 1`.
    Rätt: Infoga > Sidnummer, som Word räknar.
    Källa: god sed i långa dokument. EN 301 549 kräver det inte.
    """
    if _is_long(file) and not _has_field(file, "PAGE"):
        yield Finding(
            file.where(),
            "Sidorna har inga sidnummer.",
            "Infoga dem i Word: Infoga > Sidnummer.",
        )


def _has_field(file: WordFile, name: str) -> bool:
    for instruction in file.fields:
        words = instruction.upper().split()
        if words[:1] == [name]:
            return True
    return False


def _is_long(file: WordFile) -> bool:
    return sum(paragraph.number > 0 for paragraph in file.paragraphs) > _LONG
