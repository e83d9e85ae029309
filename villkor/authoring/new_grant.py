"""A form → the text of a new report's anslag.yaml, with the names of last year's figures where
there are any.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from villkor.authoring.carry_over import before
from villkor.base.yaml.write import comment_lines, written_value
from villkor.form.model import Form
from villkor.grant.decisions.model import NUMBERS, DecisionFile, Query
from villkor.grant.model import Grant

_NAMES = """\
#  inkomna ansökningar:
#    värde: 164
#    räknar: ansökningar
#    ur beslut: {antal: inkomna, stödform: företagsstöd}"""
_CONTROLS = """\
# - beviljade ansökningar + avslagna ansökningar = inkomna ansökningar
# - avslagna ansökningar andel av inkomna ansökningar = 24 %"""


def new_grant(form: Form, last_year: Grant) -> str:
    """The text of the file, with nothing filled in.

    What last year's figures were stands beside their places.
    """
    return "\n".join(
        [
            comment_lines(
                "Siffrorna bakom anslagets redovisning. Skriv belopp som 58,7 mnkr, 12 300 tkr "
                "eller 450 000 kr, andelar som 34 % och antal som 164. Decimaler skrivs med "
                "komma. Det som lämnas tomt räknas inte som noll. Se resultatet med villkor "
                "summarize-anslag."
            ),
            _line(
                "tilldelat:",
                before(last_year.allocated) or "# årets tilldelade medel, till exempel 133 mnkr",
            ),
            "",
            comment_lines(
                "Filen med årets beslut, ett på varje rad, om ni har en (.csv eller .xlsx). "
                "Siffrorna här jämförs med den, och de som lämnas tomma räknas ur den."
            ),
            *(
                decision_file(last_year.source)
                if last_year.source
                else (f"# beslut: beslut-{form.year}.csv",)
            ),
            "",
            comment_lines("Hur anslaget har fördelats. Ange belopp, andel eller båda."),
            "fördelning:",
            *_support_forms(form, last_year),
            "",
            comment_lines("Beviljade medel per prioritering i den regionala utvecklingsstrategin."),
            "prioriteringar:",
            *(
                _priorities(last_year)
                if last_year.priorities
                else ("# - namn: …", "#   belopp: … mnkr")
            ),
            "",
            comment_lines(
                "Siffror som nämns i svaren, med namn. ”räknar” säger vad siffran är ett antal "
                "av, och ”ur beslut” hur den räknas ur filen med beslut. I ett svar hämtas "
                "siffran med {siffra: namn}."
            ),
            "nyckeltal:",
            *(_key_figures(last_year) if last_year.key_figures or last_year.queries else (_NAMES,)),
            "",
            comment_lines(
                "Samband som ska hålla. Skriv namn och tal med + − × / ( ) eller ”andel av” "
                "mellan, och =, ≈, ≤ eller ≥."
            ),
            *(_controls(last_year) if last_year.controls else ("kontroller:", _CONTROLS)),
            "",
        ]
    )


def _line(head: str, remark: str) -> str:
    return f"{head:<36} {remark}".rstrip()


def _support_forms(form: Form, last_year: Grant) -> Iterator[str]:
    earlier = {share.name: share for share in last_year.support_forms}
    for name in form.support_forms:
        share = earlier.get(name)
        yield f"  {name}:"
        yield _line("    belopp:", before(share.amount) if share else "")
        yield _line("    andel:", before(share.share) if share else "")


def _priorities(last_year: Grant) -> Iterator[str]:
    for priority in last_year.priorities:
        yield f"  - namn: {written_value(priority.name)}"
        yield _line("    belopp:", before(priority.amount or priority.share))


def _key_figures(last_year: Grant) -> Iterator[str]:
    figures = {figure.name: figure for figure in last_year.key_figures}
    queries = {query.name: query for query in last_year.queries}
    places = {query.name: query.where for query in last_year.queries} | {
        figure.name: figure.where for figure in last_year.key_figures
    }
    for name in sorted(places, key=lambda name: places[name]):
        figure, query = figures.get(name), queries.get(name)
        yield f"  {written_value(name)}:"
        yield _line("    värde:", before(figure.value if figure else None))
        if counts := figure.counts if figure else query.counts if query else "":
            # the number is last year's, as the value is
            numbered = any(sign.isdigit() for sign in counts)
            yield (
                _line("    räknar:", f"# i fjol: {written_value(counts)}")
                if numbered
                else f"    räknar: {written_value(counts)}"
            )
        if query:
            yield from query_lines(query)


def _controls(last_year: Grant) -> Iterator[str]:
    """Last year's relations, still as comments: a relation between figures without values cannot
    hold.
    """
    yield comment_lines(
        "Fjolårets samband står kvar som kommentarer. Ta bort tecknet # när "
        "siffrorna ovan är ifyllda."
    )
    yield "kontroller:"
    yield from (f"#  - {written_value(control.text)}" for control in last_year.controls)


def decision_file(source: DecisionFile) -> Iterator[str]:
    """The lines of `beslut:`, with last year's file as a comment where this year's is to be
    written.
    """
    told = f"# i fjol: {written_value(source.path.text)}"
    if not (source.sheet or source.columns or source.words):
        yield f"{'beslut:':<36} {told}"
        return
    yield "beslut:"
    yield f"{'  fil:':<36} {told}"
    if source.sheet:
        yield f"  blad: {written_value(source.sheet)}"
    if source.columns:
        yield "  kolumner:"
        yield from (
            f"    {name}: {written_value(heading.text)}" for name, heading in source.columns.items()
        )
    if source.words:
        yield "  värden:"
        for column, words in source.words.items():
            yield f"    {column}:"
            yield from (
                f"      {written_value(meaning)}: {_listed(theirs)}"
                for meaning, theirs in words.items()
            )


def query_lines(query: Query) -> Iterator[str]:
    """The lines of `ur beslut:` under a key figure."""
    yield "    ur beslut:"
    yield f"      {'antal' if query.counted in NUMBERS else 'summa'}: {query.counted}"
    yield from (
        f"      {column}: {_listed([word.text for word in words])}" for column, words in query.among
    )
    if query.share_of:
        yield f"      andel av: {written_value(query.share_of.text)}"


def _listed(words: Sequence[str]) -> str:
    """Words as a YAML value: one alone, or a list on one line, in which commas would part them
    without quotation marks.
    """
    return (
        written_value(words[0])
        if len(words) == 1
        else f"[{', '.join(json.dumps(word.strip(), ensure_ascii=False) for word in words)}]"
    )
