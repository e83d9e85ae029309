"""What is wrong with a form, in the formats of `check`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from villkor.base.diagnostic import Diagnostic
from villkor.base.lazy import lazy_module
from villkor.cli.render.closing import Verdicts, print_closing
from villkor.cli.render.formats import (
    CheckFormat,
    write_github,
    write_line,
    write_sarif,
)
from villkor.cli.render.terminal import console, count_of
from villkor.form.places import FormPlace
from villkor.rules.form.form_rules import FORM_RULES
from villkor.rules.form.subject import FormFile

if TYPE_CHECKING:
    from villkor.cli.render import as_json, findings
else:
    as_json = lazy_module("villkor.cli.render.as_json")
    findings = lazy_module("villkor.cli.render.findings")


def print_form_findings(  # noqa: PLR0913 - what the options say
    output: CheckFormat,
    place: FormPlace,
    form: FormFile,
    diagnostics: Sequence[Diagnostic],
    *,
    partial: bool,
    quiet: bool,
) -> None:
    """Print the findings in a format.

    `partial`: not every rule has been tried. `quiet`: nothing else is said in text.
    """
    folder = Path(place.shown)
    match output:
        case CheckFormat.TEXT:
            _print_as_text(place, form, diagnostics, partial=partial, quiet=quiet)
        case CheckFormat.JSON:
            about = {"form": _about_form(place, form)}
            write_line(as_json.found_json(about, diagnostics))
        case CheckFormat.GITHUB:
            write_github(folder, diagnostics)
        case CheckFormat.SARIF:
            about_form = {"form": folder.name}
            write_sarif(folder, diagnostics, about_form, FORM_RULES)


def _print_as_text(
    place: FormPlace,
    form: FormFile,
    diagnostics: Sequence[Diagnostic],
    *,
    partial: bool,
    quiet: bool,
) -> None:
    sources = {form.examined.path: form.examined.text.split("\n")}
    findings.print_found(console(), diagnostics, sources)
    print_closing(
        console(quiet=quiet),
        _what_is_checked(place, form),
        diagnostics,
        Verdicts(
            refused="Rätta felen innan formuläret används.",
            doubtful="Formuläret kan användas. Gå igenom varningarna.",
            clean="Formuläret kan användas.",
        ),
        partial=partial,
    )


def _about_form(place: FormPlace, form: FormFile) -> dict[str, object]:
    """Which form it is; its year is None if it cannot be read."""
    read = form.examined.form
    return {
        "folder": place.shown,
        "year": read.year if read and read.year else None,
        "title": read.title if read else "",
    }


def _what_is_checked(place: FormPlace, form: FormFile) -> str:
    """The form by its year and folder, and how much of it was read."""
    read = form.examined.form
    if read is None:
        return f"Formuläret i {place.shown}"
    questions = count_of(len(read.questions), "fråga", "frågor")
    blank = ", med blankett" if form.blank else ""
    return f"Formuläret {read.year or '?'} i {place.shown} ({questions}{blank})"
