"""What the cover of a Word file tells, put together with what rapport.yaml says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from villkor.base.diagnostic import UserError
from villkor.base.sources import OverlaySources, Sources
from villkor.exchange.cover import told_on_cover
from villkor.exchange.cover_facts import CoverFact, same_fact
from villkor.exchange.merging.merged import Outcome
from villkor.exchange.read_decision import read_decision_words
from villkor.figures.dates import read_day
from villkor.report.keys import SETTINGS_FILE
from villkor.report.load import read_report
from villkor.report.model import Report
from villkor.report.write_settings import edited_settings, raw_settings

_WRITTEN = {Outcome.NEW, Outcome.THEIRS}
_UNKNOWN = "\N{REPLACEMENT CHARACTER}"  # what is written is not what can be read


class ImportedFact(Struct, frozen=True):
    """What becomes of a fact on the cover of a Word file: what it says there, what the
    report says ("" is nothing), and what comes of both.
    """

    fact: CoverFact
    ours: str
    outcome: Outcome

    @property
    def is_written(self) -> bool:
        """Whether the report is to say it."""
        return self.outcome in _WRITTEN


def imported_facts(
    report: Report,
    facts: Sequence[CoverFact],
    base: Mapping[str, str] | None,
) -> tuple[ImportedFact, ...]:
    """The facts of a cover beside the report's. `base` is what the cover said that the
    file was made with (None: it is not known).

    A fact that the cover has no more is not taken away from the report.
    """
    told = told_on_cover(report)
    raw = raw_settings(report) if facts else {}
    found = []
    for fact in facts:
        ours = told.get(fact.key) or raw.get(fact.key, "")
        outcome = _outcome(
            fact,
            ours,
            base,
        )
        found.append(
            ImportedFact(
                fact,
                ours,
                outcome,
            )
        )
    return tuple(found)


def _outcome(
    fact: CoverFact,
    ours: str,
    base: Mapping[str, str] | None,
) -> Outcome:
    before = None if base is None else base.get(fact.key, "")
    if same_fact(fact.told, ours):
        is_new = before is not None and not same_fact(ours, before)
        return Outcome.ALIKE if is_new else Outcome.UNCHANGED
    if before is not None and same_fact(fact.told, before):
        return Outcome.OURS
    if before is not None and same_fact(ours, before):
        return Outcome.THEIRS if ours else Outcome.NEW
    return Outcome.CONFLICT if ours or before else Outcome.NEW


def disputed_places(facts: Iterable[ImportedFact]) -> frozenset[int]:
    """The places of what only a person can decide about."""
    disputed: set[int] = set()
    for each in facts:
        if each.outcome is Outcome.CONFLICT:
            disputed |= each.fact.places
    return frozenset(disputed)


def settled_places(facts: Iterable[ImportedFact]) -> frozenset[int]:
    """The places of what is in the report, will be, or was there before."""
    settled: set[int] = set()
    for each in facts:
        if each.outcome is not Outcome.CONFLICT:
            settled |= each.fact.places
    return frozenset(settled)


def edits_of_facts(
    report: Report,
    facts: Iterable[ImportedFact],
    sources: Sources,
) -> dict[str, bytes]:
    """The new bytes of rapport.yaml, by its name, if it is to say something else.

    Raises UserError if it cannot be written so that it says just that.
    """
    wanted = {each.fact.key: each.fact.told for each in facts if each.is_written}
    if not wanted:
        return {}
    values = {key: _written_values(key, told) for key, told in wanted.items()}
    data = edited_settings(
        report,
        values,
        sources,
    )
    edits = {SETTINGS_FILE: data}
    now = told_on_cover(
        read_report(
            OverlaySources(sources, edits),
            report.folder,
        )
    )
    expected = {**told_on_cover(report), **wanted}
    for key, told in expected.items():
        if not same_fact(now.get(key, _UNKNOWN), told):
            raise UserError(
                f"Det som står på framsidan ({key.replace('/', ', ')}) går inte att "
                "skriva in så att det säger detsamma. Inget har ändrats.",
                f"Skriv in det för hand i {SETTINGS_FILE}.",
            )
    return edits


def _written_values(
    key: str,
    told: str,
) -> str | dict[str, str]:
    """A fact as rapport.yaml has it."""
    day = read_day(told)
    if key == "datum" and day:
        return day.isoformat()
    decision = read_decision_words(told) if key == "beslut" else None
    if decision is None:
        return told
    values = {"nämnd": decision.board, "§": decision.paragraph}
    if decision.day:
        values["datum"] = decision.day.isoformat()
    return {name: value for name, value in values.items() if value}


def said_facts(
    report: Report,
    facts: Iterable[ImportedFact],
) -> dict[str, str]:
    """What the cover of a Word file says, when it is compared with the next time."""
    said = dict(told_on_cover(report))
    for each in facts:
        said[each.fact.key] = each.fact.told
    return said
