"""Markdown in an answer → blocks.

Answers hold paragraphs, bullet and numbered lists, bold, italics and links, and `[words]{en}` for words in another language,
which those who hear the text read out need to be told. Everything else that CommonMark knows is refused by `commonmark.refused`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from villkor.blocks import Flow, ListBlock, Paragraph, Role, Run
from villkor.commonmark import LANGUAGES, MARKED, tree

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # what &#12; and its like can make


def blocks(text: str) -> tuple[Flow, ...]:
    """The paragraphs and lists of a text. What `refused` names is given as plain text, so that no character is lost."""
    return tuple(_flow(tree(text)))


def _flow(node: SyntaxTreeNode) -> Iterator[Flow]:
    for child in node.children:
        match child.type:
            case "paragraph" | "heading":
                yield Paragraph(tuple(_in_languages(list(_merged(_inline(child.children[0], Run("")))))))
            case "bullet_list" | "ordered_list":
                items = tuple(tuple(_flow(item)) for item in child.children)
                yield ListBlock(items, child.type == "ordered_list", int(child.attrs.get("start", 1)))
            case "hr":
                yield Paragraph((Run(child.markup),))
            case _ if child.children:
                yield from _flow(child)
            case _:
                words = "\n".join(filter(None, (child.info, child.content.rstrip("\n"))))
                yield Paragraph((Run(_NOT_XML.sub("", words)),), Role.ANSWER)


def _inline(node: SyntaxTreeNode, shape: Run) -> Iterator[Run]:
    for child in node.children:
        match child.type:
            case "text" | "code_inline" | "html_inline":
                yield replace(shape, text=_NOT_XML.sub("", child.content))
            case "softbreak":
                yield replace(shape, text=" ")
            case "hardbreak":
                yield replace(shape, text="\n")
            case "strong":
                yield from _inline(child, replace(shape, bold=True))
            case "em":
                yield from _inline(child, replace(shape, italic=True))
            case "link":
                yield from _inline(child, replace(shape, link=str(child.attrs["href"])))
            case "image":
                yield replace(shape, text=child.content)


def _merged(runs: Iterator[Run]) -> Iterator[Run]:
    """Neighbours of one shape as one run."""
    held: Run | None = None
    for run in runs:
        if not run.text:
            continue
        if held and replace(run, text=held.text) == held:
            held = replace(held, text=held.text + run.text)
        else:
            if held:
                yield held
            held = run
    if held:
        yield held


def _in_languages(runs: list[Run]) -> Iterator[Run]:
    """The runs in their languages, without the marks that say so. A mark may begin in one run and end in another."""
    whole = "".join(run.text for run in runs)
    pieces, end = [], 0
    for marked in MARKED.finditer(whole):
        pieces += [(end, marked.start(), ""), (marked.start(1), marked.end(1), LANGUAGES[marked[2]])]
        end = marked.end()
    pieces.append((end, len(whole), ""))
    start = 0
    for run in runs:
        beyond = start + len(run.text)
        for first, last, language in pieces:
            if text := whole[max(start, first) : min(beyond, last)]:
                yield replace(run, text=text, language=language)
        start = beyond
