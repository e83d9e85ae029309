"""villkor check --form: what is wrong with a form."""

from __future__ import annotations

from villkor.cli.chosen import Chosen, RulesOf, known_codes
from villkor.cli.named_form import place_that_is_named
from villkor.cli.render.checked_form import print_form_findings
from villkor.cli.render.formats import CheckFormat
from villkor.rules.form.form_rules import inspect_form
from villkor.rules.form.subject import open_form_file


def check_form(named: str, output: CheckFormat, chosen: Chosen) -> int:
    """Print what is wrong with the form that a path or a year leads to.

    Gives the exit code: 1 if it has errors. Raises UserError if there is none.
    """
    place = place_that_is_named(named)
    known_codes(chosen, RulesOf.FORM)
    form = open_form_file(place)
    diagnostics = inspect_form(
        form,
        chosen.select,
        chosen.ignore,
    )
    print_form_findings(
        output, place, form, diagnostics, partial=chosen.partial, quiet=chosen.quiet
    )
    return int(chosen.is_refused(diagnostics))
