"""The rules on what answers say: repetitions, appendices, effects, names in tables and figures in
prose.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.tools import copy_sample, report_with
from villkor.base.diagnostic import Finding
from villkor.report.load import load_report
from villkor.report.model import Report
from villkor.rules.report import content, quoted_counts, tables

Check = Callable[[Report], Iterator[Finding]]

QUESTION = (
    "Beskriv inom vilka områden eller processer samverkan har skett med länsstyrelsen."
)
LONG = (
    "Samverkan med länsstyrelsen har skett i dialogmöten varje månad och i den gemensamma "
    "beredningen av stöd till företag i länet."
)
KEY_FIGURES = (
    "nyckeltal:\n"
    "  a: {värde: 164, räknar: ansökningar}\n"
    "  b: {värde: 125, räknar: ansökningar}\n"
    "  c: {värde: 39, räknar: ansökningar}\n"
)
EFFECTS = '"1.3.1.2":\n  - namn: A\n    effekter:%s\n'


def load(tmp_path: Path, beginning: str, text: str) -> Report:
    return report_with(tmp_path, **{beginning: text, "anslag": KEY_FIGURES})


def found_in(check: Check, sentence: str, tmp_path: Path) -> list[Finding]:
    return list(check(load(tmp_path, "3.1", f'"3.1.1": |\n  {sentence}\n')))


@pytest.mark.parametrize(
    "text",
    [
        QUESTION.upper(),
        QUESTION[:75],
        f"**3.1.1 {QUESTION}** Samverkan har skett.",
        QUESTION.replace(" ", "  "),
        QUESTION.replace(" skett", "\n  skett"),
    ],
)
def test_vk209_in_other_dress(text: str, tmp_path: Path) -> None:
    assert len(found_in(content.repeated_question, text, tmp_path)) == 1


@pytest.mark.parametrize(
    "text",
    [QUESTION[:60], "Samverkan. " + QUESTION, "Om nej, ange anledningen till det."],
)
def test_vk209_less_than_sixty_letters_or_not_first(text: str, tmp_path: Path) -> None:
    assert found_in(content.repeated_question, text, tmp_path) == []


def test_vk209_a_follow_up_question_is_a_question(tmp_path: Path) -> None:
    wording = (
        "Beskriv i punktform hur anslaget har bidragit till att nå målen i den regionala "
        "utvecklingsstrategin."
    )
    report = load(
        tmp_path,
        "2-",
        f'"2.3":\n  svar: ja\n  vid ja: |\n    {wording}\n\n    - En punkt.\n',
    )
    assert [finding.where.line for finding in content.repeated_question(report)] == [4]


@pytest.mark.parametrize("text", ["Samma korta svar på två frågor.", "- - -"])
def test_vk210_short_texts_may_be_alike(text: str, tmp_path: Path) -> None:
    assert (
        list(
            content.same_answer(
                load(tmp_path, "3.1", f'"3.1.1": |\n  {text}\n"3.1.2": |\n  {text}\n')
            )
        )
        == []
    )


def test_vk210_one_reason_may_serve_two_questions_and_one_project_two_tables(
    tmp_path: Path,
) -> None:
    inapplicable = f"\n  ej tillämpligt: |\n    {LONG}\n"
    reason = f'"3.1.1":{inapplicable}"3.1.2":{inapplicable}'
    table = '"%s":\n  - namn: A\n    beskrivning: |\n      ' + LONG + "\n"
    report = report_with(
        tmp_path,
        **{"3.1": reason, "1.2.1": table % "1.2.1.4", "1.2.2": table % "1.2.2.4"},
    )
    assert list(content.same_answer(report)) == []


def test_vk210_names_the_first_question_in_another_file(tmp_path: Path) -> None:
    report = report_with(
        tmp_path, **{"3.1": f'"3.1.1": |\n  {LONG}\n', "3.3": f'"3.3.1": |\n  {LONG}\n'}
    )
    (finding,) = content.same_answer(report)
    assert (finding.question, finding.message) == (
        "3.3.1",
        "Svaret är detsamma som på fråga 3.1.1.",
    )


@pytest.mark.parametrize(
    "text",
    [
        "se bilaga",
        "Se även bilaga 2.",
        "enligt bilaga",
        "Det framgår av bilaga A.",
        "Resultaten (bilaga 3) är goda.",
        "(se bil. 1)",
        "Se bilagorna.",
        "Utvärderingen bifogas.",
        "Rapporten bifogas denna redovisning.",
        "Se bifogad rapport.",
        "Se bilaga 1 till denna rapport.",
        "Se\n  bilaga 1.",
        "Insatsen ska ge\n\n  Se bilaga.",  # the duty is in another paragraph
        "För året redovisas (bilaga 1) inga effekter.",
        "Inga effekter (se bilaga 2) har setts.",
    ],
)
def test_vk212_appendices(text: str, tmp_path: Path) -> None:
    assert len(found_in(content.refers_to_appendix, text, tmp_path)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Det följer av och gäller enligt bilaga 1 till förordningen.",
        "Målen står i strategin, enligt bilaga B till beslutet.",
        "Enligt bilaga II i förordning (EU) 2021/1060.",
        "Budget ska bifogas ansökan.",
        "Underlaget måste alltid bifogas.",
        "En affärsplan bifogas till varje ansökan.",
        "Den sökande har bifogat en plan.",
        "Strategin har tre bilagor.",
        "Se bilden av länet.",
        "Planen (som inte bifogas) finns hos regionen.",
        "Planen bifogas inte (den är under arbete).",
    ],
)
def test_vk212_appendices_of_something_else(text: str, tmp_path: Path) -> None:
    assert found_in(content.refers_to_appendix, text, tmp_path) == []


def test_vk307_effects_as_plain_text_are_told_once(tmp_path: Path) -> None:
    report = load(tmp_path, "1.3.1", EFFECTS % " Fler jobb.")
    assert [
        finding.where.line for finding in tables.effects_without_status(report)
    ] == [3]
    assert list(tables.effects_without_basis(report)) == []


def test_vk307_another_word_for_status_is_told_of_already(tmp_path: Path) -> None:
    report = load(
        tmp_path, "1.3.1", EFFECTS % "\n      kort: Fler jobb.\n      status: väntade\n"
    )
    assert list(tables.effects_without_status(report)) == []


def test_vk309_the_same_project_in_two_tables_is_fine(tmp_path: Path) -> None:
    table = '"%s":\n  - namn: A\n    mål:\n      agenda2030: [%s]\n'
    report = report_with(
        tmp_path, **{"1.2.1": table % ("1.2.1.4", 5), "1.2.2": table % ("1.2.2.4", 8)}
    )
    assert list(tables.same_name_twice(report)) == []


@pytest.mark.parametrize(
    "text",
    [
        "kom 163 ansökningar in",
        "Av 146 ansökningar beviljades 125.",
        "I år kom 264 ansökningar in.",
        "Regionen sade nej till 93 ansökningar.",
        "Under 2022 kom 163 ansökningar in.",
        "Under året kom 163 ansökningar in, något färre än 2021.",
        "År 2021 var lugnare. Nu kom 163 ansökningar.",
        "40 Ansökningar avslogs.",
        "125 bifall och 38\n  ansökningar",
    ],
)
def test_vk406_contradictions(text: str, tmp_path: Path) -> None:
    assert (
        len(found_in(quoted_counts.number_contradicts_key_figure, text, tmp_path)) == 1
    )


@pytest.mark.parametrize(
    "text",
    [
        "164 ansökningar, 125 ansökningar och 39 ansökningar",
        "2 ansökningar",
        "cirka 160 ansökningar",
        "drygt 160 ansökningar",
        "150–170 ansökningar",
        "mellan 150 och 170 ansökningar",
        "fler än 100 ansökningar",
        "1,5 ansökningar",
        "163 ansökningarna-x",
        "163 inkomna ansökningar",
        "Under 2021 kom 180 ansökningar in.",
        "Det är färre än de 180 ansökningar som kom in 2021.",
        "Förra året kom 180 ansökningar in.",
        "Inkomna 2022 ansökningar",
        "163 företag",
        "Av dem gällde 12 ansökningar hemsändningsbidrag och 38 ansökningar driftstöd.",
        "Två handläggare prövade dem, varav 163 ansökningar i maj.",
        "Av dessa kom 40 ansökningar från Kiruna, och 38 ansökningar från Gällivare.",
        "Projektmedel söktes i 87 ansökningar.",
        "Driftstöd söktes i 30 ansökningar, och 19 ansökningar drogs tillbaka.",
        "Över tid har 1 640 ansökningar prövats.",
    ],
)
def test_vk406_is_silent_on_what_is_no_contradiction(text: str, tmp_path: Path) -> None:
    assert found_in(quoted_counts.number_contradicts_key_figure, text, tmp_path) == []


@pytest.mark.parametrize(
    "figures",
    [
        "nyckeltal:\n  a: {värde: 164, räknar: inkomna ansökningar}\n",  # more than one word
        "nyckeltal:\n  a: {värde: 24 %, räknar: ansökningar}\n",
        "nyckeltal:\n  a: {värde: '58,7 mnkr', räknar: ansökningar}\n",
        "nyckeltal:\n  a: 164\n",
        "nyckeltal:\n",
    ],
)
def test_vk406_only_counts_of_one_noun(figures: str, tmp_path: Path) -> None:
    report = report_with(
        tmp_path, **{"3.1": '"3.1.1": |\n  163 ansökningar\n', "anslag": figures}
    )
    assert list(quoted_counts.number_contradicts_key_figure(report)) == []


def test_vk406_in_the_sample(tmp_path: Path) -> None:
    report = load_report(
        copy_sample(
            tmp_path,
            **{
                "1.2.3": (
                    "{siffra: inkomna ansökningar} ansökningar",
                    "163 ansökningar",
                )
            },
        )
    )
    (finding,) = quoted_counts.number_contradicts_key_figure(report)
    assert (
        finding.message
        == "Här står 163 ansökningar, men ”inkomna ansökningar” är 164 i anslag.yaml."
    )
