"""Words → YAML: plain where they can stand so, else quoted, and comments of a fixed
width.
"""

from __future__ import annotations

import json
import re
import textwrap

WIDTH = 100
# words that mean themselves in YAML
_PLAIN = re.compile(r"(?:\.\./)*[^\W_](?:[\w ./(),+&=≤≥×−%-]*[\w.)%])?")
_MEANS_ELSE = {"null", "true", "false"}


def comment_lines(text: str, *, indent: str = "") -> str:
    """A text as comment lines."""
    prefix = f"{indent}# "
    return textwrap.fill(
        text,
        WIDTH,
        initial_indent=prefix,
        subsequent_indent=prefix,
        break_long_words=False,
        break_on_hyphens=False,
    )


def written_value(text: str) -> str:
    """A text as a YAML value on one line: plain if it can be, else within quotation
    marks.
    """
    words = " ".join(text.split())
    if _PLAIN.fullmatch(words) and words.casefold() not in _MEANS_ELSE:
        return words
    return json.dumps(words, ensure_ascii=False)


# what a plain value may not begin with, and what means something else within it
_FIRST_SIGN = re.compile(r"""[-?:,\[\]{}#&*!|>'"%@`=~<.\s]""")
_MEANS_KEY = re.compile(r":|\s#")
_IN_FLOW = re.compile(r"[,\[\]{}]")


def value_in_place(text: str, style: str, *, flow: bool = False) -> str:
    """A text of one line as a YAML value in the place of one of a style: within the
    same quotation marks, or plain if it can be. `flow`: within brackets.
    """
    if style == "'":
        return "'" + text.replace("'", "''") + "'"
    if style != '"' and _may_be_plain(text, flow=flow):
        return text
    return json.dumps(text, ensure_ascii=False)


def _may_be_plain(text: str, *, flow: bool) -> bool:
    if text != text.strip() or text.casefold() in _MEANS_ELSE:
        return False
    if not text or _FIRST_SIGN.match(text) or _MEANS_KEY.search(text):
        return False
    return not (flow and _IN_FLOW.search(text))
