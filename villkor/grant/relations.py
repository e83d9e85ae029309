"""Grant → the relations between its figures, those of the report and of its form, and
whether they hold.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain

from msgspec import Struct

from villkor.base.diagnostic import Finding
from villkor.figures.number import Figure
from villkor.figures.relations.patterns import SINGLE, Known, relation_instances
from villkor.figures.relations.reckon import Relation, reckon_text, reckon_tree
from villkor.figures.relations.tree import BadRelation, written_relation
from villkor.form.model import Form, FormRelation, Tells
from villkor.grant.model import Grant, Share
from villkor.grant.named_figures import (
    ALLOCATED,
    named_figures,
    names_without_value,
    without_share,
)

_EQUAL = ("=", "≈")
_OF_THE_WHOLE = {Tells.SHARES_NOT_WHOLE, Tells.PARTS_CONTRADICT_TOTAL}


class Implied(Struct, frozen=True):
    """A relation of the form between figures of the report.

    `part` is the support form or priority it is about, if it is about one.
    """

    source: FormRelation
    relation: Relation
    part: Share | None


class UnreadRelation(Finding, frozen=True):
    """A relation that cannot be read: its text on one line, and the character of it at
    which it goes wrong.
    """

    text: str = ""
    offset: int = 0


def known_figures(grant: Grant, form: Form) -> Known[Share]:
    """The figures that relations may name.

    Those that stand for a sum are there if every part of it is.
    """
    single: dict[str, tuple[Figure, ...]] = {}
    each: dict[str, dict[Share, Figure]] = {}
    if grant.allocated:
        single["tilldelat"] = (grant.allocated,)
    for name, of_each, parts, whole in _figures_of_parts(grant, form):
        each[of_each] = parts
        if parts and len(parts) == whole:
            single[name] = tuple(parts.values())
    for what in ("stödformernas belopp", "prioriteringarnas belopp"):
        if what in single:
            single["totalt"] = single[what]  # the latter before the former
    key_figures = {figure.name: figure.value for figure in grant.key_figures}
    return Known(single, each, key_figures, form.word_forms)


def _figures_of_parts(
    grant: Grant,
    form: Form,
) -> Iterator[tuple[str, str, dict[Share, Figure], int]]:
    """What relations call the amounts of the parts of the grant, and the shares: all
    together, and each; those that are there; and how many there are if all are.
    """
    forms, priorities = grant.support_forms, grant.priorities
    for of_all, of_each, parts, whole in (
        ("stödformernas", "varje stödforms", forms, len(form.support_forms)),
        ("prioriteringarnas", "varje prioriterings", priorities, len(priorities)),
    ):
        amounts = {part: part.amount for part in parts if part.amount}
        shares = {part: part.share for part in parts if part.share}
        yield f"{of_all} belopp", f"{of_each} belopp", amounts, whole
        yield f"{of_all} andelar", f"{of_each} andel", shares, whole


def own_relations(
    grant: Grant,
    form: Form,
    known: Known[Share],
) -> tuple[tuple[Relation, ...], tuple[UnreadRelation, ...]]:
    """The relations that the report has itself, and those that cannot be read."""
    named = named_figures(grant, None)
    empty = {name.casefold() for name in names_without_value(grant, form, named)}
    figures: dict[str, Sequence[Figure]] = {
        name: (figure,) for name, figure in named.items()
    }
    figures |= known.single  # in which the whole is its parts
    unread = {name.casefold() for name in grant.unread}
    if unread:
        unread.update(SINGLE)
    found, faults = [], []
    for control in grant.controls:
        try:
            found.append(reckon_text(control.text, figures, control.where))
        except BadRelation as error:
            if error.name and not unread.isdisjoint({error.name.casefold(), ""}):
                continue  # the figure is told of already, where it stands
            message, hint = error.message, error.hint
            said = _without_value(error.name, grant, empty)
            if said:
                message, hint = said
            line = control.text.replace("\n", " ").rstrip()
            where, offset = control.at(error.offset), error.offset
            faults.append(
                UnreadRelation(where, message, hint, text=line, offset=offset)
            )
    return tuple(found), tuple(faults)


def _without_value(
    name: str,
    grant: Grant,
    empty: Collection[str],
) -> tuple[str, str] | None:
    """What is said of a name that has no value yet, and of one that is a sum of such;
    None, if there is no such name.
    """
    word = name.casefold()
    if word in SINGLE and word != ALLOCATED:
        return (
            f"”{name}” går inte att räkna ut än.",
            "Fyll i de belopp eller andelar som det är summan av.",
        )
    if word not in empty:
        return None
    if without_share(word) != word:
        return f"”{name}” har inget värde i anslag.yaml än.", "Fyll i andelen där."
    if word in map(str.casefold, grant.without_value):
        return f"”{name}” har inget värde i anslag.yaml än.", "Fyll i det där."
    return f"”{name}” har inget belopp i anslag.yaml än.", "Fyll i beloppet där."


def implied_relations(
    form: Form,
    known: Known[Share],
    own: tuple[Relation, ...],
    accused: Collection[Figure] = (),
) -> tuple[Implied, ...]:
    """The relations that the form implies, but for those between figures that the
    report relates to each other itself, and those that one which does not hold already
    tells of.

    `accused` are the stated figures that the decisions contradict.
    """
    found: list[Implied] = []
    for source in form.relations:
        broken = set()
        for one in found:
            if not one.relation.holds:
                broken.add((one.source.rule, one.part))
        for relation, part in _instances(source, known, accused):
            said = any(_says_instead(one, relation) for one in own)
            told = _is_told(source.after, part, broken)
            if not said and not told:
                found.append(Implied(source, relation, part))
    return tuple(found)


def _is_told(
    rules: Iterable[str],
    part: Share | None,
    broken: Collection[tuple[str, Share | None]],
) -> bool:
    """Whether one of some rules tells already of a part, or of all of them."""
    telling: set[tuple[str, Share | None]] = set()
    for rule in rules:
        telling |= {(rule, None), (rule, part)}
    return not telling.isdisjoint(broken)


def _instances(
    source: FormRelation,
    known: Known[Share],
    accused: Collection[Figure],
) -> Iterator[tuple[Relation, Share | None]]:
    """A relation of the form between the figures that are written.

    What the decisions come to is held against what is written by VK411, once. Only sums
    of the whole are tried on it too, where they do not hold though VK411 is silent.
    """
    for tree, figures, part in relation_instances(source.tree, known):
        stated = list(chain.from_iterable(figures.values()))
        written = all(figure.written for figure in stated)
        if not written and (
            source.rule not in _OF_THE_WHOLE or any(map(accused.__contains__, stated))
        ):
            continue
        try:
            relation = reckon_tree(tree, written_relation(tree), figures)
        except BadRelation:
            # figures of different units, or nothing to divide by: then it says nothing
            continue
        if written or not relation.holds:
            yield relation, part


def _says_instead(own: Relation, implied: Relation) -> bool:
    """Whether a relation of the report's own is about the same figures as one of the
    form, and maybe others; an equation, if that is one.
    """
    return set(own.names).issuperset(implied.names) and (
        own.tree.sign in _EQUAL or implied.tree.sign not in _EQUAL
    )
