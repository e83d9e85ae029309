"""Grant → its summary: where the money went, and whether what is stated agrees with
what can be reckoned.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain

from msgspec import Struct

from villkor.base.diagnostic import Finding
from villkor.base.faults import Fault, FaultKind
from villkor.figures.interval import can_be_equal
from villkor.figures.number import Figure
from villkor.figures.relations.patterns import SINGLE, Known, relation_instances
from villkor.figures.relations.reckon import Relation, reckon_text, reckon_tree
from villkor.figures.relations.tree import BadRelation, written_relation
from villkor.figures.sums import add, part_of, share_of
from villkor.form.model import Form, FormRelation, Tells
from villkor.grant.decisions.model import Decisions
from villkor.grant.keys import GRANT_FILE
from villkor.grant.model import Grant, KeyFigure, Share
from villkor.grant.named_figures import (
    ALLOCATED,
    named_figures,
    names_without_value,
    without_share,
)
from villkor.grant.stated_figures import StatedAndReckoned, stated_and_reckoned

_EQUAL = ("=", "≈")


class Line(Struct, frozen=True):
    """One part of the grant.

    `amount` is the stated one, else the sum of the decisions (`decided`), else the one
    that the stated share gives of the whole (`amount_reckoned`). `share` is the
    share of the whole reckoned from an amount that is not reckoned itself. `agrees`:
    whether stated and reckoned share can be the same number (None: there are not two to
    compare).
    """

    name: str
    amount: Figure | None
    amount_reckoned: bool
    stated_share: Figure | None
    share: Figure | None
    agrees: bool | None
    source: Share

    @property
    def decided(self) -> bool:
        """Whether the amount is the sum of the decisions, which nobody has written."""
        return (
            self.amount is not None
            and not self.amount.written
            and not self.amount_reckoned
        )


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


class Summary(Struct, frozen=True):
    """Everything there is to say about the grant of one report.

    Money is kronor, shares are percent.

    `relations` are the report's own, and `implied` those of its form that its own do
    not already say. `unread` counts the faults of anslag.yaml: figures that `check`
    tells of and that are therefore not here, and `undecided` those of the file of
    decisions. `comparisons` are the stated figures beside what the decisions come to.
    """

    year: int
    region: str
    total: Figure | None
    allocated: Figure | None
    used_of_allocated: Figure | None
    support_forms: tuple[Line, ...]
    priorities: tuple[Line, ...]
    forms_total: Figure | None
    forms_total_agrees: bool | None
    share_sum: Figure | None
    share_sum_agrees: bool | None
    key_figures: tuple[KeyFigure, ...]
    relations: tuple[Relation, ...]
    implied: tuple[Implied, ...]
    faults: tuple[UnreadRelation, ...]
    unread: int
    undecided: int
    decisions: Decisions | None
    comparisons: tuple[StatedAndReckoned, ...]

    @property
    def contradictions(self) -> int:
        """How many stated figures cannot agree with the others."""
        return (
            sum(not comparison.agrees for comparison in self.comparisons)
            + sum(not relation.holds for relation in self.relations)
            + sum(one.source.firm for one in self.broken())
        )

    @property
    def to_mend(self) -> int:
        """How much there is to mend: contradictions, and what cannot be read."""
        return self.contradictions + len(self.faults) + self.unread + self.undecided

    def broken(self, rule: Tells | None = None) -> tuple[Implied, ...]:
        """The relations of the form that do not hold; of those that a rule tells of, if
        one is given.
        """
        return tuple(
            one
            for one in self.implied
            if not one.relation.holds and rule in {None, one.source.rule}
        )


def summarize_grant(
    grant: Grant,
    form: Form,
    faults_met: Iterable[Fault],
    *,
    region: str,
    year: int,
) -> Summary:
    """Reckon the summary.

    A relation that cannot be read is a fault at its place; nothing raises.

    `faults_met` are those that reading the report met. `Report.summary` keeps the
    summary for all who ask.
    """
    unread, undecided = _count_faults(faults_met)
    known = _known_figures(grant, form)
    relations, faults = _own_relations(grant, form, known)
    implied = _implied_relations(form, known, relations)
    total = _sum_of(known, "totalt")
    agrees = {}
    for one in implied:
        if one.source.rule is Tells.SHARE_CONTRADICTS_AMOUNT:
            agrees[one.part] = one.relation.holds
    holds = {one.source.rule: one.relation.holds for one in implied}
    stated_forms = [form for form in grant.support_forms if form.amount or form.share]
    return Summary(
        year=year,
        region=region,
        total=total,
        allocated=grant.allocated,
        used_of_allocated=share_of(total, grant.allocated)
        if total and grant.allocated
        else None,
        support_forms=tuple(
            _line(part, total, agrees.get(part)) for part in stated_forms
        ),
        priorities=tuple(
            _line(part, total, agrees.get(part)) for part in grant.priorities
        ),
        forms_total=_sum_of(known, "stödformernas belopp"),
        forms_total_agrees=holds.get(Tells.PARTS_CONTRADICT_TOTAL),
        share_sum=_sum_of(known, "stödformernas andelar"),
        share_sum_agrees=holds.get(Tells.SHARES_NOT_WHOLE),
        key_figures=grant.key_figures,
        relations=relations,
        implied=implied,
        faults=faults,
        unread=unread,
        undecided=undecided,
        decisions=grant.decisions,
        comparisons=stated_and_reckoned(grant),
    )


def _count_faults(faults_met: Iterable[Fault]) -> tuple[int, int]:
    """How many faults are in anslag.yaml, and how many in the file of decisions."""
    unread, undecided = 0, 0
    for kind, finding in faults_met:
        if finding.where.path == GRANT_FILE:
            unread += 1
        elif kind is FaultKind.DECISION_ROW:
            undecided += 1
    return unread, undecided


def _sum_of(known: Known[Share], name: str) -> Figure | None:
    figures = known.single.get(name)
    return add(*figures) if figures else None


# as in Line (FBT001)
def _line(
    part: Share,
    total: Figure | None,
    agrees: bool | None,  # noqa: FBT001
) -> Line:
    amount, share = part.amount, None
    if total and part.amount:
        share = share_of(part.amount, total)
    elif total and part.share:
        amount = part_of(part.share, total)
    # of an amount that the decisions come to
    if agrees is None and share and part.share:
        agrees = can_be_equal(share.interval, part.share.interval)
    return Line(part.name, amount, part.amount is None, part.share, share, agrees, part)


def _known_figures(grant: Grant, form: Form) -> Known[Share]:
    """The figures that relations may name.

    Those that stand for a sum are there if every part of it is.
    """
    single: dict[str, tuple[Figure, ...]] = {}
    each: dict[str, dict[Share, Figure]] = {}
    if grant.allocated:
        single["tilldelat"] = (grant.allocated,)
    forms, priorities = grant.support_forms, grant.priorities
    forms_whole = len(forms) == len(form.support_forms)
    for of_all, of_each, parts, whole in (
        ("stödformernas", "varje stödforms", forms, forms_whole),
        ("prioriteringarnas", "varje prioriterings", priorities, True),
    ):
        amounts = {part: part.amount for part in parts if part.amount}
        shares = {part: part.share for part in parts if part.share}
        each[f"{of_each} belopp"], each[f"{of_each} andel"] = amounts, shares
        for what, figures in (("belopp", amounts), ("andelar", shares)):
            if figures and whole and len(figures) == len(parts):
                single[f"{of_all} {what}"] = tuple(figures.values())
    for what in ("stödformernas belopp", "prioriteringarnas belopp"):
        if what in single:
            single["totalt"] = single[what]  # the latter before the former
    key_figures = {figure.name: figure.value for figure in grant.key_figures}
    return Known(single, each, key_figures, form.word_forms)


def _own_relations(
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


def _implied_relations(
    form: Form,
    known: Known[Share],
    own: tuple[Relation, ...],
) -> tuple[Implied, ...]:
    """The relations that the form implies, but for those between figures that the
    report relates to each other itself, and those that one which does not hold already
    tells of.
    """
    found: list[Implied] = []
    for source in form.relations:
        broken = {
            (one.source.rule, one.part) for one in found if not one.relation.holds
        }
        for relation, part in _instances(source, known):
            said = any(_says_instead(one, relation) for one in own)
            told = any({(rule, None), (rule, part)} & broken for rule in source.after)
            if not said and not told:
                found.append(Implied(source, relation, part))
    return tuple(found)


def _instances(
    source: FormRelation,
    known: Known[Share],
) -> Iterator[tuple[Relation, Share | None]]:
    """A relation of the form between the figures that are written.

    What the decisions come to is held against what is written by VK411, once.
    """
    for tree, figures, part in relation_instances(source.tree, known):
        if not all(figure.written for figure in chain.from_iterable(figures.values())):
            continue
        try:
            yield reckon_tree(tree, written_relation(tree), figures), part
        except BadRelation:
            # figures of different units, or nothing to divide by: then it says nothing
            continue


def _says_instead(own: Relation, implied: Relation) -> bool:
    """Whether a relation of the report's own is about the same figures as one of the
    form, and maybe others; an equation, if that is one.
    """
    return set(own.names).issuperset(implied.names) and (
        own.tree.sign in _EQUAL or implied.tree.sign not in _EQUAL
    )
