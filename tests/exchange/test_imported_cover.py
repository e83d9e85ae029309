"""What stands on the cover of a Word file comes home into rapport.yaml, three ways as answers do:
only what can be nothing else is understood.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.exchange.placing.found_files import FORM, para, table
from villkor.base.sources import MemorySources
from villkor.document.word.found import FoundBlock, FoundDocument, paragraphs_in
from villkor.exchange.cover_facts import CoverFact, facts_on_cover
from villkor.exchange.imported_cover import edits_of_facts, imported_facts
from villkor.exchange.merging.merged import Outcome
from villkor.exchange.placing.places import Placed
from villkor.report.load import read_report
from villkor.report.model import Report

EMPTY = """\
formulär: 2022
region: Region Norrbotten   # vår
diarienummer:
  region:                    # till exempel RUN 1-2022
kontakt:
datum:
beslut:
  nämnd:
  datum:
  §:
"""
OWN, DAY, DECISION, CONTACT = "diarienummer/region", "datum", "beslut", "kontakt"
BOARD = "Regionala utvecklingsnämnden"
WHOLE = f"{BOARD}, 11 januari 2023, §\N{NO-BREAK SPACE}4"


def report_of(settings: str) -> Report:
    return read_report(MemorySources({"rapport.yaml": settings.encode()}), Path("2022"))


def told(*blocks: str | FoundBlock) -> dict[str, str]:
    """What a cover tells of an empty report."""
    found = tuple(para(each) if isinstance(each, str) else each for each in blocks)
    places = tuple(paragraph.place for paragraph in paragraphs_in(found))
    placed = Placed(FoundDocument(found), {}, frozenset(), places, ())
    return {fact.key: fact.told for fact in facts_on_cover(report_of(EMPTY), placed)}


@pytest.mark.parametrize(
    ("lines", "facts"),
    [
        (["13 januari 2023"], {DAY: "13 januari 2023"}),
        (["Datum: 2023-01-13\tDnr RUN 12-2022"], {DAY: "13 januari 2023", OWN: "RUN 12-2022"}),
        (["Diarienummer:", "Region Norrbotten RUN 12-2022"], {OWN: "RUN 12-2022"}),
        (["Diarienummer: RUN 12–2022"], {OWN: "RUN 12–2022"}),
        ([table(("Register hos", "Diarienummer"))], {}),
        ([f"Beslutad av {BOARD} den 11 januari 2023, § 4"], {DECISION: WHOLE}),
        (["Beslut", f"{BOARD} 2023-01-11 § 4"], {DECISION: WHOLE}),
        (["Kontakt: Regional utveckling"], {CONTACT: "Regional utveckling"}),
        ([table(("Kontakt", "Regional utveckling"))], {CONTACT: "Regional utveckling"}),
        (["Diarienummer", "RUN 12-2022"], {OWN: "RUN 12-2022"}),
        (["Diarienummer", "Region Norrbotten\tRUN 12-2022"], {OWN: "RUN 12-2022"}),
        (["Beslutad i regionstyrelsen 2023-01-11"], {DECISION: "regionstyrelsen, 11 januari 2023"}),
        # may be something else, or more than one thing
        (["Kontakt med kommunerna har varit god."], {}),
        (["Kontakt", "Regional utveckling", "Box 1"], {}),
        (["Datum: våren 2023"], {}),
        (["2023-01-13", "2023-01-14"], {}),
        (["Beslut", "Beslutat i februari"], {}),
        (["Diarienummer:", "Region Skåne RUN 12-2022"], {}),
        (["Region Skåne", "Datum: 2023-01-13"], {}),
        (["Diarienummer hos oss kommer senare"], {}),
    ],
)  # fmt: skip
def test_only_what_can_be_nothing_else_is_understood(
    lines: list[str | FoundBlock],
    facts: Mapping[str, str],
) -> None:
    assert told(*lines) == facts


def test_a_number_that_is_a_recipients_is_theirs() -> None:
    number = FORM.recipients[0].register_number
    key = f"diarienummer/{FORM.recipients[0].key}"
    assert told(f"Dnr: {number}") == {key: number}
    part = number.split(",")[0]
    assert part != number
    assert told(f"Dnr: {part}") == {}
    assert told("Diarienummer", f"{FORM.recipients[0].name} {number}") == {key: number}


@pytest.mark.parametrize(
    ("base", "ours", "outcome"),
    [
        ("2023-01-10", "2023-01-10", Outcome.THEIRS),
        ("2023-01-13", "2023-01-10", Outcome.OURS),
        ("2023-01-10", "2023-01-13", Outcome.ALIKE),
        ("2023-01-10", "2023-01-11", Outcome.CONFLICT),
        (None, "2023-01-10", Outcome.CONFLICT),
        (None, "i januari", Outcome.CONFLICT),  # what cannot be read is not lost
        (None, "", Outcome.NEW),
        ("", "", Outcome.NEW),
        ("", "2023-01-13", Outcome.ALIKE),
    ],
)
def test_a_fact_is_put_together_as_an_answer_is(
    base: str | None,
    ours: str,
    outcome: Outcome,
) -> None:
    report = report_of(EMPTY.replace("\ndatum:", f"\ndatum: {ours}"))
    fact = CoverFact(DAY, "13 januari 2023", frozenset())
    before = None
    if base is not None:
        day = base.replace("2023-01-", "")
        before = {DAY: f"{day} januari 2023"} if day else {}
    (found,) = imported_facts(report, (fact,), before)
    assert found.outcome is outcome


def test_rapport_yaml_keeps_every_other_line() -> None:
    wanted = {
        DAY: "13 januari 2023",
        DECISION: WHOLE,
        OWN: "RUN 12-2022",
        CONTACT: "Regional utveckling: växeln",
    }
    report = report_of(EMPTY)
    facts = tuple(CoverFact(key, words, frozenset()) for key, words in wanted.items())
    sources = MemorySources({"rapport.yaml": EMPTY.encode()})
    edits = edits_of_facts(
        report,
        imported_facts(report, facts, None),
        sources,
    )
    assert (
        edits["rapport.yaml"].decode()
        == f"""\
formulär: 2022
region: Region Norrbotten   # vår
diarienummer:
  region: RUN 12-2022        # till exempel RUN 1-2022
kontakt: "Regional utveckling: växeln"
datum: 2023-01-13
beslut:
  nämnd: {BOARD}
  datum: 2023-01-11
  §: 4
"""
    )


def test_a_key_that_is_missing_is_put_in_its_place() -> None:
    text = "formulär: 2022\r\nregion: Region Norrbotten\r\nordlista: [Ett]\r\n"
    report = report_of(text)
    facts = imported_facts(
        report,
        (CoverFact(DECISION, WHOLE, frozenset()),),
        {},
    )
    sources = MemorySources({"rapport.yaml": text.encode()})
    (written,) = edits_of_facts(report, facts, sources).values()
    assert written.decode().split("\r\n")[2:] == [
        "beslut:",
        f"  nämnd: {BOARD}",
        "  datum: 2023-01-11",
        "  §: 4",
        "ordlista: [Ett]",
        "",
    ]
