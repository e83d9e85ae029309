"""The commands: parse, call, print, exit. What a command needs is imported when it runs, since imports cost more than work.

Exit codes: 0 clean, 1 the report has errors, 2 could not run.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from villkor import __version__
from villkor.base.diagnostic import UserError
from villkor.base.disk import create_folder, why
from villkor.cli.export_docx import export_docx, export_text, verify
from villkor.cli.open_report import Folder, open_report
from villkor.cli.render.formats import CheckFormat, print_findings
from villkor.cli.summarize_anslag import summarize_anslag
from villkor.cli.swedish import SwedishCommand, SwedishGroup, usage_error

if TYPE_CHECKING:
    from collections.abc import Sequence

    from villkor.form.model import Form, Region
    from villkor.report.model import Report
    from villkor.rules.manual import AnyRule

COMMANDS = ("init", "check", "status", "summarize-anslag", "export-docx", "export-text", "verify", "explain")

# Python looks for garbage each time that 700 objects more are there, and for all of it when it ends. A command makes some 100 000 and is
# over in less than a second, of which that took a fifth.
_OBJECTS = 200_000

app = typer.Typer(
    cls=SwedishGroup,
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)


def main() -> NoReturn:
    """Run the program. The only place where an exception becomes words and an exit code."""
    gc.set_threshold(_OBJECTS)
    atexit.register(gc.freeze)
    _open_streams()
    try:
        sys.exit(app(standalone_mode=False) or 0)
    except UserError as error:
        _complain(error.message, error.hint)
    except typer.TyperException as error:
        _complain(*usage_error(error, COMMANDS))
    except (typer.Abort, KeyboardInterrupt):
        _complain("Avbrutet.", "")
    except BrokenPipeError:
        sys.stderr.close()
    except OSError as error:
        _complain(f"Det gick inte att skriva ut resultatet: {why(error)}.", "")
    sys.exit(2)


def _open_streams() -> None:
    """Make both streams UTF-8. A closed one is None: nobody reads complaints then, and without a place for the result there is none to make."""
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - for as long as the program runs
    if sys.stdout is None:
        _complain("Det finns ingenstans att skriva ut resultatet: standardutmatningen är stängd.", "")
        sys.exit(2)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _complain(message: str, hint: str) -> None:
    from villkor.cli.render.terminal import console, say  # noqa: PLC0415

    out = console(sys.stderr)
    say(out, message, "bold red")
    if hint:
        say(out, f"→ {hint}", "green")


def _print_version(wanted: bool) -> None:  # noqa: FBT001 - typer calls it so
    if wanted:
        sys.stdout.write(f"villkor {__version__}\n")
        raise typer.Exit


@app.callback()
def _program(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Visa vilken version av villkor det är och avsluta.")
    ] = False,
) -> None:
    """Skriv, granska och lämna in återrapporteringen av villkorsbeslut.

    Börja med villkor init 2022, skriv svaren i filerna, granska med villkor check och skapa Word-filen med
    villkor export-docx --to tillvaxtverket.
    """


@app.command(cls=SwedishCommand)
def init(
    year: Annotated[int, typer.Argument(metavar="ÅR", help="Formulärets år, till exempel 2022.")],
    folder: Annotated[
        Path | None, typer.Argument(metavar="[MAPP]", show_default=False, help="Mappen som skapas. Utelämnas den heter den som året.")
    ] = None,
    region: Annotated[str | None, typer.Option(metavar="NAMN", show_default=False, help="Regionens namn eller länskod.")] = None,
    last_year: Annotated[
        Path | None,
        typer.Option("--from", metavar="FJOLÅRET", show_default=False, help="Mappen med fjolårets rapport, att ta över uppgifter från."),
    ] = None,
) -> None:
    """Skapa en mapp med en fil för varje avsnitt, redo att skriva i."""
    from villkor.authoring.new_report import new_report  # noqa: PLC0415
    from villkor.cli.render.terminal import console, say  # noqa: PLC0415
    from villkor.form.load import load_form  # noqa: PLC0415

    form = load_form(year)
    target = folder or Path(str(year))
    before = open_report(last_year, quiet=True) if last_year else None
    files = new_report(form, _region(form, region or (before.settings.region if before else None)), before, target)
    create_folder(target, files)
    out = console()
    optional = sum(not question.required for question in form.questions.values())
    questions = f"{len(form.questions)} frågor, varav {optional} frivillig"
    to_write_in = sum(name.endswith(".yaml") for name in files)
    say(out, f"Skapade {target} med {to_write_in} filer för {questions}.", "bold green")
    if before:
        say(out, f"Ansvariga, kontakt, mål och siffrornas namn är tagna från {before.folder}. Fjolårets svar står som kommentarer.")
    say(out, "Skriv svaren i filerna. Se vad som återstår med villkor check.")


def _region(form: Form, wanted: str | None) -> Region:
    from villkor.cli.region import ask_for_region, find_region, region_missing  # noqa: PLC0415

    if wanted is not None:
        return find_region(form, wanted)
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise region_missing(form)
    return ask_for_region(form)


@app.command(cls=SwedishCommand)
def check(  # noqa: PLR0913 - an option each
    folder: Folder = None,
    *,
    output: Annotated[CheckFormat, typer.Option("--format", help="Hur resultatet skrivs ut.")] = CheckFormat.TEXT,
    select: Annotated[
        list[str] | None, typer.Option(metavar="KOD", show_default=False, help="Pröva bara regler vars kod börjar så, till exempel VK3.")
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option(metavar="KOD", show_default=False, help="Pröva inte regler vars kod börjar så.")
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Låt även varningar ge utgångskod 1.")] = False,
    fix: Annotated[bool, typer.Option("--fix", help="Rätta det som bara kan rättas på ett sätt: bokstäver, blanksteg och tecken.")] = False,
    compare: Annotated[
        Path | None, typer.Option(metavar="FJOLÅRET", show_default=False, help="Mappen med fjolårets rapport, att jämföra svaren med.")
    ] = None,
    diff: Annotated[bool, typer.Option("--diff", help="Visa vad --fix ändrar. Utan --fix ändras inget.")] = False,
    docx: Annotated[
        Path | None,
        typer.Option(metavar="FIL", show_default=False, help="Granska en Word-fil i stället: tillgänglighet och dolda uppgifter."),
    ] = None,
) -> None:
    """Visa vad som saknas, är fel eller säger emot varandra, var det står och hur det rättas."""
    from villkor.rules import speller  # noqa: PLC0415

    if docx is not None:
        if folder or compare or fix or diff:
            raise UserError("Med --docx granskas en Word-fil och ingen rapport.", "Ta bort mappen, --compare, --fix och --diff.")
        raise typer.Exit(_check_word_file(docx, output, select, ignore, strict=strict))
    speller.start()  # it reads its dictionary while we read the report
    from villkor.rules.catalogue import RULES, has_errors, has_warnings, run  # noqa: PLC0415

    report = open_report(folder, quiet=output is not CheckFormat.TEXT, last_year=compare)
    selected, ignored = _codes(select, RULES), _codes(ignore, RULES)
    if fix or diff:
        report = _mend(report, selected, ignored, show=diff, write=fix)
    diagnostics = run(report, selected, ignored)
    print_findings(output, report, diagnostics, partial=bool(select or ignore))
    raise typer.Exit(has_errors(diagnostics) or (strict and has_warnings(diagnostics)))


def _check_word_file(path: Path, output: CheckFormat, select: list[str] | None, ignore: list[str] | None, *, strict: bool) -> bool:
    """Print what is wrong with a Word file. Gives whether it is not to be sent."""
    from villkor.cli.render.formats import print_word_findings  # noqa: PLC0415
    from villkor.document.word.package import read_package  # noqa: PLC0415
    from villkor.rules.catalogue import has_errors, has_warnings  # noqa: PLC0415
    from villkor.rules.word.gate import WORD_RULES, inspect  # noqa: PLC0415

    package = read_package(path)
    diagnostics = inspect(package, path.name, _codes(select, WORD_RULES), _codes(ignore, WORD_RULES))
    print_word_findings(output, path, diagnostics, partial=bool(select or ignore))
    return has_errors(diagnostics) or (strict and has_warnings(diagnostics))


def _mend(report: Report, select: Sequence[str], ignore: Sequence[str], *, show: bool, write: bool) -> Report:
    """Write and show the mends of the chosen rules, and give the report as it is then. What is said goes beside the findings, not among them."""
    from villkor.cli.render.mends import print_mends  # noqa: PLC0415
    from villkor.cli.render.terminal import console  # noqa: PLC0415
    from villkor.report.load import load_report  # noqa: PLC0415
    from villkor.rules import mend  # noqa: PLC0415

    found = mend.mends(report, mend.mendable(select, ignore))
    if write:
        mend.write(report, found)  # before it is said: it may not be possible
    print_mends(console(sys.stderr), found, show=show, written=write)
    if not write:
        return report
    return load_report(report.folder, report.last_year.folder if report.last_year else None)


def _codes(words: list[str] | None, rules: Sequence[AnyRule]) -> list[str]:
    """Codes of some rules as given with an option: several times, or with commas between."""
    if not words:
        return []
    from villkor.rules.manual import beginning_known  # noqa: PLC0415

    return [beginning_known(code.strip(), rules) for word in words for code in word.split(",") if code.strip()]


@app.command(cls=SwedishCommand)
def status(folder: Folder = None) -> None:
    """Visa vem som har vad, hur långt avsnitten har kommit och hur många dagar som är kvar."""
    from villkor.cli.render.manual import print_status  # noqa: PLC0415
    from villkor.cli.render.terminal import console  # noqa: PLC0415
    from villkor.rules.catalogue import run  # noqa: PLC0415
    from villkor.rules.progress import progress  # noqa: PLC0415

    report = open_report(folder, quiet=False)
    print_status(console(), report, progress(report, run(report)), report.today)


app.command("summarize-anslag", cls=SwedishCommand)(summarize_anslag)
app.command("export-docx", cls=SwedishCommand)(export_docx)
app.command("export-text", cls=SwedishCommand)(export_text)
app.command(cls=SwedishCommand)(verify)


@app.command(cls=SwedishCommand)
def explain(
    code: Annotated[
        str | None,
        typer.Argument(
            metavar="[KOD]", show_default=False, help="Regelns kod eller namn, eller början på en kod. Utelämnas den visas alla."
        ),
    ] = None,
) -> None:
    """Förklara en regel, eller visa listan över alla."""
    from villkor.cli.render.manual import print_rule, print_rules  # noqa: PLC0415
    from villkor.cli.render.terminal import console  # noqa: PLC0415
    from villkor.rules.manual import CATALOGUE, find_rules  # noqa: PLC0415

    rules = CATALOGUE if code is None else find_rules(code)
    if len(rules) > 1:
        print_rules(console(), rules)
    else:
        print_rule(console(), rules[0])
