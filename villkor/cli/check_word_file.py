"""villkor check --docx: what is wrong with a Word file."""

from __future__ import annotations

from pathlib import Path

from villkor.base.side_files import refuse_lock_file
from villkor.cli.chosen import Chosen, RulesOf, known_codes
from villkor.cli.open_elsewhere import tell_if_open
from villkor.cli.render.formats import CheckFormat, print_word_findings
from villkor.document.word.package import read_package
from villkor.rules.word.gate import inspect_package


def check_word_file(path: Path, output: CheckFormat, chosen: Chosen) -> int:
    """Print what is wrong with a Word file.

    Gives the exit code: 1 if it is not to be sent. Raises UserError if it cannot be
    read.
    """
    refuse_lock_file(path)
    tell_if_open(path)
    package = read_package(path)
    known_codes(chosen, RulesOf.WORD_FILE)
    diagnostics = inspect_package(package, path.name, chosen.select, chosen.ignore)
    print_word_findings(
        output, path, diagnostics, partial=chosen.partial, quiet=chosen.quiet
    )
    return int(chosen.is_refused(diagnostics))
