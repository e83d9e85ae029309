"""Markdown in an answer → blocks.

Answers hold paragraphs, bullet and numbered lists, bold, italics and links, and
`[words]{en}` for words in another language, which those who hear the text read out need
to be told. Everything else that CommonMark knows is refused by `commonmark.refused`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from msgspec.structs import replace

from villkor.base.lazy_pattern import lazy_pattern
from villkor.document.blocks import Flow, ListBlock, Paragraph, Role, Run
from villkor.document.commonmark import LANGUAGES, MARKED, TEXTS_KEPT, tree
from villkor.document.web_addresses import bare_addresses

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

# Most paragraphs are words and nothing else, and need no parser. Such a one begins at
# the margin after an empty line, and has nothing that Markdown takes for more than a
# letter (`_MARK`). Only code, HTML and what a tab indents can reach over an empty line
# (`_ACROSS`).
_EMPTY = lazy_pattern(r"\n(?: *\n)+")
_MARK = lazy_pattern(r"[*_\[\]\\&]|^ *(?:[-+#>]|\d+[.)])|  $", re.MULTILINE)
_ACROSS = lazy_pattern("[`~<\t\r\0]")
_LINE_BREAK = lazy_pattern(" ?\n *")
# what &#12; and its like can make
NOT_XML = lazy_pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@lru_cache(maxsize=TEXTS_KEPT)
def markdown_blocks(text: str) -> tuple[Flow, ...]:
    """The paragraphs and lists of a text.

    What `refused` names is given as plain text, so that no character is lost.
    """
    if _ACROSS.search(text):
        return tuple(_flow_blocks(tree(text)))
    found: list[Flow] = []
    # where what is not yet a block begins, and the piece that is looked at
    done = begin = 0
    for end, following in _piece_ends(text):
        piece = text[begin:end]
        if _is_only_words(piece):
            found += _parsed_blocks(text[done:begin])
            found.append(_plain_paragraph(piece))
            done = following
        begin = following
    found += _parsed_blocks(text[done:])
    return tuple(found)


def _piece_ends(text: str) -> Iterator[tuple[int, int]]:
    """Where each piece between empty lines ends, and where the next one begins."""
    for gap in _EMPTY.finditer(text):
        yield gap.span()
    yield len(text), len(text)


def _is_only_words(piece: str) -> bool:
    """Whether a piece is a paragraph that the parser would leave as it is.

    What other blanks there may be at its ends (no-break spaces and the like) the parser
    knows what to do with.
    """
    at_margin = piece[:1].strip("\n ") != ""
    usual_blanks = piece.strip() == piece.strip("\n ")
    if "://" in piece:  # an address becomes a link
        return False
    return at_margin and usual_blanks and not _MARK.search(piece)


def _plain_paragraph(piece: str) -> Paragraph:
    on_one_line = _LINE_BREAK.sub(" ", piece.strip())
    words = NOT_XML.sub("", on_one_line)
    return Paragraph((Run(words),) if words else ())


def _parsed_blocks(text: str) -> Iterator[Flow]:
    """The blocks of a piece of a text, for which a parser is needed."""
    if text.strip("\n "):
        yield from _flow_blocks(tree(text))


def _flow_blocks(node: SyntaxTreeNode) -> Iterator[Flow]:
    for child in node.children:
        match child.type:
            case "paragraph" | "heading":
                runs = _merged_runs(_inline_runs(child.children[0]))
                linked = list(with_addresses(runs))
                yield Paragraph(tuple(in_languages(linked)))
            case "bullet_list" | "ordered_list":
                items = [tuple(_flow_blocks(item)) for item in child.children]
                ordered = child.type == "ordered_list"
                start = int(child.attrs.get("start", 1))
                yield ListBlock(tuple(items), ordered, start)
            case "hr":
                yield Paragraph((Run(child.markup),))
            case _ if child.children:
                yield from _flow_blocks(child)
            case _:
                words = "\n".join(
                    filter(None, (child.info, child.content.rstrip("\n")))
                )
                yield Paragraph((Run(NOT_XML.sub("", words)),), Role.ANSWER)


# the shape (FBT001)
def _inline_runs(
    node: SyntaxTreeNode,
    bold: bool = False,  # noqa: FBT001
    italic: bool = False,  # noqa: FBT001
    link: str = "",
) -> Iterator[Run]:
    for child in node.children:
        match child.type:
            case "text" | "code_inline" | "html_inline":
                yield Run(NOT_XML.sub("", child.content), bold, italic, link)
            case "softbreak":
                yield Run(" ", bold, italic, link)
            case "hardbreak":
                yield Run("\n", bold, italic, link)
            case "strong":
                # as above (FBT003)
                yield from _inline_runs(child, True, italic, link)  # noqa: FBT003
            case "em":
                # as above (FBT003)
                yield from _inline_runs(child, bold, True, link)  # noqa: FBT003
            case "link":
                yield from _inline_runs(child, bold, italic, str(child.attrs["href"]))
            case "image":
                yield Run(child.content, bold, italic, link)


def _merged_runs(runs: Iterator[Run]) -> Iterator[Run]:
    """Neighbours of one shape as one run."""
    told = (run for run in runs if run.text)
    for (bold, italic, link), alike in groupby(told, _shape_of):
        text = "".join(run.text for run in alike)
        yield Run(text, bold, italic, link)


def with_addresses(runs: Iterable[Run]) -> Iterator[Run]:
    """The runs, with a link in the place of each web address that stands as words."""
    for run in runs:
        done = 0
        if not run.link:
            for start, address in bare_addresses(run.text):
                if start > done:
                    yield replace(run, text=run.text[done:start])
                yield replace(run, text=address, link=address)
                done = start + len(address)
        if done < len(run.text):
            yield replace(run, text=run.text[done:])


def _shape_of(run: Run) -> tuple[bool, bool, str]:
    return run.bold, run.italic, run.link


def in_languages(runs: list[Run]) -> Iterator[Run]:
    """The runs in their languages, without the marks that say so.

    A mark may begin in one run and end in another.
    """
    pieces = _languages_in("".join(run.text for run in runs))
    start = 0
    for run in runs:
        for first, last, language in pieces:
            begin = max(first - start, 0)
            end = max(last - start, 0)
            text = run.text[begin:end]
            if text:
                yield replace(run, text=text, language=language)
        start += len(run.text)


def _languages_in(text: str) -> list[tuple[int, int, str]]:
    """The stretches of a text without the marks: where each begins and ends, and its
    language, "" if that is the document's.
    """
    pieces, end = [], 0
    for marked in MARKED.finditer(text):
        begin, inner_end = marked.span(1)
        language = LANGUAGES[marked[2]]
        pieces.append((end, marked.start(), ""))
        pieces.append((begin, inner_end, language))
        end = marked.end()
    pieces.append((end, len(text), ""))
    return pieces
