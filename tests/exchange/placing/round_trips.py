"""Reports with random answers, out to Word and home again."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from functools import cache

from hypothesis import strategies as st
from msgspec.structs import replace

from tests.document.test_to_markdown import TEXTS
from tests.tools import report_of
from villkor.base.sources import MemorySources
from villkor.document.blocks import Flow, ListBlock
from villkor.document.commonmark import normal_link, refused
from villkor.document.markdown import markdown_blocks
from villkor.document.word.found import FoundBlock, FoundParagraph, FoundTable
from villkor.document.word.package import open_package
from villkor.document.word.read_blocks import read_blocks
from villkor.document.word.writer import to_docx
from villkor.exchange.export import reference_of
from villkor.exchange.ledger import Ledger, make_ledger
from villkor.exchange.outline import outline_body, report_outline
from villkor.exchange.placing.anchors import place_answers
from villkor.exchange.placing.recover import recover_answers
from villkor.exchange.placing.recovered import Recovered
from villkor.form.load import load_form
from villkor.form.model import Form
from villkor.report.model import Report
from villkor.report.read_sections import read_sections
from villkor.report.report_files import ReportFiles
from villkor.report.values import AnswerValue

WRITTEN = datetime(2023, 1, 16, tzinfo=UTC)
ASKED = {
    "1.1": ("1.1", "1.1.1", "1.1.2"),
    "1.2.1": ("1.2", "1.2.1", "1.2.1.1", "1.2.1.4"),
    "2": ("Å2", "2.1", "2.3", "2.4"),
    "4": ("Å4", "4.2", "4.7"),
}


@cache
def small_form() -> Form:
    """The form of 2022 with nine of its questions."""
    form = load_form(2022)
    kept = {identity for each in ASKED.values() for identity in each}
    return replace(form, items=tuple(each for each in form.items if each.id in kept))


def words(text: str) -> bool:
    """Whether a text says something, in what Markdown of reports may be."""
    return any(map(str.isalpha, text)) and not list(refused(text))


WORDS = st.sampled_from(
    [
        "länet",
        "företag",
        "jobb",
        "2022",
        "34",
        "%",
        "och",
        "är",
        "(för)",
        "–",
        "Luleå:",
        "”nya”",
        "1.4",
        "a/b",
    ]
)
SENTENCE = st.lists(WORDS, min_size=1, max_size=9).map(" ".join)
PIECE = st.one_of(
    SENTENCE,
    SENTENCE.map("**{}**".format),
    SENTENCE.map("[{}](https://a.se/b?c=1)".format),
    st.builds("{} *{}* {}".format, SENTENCE, SENTENCE, SENTENCE),
    st.builds("- {}\n- {}\n  1. {}\n  2. {}".format, *[SENTENCE] * 4),
    st.builds("3. {}\n\n   {}\n4. {}".format, *[SENTENCE] * 3),
    st.builds("{}\\\n{}".format, SENTENCE, SENTENCE),
    SENTENCE.map("{} [start-up]{{en}}".format),
)
TEXT = st.one_of(
    st.lists(PIECE, min_size=1, max_size=4).map("\n\n".join), TEXTS
).filter(words)
LINE = SENTENCE.filter(words)


def rows(fields: Mapping[str, st.SearchStrategy[object]]) -> st.SearchStrategy[object]:
    """Rows with a name and some of the other fields."""
    return st.lists(
        st.fixed_dictionaries({"namn": LINE}, optional=dict(fields)),
        min_size=1,
        max_size=3,
    )


GOALS = st.fixed_dictionaries(
    {},
    optional={
        "rus": st.lists(LINE, min_size=1, max_size=2),
        "agenda2030": st.lists(
            st.integers(1, 17).map(str), min_size=1, max_size=3, unique=True
        ),
        "övrigt": TEXT,
    },
).filter(bool)
EFFECTS = st.fixed_dictionaries(
    {"kort": TEXT},
    optional={
        "lång": TEXT,
        "status": st.sampled_from(["uppnådda", "förväntade"]),
        "underlag": st.just("egen bedömning"),
    },
)
PROJECTS = rows(
    {
        "beskrivning": TEXT,
        "mål": st.one_of(LINE, GOALS),
        "prestationer": TEXT,
        "effekter": st.one_of(LINE, EFFECTS),
    }
)
ANALYSES = rows(
    {
        "beskrivning": TEXT,
        "typ": st.sampled_from(["Analys", "Kartläggning"]),
        "finansierat": st.sampled_from(["ja", "nej"]),
        "ämne": LINE,
    }
)
YES_NO = st.one_of(
    st.fixed_dictionaries({"svar": st.just("ja")}, optional={"vid ja": TEXT}),
    st.fixed_dictionaries({"svar": st.just("nej")}, optional={"vid nej": TEXT}),
)
REASON = st.fixed_dictionaries({"ej tillämpligt": TEXT})
BY_QUESTION: dict[str, st.SearchStrategy[object]] = {
    "1.1.1": st.one_of(TEXT, REASON),
    "1.1.2": TEXT,
    "1.2.1.1": TEXT,
    "1.2.1.4": st.one_of(PROJECTS, REASON),
    "2.1": TEXT,
    "2.3": st.one_of(YES_NO, REASON),
    "2.4": YES_NO,
    "4.2": st.fixed_dictionaries({"svar": st.sampled_from(["ja", "nej"])}),
    "4.7": ANALYSES,
}
MOST_ANSWERED = 3  # of the nine: a case is then cheap


def answers_to(questions: Collection[str]) -> st.SearchStrategy[Mapping[str, object]]:
    """Answers to some questions."""
    return st.fixed_dictionaries({key: BY_QUESTION[key] for key in sorted(questions)})


ANSWERS = st.sets(
    st.sampled_from(sorted(BY_QUESTION)),
    min_size=1,
    max_size=MOST_ANSWERED,
).flatmap(answers_to)


def report_that_says(answers: Mapping[str, object]) -> Report:
    """A report with those answers. What is JSON is YAML too."""
    files = {}
    for beginning, asked in ASKED.items():
        told = {key: answers[key] for key in asked if key in answers}
        text = json.dumps(told, ensure_ascii=False) if told else ""
        files[f"{file_stem(beginning)}.yaml"] = text.encode()
    read = ReportFiles(MemorySources(files))
    sections = read_sections(read, small_form())
    return replace(
        empty_report(),
        form=small_form(),
        sections=sections,
        sources=read.texts,
    )


@cache
def empty_report() -> Report:
    """The rest of such a report, which is the same for all."""
    return report_of()


@cache
def file_stem(beginning: str) -> str:
    """The name of a section file by its first letters."""
    return next(stem for stem in load_form(2022).files if stem.startswith(beginning))


def word_file(report: Report, *, draft: bool = False) -> bytes:
    """A Word file of the report."""
    recipients = report.form.recipients[:1]
    body = outline_body(report, draft=draft)[3:]  # no contents
    document = report_outline(report, recipients, draft=draft, body=body)
    return to_docx(document, our_template(), WRITTEN, {})


@cache
def our_template() -> bytes:
    return reference_of(report_of(), None)


def come_home(
    form: Form, data: bytes, *, controls: bool = True
) -> tuple[Recovered, Ledger]:
    """What comes home from a Word file, or from one without its controls."""
    found = read_blocks(open_package(data, "rapport.docx"))
    if not controls:
        found = replace(found, blocks=tuple(map(_bare, found.blocks)))
    placed = place_answers(form, found)
    recovered = recover_answers(form, placed)
    return recovered, make_ledger(placed, recovered)


def _bare(block: FoundBlock) -> FoundBlock:
    """A block without the controls that it stands in."""
    if isinstance(block, FoundParagraph):
        runs = [replace(run, box=None) for run in block.runs]
        return replace(block, runs=tuple(runs), controls=())
    rows = []
    for row in block.rows:
        cells = []
        for cell in row:
            inside = tuple(map(_bare, cell.blocks))
            cells.append(replace(cell, blocks=inside, controls=()))
        rows.append(tuple(cells))
    return FoundTable(tuple(rows))


def letters_of_value(value: AnswerValue) -> str:
    """All letters of an answer, sorted, and of the addresses that its links lead to: one that
    stands as words may be written as it is, or as a link.
    """
    said = [*value.parts.values()]
    for row in value.rows:
        said += row.values()
    found: list[str] = []
    for told in said:
        for text in (told,) if isinstance(told, str) else told:
            found += _said_in(markdown_blocks(text))
    return "".join(sorted(filter(str.isalpha, "".join(found))))


def _said_in(blocks: Iterable[Flow]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, ListBlock):
            for item in block.items:
                yield from _said_in(item)
        else:
            for run in block.runs:
                yield run.text
                yield normal_link(run.link)
