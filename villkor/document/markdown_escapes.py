"""Which signs of a text Markdown would take for marks, and need a backslash before
them.
"""

from __future__ import annotations

import re

# Each alternative ends with the sign that gets the backslash.
_MARKS = re.compile(
    r"""
    \\ | `
    | (?<= \S ) \* | \* (?= \S )                         # a*b, not a * b
    | (?<! [^\W_] ) _ (?= \S ) | (?<= \S ) _ (?! [^\W_] )  # _a_, not a_b
    | < (?= [A-Za-z/!?] )                                # <b>, not 5 < 6
    | & (?= [#A-Za-z] [A-Za-z0-9]{0,40} ; )              # &amp;
    | \] (?= \( ) | \[ (?= \^ ) | ! (?= \[ )             # [a](b), [^1], ![a]
    | \[ (?= [^\[\]\n]{1,200} \] \{ )                    # [a]{xx}
    | (?<! ~ ) ~ (?= ~ [^\s~] )                          # ~~a~~
    | \| (?= [ :]{0,2} --- )                             # a table's line of dashes
    | ^ \# (?= \#{0,5} (?: \s | \Z ) )                   # a heading
    | ^ >
    | ^ [-+*_] (?= \s | \Z )                             # a bullet, or - - -
    | ^ [-=] (?= [-=]{1,200} [ \t]{0,9} $ )              # a line of dashes
    | ^ ~ (?= ~~ )
    | ^ \d{1,9} [.)] (?= \s | \Z )                       # a number of a list
    | ^ ["'] (?= \d [\d.]{0,20} ["'] : )                 # "1.2.3": of a section file
    """,
    re.MULTILINE | re.VERBOSE,
)
# the same for a text of which Markdown has made something else all the same
_ANY_MARKS = re.compile(
    r"""
    [\\`*_\[\]<>&!\#+~|=-]
    | ^ \d{1,9} [.)] (?= \s | \Z )
    | ^ ["'] (?= \d )
    """,
    re.MULTILINE | re.VERBOSE,
)
_NEVER_MARKS = re.compile(r"[\w ,;:%/?()§”’–é€$@'.\"]*")
_LISTED = re.compile(r"\d{1,9}[.)]|[\"']\d")


def is_only_letters(text: str) -> bool:
    """Whether a text of one line surely holds nothing that is taken for a mark."""
    if _NEVER_MARKS.fullmatch(text) is None or "_" in text:
        return False
    return "://" not in text and _LISTED.match(text) is None


def places_of_marks(text: str, *, every: bool = False) -> list[int]:
    """Where in a paragraph's text a backslash is needed: with `every`, before all that
    could be a mark somewhere.
    """
    pattern = _ANY_MARKS if every else _MARKS
    return [match.end() - 1 for match in pattern.finditer(text)]
