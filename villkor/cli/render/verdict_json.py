"""What `verify --format json` says of a Word file, for other programs.

Versioned: a key keeps its meaning within a version, and new keys may come.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime

from villkor.cli.render.signs import escaped_signs
from villkor.exchange.differing_words import Passage
from villkor.exchange.merging.word_diff import PieceKind
from villkor.exchange.verify import Difference, Verdict

VERDICT_VERSION = 1
_KINDS = {
    PieceKind.KEPT: "same",
    PieceKind.STRUCK: "report",
    PieceKind.ADDED: "word",
}


def verdict_json(verdict: Verdict) -> str:
    """What is known of the Word file.

    Paths are relative to the report, times are UTC, and words are whole: none are left
    out, as they are in text.
    """
    told = {
        "version": VERDICT_VERSION,
        "file": verdict.docx.name,
        "same": verdict.same,
        "receipt": _about_receipt(verdict),
        "touched": verdict.touched,
        "saved": _time(verdict.saved),
        "changed_files": list(verdict.changed),
        "form_changed": verdict.form_changed,
        "answers": [_answer(answer) for answer in verdict.answers],
        "missing": list(verdict.lacking),
        "added": [{"text": text, "place": place} for text, place in verdict.added],
        "not_compared": list(verdict.unread),
    }
    return escaped_signs(json.dumps(told, ensure_ascii=False, indent=2))


def _about_receipt(verdict: Verdict) -> dict[str, object] | None:
    receipt = verdict.receipt
    if receipt is None:
        return None
    return {
        "written": _time(receipt.written),
        "program": receipt.program,
        "recipient": receipt.recipient,
        "draft": receipt.draft,
    }


def _answer(answer: Difference) -> dict[str, object]:
    return {
        "question": answer.question,
        "change": answer.change.name.casefold(),
        "path": answer.path,
        "saved": _time(answer.saved),
        "passages": [_passage(passage) for passage in answer.passages],
    }


def _passage(passage: Passage) -> dict[str, object]:
    pieces = [
        {"in": _KINDS[piece.kind], "text": piece.text} for piece in passage.pieces
    ]
    return {
        "part": passage.part,
        "row": passage.row or None,
        "column": passage.column or None,
        "pieces": pieces,
    }


def _time(time: datetime | None) -> str | None:
    if time is None:
        return None
    return time.astimezone(UTC).isoformat(timespec="seconds")
