"""What a new report takes over of last year's `beslut:` and `ur beslut:`: what columns and words are called, and what is counted."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from villkor.authoring.carry_over import written
from villkor.grant.decisions.model import NUMBERS, DecisionFile, Query


def decision_file(source: DecisionFile) -> Iterator[str]:
    """The lines of `beslut:`, with last year's file as a comment where this year's is to be written."""
    told = f"# i fjol: {written(source.path.text)}"
    if not (source.sheet or source.columns or source.words):
        yield f"{'beslut:':<36} {told}"
        return
    yield "beslut:"
    yield f"{'  fil:':<36} {told}"
    if source.sheet:
        yield f"  blad: {written(source.sheet)}"
    if source.columns:
        yield "  kolumner:"
        yield from (f"    {name}: {written(heading.text)}" for name, heading in source.columns.items())
    if source.words:
        yield "  värden:"
        for column, words in source.words.items():
            yield f"    {column}:"
            yield from (f"      {written(meaning)}: {_listed(theirs)}" for meaning, theirs in words.items())


def query_lines(query: Query) -> Iterator[str]:
    """The lines of `ur beslut:` under a key figure."""
    yield "    ur beslut:"
    yield f"      {'antal' if query.counted in NUMBERS else 'summa'}: {query.counted}"
    yield from (f"      {column}: {_listed([word.text for word in words])}" for column, words in query.among)
    if query.share_of:
        yield f"      andel av: {written(query.share_of.text)}"


def _listed(words: Sequence[str]) -> str:
    """Words as a YAML value: one alone, or a list on one line, in which commas would part them without quotation marks."""
    return written(words[0]) if len(words) == 1 else f"[{', '.join(json.dumps(word.strip(), ensure_ascii=False) for word in words)}]"
