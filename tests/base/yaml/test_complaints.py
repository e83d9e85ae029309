"""The slips of someone who writes YAML without knowing it: where they are pointed out, and in what
words.
"""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from villkor.base.diagnostic import Finding
from villkor.base.yaml.compose import parse_yaml

COLON = "Ett kolon följt av blanksteg mitt i texten"
DEEPER = "Raden är indragen längre än raden ovanför"
TAB = "Raden är indragen med tabb."
OPEN_QUOTE = "Ett citattecken öppnas här men stängs aldrig."
OPEN_NUMBER = "Citattecknet efter 1.1.1 saknas."
NO_DASH = "En rad i en lista ska börja med bindestreck och blanksteg."
NO_BLANK = "Det ska vara ett blanksteg efter kolonet."
WHOLE_VALUE = "Texten börjar med tecknet {}, som i YAML omfattar hela värdet."
REFERENCE = "En asterisk (*) eller ett och-tecken (&) först i ett värde"
NOT_FIRST = "Tecknet {} kan inte stå först i ett värde"
MISFIT = "Raden passar inte in bland nycklarna ovanför"
NO_KEY = "Raden är ingen nyckel"
OTHER_COLUMN = "Raden står inte i samma kolumn som filens första nyckel."
BRACKET = "En hakparentes eller klammer öppnas här men stängs inte"
NOT_IN_LIST = "Raden hör inte ihop med listan ovanför"

# Words of libyaml's own messages that are no Swedish words.
PARSER_WORDS = frozenset(
    {
        "while",
        "scanning",
        "parsing",
        "found",
        "expected",
        "unexpected",
        "character",
        "token",
        "block",
        "mapping",
        "mappings",
        "collection",
        "sequence",
        "scalar",
        "flow",
        "node",
        "simple",
        "key",
        "could",
        "not",
        "find",
        "value",
        "values",
        "are",
        "allowed",
        "context",
        "stream",
        "document",
        "indicator",
        "alias",
        "anchor",
        "escape",
        "quoted",
        "unknown",
        "cannot",
        "that",
        "the",
    }
)

# The text, with ¤ at the place that is pointed out, and how the message begins.
SLIPS = [
    pytest.param(
        "status: klar\nansvarig: Eva Berg, chef¤: regional utveckling\n",
        COLON,
        id="a colon in a sentence",
    ),
    pytest.param('"1.1.1": Målet¤: fler jobb\n', COLON, id="a colon in a short answer"),
    pytest.param(
        "rader:\n  - namn: Läget¤: gott\n", COLON, id="a colon in a row of a table"
    ),
    pytest.param(
        "ansvarig: ”Eva¤: chef”\n", COLON, id="curly quotes around a text with a colon"
    ),
    pytest.param(
        "ansvarig: ”Eva\n¤Berg”\nstatus: klar\n",
        NO_KEY,
        id="curly quotes around two lines",
    ),
    pytest.param(
        '"1.1.1": Vi har gjort mycket\n  ¤till exempel: detta\n',
        DEEPER,
        id="a colon on the second line of a text",
    ),
    pytest.param(
        "ansvarig: Eva\n  ¤status: klar\n", DEEPER, id="a key indented for no reason"
    ),
    pytest.param(
        "Detta är ett svar.\nOch mer.\nMen¤: inget frågenummer.\n",
        "Ett kolon står där YAML inte väntar sig det.",
        id="an answer without a key",
    ),
    pytest.param('"1.3.1":\n¤\tsvar: ja\n', TAB, id="a tab before a key"),
    pytest.param(
        '"1.1.1": |\n  Text.\n¤\tMer text.\n', TAB, id="a tab before a line of text"
    ),
    pytest.param(
        "rader:\n  - ett\n  -¤\t- två\n", "Här står en tabb.", id="a tab after a dash"
    ),
    pytest.param(
        'ansvarig: ¤"Eva Berg\nstatus: klar\n',
        OPEN_QUOTE,
        id="a double quote left open",
    ),
    pytest.param(
        "ansvarig: ¤'Eva Berg\nstatus: klar\n",
        OPEN_QUOTE,
        id="a single quote left open",
    ),
    pytest.param(
        '"1.1.1¤: |\n  Text.\n', OPEN_NUMBER, id="an open quote at the only question"
    ),
    pytest.param(
        'status: klar\n"1.1.1¤: |\n  Text.\n\n"1.1.2": |\n  Text.\n',
        OPEN_NUMBER,
        id="an open quote at one of the questions",
    ),
    pytest.param(
        'ansvarig: ¤"Eva" Berg\n',
        WHOLE_VALUE.format('"'),
        id="a quoted word first in a text",
    ),
    pytest.param(
        '"1.1.1": ¤"Vi kallar det "hållbart" arbete"\n',
        WHOLE_VALUE.format('"'),
        id="quotes within quotes",
    ),
    pytest.param(
        "ansvarig: ¤'Eva's'\n",
        WHOLE_VALUE.format("'"),
        id="an apostrophe within single quotes",
    ),
    pytest.param(
        "ansvarig: ¤[Eva] Berg\n",
        WHOLE_VALUE.format("["),
        id="a word in brackets first in a text",
    ),
    pytest.param(
        'sökväg: "S:¤\\Delat"\n',
        "Ett omvänt snedstreck inom citattecken",
        id="a backslash in quotes",
    ),
    pytest.param(
        '"1.1.1":\n  *¤ en punkt\n  * en till\n', REFERENCE, id="bullets of asterisks"
    ),
    pytest.param('"1.1.1": *¤*Fet** text\n', REFERENCE, id="bold first in a text"),
    pytest.param(
        "ansvarig: &¤ Partner\n", REFERENCE, id="an ampersand first in a text"
    ),
    pytest.param(
        "andel: ¤%34\n", NOT_FIRST.format("%"), id="a percent sign first in a value"
    ),
    pytest.param(
        "ansvarig: ¤@eva\n", NOT_FIRST.format("@"), id="an at sign first in a value"
    ),
    pytest.param(
        '"1.1.1": |\n  Första raden.\n ¤Andra raden.\n',
        MISFIT,
        id="a line of text indented too little",
    ),
    pytest.param(
        '"1.1.1": |\n  Text.\n ¤"1.1.2": |\n  Text.\n', MISFIT, id="a question indented"
    ),
    pytest.param(
        '"1.3.1":\n    svar: ja\n  ¤vid ja: Text.\n',
        MISFIT,
        id="keys in different columns",
    ),
    pytest.param("ansvarig: Eva\n¤- namn: A\n", MISFIT, id="a list among keys"),
    pytest.param(
        "  ansvarig: Eva\n¤status: klar\n", OTHER_COLUMN, id="the first key indented"
    ),
    pytest.param(
        '"1.1.1": |\n¤Text.\n"1.1.2": |\n  Text.\n', NO_KEY, id="a text not indented"
    ),
    pytest.param(
        '"1.1.1": |\n  Första raden.\n¤andra raden\n',
        NO_KEY,
        id="the last line of a text not indented",
    ),
    pytest.param("ansvarig: Eva\n¤status klar\n", NO_KEY, id="a key without colon"),
    pytest.param(
        "status: klar\nansvarig:¤Eva\n", NO_BLANK, id="no blank after a colon"
    ),
    pytest.param(
        "ansvarig:¤Eva\nstatus: klar\n", NO_BLANK, id="no blank after the first colon"
    ),
    pytest.param('"1.1.1":¤|\n  Text.\n', NO_BLANK, id="no blank before the bar"),
    pytest.param(
        '"1.1.1": |\n  Text.\n¤---\n  Mer text.\n',
        "Raden --- delar filen i två.",
        id="a line of dashes in a text",
    ),
    pytest.param(
        '"1.1.1": | ¤Text på samma rad.\n  Mer text.\n',
        "Efter | (lodstreck) eller > ska raden vara slut.",
        id="text after the bar",
    ),
    pytest.param(
        "ansvarig: Eva\nmål: ¤[1.1, 1.2\nstatus: klar\n",
        BRACKET,
        id="a bracket left open",
    ),
    pytest.param("ansvarig: ¤{namn\nstatus: klar\n", BRACKET, id="a brace left open"),
    pytest.param(
        '"4.7":\n  - namn: A\n    typ: Analys\n  ¤namn: B\n',
        NOT_IN_LIST,
        id="a row of a table without its dash",
    ),
    pytest.param(
        '"4.7":\n  - namn: A\n  ¤-namn: B\n', NO_DASH, id="a dash without its blank"
    ),
    pytest.param(
        '"2.6": ¤- en punkt\n',
        "En lista kan inte börja på samma rad som nyckeln.",
        id="a list on the line of its key",
    ),
    pytest.param(
        "%¤ en kommentar\nansvarig: Eva\n",
        "Härifrån går filen inte att läsa som YAML.",
        id="a comment after a percent sign",
    ),
]


@pytest.mark.parametrize(("marked", "message"), SLIPS)
def test_a_slip_is_pointed_out_at_its_place(marked: str, message: str) -> None:
    finding = slip(marked)
    before = marked[: marked.index("¤")]
    assert finding.message.startswith(message)
    assert (finding.where.line, finding.where.column) == (
        before.count("\n") + 1,
        len(before) - before.rfind("\n"),
    )


@pytest.mark.parametrize(
    "marked", [pytest.param(case.values[0], id=case.id) for case in SLIPS]
)
def test_every_slip_is_told_with_its_remedy_in_words_that_are_not_the_parsers(
    marked: str,
) -> None:
    finding = slip(marked)
    assert finding.hint
    assert PARSER_WORDS.isdisjoint(words(finding))


def words(finding: Finding) -> set[str]:
    return set(re.findall(r"\w+", f"{finding.message} {finding.hint}".casefold()))


def slip(marked: str) -> Finding:
    _, (finding,) = parse_yaml(marked.replace("¤", ""), "f.yaml")
    return finding


@settings(deadline=None)
@given(st.text(), st.sampled_from([str(case.values[0]) for case in SLIPS]), st.text())
def test_whatever_stands_around_a_slip_is_told_in_swedish_too(
    before: str, marked: str, after: str
) -> None:
    _, findings = parse_yaml(before + marked + after, "f.yaml")
    assert all(PARSER_WORDS.isdisjoint(words(finding)) for finding in findings)
