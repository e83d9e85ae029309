"""The house is as docs/architecture.md says: its two tables are read here, so that they are the one
source.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.tools import ROOT

PACKAGE = ROOT / "villkor"
DRAWING = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")

LONGEST_MODULE = 300
LONGEST_FUNCTION = 40


def table(first_heading: str) -> list[list[list[str]]]:
    """The rows of the table whose first heading this is: in each cell, the names in backticks."""
    lines = DRAWING.splitlines()
    start = next(
        at for at, line in enumerate(lines) if line.startswith(f"| {first_heading} |")
    )
    rows = []
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            break
        rows.append([re.findall(r"`([^`]+)`", cell) for cell in line.split("|")[1:-1]])
    return rows


MAY_IMPORT = {package: above for (package,), above, *_ in table("package")}
ROOMS = {library: (rooms, as_types) for (library,), rooms, as_types in table("library")}


def allowed(package: str) -> set[str]:
    """What a package may import: itself, what its row names, and whatever those may."""
    found = {package}
    for below in MAY_IMPORT[package]:
        found |= allowed(below)
    return found


def room_name(path: Path) -> str:
    """A module's path under villkor/, without .py: `grant/decisions/read`."""
    return path.relative_to(PACKAGE).with_suffix("").as_posix()


MODULES = {room_name(path): path for path in sorted(PACKAGE.rglob("*.py"))}
INSIDE = [name for name in MODULES if "/" in name]


@cache
def parsed(name: str) -> ast.Module:
    return ast.parse(MODULES[name].read_text(encoding="utf-8"))


def is_lazy(node: ast.AST) -> bool:
    """Whether it is a call of `lazy_module`."""
    return isinstance(node, ast.Call) and ast.unparse(node.func).endswith("lazy_module")


def lazy_name(node: ast.AST) -> str:
    """The module that `lazy_module` is given. It is written out, so that it is seen here."""
    match node:
        case ast.Call(args=[ast.Constant(str(name))], keywords=[]):
            return name
        case _:
            raise AssertionError(ast.unparse(node))


def imported(tree: ast.AST) -> Iterator[str]:
    """Every imported module as a path, also in functions, as types, and by `lazy_module`.

    `from villkor.a import b` is villkor/a/b if that is one.
    """
    for node in ast.walk(tree):
        if is_lazy(node):
            yield lazy_name(node).replace(".", "/")
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name.replace(".", "/")
        elif isinstance(node, ast.ImportFrom) and node.module:
            home = node.module.replace(".", "/")
            for alias in node.names:
                inner = f"{home}/{alias.name}"
                yield inner if inner.removeprefix("villkor/") in MODULES else home


@cache
def ours(name: str) -> frozenset[str]:
    """The modules of villkor that one of them imports, by their paths under villkor/."""
    found = {
        path.removeprefix("villkor/")
        for path in imported(parsed(name))
        if path.startswith("villkor/")
    }
    return frozenset(found - {name})


def types_alone(tree: ast.Module) -> set[ast.AST]:
    """The nodes that stand under `if TYPE_CHECKING`."""
    found: set[ast.AST] = set()
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.If)
            and isinstance(node.test, ast.Name)
            and node.test.id == "TYPE_CHECKING"
        ):
            for statement in node.body:
                found.update(ast.walk(statement))
    return found


@cache
def libraries(name: str) -> tuple[tuple[str, bool], ...]:
    """The libraries of others that a module imports, each with whether it is as types alone."""
    found = []
    tree = parsed(name)
    types = types_alone(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom) or is_lazy(node):
            roots = {path.split("/")[0] for path in imported(ast.Module([node], []))}
            found += [(root, node in types) for root in roots]
    return tuple(found)


def stands_in(name: str, rooms: list[str]) -> bool:
    return any(room in {"*", name} or name.startswith(f"{room}/") for room in rooms)


def test_the_top_of_the_house_is_its_packages() -> None:
    top = {path.name for path in PACKAGE.iterdir()} - {"__pycache__"}
    assert top == {*MAY_IMPORT, "__init__.py", "__main__.py", "py.typed"}


@pytest.mark.parametrize("name", INSIDE)
def test_a_module_imports_only_downward(name: str) -> None:
    below = allowed(name.split("/", maxsplit=1)[0])
    upward = {path for path in ours(name) if path.split("/")[0] not in below}
    assert not upward


@pytest.mark.parametrize("name", INSIDE)
def test_only_the_lazy_way_hides_an_import(name: str) -> None:
    """`lazy_module` imports by a name in a string, which is read above; nothing else may."""
    if name != "base/lazy":
        names = {
            node.id for node in ast.walk(parsed(name)) if isinstance(node, ast.Name)
        }
        assert "importlib" not in {library for library, _ in libraries(name)}
        assert "__import__" not in names


@pytest.mark.parametrize(
    "name", [name for name in INSIDE if name.startswith("rules/word/")]
)
def test_what_is_wrong_with_a_word_file_does_not_know_the_report(name: str) -> None:
    assert not {path for path in ours(name) if path.startswith("rules/report")}


@pytest.mark.parametrize("name", INSIDE)
def test_a_face_of_a_package_imports_no_member(name: str) -> None:
    if name.endswith("/__init__"):
        assert not ours(name)


def test_no_modules_import_each_other_in_a_circle() -> None:
    left = {name: ours(name) & set(MODULES) for name in MODULES}
    while free := [name for name, needed in left.items() if not needed & set(left)]:
        for name in free:
            del left[name]
    assert not left


@pytest.mark.parametrize("name", INSIDE)
def test_a_foreign_library_is_imported_in_its_rooms_alone(name: str) -> None:
    for library, as_type in libraries(name):
        if library in ROOMS:
            rooms, type_rooms = ROOMS[library]
            assert stands_in(name, [*rooms, *type_rooms] if as_type else rooms), library


@pytest.mark.parametrize("library", ROOMS)
def test_a_library_in_the_table_is_used(library: str) -> None:
    assert any(library == found for name in INSIDE for found, _ in libraries(name))


@pytest.mark.parametrize("name", MODULES)
def test_modules_and_functions_keep_within_their_budgets(name: str) -> None:
    source = MODULES[name].read_text(encoding="utf-8")
    too_long = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > LONGEST_FUNCTION:
                too_long.append(f"{node.name}: {lines} lines")
    assert not too_long
    assert source.count("\n") <= LONGEST_MODULE


def test_tests_lie_in_the_same_tree_as_what_they_test() -> None:
    """Tests of the whole program lie at the top; every other folder of tests is a package of
    villkor.
    """
    tests = ROOT / "tests"
    folders = {path.parent.relative_to(tests) for path in tests.rglob("test_*.py")} - {
        Path()
    }
    assert not {
        folder for folder in folders if not (PACKAGE / folder / "__init__.py").exists()
    }
    assert {folder.parts[0] for folder in folders} == set(MAY_IMPORT)


def test_no_year_and_no_question_number_stands_in_the_code() -> None:
    """They are data in templates/. Docstrings and help texts may give examples."""
    for name in MODULES:
        tree = parsed(name)
        numbers = {
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, int)
        }
        assert not {2021, 2022, 2023, 2024, 2025} & numbers, name
        words = []
        for node in ast.walk(tree):
            if isinstance(node, ast.Compare | ast.Subscript):
                words += [
                    part.value
                    for part in ast.walk(node)
                    if isinstance(part, ast.Constant) and isinstance(part.value, str)
                ]
        assert not [word for word in words if word[:1].isdigit() and "." in word], name
