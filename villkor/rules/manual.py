"""The rules' own pages of the handbook, made from their docstrings so that the two
cannot differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeAlias

from villkor.base.diagnostic import WORDS, UserError
from villkor.base.hints import did_you_mean
from villkor.document.word.story import WordFile
from villkor.report.model import Report
from villkor.rules.catalogue import RULES
from villkor.rules.form.form_rules import FORM_RULES
from villkor.rules.form.subject import FormFile
from villkor.rules.rule import Rule
from villkor.rules.word.gate import WORD_RULES

AnyRule: TypeAlias = Rule[Report] | Rule[WordFile] | Rule[FormFile]

_CODE = re.compile(r"(?:VK)?(\d+)", re.IGNORECASE | re.ASCII)

_ABOUT_REPORTS = (
    "Reglerna som `villkor check` prövar. Ett fel hindrar export, en varning och en "
    "notis gör det inte."
)
_ABOUT_PAGES = (
    "Samma text visas av `villkor explain KOD`. Sidorna görs ur programmet "
    "med `make docs`."
)
_ABOUT_WORD_FILES = (
    "Reglerna som `villkor check --docx FIL` prövar, och som varje exporterad fil "
    "prövas mot innan den sparas."
)

_ABOUT_FORMS = (
    "Reglerna som `villkor check --form MAPP` prövar. Ett fel gör att formuläret inte "
    "kan användas, eller att svaren blir fel."
)

CATALOGUE: tuple[AnyRule, ...] = (*RULES, *WORD_RULES, *FORM_RULES)


def find_rule(wanted: str) -> AnyRule:
    """The rule of a code or a name. Raises UserError with the closest ones."""
    word = wanted.strip().casefold()
    for rule in CATALOGUE:
        if word in {rule.code.casefold(), rule.name}:
            return rule
    known: list[str] = []
    for rule in CATALOGUE:
        known += [rule.code, rule.name]
    hint = f"{did_you_mean(wanted, known, '')} Alla regler: villkor explain.".strip()
    raise UserError(f"Det finns ingen regel ”{wanted}”.", hint)


def find_rules(wanted: str) -> list[AnyRule]:
    """The rule of a code or a name, or those whose codes begin so.

    Raises UserError if there is none.
    """
    code = _CODE.fullmatch(wanted.strip())
    if code is None:
        return [find_rule(wanted)]
    found = [rule for rule in CATALOGUE if rule.code.startswith(f"VK{code[1]}")]
    if not found:  # a guess at another number would only mislead
        raise UserError(
            f"Det finns ingen regel ”{wanted.strip()}”.",
            "Alla regler: villkor explain.",
        )
    return found


def first_sentence(rule: AnyRule) -> str:
    """What the rule is about, in one sentence."""
    return rule.page.split("\n\n")[0]


def page_parts(rule: AnyRule) -> list[tuple[str, str]]:
    """The labelled parts of a rule's page: ("Varför", …), ("Fel", …), ("Rätt", …), and
    ("Källa", …) where it has one.
    """
    found: list[tuple[str, str]] = []
    for line in rule.page.split("\n\n", 1)[1].splitlines():
        label, _, words = line.partition(": ")
        found.append((label, words))
    return found


def manual_pages() -> dict[str, str]:
    """docs/handbok/regler/: a page for each rule and a list of them all, by file name,
    in Markdown.
    """
    pages = {f"{rule.code}.md": _page(rule) for rule in CATALOGUE}
    return {"README.md": _list_of_rules(), **pages}


def _list_of_rules() -> str:
    lines = [
        "# Regler",
        "",
        _ABOUT_REPORTS,
        _ABOUT_PAGES,
        "",
        *_table(RULES),
        "",
        "## Word-filen",
        "",
        _ABOUT_WORD_FILES,
        "",
        *_table(WORD_RULES),
        "",
        "## Formuläret",
        "",
        _ABOUT_FORMS,
        "",
        *_table(FORM_RULES),
        "",
    ]
    return "\n".join(lines)


def _table(rules: Iterable[AnyRule]) -> list[str]:
    lines = ["| Kod | Namn | Allvar | Vad |", "|---|---|---|---|"]
    for rule in rules:
        link = f"[{rule.code}]({rule.code}.md)"
        lines.append(
            f"| {link} | {rule.name} | {WORDS[rule.severity]} | "
            f"{first_sentence(rule)} |"
        )
    return lines


def _page(rule: AnyRule) -> str:
    told = "\n\n".join(f"**{label}:** {words}" for label, words in page_parts(rule))
    return (
        f"# {rule.code} {rule.name}\n\n"
        f"*{WORDS[rule.severity].capitalize()}.* {first_sentence(rule)}\n\n"
        f"{told}\n"
    )
