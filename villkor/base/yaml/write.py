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
