"""What a form must be before reports are made of it: every rule for it with its
permanent code, its name and its weight, in one table.

A code is never given to another rule.
"""

from __future__ import annotations

from collections.abc import Collection

from villkor.base.diagnostic import Diagnostic, Severity
from villkor.rules.form import beside_blank, numbering, questions, reading
from villkor.rules.form.subject import FormFile
from villkor.rules.rule import Rule, chosen_rules, weight_and_place

_E, _W = Severity.ERROR, Severity.WARNING

FORM_RULES: tuple[Rule[FormFile], ...] = (
    Rule(
        "VK901",
        "trasigt-formulär",
        _E,
        reading.broken_form,
    ),
    Rule(
        "VK902",
        "dubbelt-i-formuläret",
        _E,
        reading.doubled_in_form,
    ),
    Rule(
        "VK903",
        "okänd-nyckel-i-formuläret",
        _E,
        reading.unknown_key_in_form,
    ),
    Rule(
        "VK904",
        "fel-slags-värde-i-formuläret",
        _E,
        reading.wrong_value_in_form,
    ),
    Rule(
        "VK905",
        "saknas-i-formuläret",
        _E,
        reading.missing_in_form,
    ),
    Rule(
        "VK906",
        "okänt-värde-i-formuläret",
        _E,
        reading.unknown_value_in_form,
    ),
    Rule(
        "VK907",
        "ändrad-ordalydelse",
        _E,
        reading.changed_wording,
    ),
    Rule(
        "VK908",
        "förlorad-bokstav-i-formuläret",
        _E,
        reading.spoilt_letter_in_form,
    ),
    Rule(
        "VK909",
        "trasig-fil-bredvid-formuläret",
        _E,
        reading.broken_beside_form,
    ),
    Rule(
        "VK911",
        "frågan-ställs-två-gånger",
        _W,
        questions.asked_twice,
    ),
    Rule(
        "VK912",
        "lucka-i-numren",
        _W,
        numbering.gap_in_numbers,
    ),
    Rule(
        "VK913",
        "numren-i-oordning",
        _W,
        numbering.numbers_out_of_order,
    ),
    Rule(
        "VK914",
        "annan-gräns-i-frågan",
        _E,
        questions.other_limit_in_wording,
    ),
    Rule(
        "VK915",
        "följdfråga-utan-svar",
        _E,
        questions.follow_up_without_answer,
    ),
    Rule(
        "VK916",
        "lös-följdfråga",
        _W,
        questions.loose_follow_up,
    ),
    Rule(
        "VK921",
        "inte-i-blanketten",
        _W,
        beside_blank.not_in_blank,
    ),
    Rule(
        "VK922",
        "svarsplats-saknas",
        _W,
        beside_blank.no_place_in_blank,
    ),
    Rule(
        "VK931",
        "att-kontrollera",
        _W,
        beside_blank.doubt_left,
    ),
)


def inspect_form(
    form: FormFile,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
) -> tuple[Diagnostic, ...]:
    """Every diagnostic of a form: errors first, then down the file.

    `select` and `ignore` are beginnings of codes.
    """
    found: list[Diagnostic] = []
    for rule in chosen_rules(
        FORM_RULES,
        select,
        ignore,
    ):
        if rule.check:
            found += map(rule.stamp, rule.check(form))
    return tuple(sorted(found, key=weight_and_place))
