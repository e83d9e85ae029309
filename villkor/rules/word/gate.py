"""What a Word file must be before it is sent: every rule for it with its permanent
code, its name and its weight, in one table.

The rules look at the file that was written, not at what was meant. A code is never
given to another rule.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from villkor.base.diagnostic import Diagnostic, Severity, UserError
from villkor.document.word.package import Package
from villkor.document.word.story import WordFile, word_file_of
from villkor.rules.rule import Rule, chosen_rules, weight_and_place
from villkor.rules.word import (
    blanks,
    languages,
    looks,
    metadata,
    navigation,
    private,
    prose,
    references,
    sound,
    tables,
    unfinished,
)

_E, _W = Severity.ERROR, Severity.WARNING

WORD_RULES: tuple[Rule[WordFile], ...] = (
    Rule("VK801", "titel-saknas", _E, metadata.title_missing),
    Rule("VK802", "egenskaper-saknas", _W, metadata.properties_missing),
    Rule("VK803", "fel-dokumentspråk", _E, languages.wrong_language),
    Rule("VK804", "fel-språkmärkning", _W, languages.wrongly_marked_language),
    Rule("VK805", "rubriker-i-oordning", _E, navigation.headings_out_of_order),
    Rule("VK806", "falsk-rubrik", _W, prose.fake_heading),
    Rule("VK807", "skriven-lista", _W, prose.typed_list),
    Rule("VK808", "rubrikrad-saknas", _E, tables.header_row_missing),
    Rule("VK809", "sammanslagna-celler", _E, tables.merged_cells),
    Rule("VK810", "tomma-celler", _W, tables.empty_cells),
    Rule("VK811", "tomt-stycke", _W, blanks.empty_paragraph),
    Rule("VK812", "upprepade-blanksteg", _W, blanks.repeated_blanks),
    Rule("VK813", "otydlig-länk", _W, prose.unclear_link),
    Rule("VK814", "kryss-utan-ord", _W, prose.box_without_word),
    Rule("VK815", "svag-kontrast", _E, looks.weak_contrast),
    Rule("VK816", "alternativtext-saknas", _E, looks.alternative_text_missing),
    Rule("VK817", "flytande-bild", _W, looks.floating_picture),
    Rule("VK818", "innehållsförteckning-saknas", _W, navigation.contents_missing),
    Rule("VK819", "sidnummer-saknas", _W, navigation.page_numbers_missing),
    Rule("VK821", "trasig-tabell", _E, sound.broken_table),
    Rule("VK822", "dubblerat-id", _E, references.repeated_id),
    Rule("VK823", "bruten-hänvisning", _E, references.broken_part_relation),
    Rule("VK824", "hänvisning-till-intet", _W, references.dangling_reference),
    Rule("VK825", "felplacerad-kontroll", _E, sound.misplaced_control),
    Rule("VK826", "oavslutat-fält", _E, sound.unfinished_field),
    Rule("VK831", "spårade-ändringar", _E, private.tracked_changes),
    Rule("VK832", "kommentarer", _E, private.comments),
    Rule("VK833", "dold-text", _E, private.hidden_text),
    Rule("VK834", "personnamn-i-egenskaper", _W, private.personal_name),
    Rule("VK835", "sökväg-i-filen", _W, private.machine_name),
    Rule("VK836", "dold-last", _W, private.hidden_cargo),
    Rule("VK837", "utkast", _E, unfinished.draft),
    Rule("VK838", "mallens-platshållare", _E, unfinished.left_over_in_word),
    Rule("VK839", "vattenstämpel", _E, unfinished.watermark),
)

# what stops the sending of a file but not the writing of it: a draft is one, and what
# a template has left to fill in is told beside the file
_UNFINISHED = {"VK837", "VK838", "VK839"}
STOPPING = tuple(
    rule.code
    for rule in WORD_RULES
    if rule.severity is Severity.ERROR and rule.code not in _UNFINISHED
)
"""The codes of what stops the writing of a file."""


def inspect_package(
    package: Package,
    name: str,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
) -> tuple[Diagnostic, ...]:
    """Every diagnostic of a Word file: errors first, then down the file.

    `select` and `ignore` are beginnings of codes.
    """
    file = word_file_of(package, name)
    found: list[Diagnostic] = []
    for rule in chosen_rules(WORD_RULES, select, ignore):
        if rule.check:
            found += map(rule.stamp, rule.check(file))
    return tuple(sorted(found, key=weight_and_place))


def hold_back(
    package: Package,
    name: str,
    template: Path | None = None,
    meant: Collection[str] = (),
) -> None:
    """Raise UserError if a file that we have written has an error: it is our fault, or
    that of the region's own template. Those with the codes in `meant` are none.

    What someone wrote in an answer is at most a warning here.
    """
    for diagnostic in inspect_package(package, name, STOPPING, meant):
        message = (
            "Word-filen blev inte som den ska och har inte sparats. "
            f"{diagnostic.code}: {diagnostic.message}"
        )
        how = "Det är ett fel i villkor: rapportera det gärna."
        if template:
            how = f"Rätta Word-mallen {template.name}. {diagnostic.hint}"
        raise UserError(message, how)
