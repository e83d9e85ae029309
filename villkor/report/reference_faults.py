"""What is wrong with the references of a text to the grant's figures, tables and
charts.
"""

from __future__ import annotations

from collections.abc import Iterator

from villkor.base.faults import FaultKind
from villkor.base.hints import did_you_mean
from villkor.base.lazy_pattern import lazy_pattern
from villkor.base.listed_words import listed_words
from villkor.document.braces import (
    FIGURE,
    TABLE,
    WHAT_KIND,
    Reference,
    Trouble,
    other_braces,
    other_brackets,
)
from villkor.figures.number import Figure
from villkor.figures.wording import (
    KINDS,
    MOST_DECIMALS,
    UNITS,
    in_full,
    kind_of,
    most_decimals,
)
from villkor.grant import illustrations
from villkor.grant.keys import GRANT_FILE
from villkor.grant.named_figures import (
    TOTAL,
    names_without_value,
    share_name,
    without_share,
)
from villkor.report.model import Report, folded_name
from villkor.report.referred_text import ReferredText, referred_text

# faults of the file that leave no figure known
_UNREAD = {
    FaultKind.YAML,
    FaultKind.ENCODING,
    FaultKind.UNREADABLE,
    FaultKind.MISSING_FILE,
}

_ON_THE_KEYBOARD = (
    "På ett svenskt tangentbord i Windows är { AltGr och 7, och } AltGr och 0."
)
_UNKNOWN_KIND = lazy_pattern(r"([^\W\d_]+) ?:")  # `figur:`
_KNOWN_KINDS = (
    "Skriv {siffra: namn}, {tabell: namn} eller {diagram: namn}, eller ta bort { och }."
)


def reference_faults(
    report: Report,
    text: str,
    *,
    in_cell: bool,
) -> Iterator[tuple[int, str, str]]:
    """What is wrong with the references of a text: the offset of each, what it is, and
    what to do instead.

    What a fault in anslag.yaml may be the reason for is left out, since that is told
    where it stands.
    """
    if "{" not in text:
        return
    referred = referred_text(text)
    for reference in referred.references:
        bad = reference_fault(report, reference)
        if bad is None or (
            reference.fault is None and _may_be_unread(report, reference)
        ):
            bad = _misplaced(reference, referred, in_cell=in_cell)
        if bad:
            yield reference.start, bad.message, bad.hint
    for offset, name in other_braces(text):
        unknown = _UNKNOWN_KIND.match(name)
        if folded_name(name) in report.figures_by_name:
            yield (
                offset,
                f"Ordet siffra och ett kolon saknas framför ”{name}”.",
                f"Skriv {{siffra: {name}}}.",
            )
        elif unknown:
            yield (
                offset,
                f"”{unknown[1]}” är inget som villkor kan hämta.",
                _KNOWN_KINDS,
            )


def bracket_faults(report: Report, text: str) -> Iterator[tuple[int, str, str]]:
    """References within ( and ), or other brackets, which would stand in the Word file
    as they are written: `{` and `}` are hard to find on a keyboard.

    "(tabell: se bilagan)" is none, but each `siffra:` is.
    """
    for offset, kind, inside in other_brackets(text):
        name = inside.partition("|")[0].strip().casefold()
        if kind != FIGURE and illustrations.illustration_fault(
            kind, name, report.grant
        ):
            continue
        message = f"Hänvisningen till {WHAT_KIND[kind]} ska stå inom {{ och }}."
        yield offset, message, f"Skriv {{{kind}: {inside}}}. {_ON_THE_KEYBOARD}"


def reference_fault(report: Report, reference: Reference) -> Trouble | None:
    """Why a reference cannot be followed, wherever it stands, or None if it can."""
    if reference.fault:
        return reference.fault
    if reference.kind != FIGURE:
        return illustrations.illustration_fault(
            reference.kind,
            reference.name.casefold(),
            report.grant,
        )
    figure = report.figures_by_name.get(folded_name(reference.name))
    if figure is None:
        return _no_figure(report, reference.name)
    return _wrong_unit(reference, figure) or _wrong_decimals(reference, figure)


def leads_to(report: Report, name: str, figure: Figure) -> bool:
    """Whether a reference to the name is one to the figure: another one may have the
    name too, or the name a brace in it.
    """
    written = f"{{{FIGURE}: {name}}}"
    for reference in referred_text(written).references:
        whole = (reference.start, reference.stop) == (0, len(written))
        if whole and not reference.unit and reference_fault(report, reference) is None:
            return report.figures_by_name[folded_name(reference.name)] == figure
    return False


def _wrong_unit(reference: Reference, figure: Figure) -> Trouble | None:
    asked = reference.unit.casefold()
    known = [unit for unit in UNITS if kind_of(unit) == figure.unit]
    if not asked or asked in known:
        return None
    hint = "Ta bort | och enheten."
    if len(known) > 1:
        hint = f"Skriv {listed_words(known, 'eller')} efter |."
    if asked not in UNITS:
        return Trouble(
            f"”{reference.unit}” är ingen enhet som siffran kan skrivas i.",
            did_you_mean(asked, known, hint),
        )
    wanted = "som antal" if asked == UNITS[0] else f"i {reference.unit}"
    return Trouble(
        f"”{reference.name}” är {KINDS[figure.unit]} och kan inte skrivas {wanted}.",
        hint,
    )


def _wrong_decimals(reference: Reference, figure: Figure) -> Trouble | None:
    """Why the figure cannot be written with the decimals that are asked for."""
    asked = reference.decimals
    if asked is None:
        return None
    if not figure.unit:
        return Trouble(
            f"”{reference.name}” är ett antal och skrivs utan decimaler.",
            "Ta bort kommat och antalet decimaler.",
        )
    if asked > MOST_DECIMALS:
        return Trouble(
            f"{asked} decimaler är för många.",
            f"Skriv högst {MOST_DECIMALS} decimaler.",
        )
    most = most_decimals(figure, reference.unit.casefold())
    if asked <= most:
        return None
    hint = "Ta bort kommat och antalet decimaler."
    if most:
        hint = f"Skriv högst {most} {'decimal' if most == 1 else 'decimaler'}."
    return Trouble(
        f"”{reference.name}” är inte angivet så noga i anslag.yaml: "
        f"där står {in_full(figure)}.",
        f"{hint} Eller skriv ett noggrannare värde där.",
    )


def _no_figure(report: Report, name: str) -> Trouble:
    named = report.figures
    folded = folded_name(name)
    if folded_name(share_name(name)) in report.figures_by_name:
        return Trouble(
            f"”{name}” har inget belopp i anslag.yaml.",
            f"Skriv beloppet där, eller hänvisa till andelen: {share_name(name)}.",
        )
    if folded in map(
        folded_name,
        names_without_value(report.grant, report.form, named),
    ):
        hint = "Fyll i det där."
        if folded == folded_name(share_name(without_share(name))):
            hint = (
                f"Skriv andelen där, efter andel: under {without_share(name)}:. villkor "
                "summarize-anslag visar hur stor den är."
            )
        if folded == TOTAL:
            hint = (
                f"Fyll i alla belopp under {illustrations.PRIORITIES}: eller "
                f"{illustrations.FORMS}: där, som det räknas av."
            )
        return Trouble(f"”{name}” har inget värde i anslag.yaml.", hint)
    otherwise = "Skriv siffran och dess namn under nyckeltal: i anslag.yaml."
    if named:
        otherwise = f"Namn som finns: {', '.join(named)}."
    return Trouble(
        f"Det finns ingen siffra som heter ”{name}” i anslag.yaml.",
        did_you_mean(name, named, otherwise),
    )


def _misplaced(
    reference: Reference,
    referred: ReferredText,
    *,
    in_cell: bool,
) -> Trouble | None:
    if referred.in_address(reference):
        return Trouble(
            "I en länks adress går det inte att hänvisa till en siffra.",
            "Skriv adressen som den är.",
        )
    if reference.kind == FIGURE:
        return None
    what = "En tabell" if reference.kind == TABLE else "Ett diagram"
    if in_cell:
        return Trouble(
            f"{what} ryms inte i en tabells cell.",
            "Flytta hänvisningen till ett svar i löpande text.",
        )
    if referred.on_lines_of_its_own(reference) or reference in referred.placed:
        return None
    return Trouble(
        f"{what} ska stå för sig, i ett eget stycke.",
        "Skriv hänvisningen på en egen rad, med en tom rad före och efter.",
    )


def _may_be_unread(report: Report, reference: Reference) -> bool:
    """Whether what a reference asks for may be written in anslag.yaml, where it could
    not be read.
    """
    for kind, finding in report.faults:
        if kind in _UNREAD and finding.where.path == GRANT_FILE:
            return True
    unread = {folded_name(name) for name in report.grant.unread}
    if reference.kind != FIGURE:
        return bool(unread)
    name = folded_name(reference.name)
    if name in report.figures_by_name:
        return False
    if name == TOTAL and unread:
        return True
    return not unread.isdisjoint({"", folded_name(without_share(name))})
