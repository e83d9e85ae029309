"""A draft of a form with what a person has decided: a number, a kind or a limit put
right, what is no question taken away, and doubts that are settled.
"""

from __future__ import annotations

from msgspec.structs import replace

from villkor.authoring.blanks.drafted import (
    DraftedFact,
    DraftedForm,
    DraftedHeading,
    DraftedItem,
    DraftedQuestion,
)
from villkor.form.model import Kind
from villkor.form.usable import is_question_id


def with_settled(draft: DraftedForm, item: DraftedItem) -> DraftedForm:
    """The draft with an item as it is, and no doubts about it."""
    return _with_item(draft, item, replace(item, doubts=()))


def with_fact(draft: DraftedForm, fact: DraftedFact) -> DraftedForm:
    """The draft with a fact in the place of the one of the same key."""
    facts = list(draft.facts)
    for place, each in enumerate(facts):
        if each.key == fact.key:
            facts[place] = fact
    return replace(draft, facts=tuple(facts))


def number_fault(draft: DraftedForm, number: str) -> str:
    """Why no item can get a number, in Swedish; "" if one can."""
    if not is_question_id(number):
        return "Numret får bokstäver, siffror, punkt och bindestreck."
    if any(item.id == number for item in draft.items):
        return f"{number} finns redan."
    return ""


def with_number(draft: DraftedForm, item: DraftedItem, number: str) -> DraftedForm:
    """The draft with another number for an item, which is sure then. What stands under
    a heading goes along.
    """
    headings = {each.id for each in draft.items if isinstance(each, DraftedHeading)}
    parent = number.rpartition(".")[0]
    if isinstance(item, DraftedHeading):
        above = parent if parent in headings else item.heading.parent
        heading = replace(
            item.heading,
            id=number,
            parent=above,
        )
        changed = _with_item(
            draft,
            item,
            replace(item, heading=heading, doubts=()),
        )
        return _moved_along(changed, item.id, number)
    above = parent if parent in headings else item.question.parent
    question = replace(
        item.question,
        id=number,
        parent=above,
    )
    return _with_item(
        draft,
        item,
        replace(item, question=question, doubts=()),
    )


def _moved_along(draft: DraftedForm, old: str, new: str) -> DraftedForm:
    """The draft with what stood under a heading under its new number."""
    items: list[DraftedItem] = []
    for each in draft.items:
        if isinstance(each, DraftedHeading) and each.heading.parent == old:
            heading = replace(each.heading, parent=new)
            items.append(replace(each, heading=heading))
        elif isinstance(each, DraftedQuestion) and each.question.parent == old:
            question = replace(each.question, parent=new)
            items.append(replace(each, question=question))
        else:
            items.append(each)
    told = {}
    for key, texts in draft.instructions.items():
        told[new if key == old else key] = texts
    return replace(draft, items=tuple(items), instructions=told)


def kind_fault(item: DraftedQuestion, kind: Kind) -> str:
    """Why a question cannot be of a kind, in Swedish; "" if it can."""
    question = item.question
    if kind is Kind.TABLE and not question.columns:
        return "Frågan har ingen tabell i Word-filen."
    if kind is not Kind.YES_NO and (question.if_yes or question.if_no):
        return "Frågan har följdfrågor, och kan bara vara ja_nej."
    return ""


def with_kind(
    draft: DraftedForm,
    item: DraftedQuestion,
    kind: Kind,
) -> DraftedForm:
    """The draft with another kind for a question, which is sure then."""
    question = replace(item.question, kind=kind)
    if kind is not Kind.TABLE:
        question = replace(
            question,
            columns=(),
            max_rows=0,
            table="",
        )
    changed = replace(
        item,
        question=question,
        doubts=(),
    )
    return _with_item(draft, item, changed)


def with_limit(
    draft: DraftedForm,
    item: DraftedQuestion,
    rows: int,
) -> DraftedForm:
    """The draft with another number of rows for a table, which is sure then."""
    question = replace(item.question, max_rows=rows)
    changed = replace(
        item,
        question=question,
        doubts=(),
    )
    return _with_item(draft, item, changed)


def without_question(draft: DraftedForm, item: DraftedQuestion) -> DraftedForm:
    """The draft without a question, whose words are then the form's own beside others:
    none of them is lost.
    """
    question = item.question
    words = [question.wording]
    if question.if_yes:
        words.append(question.if_yes.wording)
    if question.if_no:
        words.append(question.if_no.wording)
    told = dict(draft.instructions)
    told[question.parent] = (*told.get(question.parent, ()), *words)
    items = tuple(each for each in draft.items if each is not item)
    return replace(draft, items=items, instructions=told)


def _with_item(
    draft: DraftedForm,
    old: DraftedItem,
    new: DraftedItem,
) -> DraftedForm:
    items = list(draft.items)
    for place, each in enumerate(items):
        if each is old:
            items[place] = new
    return replace(draft, items=tuple(items))
