"""Bars of `import-docx`: beside pandoc reading the same Word file."""

from __future__ import annotations

from benchmarks.exports import exported_file, without_office
from benchmarks.programs import Bench
from benchmarks.results import Result, compared, lacking
from benchmarks.timing import Work, by_turns, output_of, plain_environment


def beside_pandoc(bench: Bench) -> list[Result]:
    """The whole sample read into a new report, beside pandoc reading it to Markdown."""
    name, what, bar = "import-pandoc", "import-docx / pandoc docx → md", 1.0
    pandoc = bench.programs.peers.get("pandoc")
    if pandoc is None:
        return [lacking(name, what, bar, "pandoc is not installed")]
    folder = bench.empty_folder(name)
    docx = exported_file(bench, folder / "first")
    alone = folder / "rapport.docx"  # where no receipt and no base is
    alone.write_bytes(docx.read_bytes())
    more = without_office(bench, folder)
    environment = {**bench.programs.environment, **more}
    empty, filled = folder / "tom", folder / "2022"
    villkor = bench.programs.villkor
    init = (*villkor, "init", "2022", str(empty), "--region", "Norrbotten")
    output_of(init, plain_environment(**environment))
    words = ("import-docx", "--force", str(alone), str(filled))
    ours = Work(((*villkor, *words),), environment, filled, filled_from=empty)
    text = folder / "report.md"
    theirs = Work(((pandoc, str(alone), "-t", "markdown", "-o", str(text)),))
    return [compared(name, what, bar, by_turns([ours, theirs], bench.rounds))]
