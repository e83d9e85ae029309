"""Grant → its summary: where the money went, and whether what is stated agrees with what can be
reckoned.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from msgspec import Struct

from villkor.base.diagnostic import Finding
from villkor.base.faults import Fault, FaultKind
from villkor.figures.number import Figure, add, part_of, share_of
from villkor.figures.relations.patterns import SINGLE, Known, relation_instances
from villkor.figures.relations.reckon import Relation, reckon_text, reckon_tree
from villkor.figures.relations.tree import BadRelation, written_relation
from villkor.form.model import Form, FormRelation, Tells
from villkor.grant.decisions.compare import StatedAndReckoned, stated_and_reckoned
from villkor.grant.decisions.model import Decisions
from villkor.grant.keys import GRANT_FILE
from villkor.grant.model import Grant, KeyFigure, Share
from villkor.grant.named_figures import ALLOCATED, named_figures, names_without_value, without_share


class Line(Struct, frozen=True):
    """One part of the grant.

    `amount` is the stated one, else the sum of the decisions (`decided`), else the one that the
    stated share gives of the whole (`amount_reckoned`). `share` is the
    share of the whole reckoned from an amount that is not reckoned itself. `agrees`: whether stated
    and reckoned share can be the same number (None: there are not two to compare).
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
        return self.amount is not None and not self.amount.written and not self.amount_reckoned


class Implied(Struct, frozen=True):
    """A relation of the form between figures of the report.

    `part` is the support form or priority it is about, if it is about one.
    """

    source: FormRelation
    relation: Relation
    part: Share | None


class UnreadRelation(Finding, frozen=True):
    """A relation that cannot be read: its text on one line, and the character of it at which it
    goes wrong.
    """

    text: str = ""
    offset: int = 0


class Summary(Struct, frozen=True):
    """Everything there is to say about the grant of one report.

    Money is kronor, shares are percent.

    `relations` are the report's own, and `implied` those of its form that its own do not already
    say. `unread` counts the faults of anslag.yaml: figures that `check` tells of and that are
    therefore not here, and `undecided` those of the file of decisions. `comparisons` are the stated
    figures beside what the decisions come to.
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
        """The relations of the form that do not hold; of those that a rule tells of, if one is
        given.
        """
        return tuple(
            one
            for one in self.implied
            if not one.relation.holds and rule in {None, one.source.rule}
        )


def summarize_grant(
    grant: Grant, form: Form, faults_met: Iterable[Fault], *, region: str, year: int
) -> Summary:
    """Reckon the summary. A relation that cannot be read is a fault at its place; nothing raises.

    `faults_met` are those that reading the report met. `Report.summary` keeps the summary for all
    who ask.
    """
    unread, undecided = 0, 0
    for kind, finding in faults_met:
        in_grant_file = finding.where.path == GRANT_FILE
        unread += in_grant_file
        undecided += kind == FaultKind.DECISION_ROW and not in_grant_file
    known = _known(grant, form)
    relations, faults = _own(grant, form, known)
    implied = _implied(form, known, relations)
    total, forms_total, share_sum = (
        add(*known.single[name]) if name in known.single else None
        for name in ("totalt", "stödformernas belopp", "stödformernas andelar")
    )
    agrees = {
        one.part: one.relation.holds
        for one in implied
        if one.source.rule is Tells.SHARE_CONTRADICTS_AMOUNT
    }
    holds = {one.source.rule: one.relation.holds for one in implied}
    return Summary(
        year=year,
        region=region,
        total=total,
        allocated=grant.allocated,
        used_of_allocated=share_of(total, grant.allocated) if total and grant.allocated else None,
        support_forms=tuple(
            _line(share, total, agrees.get(share))
            for share in grant.support_forms
            if share.amount or share.share
        ),
        priorities=tuple(_line(share, total, agrees.get(share)) for share in grant.priorities),
        forms_total=forms_total,
        forms_total_agrees=holds.get(Tells.PARTS_CONTRADICT_TOTAL),
        share_sum=share_sum,
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


# as in Line (FBT001)
def _line(part: Share, total: Figure | None, agrees: bool | None) -> Line:  # noqa: FBT001
    share = share_of(part.amount, total) if part.amount and total else None
    amount = part.amount or (part_of(part.share, total) if part.share and total else None)
    if agrees is None and share and part.share:  # of an amount that the decisions come to
        agrees = share.overlaps(part.share)
    return Line(part.name, amount, part.amount is None, part.share, share, agrees, part)


def _known(grant: Grant, form: Form) -> Known[Share]:
    """The figures that relations may name.

    Those that stand for a sum are there if every part of it is.
    """
    single: dict[str, tuple[Figure, ...]] = {
        "tilldelat": (grant.allocated,) if grant.allocated else ()
    }
    each: dict[str, dict[Share, Figure]] = {}
    forms_whole = len(grant.support_forms) == len(form.support_forms)
    for of_all, of_each, parts, whole in (
        ("stödformernas", "varje stödforms", grant.support_forms, forms_whole),
        ("prioriteringarnas", "varje prioriterings", grant.priorities, True),
    ):
        each[f"{of_each} belopp"] = {part: part.amount for part in parts if part.amount}
        each[f"{of_each} andel"] = {part: part.share for part in parts if part.share}
        for what, there in (
            ("belopp", each[f"{of_each} belopp"]),
            ("andelar", each[f"{of_each} andel"]),
        ):
            single[f"{of_all} {what}"] = (
                tuple(there.values()) if whole and len(there) == len(parts) else ()
            )
    single["totalt"] = single["prioriteringarnas belopp"] or single["stödformernas belopp"]
    key_figures = {figure.name: figure.value for figure in grant.key_figures}
    return Known(
        {name: several for name, several in single.items() if several},
        each,
        key_figures,
        form.word_forms,
    )


def _own(
    grant: Grant, form: Form, known: Known[Share]
) -> tuple[tuple[Relation, ...], tuple[UnreadRelation, ...]]:
    """The relations that the report has itself, and those that cannot be read."""
    named = named_figures(grant, None)
    empty = {name.casefold() for name in names_without_value(grant, form, named)}
    figures: dict[str, Sequence[Figure]] = {name: (figure,) for name, figure in named.items()}
    figures |= known.single  # in which the whole is its parts
    unread = {name.casefold() for name in grant.unread} | set(SINGLE if grant.unread else ())
    found, faults = [], []
    for control in grant.controls:
        try:
            found.append(reckon_text(control.text, figures, control.where))
        except BadRelation as error:
            # else the figure is told of already, where it stands
            if not error.name or unread.isdisjoint({error.name.casefold(), ""}):
                message, hint = _without_value(error.name, grant, empty) or (
                    error.message,
                    error.hint,
                )
                line = control.text.replace("\n", " ").rstrip()
                faults.append(
                    UnreadRelation(
                        control.at(error.offset), message, hint, text=line, offset=error.offset
                    )
                )
    return tuple(found), tuple(faults)


def _without_value(name: str, grant: Grant, empty: Collection[str]) -> tuple[str, str] | None:
    """What is said of a name that has no value yet, and of one that is a sum of such; None, if
    there is no such name.
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


def _implied(form: Form, known: Known[Share], own: tuple[Relation, ...]) -> tuple[Implied, ...]:
    """The relations that the form implies, but for those between figures that the report relates to
    each other itself.
    """
    found: list[Implied] = []
    for source in form.relations:
        broken = {(one.source.rule, one.part) for one in found if not one.relation.holds}
        for tree, figures, part in relation_instances(source.tree, known):
            if not all(figure.written for several in figures.values() for figure in several):
                # what the decisions come to is held against what is written by VK411, once
                continue
            try:
                relation = reckon_tree(tree, written_relation(tree), figures)
            except BadRelation:
                # figures of different units, or nothing to divide by: then it says nothing
                continue
            said = any(_says_instead(one, relation) for one in own)
            if not said and broken.isdisjoint(
                (rule, about) for rule in source.after for about in (None, part)
            ):
                found.append(Implied(source, relation, part))
    return tuple(found)


def _says_instead(own: Relation, implied: Relation) -> bool:
    """Whether a relation of the report's own is about the same figures as one of the form, and
    maybe others; an equation, if that is one.
    """
    return set(own.names).issuperset(implied.names) and (
        own.tree.sign in _EQUAL or implied.tree.sign not in _EQUAL
    )


_EQUAL = ("=", "≈")
