"""How a whole paragraph looks, and the places in it where somebody is to write: what
tells a question from its help in a blank form.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from villkor.document.word.found import ParagraphMarks
from villkor.document.word.package import WORD_2010, Element, word_name
from villkor.document.word.read_parts import ReadParagraph, ReadRun
from villkor.document.word.styles import (
    Look,
    Styles,
    child_of,
    is_on,
    look_of,
    style_in,
)

_LISTS = (word_name("dropDownList"), word_name("comboBox"))
# controls in which somebody writes; one that is tagged alone may stand around anything
_WRITTEN_IN = (word_name("text"), word_name("date"), *_LISTS)


def marks_of_paragraph(
    styles: Styles,
    read: ReadParagraph,
) -> ParagraphMarks:
    """The marks of a paragraph; it is bold or italic if all of its words are."""
    _, around = styles.of_paragraph(style_in(read.properties))
    looks = [
        {**around, **_own_look(styles, run)} for run in read.runs if run.text.strip()
    ]
    controls = _controls_around(read)
    return ParagraphMarks(
        bold=_is_all(looks, "bold"),
        italic=_is_all(looks, "italic"),
        size=_size_of(looks),
        prompts=tuple(_prompts(read)),
        fillable=any(map(_is_written_in, controls)) or _has_legacy_field(read),
        choices=tuple(_choices(controls, read)),
    )


def _own_look(
    styles: Styles,
    run: ReadRun,
) -> Look:
    if run.properties is None:
        return {}
    return {**styles.get(style_in(run.properties)).look, **look_of(run.properties)}


def _is_all(
    looks: list[Look],
    name: str,
) -> bool:
    return bool(looks) and all(look.get(name) for look in looks)


def _size_of(looks: list[Look]) -> int:
    sizes = [look.get("size") for look in looks]
    return max((size for size in sizes if isinstance(size, int)), default=0)


def _controls_around(read: ReadParagraph) -> list[Element]:
    """The properties of each control that the paragraph, or a run of it, stands in."""
    controls = {id(control): control for control in read.controls}
    for run in read.runs:
        if run.control is not None:
            controls[id(run.control)] = run.control
    found = []
    for control in controls.values():
        properties = child_of(
            control,
            word_name("sdtPr"),
        )
        if properties is not None:
            found.append(properties)
    return found


def _shows_prompt(control: Element) -> bool:
    properties = child_of(
        control,
        word_name("sdtPr"),
    )
    if (
        properties is None
        or child_of(properties, f"{{{WORD_2010}}}checkbox") is not None
    ):
        return False
    shown = child_of(
        properties,
        word_name("showingPlcHdr"),
    )
    return is_on(shown)


def _is_written_in(properties: Element) -> bool:
    if is_on(
        child_of(
            properties,
            word_name("showingPlcHdr"),
        )
    ):
        return child_of(properties, f"{{{WORD_2010}}}checkbox") is None
    return any(child_of(properties, name) is not None for name in _WRITTEN_IN)


def _has_legacy_field(read: ReadParagraph) -> bool:
    for run in read.runs:
        for form in run.forms:
            if (
                child_of(
                    form,
                    word_name("checkBox"),
                )
                is None
            ):
                return True
        if run.field.upper().startswith(("FORMTEXT", "FORMDROPDOWN")):
            return True
    return False


def _prompts(read: ReadParagraph) -> Iterator[str]:
    """The words that stand where something is to be written."""
    whole = any(map(_shows_prompt, read.controls))
    for run in read.runs:
        inside = run.control is not None and _shows_prompt(run.control)
        legacy = run.field.upper().startswith("FORMTEXT")
        if run.text and (whole or inside or legacy):
            yield run.text


def _choices(
    controls: Iterable[Element],
    read: ReadParagraph,
) -> Iterator[str]:
    """What one may choose from, in lists to choose from."""
    for properties in controls:
        for name in _LISTS:
            choices = child_of(properties, name)
            if choices is not None:
                for item in choices.iterchildren(word_name("listItem")):
                    shown = item.get(word_name("displayText"), "")
                    yield shown or item.get(word_name("value"), "")
    for run in read.runs:
        for form in run.forms:
            choices = child_of(
                form,
                word_name("ddList"),
            )
            if choices is not None:
                for item in choices.iterchildren(word_name("listEntry")):
                    yield item.get(word_name("val"), "")
