"""The rules' own pages of the handbook, made from their docstrings so that the two cannot
differ.
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
from villkor.rules.rule import Rule
from villkor.rules.word.gate import WORD_RULES

AnyRule: TypeAlias = Rule[Report] | Rule[WordFile]

_CODE = re.compile(r"(?:VK)?(\d+)", re.IGNORECASE | re.ASCII)

CATALOGUE: tuple[AnyRule, ...] = (*RULES, *WORD_RULES)


def find_rule(wanted: str) -> AnyRule:
    """The rule of a code or a name. Raises UserError with the closest ones."""
    word = wanted.strip().casefold()
    for rule in CATALOGUE:
        if word in {rule.code.casefold(), rule.name}:
            return rule
    hint = did_you_mean(wanted, [word for rule in CATALOGUE for word in (rule.code, rule.name)])
    raise UserError(
        f"Det finns ingen regel ”{wanted}”.", f"{hint} Alla regler: villkor explain.".strip()
    )


def find_rules(wanted: str) -> list[AnyRule]:
    """The rule of a code or a name, or those whose codes begin so.

    Raises UserError if there is none.
    """
    if not (code := _CODE.fullmatch(wanted.strip())):
        return [find_rule(wanted)]
    found = [rule for rule in CATALOGUE if rule.code.startswith(f"VK{code[1]}")]
    if not found:  # a guess at another number would only mislead
        raise UserError(
            f"Det finns ingen regel ”{wanted.strip()}”.", "Alla regler: villkor explain."
        )
    return found


def first_sentence(rule: AnyRule) -> str:
    """What the rule is about, in one sentence."""
    return rule.page.split("\n\n")[0].replace("\n", " ")


def page_parts(rule: AnyRule) -> list[tuple[str, str]]:
    """The labelled parts of a rule's page: ("Varför", …), ("Fel", …), ("Rätt", …), and ("Källa", …)
    where it has one.
    """
    found: list[tuple[str, str]] = []
    for line in rule.page.split("\n\n", 1)[1].splitlines():
        label, colon, rest = line.partition(": ")
        if colon and label in {"Varför", "Fel", "Rätt", "Källa"}:
            found.append((label, rest))
        else:
            found[-1] = (found[-1][0], f"{found[-1][1]} {line.strip()}".strip())
    return found


def manual_pages() -> dict[str, str]:
    """docs/handbok/regler/: a page for each rule and a list of them all, by file name, in
    Markdown.
    """
    listed = "\n".join(
        [
            "# Regler",
            "",
            (
                "Reglerna som `villkor check` prövar. Ett fel hindrar export, en varning och en "
                "notis gör det inte."
            ),
            (
                "Samma text visas av `villkor explain KOD`. Sidorna görs ur programmet "
                "med `make docs`."
            ),
            "",
            *_table(RULES),
            "",
            "## Word-filen",
            "",
            (
                "Reglerna som `villkor check --docx FIL` prövar, och som varje exporterad fil "
                "prövas mot innan den sparas."
            ),
            "",
            *_table(WORD_RULES),
            "",
        ]
    )
    return {"README.md": listed, **{f"{rule.code}.md": _page(rule) for rule in CATALOGUE}}


def _table(rules: Iterable[AnyRule]) -> list[str]:
    rows = [
        (
            f"| [{rule.code}]({rule.code}.md) | {rule.name} | {WORDS[rule.severity]} | "
            f"{first_sentence(rule)} |"
        )
        for rule in rules
    ]
    return ["| Kod | Namn | Allvar | Vad |", "|---|---|---|---|", *rows]


def _page(rule: AnyRule) -> str:
    told = "\n\n".join(f"**{label}:** {words}" for label, words in page_parts(rule))
    return (
        f"# {rule.code} {rule.name}\n\n"
        f"*{WORDS[rule.severity].capitalize()}.* {first_sentence(rule)}\n\n"
        f"{told}\n"
    )
