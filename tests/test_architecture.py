"""The layers of docs/architecture.md hold: a module imports only what stands above it in this list, types included."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tools import ROOT

PACKAGE = ROOT / "villkor"

BOTTOM_UP = [
    "clock", "diagnostic", "rule", "decode", "blocks", "files", "csv_text", "fixed_zip", "xlsx", "speller", "figures", "figure_text", "braces",
    "relations.tree", "relations.tokens", "relations.read", "relations.interval", "relations.reckon", "relations.shown", "relations.explain", "relations.patterns", "relations", "form",
    "word.elements", "word.roles", "word.controls", "word.numbering", "word.edges", "word.margins", "word.widths", "word.frames", "word.properties", "word.contrast", "word.package", "word.layout", "word.alternatives", "word.page_numbers", "word.parts", "word.charts", "word.read", "word.template", "word.write", "word.styles", "word.story", "word.accessible", "word.prose", "word.tables", "word.looks", "word.sound", "word.workbooks", "word.private", "word.gate", "word",
    "yaml_faults", "yaml_text", "decisions.model", "fields", "report", "placeholders", "commonmark", "markdown",
    "decisions.table", "decisions.workbook", "decisions.cells", "decisions.header", "decisions.rows", "decisions.faults", "decisions.tally", "decisions.doubts", "decisions.reading", "decisions.read", "decisions.settings", "decisions.fill",
    "form_reader", "load_form", "load_answers", "load_grant", "load_settings", "load_report", "find_report", "schema_parts", "decisions.editor", "editor_schema", "carry_over", "decisions.carry_over", "new_grant", "new_report",
    "decisions.compare", "decisions", "named_figures", "summary", "grant_entries", "grant_blocks", "references", "outline", "by_question", "read_back", "receipt", "verify", "export", "mail", "as_text",
    "rules.pattern", "rules.clauses", "rules.structure", "rules.answers", "rules.tables", "rules.figures", "rules.decisions", "rules.texts", "rules.days", "rules.dates", "rules.records", "rules.privacy", "rules.whole", "rules.typography", "rules.language", "rules.abbreviations", "rules.spelling", "rules.last_year", "rules.quoted_figures", "rules.allowances", "rules", "mend", "manual",
    "progress", "render.terminal", "render.findings", "render.decisions", "render.grant", "render.grant_compare", "render.grant_markdown", "render.manual", "render.mends", "render.written", "render.verdict", "render.as_json", "render.grant_formats", "render.as_github", "render.as_sarif", "render.formats", "render",
    "choose_region", "swedish_cli", "open_report", "cli_export", "cli_grant", "cli", "__main__",
]  # fmt: skip

# Each foreign library lives behind one room of the house.
ONLY_USERS = {
    "ruamel": {"yaml_text"},
    "markdown_it": {"commonmark", "markdown"},
    "docx": {"word.charts", "word.controls", "word.edges", "word.elements", "word.margins", "word.numbering", "word.properties", "word.write"},
    "lxml": {"word.controls", "word.elements", "word.numbering", "word.parts", "word.template"},
    "babel": {"figures"},
    "openpyxl": {"decisions.workbook"},
    "stdnum": {"rules.privacy"},
    "rich": {"cli_grant", "render.terminal", "render.findings", "render.decisions", "render.grant", "render.grant_compare", "render.grant_formats", "render.manual", "render.mends", "render.verdict", "render.written"},
    "typer": {"cli", "cli_export", "cli_grant", "choose_region", "open_report", "swedish_cli"},
}  # fmt: skip

LONGEST_MODULE = 300
LONGEST_FUNCTION = 40


def module_name(path: Path) -> str:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__") or "villkor"


MODULES = {module_name(path): path for path in sorted(PACKAGE.rglob("*.py"))}


def imports(path: Path) -> Iterator[str]:
    """Every imported module, also inside functions and under TYPE_CHECKING. `from villkor import x` is villkor.x."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            inside = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from ((name if name.removeprefix("villkor.") in MODULES else node.module) for name in inside)


def test_every_module_has_a_place_in_the_list() -> None:
    assert set(MODULES) - {"villkor"} == set(BOTTOM_UP)


@pytest.mark.parametrize("name", BOTTOM_UP)
def test_a_module_imports_only_what_stands_below_it(name: str) -> None:
    ours = {found.removeprefix("villkor.") for found in imports(MODULES[name]) if found.startswith("villkor.")}
    below = set(BOTTOM_UP[: BOTTOM_UP.index(name)])
    assert ours <= below, f"{name} imports {sorted(ours - below)}, which do not stand below it"


@pytest.mark.parametrize("library", ONLY_USERS)
def test_a_foreign_library_lives_behind_its_modules(library: str) -> None:
    users = {name for name, path in MODULES.items() if any(found.split(".")[0] == library for found in imports(path))}
    assert users == ONLY_USERS[library]


@pytest.mark.parametrize("name", MODULES)
def test_modules_and_functions_keep_within_their_budgets(name: str) -> None:
    source = MODULES[name].read_text(encoding="utf-8")
    functions = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    too_long = [f"{node.name}: {lines} lines" for node in functions if (lines := _lines(node)) > LONGEST_FUNCTION]
    assert not too_long
    assert source.count("\n") <= LONGEST_MODULE


def _lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def test_no_year_and_no_question_number_stands_in_the_code() -> None:
    """They are data in templates/. Docstrings and help texts may give examples."""
    for path in MODULES.values():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        numbers = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, int)]
        assert not {2021, 2022, 2023, 2024, 2025} & set(numbers), path
        comparisons = [node for node in ast.walk(tree) if isinstance(node, ast.Compare | ast.Subscript)]
        words = [
            part.value for node in comparisons for part in ast.walk(node) if isinstance(part, ast.Constant) and isinstance(part.value, str)
        ]
        assert not [word for word in words if word[:1].isdigit() and "." in word], path
