"""How dense the code reads: what is counted in a package, so that `test_style` can hold it within
bounds.

A line of code is one with a word, a number, a string or a sign on it. Docstrings, comments and
blank lines are left out. `python -m tests.style FOLDER…` prints the figures of any package.
"""

from __future__ import annotations

import ast
import io
import sys
import tokenize
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct, field

MANY_BRANCHES = 10

_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_BRANCHES = (
    ast.If,
    ast.For,
    ast.While,
    ast.ExceptHandler,
    ast.IfExp,
    ast.comprehension,
    ast.match_case,
)
_WORDS = (tokenize.NAME, tokenize.OP, tokenize.NUMBER, tokenize.STRING)


class Density(Struct):
    """What is counted in a package, and what of it stands where."""

    tokens: int = 0
    lines: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    long_lines: list[str] = field(default_factory=list)
    branchy: list[str] = field(default_factory=list)
    functions: list[str] = field(default_factory=list)
    homes: dict[str, set[str]] = field(default_factory=dict)

    @property
    def tokens_a_line(self) -> float:
        """Words and signs on a line of code."""
        return self.tokens / self.lines

    def in_a_thousand(self, kind: str) -> float:
        """How many of a kind there are in 1,000 lines of code."""
        return self.kinds[kind] * 1000 / self.lines

    @property
    def one_word_names(self) -> float:
        """The part of the functions whose name is one word."""
        short = [name for name in self.functions if "_" not in name.strip("_")]
        return len(short) / len(self.functions)

    @property
    def shared_names(self) -> list[str]:
        """The public names that are defined in more than one module."""
        return sorted(name for name, homes in self.homes.items() if len(homes) > 1)


def measured(folder: Path, longest_line: int) -> Density:
    """The density of the code in a folder."""
    found = Density()
    for path in sorted(folder.rglob("*.py")):
        _add_file(found, path, path.relative_to(folder).as_posix(), longest_line)
    return found


def _add_file(found: Density, path: Path, name: str, longest_line: int) -> None:
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source)
    for number, line in enumerate(source.splitlines(), 1):
        if len(line) > longest_line:
            found.long_lines.append(f"{name}:{number}")
    _add_tokens(found, source, _docstring_lines(tree))
    for node in ast.walk(tree):
        _add_node(found, node, name)
    for node in tree.body:
        if isinstance(node, (ast.ClassDef, *_FUNCTIONS)) and not node.name.startswith(
            "_"
        ):
            found.homes.setdefault(node.name, set()).add(name)


def _add_tokens(found: Density, source: str, left_out: set[int]) -> None:
    lines_of_code = set()
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        line = token.start[0]
        if token.type in _WORDS and line not in left_out:
            found.tokens += 1
            lines_of_code.add(line)
    found.lines += len(lines_of_code)


def _add_node(found: Density, node: ast.AST, name: str) -> None:
    if isinstance(node, _COMPREHENSIONS):
        found.kinds["comprehension"] += 1
        found.kinds["nested"] += _is_nested(node)
    elif isinstance(node, ast.NamedExpr):
        found.kinds["walrus"] += 1
    elif isinstance(node, ast.IfExp):
        found.kinds["conditional"] += 1
    elif isinstance(node, _FUNCTIONS):
        found.functions.append(node.name)
        if _branches(node) > MANY_BRANCHES:
            found.branchy.append(f"{name}:{node.lineno} {node.name}")


def _is_nested(
    node: ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp,
) -> int:
    """How many of two faults it has: several `for`, and another comprehension inside."""
    inside = [inner for inner in ast.walk(node) if isinstance(inner, _COMPREHENSIONS)]
    return (len(node.generators) > 1) + (len(inside) > 1)


def _branches(function: ast.AST) -> int:
    """One, and one more for each place where the function may go two ways."""
    found = 1
    for node in ast.walk(function):
        if isinstance(node, ast.BoolOp):
            found += len(node.values) - 1
        elif isinstance(node, _BRANCHES):
            found += 1
    return found


def _docstring_lines(tree: ast.Module) -> set[int]:
    lines: set[int] = set()
    for node in ast.walk(tree):
        if not isinstance(node, (ast.Module, ast.ClassDef, *_FUNCTIONS)):
            continue
        if ast.get_docstring(node) is not None:
            docstring = node.body[0]
            lines.update(range(docstring.lineno, (docstring.end_lineno or 0) + 1))
    return lines


def figures(density: Density) -> Iterable[str]:
    """The figures in words, a line each."""
    yield f"{density.lines} lines of code, {len(density.functions)} functions"
    yield f"{density.tokens_a_line:.1f} tokens a line of code"
    yield f"{len(density.long_lines)} lines over 100 characters"
    for kind in ("comprehension", "nested", "walrus", "conditional"):
        yield f"{density.in_a_thousand(kind):.1f} {kind} in 1,000 lines"
    yield f"{len(density.branchy)} functions with over {MANY_BRANCHES} branches"
    yield f"{density.one_word_names:.0%} one-word function names"
    yield f"{len(density.shared_names)} public names in several modules"


if __name__ == "__main__":
    for folder_name in sys.argv[1:]:
        print(folder_name, *figures(measured(Path(folder_name), 100)), sep="\n  ")  # noqa: T201
