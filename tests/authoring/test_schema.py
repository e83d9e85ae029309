"""What an editor underlines is what `check` finds wrong with how a file is built, and nothing that
`check` takes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from ruamel.yaml import YAML

from tests.authoring.drawn_files import FORM, GOALS, Writer
from tests.report.test_slips import SLIPS, load_with
from tests.tools import SAMPLE, empty_report
from villkor.authoring.new_report import new_report
from villkor.authoring.schema import editor_schemas
from villkor.base.diagnostic import Severity
from villkor.form.model import FieldKind, Question, Region
from villkor.report.load import load_report
from villkor.report.model import Report
from villkor.rules.catalogue import RULES, run_rules

SCHEMAS = {path: json.loads(text) for path, text in editor_schemas(FORM, GOALS).items()}

# How a file is built: keys, kinds of value, fixed words, figures, the number of rows.
KNOWN = {
    "VK105",
    "VK106",
    "VK107",
    "VK108",
    "VK109",
    "VK110",
    "VK114",
    "VK115",
    "VK301",
    "VK303",
    "VK305",
}

# The other rules about how files and tables are built, and why an editor cannot go by them.
LEFT_TO_CHECK = {
    "VK101": "the editor's own parser says what is wrong with the YAML",
    "VK102": "the editor shows the letters as it has read them",
    "VK103": "a file that cannot be read cannot be edited",
    "VK104": "the editor's own parser finds doubled keys",
    "VK111": "an editor sees one file at a time",
    "VK112": "an editor sees one file at a time",
    "VK116": "the text after # is a comment, and no value",
    "VK119": "the editor sees no other file",
    "VK302": "an empty cell is not yet filled in",
}


# A unit may be written in ever so many ways, which an editor takes for words (ONLY_CHECK).
_OF_UNITS = "är ingen enhet för belopp"


# The two that must agree


def as_editor_reads(text: str) -> Any:
    """YAML 1.2, where no and nej are words.

    Keys are text, as in JavaScript, whatever they look like.
    """
    return plain(YAML(typ="safe").load(text))


def plain(node: Any) -> Any:
    if isinstance(node, dict):
        return {str(key): plain(value) for key, value in node.items()}
    if isinstance(node, list):
        return [plain(value) for value in node]
    # a date is text to an editor
    return node if node is None or isinstance(node, str | int | float) else str(node)


def underlined(name: str, text: str) -> list[str]:
    """What an editor that goes by the schema finds wrong."""
    schema = SCHEMAS[f".schema/{name.removesuffix('.yaml')}.json"]
    return [
        f"{fault.json_path}: {fault.message}"
        for fault in Draft7Validator(schema).iter_errors(as_editor_reads(text))
    ]


def told(report: Report, name: str) -> list[str]:
    """What `check` finds wrong with how the file is built."""
    return [
        f"{found.where} {found.code} {found.message}"
        for found in run_rules(report, KNOWN)
        if found.where.path == name
    ]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return empty_report(tmp_path_factory.mktemp("report"))


def checked(folder: Path, name: str, text: str) -> list[str]:
    before = (folder / name).read_bytes()
    (folder / name).write_text(text, encoding="utf-8", newline="\n")
    try:
        return told(load_report(folder), name)
    finally:
        (folder / name).write_bytes(before)


@settings(max_examples=200, deadline=None)
@given(random=st.randoms(use_true_random=True))
def test_an_editor_and_check_agree_on_200_files(folder: Path, random: Random) -> None:
    name, text = Writer(random).file()
    in_editor = underlined(name, text)
    in_check = [each for each in checked(folder, name, text) if _OF_UNITS not in each]
    assert bool(in_editor) is bool(in_check), (
        f"{name}\n{text}\nredigeraren: {in_editor}\ncheck: {in_check}"
    )


# Each fault that the two know, by its code
FAULTS = [
    ("VK105", "1.1-regional-utvecklingsstrategi.yaml", "anvarig: Regional utveckling"),
    (
        "VK105",
        "1.2.1-boende-arbete-och-valfard.yaml",
        '"1.2.1.4":\n  - namn: LOKET\n    prestation: Tre kurser',
    ),
    ("VK105", "2-anslag-1-1.yaml", '"2.3":\n  ej tillämpligt: Skälet\n  svar: ja'),
    ("VK106", "1.1-regional-utvecklingsstrategi.yaml", '"1.1.1":\n  - en punkt'),
    ("VK106", "1.2.1-boende-arbete-och-valfard.yaml", '"1.2.1.4":\n  namn: LOKET'),
    (
        "VK106",
        "1.2.1-boende-arbete-och-valfard.yaml",
        '"1.2.1.4":\n  -\n  - namn: LOKET',
    ),
    (
        "VK106",
        "1.2.1-boende-arbete-och-valfard.yaml",
        '"1.2.1.4":\n  - namn: LOKET\n    mål:\n      rus: |\n        Ett mål\n        Ett till',
    ),
    ("VK106", "anslag.yaml", "fördelning:\n  projektverksamhet: 5 mnkr"),
    (
        "VK105",
        "anslag.yaml",
        "beslut:\n  fil: beslut.csv\n  kolumner:\n    ärendenummer: Ärendenr",
    ),
    ("VK105", "anslag.yaml", "beslut:\n  värden:\n    beslut:\n      ja: [Beviljad]"),
    (
        "VK105",
        "anslag.yaml",
        "nyckeltal:\n  beviljade:\n    ur beslut: {antal: beviljade, ort: Boden}",
    ),
    ("VK106", "anslag.yaml", "beslut: [beslut.csv]"),
    ("VK106", "anslag.yaml", "nyckeltal:\n  beviljade:\n    ur beslut: beviljade"),
    (
        "VK107",
        "anslag.yaml",
        "nyckeltal:\n  beviljade:\n    ur beslut: {stödform: företagsstöd}",
    ),
    (
        "VK107",
        "anslag.yaml",
        "nyckeltal:\n  beviljade:\n    ur beslut: {antal: beviljade, summa: beviljat}",
    ),
    ("VK108", "anslag.yaml", "nyckeltal:\n  beviljade:\n    ur beslut: {antal: alla}"),
    ("VK107", "anslag.yaml", "prioriteringar:\n  - belopp: 5 mnkr"),
    ("VK107", "rapport.yaml", "formulär: 2022"),
    (
        "VK107",
        "rapport.yaml",
        "formulär: 2022\nregion: Region Skåne\ntillåt:\n  - kod: VK304",
    ),
    ("VK108", "1.1-regional-utvecklingsstrategi.yaml", "status: färdig"),
    ("VK108", "2-anslag-1-1.yaml", '"2.3":\n  svar: no'),
    (
        "VK108",
        "1.2.1-boende-arbete-och-valfard.yaml",
        '"1.2.1.4":\n  - namn: LOKET\n    effekter:\n      underlag: känsla',
    ),
    ("VK108", "rapport.yaml", "formulär: 2022\nregion: Region Norge"),
    ("VK109", "2-anslag-1-1.yaml", '"2.10": Text'),
    ("VK110", "2-anslag-1-1.yaml", '"1.1.1": Text'),
    ("VK114", "rapport.yaml", "formulär: 22\nregion: Region Skåne"),
    ("VK115", "anslag.yaml", "tilldelat: 58.7 mnkr"),
    ("VK115", "anslag.yaml", "nyckeltal:\n  inkomna ansökningar: 1.234"),
    (
        "VK301",
        "1.2.1-boende-arbete-och-valfard.yaml",
        '"1.2.1.4":' + 6 * "\n  - namn: LOKET",
    ),
    (
        "VK303",
        "4-analys.yaml",
        '"4.7":\n  - namn: Kartläggning\n    finansierat: delvis',
    ),
    (
        "VK305",
        "1.2.1-boende-arbete-och-valfard.yaml",
        '"1.2.1.4":\n  - namn: LOKET\n    mål:\n      agenda2030: [8, 18]',
    ),
]

# What `check` takes, though it is not written as the manual has it
TAKEN = [
    ("1.1-regional-utvecklingsstrategi.yaml", "status: Klar\n1.1.1: Text"),
    ("2-anslag-1-1.yaml", '2.1: Text\n2.3: JA\n"2.4": {svar: " Nej "}\n"2.5": {}'),
    ("5-ovriga-medskick.yaml", "5: 2022-01-31"),
    ("1.2.1-boende-arbete-och-valfard.yaml", '"1.2.1.4": |\n'),
    (
        "1.2.1-boende-arbete-och-valfard.yaml",
        '"1.2.1.4":\n  - {namn: 1, mål: {agenda2030: 8, rus: Ett mål}, effekter: Inga än}',
    ),
    ("4-analys.yaml", '"4.7":\n  - {namn: A, typ: Kartläggning, ämne: 12}'),
    (
        "anslag.yaml",
        (
            'tilldelat: "450 000 KR"\n'
            "fördelning: {företagsstöd: {andel: 34procent}}\n"
            'prioriteringar: [{belopp: ""}]'
        ),
    ),
    (
        "anslag.yaml",
        (
            "beslut: beslut-2022.csv\n"
            "nyckeltal:\n"
            "  a: {ur beslut: {antal: Inkomna}}\n"
            "  b: {ur beslut: {antal: beviljade, kommun: [Boden], andel av: a}}"
        ),
    ),
    (
        "anslag.yaml",
        (
            "beslut: {fil: b.xlsx, blad: 2, enhet: tkr, kolumner: {kommun: Ort, datum: }, "
            "värden: {beslut: "
            "{bifall: [Ja]}, kommun: {Luleå: Luleå stad}}}"
        ),
    ),
    ("rapport.yaml", "formulär: 2022\nregion: SKÅNE\nkontakt:"),
    ("rapport.yaml", "formulär: 2022\nregion: 09"),
    ("rapport.yaml", "formulär: 2022\nregion: Region Skåne\ntillåt: [{}]"),
    ("1.1-regional-utvecklingsstrategi.yaml", ""),
]

# What `check` finds and a schema cannot, since it sees values and not how they stand in the file
ONLY_CHECK = [
    ("a unit is none", "anslag.yaml", "beslut: {fil: b.csv, enhet: EUR}"),
    (
        "two lines flow into one",
        "rapport.yaml",
        "formulär: 2022\nregion: Region Skåne\nordlista:\n  Sevilla\n  LOKET",
    ),
    (
        "a colon has no blank",
        "1.2.1-boende-arbete-och-valfard.yaml",
        '"1.2.1.4":\n  - namn: LOKET\n    effekter: kort:Snart',
    ),
    (
        "a dash before each field",
        "1.2.1-boende-arbete-och-valfard.yaml",
        '"1.2.1.4":\n  - namn: LOKET\n  - beskrivning: Text',
    ),
    (
        "a question inside an answer",
        "1.1-regional-utvecklingsstrategi.yaml",
        '"1.1.1": |\n  Text\n  "1.1.2": |\n    Text',
    ),
    (
        "a share of a figure that is not there",
        "anslag.yaml",
        "nyckeltal:\n  a: {ur beslut: {antal: beviljade, andel av: b}}",
    ),
    (
        "a number loses its decimals",
        "anslag.yaml",
        "nyckeltal:\n  inkomna ansökningar: 164.0",
    ),
    ("a number loses its nought", "rapport.yaml", "formulär: 2022\nregion: 9"),
]

# What a schema refuses and `check` lets be: nobody writes so
ONLY_EDITOR = [
    (
        "a line's end inside quotation marks",
        "rapport.yaml",
        'formulär: 2022\nregion: Region Skåne\nordlista: "Sevilla\\nLOKET"',
    ),
]


@pytest.mark.parametrize(("code", "name", "text"), FAULTS)
def test_both_know_the_fault(code: str, name: str, text: str, folder: Path) -> None:
    found = checked(folder, name, text)
    assert [line for line in found if f" {code} " in line], found
    assert underlined(name, text)


def test_each_rule_about_how_a_file_is_built_is_known_or_left_to_check() -> None:
    assert {code for code, _, _ in FAULTS} == KNOWN
    of_building = {
        rule.code
        for rule in RULES
        if rule.severity is Severity.ERROR and rule.code.startswith(("VK1", "VK3"))
    }
    assert of_building == KNOWN | set(LEFT_TO_CHECK)


@pytest.mark.parametrize(("name", "text"), TAKEN)
def test_nothing_that_check_takes_is_underlined(
    name: str, text: str, folder: Path
) -> None:
    assert (underlined(name, text), checked(folder, name, text)) == ([], [])


@pytest.mark.parametrize(
    ("name", "text"),
    [pytest.param(name, text, id=why) for why, name, text in ONLY_CHECK],
)
def test_some_faults_are_left_to_check(name: str, text: str, folder: Path) -> None:
    assert checked(folder, name, text)
    assert underlined(name, text) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [pytest.param(name, text, id=why) for why, name, text in ONLY_EDITOR],
)
def test_a_few_things_are_underlined_that_check_lets_be(
    name: str, text: str, folder: Path
) -> None:
    assert underlined(name, text)
    assert checked(folder, name, text) == []


# Slips of ONLY_CHECK's kinds
SEEN_BY_CHECK_ALONE = {
    "analys-5-alla-falt-med-bindestreck",
    "rapport-11-mal-utan-bindestreck",
    "svar-014-fraga-indragen",
    "tabell-09-fler-bindestreck",
    "tabell-21-agenda-saknar-blanksteg",
}


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.stem)
def test_they_agree_on_real_slips(slip: Path, folder: Path) -> None:
    name, report = load_with(slip, folder)
    if any(
        kind in {"yaml", "encoding", "duplicate key"}
        for kind, finding in report.faults
        if finding.where.path == name
    ):
        return  # the editor's own parser has something to say
    in_editor, in_check = underlined(name, report.sources[name]), told(report, name)
    assert bool(in_editor) is (
        bool(in_check) and slip.stem not in SEEN_BY_CHECK_ALONE
    ), (
        in_editor,
        in_check,
    )


@pytest.mark.parametrize("region", FORM.regions, ids=lambda region: region.name)
def test_nothing_is_underlined_in_a_new_report(region: Region) -> None:
    files = {
        name: text
        for name, text in new_report(FORM, region).items()
        if name.endswith(".yaml")
    }
    assert {name: underlined(name, text) for name, text in files.items()} == {
        name: [] for name in files
    }


def test_nothing_is_underlined_in_the_complete_sample_or_in_what_is_carried_over_from_it() -> (
    None
):
    files = {
        path.name: path.read_text(encoding="utf-8") for path in SAMPLE.glob("*.yaml")
    }
    carried = new_report(FORM, FORM.regions[0], load_report(SAMPLE))
    for name, text in files.items():
        assert (underlined(name, text), underlined(name, carried[name])) == ([], []), (
            name
        )
    goal = load_report(SAMPLE).settings.goals["rus"][0]
    assert (
        json.dumps(goal, ensure_ascii=False)
        in carried[".schema/1.2.1-boende-arbete-och-valfard.json"]
    )


@pytest.mark.parametrize("path", SCHEMAS)
def test_the_schema_is_a_schema(path: str) -> None:
    Draft7Validator.check_schema(SCHEMAS[path])


def parts(schema: Any) -> Iterator[dict[str, Any]]:
    """Every part of a schema."""
    if isinstance(schema, dict):
        yield schema
    for inner in (
        schema.values()
        if isinstance(schema, dict)
        else schema
        if isinstance(schema, list)
        else ()
    ):
        yield from parts(inner)


@pytest.mark.parametrize("path", SCHEMAS)
def test_patterns_are_such_as_javascript_reads_too(path: str) -> None:
    """ECMAScript's strict mode has neither names nor flags inside a pattern, and escapes no other
    sign than these.
    """
    patterns = [
        part["pattern"]
        for part in parts(SCHEMAS[path])
        if isinstance(part.get("pattern"), str)
    ]
    assert patterns
    for pattern in patterns:
        assert not re.search(r"\(\?[^:!=]", pattern), pattern
        assert set(re.findall(r"\\(.)", pattern)) <= set(r"sSdnu^$\.*+?()[]{}|/"), (
            pattern
        )


@pytest.mark.parametrize(
    "question", FORM.questions.values(), ids=lambda question: question.id
)
def test_a_question_is_shown_with_its_wording_and_guidance(question: Question) -> None:
    shown = SCHEMAS[f".schema/{FORM.file_of(question)}.json"]["properties"][question.id]
    assert shown["description"].startswith(f"{question.id} {question.wording}")
    assert question.guidance in shown["description"]
    for key, asked in (("vid ja", question.if_yes), ("vid nej", question.if_no)):
        if asked:
            assert shown["properties"][key]["description"] == asked.wording


def proposed(schema: Any) -> set[Any]:
    """The words that an editor proposes somewhere in a part of a schema."""
    return {word for part in parts(schema) for word in part.get("enum", ())}


@pytest.mark.parametrize(
    "question",
    [question for question in FORM.questions.values() if question.fields],
    ids=lambda question: question.id,
)
def test_a_row_is_proposed_with_all_its_fields_and_each_choice(
    question: Question,
) -> None:
    table = SCHEMAS[f".schema/{FORM.file_of(question)}.json"]["properties"][question.id]
    row = table["anyOf"][0]["items"]
    keys = [field.key for field in question.fields]
    assert list(row["properties"]) == list(row["defaultSnippets"][0]["body"]) == keys
    assert [key.lstrip("- ") for key in table["defaultSnippets"][0]["body"]] == keys
    stops = re.findall(r"\$\{?(\d+)", json.dumps(row["defaultSnippets"][0]["body"]))
    assert stops == [str(number) for number in range(1, len(stops) + 1)]
    for field in question.fields:
        held = proposed(row["properties"][field.key])
        assert set(field.values) <= held
        if field.kind is FieldKind.GOALS:
            agenda = row["properties"][field.key]["properties"]["agenda2030"]["anyOf"][
                0
            ]["defaultSnippets"]
            assert [snippet["body"] for snippet in agenda] == list(range(1, 18))
            assert agenda[4]["label"] == "5 Jämställdhet"
            assert set(GOALS["rus"]) <= held


def test_regions_and_statuses_are_proposed() -> None:
    assert {region.name for region in FORM.regions} <= proposed(
        SCHEMAS[".schema/rapport.json"]["properties"]["region"]
    )
    assert proposed(SCHEMAS[".schema/4-analys.json"]["properties"]["status"]) == set(
        FORM.statuses
    )
