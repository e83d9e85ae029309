"""What a cell says of effects → effects by term, with their status and what they build
on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from villkor.document.blocks import Flow, Paragraph
from villkor.document.to_markdown import to_markdown
from villkor.document.typed_lines import paragraph_part
from villkor.exchange.placing.labelled import Labels, labelled_stretches, labels_of
from villkor.form.model import Form
from villkor.report.keys import EFFECT_NOTES
from villkor.report.values import KeyPath, Value

_STATUS, _BASIS = EFFECT_NOTES
_NOTE = re.compile(
    r"""
    (?: Status: [ ]{0,9} (?P<status> [^.:;,\n]{1,60} ) [.;,]? [ \n]{0,9} )?
    (?: Underlag: [ ]{0,9} (?P<underlag> [^.:;,\n]{1,60} ) [.;,]? [ \n]{0,9} )?
    """,
    re.VERBOSE | re.IGNORECASE,
)


def effect_labels(form: Form) -> Labels:
    """The headings of the form's terms."""
    words = {title.casefold(): key for key, title in form.effects.terms}
    return labels_of(words, optional=r"(?:effekter[ ])?(?:på[ ])?")


def recovered_effects(
    form: Form,
    labels: Labels,
    blocks: Sequence[Flow],
    key: str,
) -> dict[KeyPath, Value]:
    """What a cell says, by term under the `key` of its field: or as a text, if there
    are no terms in it.
    """
    text, notes = _without_note(blocks)
    known = (*form.effects.statuses, *form.effects.bases)
    stretches = labelled_stretches(text, labels)
    general = form.effects.terms[-1][0]
    told: dict[KeyPath, Value] = {}
    for stretch in stretches:
        words = to_markdown(stretch.blocks)
        path = key, stretch.key or general
        if path in told or not words:
            told.clear()
            break
        told[path] = words
    labelled = any(stretch.key for stretch in stretches)
    if told and (labelled or notes):
        for name, word in notes.items():
            # as the form spells it
            told[key, name] = word.casefold() if word.casefold() in known else word
        return told
    whole = to_markdown(blocks)
    return {(key,): whole} if whole else {}


def _without_note(
    blocks: Sequence[Flow],
) -> tuple[list[Flow], dict[str, str]]:
    """The blocks without the line that tells status and basis, and what that says."""
    kept = list(blocks)
    if not kept or not isinstance(kept[-1], Paragraph):
        return kept, {}
    last = kept[-1]
    start = last.text.rfind("\n") + 1
    found = _NOTE.fullmatch(last.text, start)
    if found is None or not found[0].strip():
        return kept, {}
    kept.pop()
    before = paragraph_part(last, 0, start)
    if before.text.strip():
        kept.append(before)
    notes = {}
    for name in (_STATUS, _BASIS):
        if found[name]:
            notes[name] = found[name].strip()
    return kept, notes
