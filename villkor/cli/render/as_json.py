"""What other programs read.

Versioned: a key keeps its meaning within a version, and new keys may come.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal

from msgspec.structs import asdict

from villkor.base.diagnostic import Diagnostic, Severity, Where
from villkor.cli.render.checked import Checked, Unread
from villkor.cli.render.signs import escaped_signs
from villkor.figures.number import Figure
from villkor.figures.relations.explain import explain_relation
from villkor.figures.relations.reckon import Relation
from villkor.grant.decisions.model import (
    FORM,
    GENDER,
    KIND,
    MUNICIPALITY,
    PRIORITY,
    PROGRAMME,
    Decisions,
    OutsideGroup,
    Total,
)
from villkor.grant.model import KeyFigure
from villkor.grant.relations import Implied
from villkor.grant.stated_figures import StatedAndReckoned
from villkor.grant.summary import Line, Summary
from villkor.report.model import Report
from villkor.rules.progress import Progress

VERSION = 1
_COLUMNS = {
    "support_forms": FORM,
    "support_types": KIND,
    "priorities": PRIORITY,
    "municipalities": MUNICIPALITY,
    "leaders": GENDER,
    "eu_programmes": PROGRAMME,
}
_WHAT = {"belopp": "amount", "andel": "share", "siffra": "figure"}


def findings_json(
    report: Report,
    diagnostics: Sequence[Diagnostic],
    sections: Sequence[Progress],
    only: str = "",
) -> str:
    """The findings of `check` in all files of a report, or in one `only`.

    Paths are relative to the report, lines and columns count from 1.
    """
    return _dump(
        {
            "version": VERSION,
            "report": about_report(report),
            "file": only or None,
            **_found(diagnostics),
            "sections": [asdict(section) for section in sections],
        }
    )


def found_json(
    about: Mapping[str, object],
    diagnostics: Sequence[Diagnostic],
) -> str:
    """The findings in what is no report: `about` says what it is.

    In a Word file (`check --docx`) a line is a paragraph, counted from 1; what concerns
    the whole file stands on 1. Of a form (`check --form`) paths are from its folder.
    """
    return _dump({"version": VERSION, **about, **_found(diagnostics)})


def many_json(checked: Sequence[Checked], unread: Sequence[Unread]) -> str:
    """The findings of `check` in several reports, and the folders that cannot be
    read.
    """
    reports = []
    for result in checked:
        found = {
            "folder": str(result.folder),
            "report": {"form": result.year, "region": result.region},
            "file": result.only or None,
            **_found(result.diagnostics),
            "sections": [asdict(section) for section in result.sections],
        }
        reports.append(found)
    folders = [asdict(folder) for folder in unread]
    return _dump({"version": VERSION, "reports": reports, "unread": folders})


def about_checked(result: Checked) -> dict[str, object]:
    """Which report of several it is."""
    return {
        "folder": str(result.folder),
        "form": result.year,
        "region": result.region,
        "file": result.only or None,
    }


def about_report(report: Report) -> dict[str, object]:
    """Which report it is."""
    return {"form": report.form.year, "region": report.settings.region}


def _found(diagnostics: Sequence[Diagnostic]) -> dict[str, object]:
    counts = Counter(diagnostic.severity for diagnostic in diagnostics)
    return {
        "errors": counts[Severity.ERROR],
        "warnings": counts[Severity.WARNING],
        "diagnostics": [_diagnostic(diagnostic) for diagnostic in diagnostics],
    }


def _diagnostic(diagnostic: Diagnostic) -> dict[str, object]:
    return {
        "code": diagnostic.code,
        "name": diagnostic.name,
        "severity": diagnostic.severity.value,
        **_place(diagnostic.where),
        "question": diagnostic.question or None,
        "message": diagnostic.message,
        "hint": diagnostic.hint or None,
    }


def _place(where: Where) -> dict[str, object]:
    return {"path": where.path, "line": where.line, "column": where.column}


def summaries_json(summaries: Sequence[Summary]) -> str:
    """The summaries of the grant.

    Amounts are kronor and shares percent, exact decimals as text.
    """
    return _dump(
        {"version": VERSION, "reports": [_summary(summary) for summary in summaries]}
    )


def _summary(summary: Summary) -> dict[str, object]:
    return {
        "form": summary.year,
        "region": summary.region,
        "total": _figure(summary.total),
        "allocated": _figure(summary.allocated),
        "used_of_allocated": _figure(summary.used_of_allocated),
        "support_forms": [_line(line) for line in summary.support_forms],
        "support_forms_share_sum": _figure(summary.share_sum),
        "priorities": [_line(line) for line in summary.priorities],
        "key_figures": [_key_figure(figure) for figure in summary.key_figures],
        "relations": [_relation(relation) for relation in summary.relations],
        "implied_relations": [_implied(one) for one in summary.implied],
        "support_forms_total": _figure(summary.forms_total),
        "decisions": _decisions(summary),
        "unread": summary.unread,
        "undecided": summary.undecided,
        "outside": summary.outside,
        "contradictions": summary.contradictions,
        "faults": [
            {**_place(fault.where), "message": fault.message}
            for fault in summary.faults
        ],
    }


def _key_figure(figure: KeyFigure) -> dict[str, object]:
    return {
        "name": figure.name,
        "value": _figure(figure.value),
        "counts": figure.counts or None,
    }


def _implied(one: Implied) -> dict[str, object]:
    return {
        "rule": one.source.rule.value,
        "part": one.part.name if one.part else None,
        "must_hold": one.source.firm,
        **_relation(one.relation),
    }


def _relation(relation: Relation) -> dict[str, object]:
    return {
        "relation": relation.written,
        "left": _figure(relation.left),
        "right": _figure(relation.right),
        "holds": relation.holds,
        "explanation": explain_relation(relation),
    }


def _decisions(summary: Summary) -> dict[str, object] | None:
    """What the decisions come to, in all and by the values of each column that the file
    has, what lies outside of the grant's parts, and the stated figures beside it.

    No sums, if a row is missing in them.
    """
    decisions = summary.decisions
    if decisions is None:
        return None
    known = not decisions.unread
    by_column: dict[str, object] = {}
    for key, column in _COLUMNS.items():
        totals = decisions.known_totals(column)
        by_column[key] = [_total(total, decisions) for total in totals]
    return {
        "file": decisions.path,
        "unread": decisions.unread,
        "total": _total(decisions.whole, decisions) if known else None,
        **by_column,
        "notes": list(decisions.notes),
        "outside": [_outside(group) for group in decisions.outside if known],
        "comparisons": [_comparison(found) for found in summary.comparisons],
    }


def _outside(group: OutsideGroup) -> dict[str, object]:
    return {
        "column": "support_form" if group.column == FORM else "priority",
        "name": group.total.name or None,
        "granted": group.total.granted,
        "rejected": group.total.rejected,
        "amount": f"{group.total.amount:f}",
        "line": group.line,
        "closest": group.close or None,
    }


def _comparison(found: StatedAndReckoned) -> dict[str, object]:
    return {
        "name": found.name,
        "what": _WHAT[found.what],
        "stated": _figure(found.stated),
        "computed": _figure(found.reckoned),
        "agrees": found.agrees,
    }


def _total(total: Total, decisions: Decisions) -> dict[str, object]:
    return {
        "name": total.name or None,
        "received": total.received,
        "granted": total.granted,
        "rejected": total.rejected,
        "amount": f"{total.amount:f}",
        "paid": f"{total.paid:f}" if decisions.paid else None,
        "changes": total.changes,
        "largest": _decimal(total.largest),
        "median": _decimal(total.median),
    }


def _decimal(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"


def _line(line: Line) -> dict[str, object]:
    return {
        "name": line.name,
        "amount": _figure(line.amount),
        "amount_reckoned": line.amount_reckoned,
        "stated_share": _figure(line.stated_share),
        "share": _figure(line.share),
        "agrees": line.agrees,
    }


def _figure(figure: Figure | None) -> dict[str, str | None] | None:
    """A figure with the interval that it stands for.

    `written` is None for a reckoned one.
    """
    if figure is None:
        return None
    return {
        "value": f"{figure.value:f}",
        "low": f"{figure.low:f}",
        "high": f"{figure.high:f}",
        "unit": figure.unit or None,
        "written": figure.written or None,
    }


def _dump(value: object) -> str:
    return escaped_signs(json.dumps(value, ensure_ascii=False, indent=2))
