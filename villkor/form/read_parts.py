"""What form.yaml tells beside its headings and questions: to whom the report is sent,
and the goals, effects, relations and words that are the same for all regions.
"""

from __future__ import annotations

import re

from villkor.base.faults import FaultKind
from villkor.base.hints import did_you_mean
from villkor.base.yaml.nodes import Node, Scalar
from villkor.figures.relations.patterns import EACH, SINGLE, mixes_parts
from villkor.figures.relations.read import read_relation
from villkor.figures.relations.tree import BadRelation, Comparison
from villkor.form.model import (
    Abbreviations,
    EffectTerms,
    FormRelation,
    GoalProgramme,
    Recipient,
    Tells,
)
from villkor.form.placeholders import pattern_faults
from villkor.form.reader import FormReader
from villkor.form.usable import recipient_key_fault

_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)  # `namn@exempel.se`
_PATTERNS = {"filnamn": "file_name", "ämne": "subject", "följetext": "text"}
_FIRM, _LOOSE = "ska gälla", "bör gälla"
_ONE_SORT = "Använd * eller varje i hela sambandet, och bara ett slags delar."


def read_recipient(reader: FormReader, key: str, node: Node) -> Recipient:
    """A recipient of the report, by the key that files and register numbers know it
    by.
    """
    values = reader.part(node, ("namn", "e-post", "diarienummer", *_PATTERNS))
    recipient_key_fault(reader, key, node)
    name = reader.required(values, "namn", node)
    email = reader.required(values, "e-post", node)
    if email and not _ADDRESS.fullmatch(email):
        reader.fault(
            FaultKind.WRONG_TYPE,
            values["e-post"].where,
            f"”e-post” ska vara en adress som namn@exempel.se, inte ”{email}”.",
        )
    patterns = {}
    for word, attribute in _PATTERNS.items():
        pattern = _read_pattern(reader, values, word)
        if pattern:
            patterns[attribute] = pattern
    return Recipient(key, name, email, reader.text(values, "diarienummer"), **patterns)


def _read_pattern(reader: FormReader, values: dict[str, Node], key: str) -> str:
    """The pattern under a key, with each fault of it told."""
    pattern = reader.scalar(values.get(key), f"”{key}”")
    if pattern is None:
        return ""
    for offset, message, hint in pattern_faults(pattern.text):
        reader.fault(FaultKind.UNKNOWN_VALUE, pattern.at(offset), message, hint)
    return pattern.text.strip()


def read_form_relation(reader: FormReader, node: Node) -> FormRelation | None:
    """A relation between figures, or None if it cannot be read."""
    values = reader.part(node, ("regel", _FIRM, _LOOSE, "prövas efter"))
    rule = reader.one_of(values, "regel", node, tuple(Tells))
    said = [key for key in (_FIRM, _LOOSE) if key in values]
    if len(said) != 1:
        reader.fault(
            FaultKind.MISSING,
            node.where,
            "Ett samband behöver antingen ”ska gälla” eller ”bör gälla”.",
        )
        return None
    after = _read_rules(reader, values)
    if not rule or not reader.required(values, said[0], node):
        return None
    tree = _read_tree(reader, reader.scalar(values[said[0]], f"”{said[0]}”"))
    if tree is None:
        return None
    return FormRelation(Tells(rule), tree, said[0] == _FIRM, after)


def _read_rules(reader: FormReader, values: dict[str, Node]) -> tuple[Tells, ...]:
    """The rules after which a relation is tried, without those that there are not."""
    known = tuple(Tells)
    found = []
    for word in reader.scalars(values.get("prövas efter"), "”prövas efter”"):
        text = word.text.strip()
        if text in known:
            found.append(Tells(text))
        else:
            message, hint = f"Här kan inte stå ”{text}”.", did_you_mean(text, known)
            reader.fault(FaultKind.UNKNOWN_VALUE, word.where, message, hint)
    return tuple(found)


def _read_tree(reader: FormReader, written: Scalar | None) -> Comparison | None:
    if written is None:
        return None
    try:
        tree = read_relation(written.text, (*SINGLE, *EACH), patterns=True)
    except BadRelation as error:
        where = written.at(error.offset)
        reader.fault(FaultKind.UNKNOWN_VALUE, where, error.message, error.hint)
        return None
    if mixes_parts(tree):
        reader.fault(
            FaultKind.UNKNOWN_VALUE,
            written.where,
            "Sambandet har namn av olika slag, som aldrig finns samtidigt.",
            _ONE_SORT,
        )
    return tree


def read_programme(reader: FormReader, node: Node) -> GoalProgramme:
    """A set of goals that tables may refer to."""
    values = reader.part(node, ("nyckel", "rubrik", "numrerade", "fri text"))
    key = reader.required(values, "nyckel", node)
    title = reader.required(values, "rubrik", node)
    numbered = reader.words(values, "numrerade")
    return GoalProgramme(key, title, numbered, reader.flag(values, "fri text"))


def read_effect_terms(reader: FormReader, node: Node | None) -> EffectTerms:
    """The terms by which effects are told, and the words for their status and basis."""
    values = reader.part(node, ("på sikt", "status", "underlag"))
    terms = []
    for term in reader.sequence(values.get("på sikt"), "”på sikt”"):
        words = reader.part(term, ("nyckel", "rubrik"))
        key = reader.required(words, "nyckel", term)
        terms.append((key, reader.required(words, "rubrik", term)))
    statuses = reader.words(values, "status")
    return EffectTerms(tuple(terms), statuses, reader.words(values, "underlag"))


def read_same_words(reader: FormReader, node: Node) -> tuple[str, ...]:
    """Words that count as one, in small letters."""
    words = reader.scalars(node, "En rad i ”ordformer”")
    return tuple(word.text.strip().casefold() for word in words)


def read_abbreviations(reader: FormReader, node: Node | None) -> Abbreviations:
    """The abbreviations that everyone knows, and what others stand for."""
    values = reader.part(node, ("allmänt kända", "uttydda"))
    spelt_out = reader.named(values, "uttydda")
    known = reader.words(values, "allmänt kända")
    meanings = {
        key: reader.required(spelt_out, key, spelt_out[key]) for key in spelt_out
    }
    return Abbreviations(known, meanings)
