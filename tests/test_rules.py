"""Every rule fires on a faulty report, at its line, and is silent on a correct one.

A case is one file of a report, faulty and correct. The line where the rule should fire is the one that holds the marker ¤,
which is taken out before the file is written.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tools import INCOMPLETE, SAMPLE, empty_report
from villkor.diagnostic import Diagnostic
from villkor.load_report import load_report
from villkor.rules import RULES, run

# code → (file, faulty text with ¤ on the line of the finding, correct text)
CASES: dict[str, tuple[str, str, str]] = {
    "VK101": ("1.1", '"1.1.1": Målet:¤ fler jobb\n', '"1.1.1": |\n  Målet: fler jobb\n'),
    "VK104": ("1.1", '"1.1.1": |\n  Text.\n¤"1.1.1": |\n  Annan text.\n', '"1.1.1": |\n  Text.\n'),
    "VK105": ("1.1", 'ansvarlig:¤ Näringsliv\n"1.1.1": |\n  Text.\n', 'ansvarig: Näringsliv\n"1.1.1": |\n  Text.\n'),
    "VK106": ("1.1", '"1.1.1":\n  ¤- en punkt\n  - en punkt till\n', '"1.1.1": |\n  - en punkt\n  - en punkt till\n'),
    "VK107": ("rapport", "¤formulär: 2022\nregion:\n", "formulär: 2022\nregion: Region Skåne\n"),
    "VK108": ("1.1", 'status: färdig¤\n"1.1.1": |\n  Text.\n', 'status: klar\n"1.1.1": |\n  Text.\n'),
    "VK109": ("1.1", '¤"1.1.9": |\n  Text.\n', '"1.1.1": |\n  Text.\n'),
    "VK110": ("1.1", '¤"1.2.1.1": |\n  Text.\n', '"1.1.1": |\n  Text.\n'),
    "VK114": ("rapport", "formulär: 1999¤\nregion: Region Skåne\n", "formulär: 2022\nregion: Region Skåne\n"),
    "VK115": ("anslag", "tilldelat: 58.7 mnkr¤\n", "tilldelat: 58,7 mnkr\n"),
    "VK116": ("3.1", '"3.1.1": Projekt #3¤\n', '"3.1.1": |\n  Projekt #3\n'),
    "VK207": ("3.1", '"3.1.1": |\n  Text.\n\n  …¤\n', '"3.1.1": |\n  Text …\n'),
    "VK208": ("3.1", '"3.1.1": |\n  Så här:\n  • en punkt¤\n  • en till\n', '"3.1.1": |\n  Så här:\n\n  - en punkt\n  - en till\n'),
    "VK201": ("1.1", '¤"1.1.1": |\n\n"1.1.2": |\n  Text.\n"1.1.3": |\n  Text.\n', '"1.1.1": |\n  Text.\n"1.1.2": |\n  Text.\n"1.1.3": |\n  Text.\n'),
    "VK202": ("2-", '"2.3":\n  svar: ja¤\n', '"2.3":\n  svar: ja\n  vid ja: |\n    - En punkt.\n'),
    "VK203": ("2-", '"2.3":\n  svar: ja\n  vid ja: |\n    - En punkt.\n  vid nej: Ett skäl.¤\n', '"2.3":\n  svar: nej\n  vid nej: Ett skäl.\n'),
    "VK204": ("2-", '"2.6": |\n  Ett stycke.¤\n', '"2.6": |\n  - En punkt.\n'),
    "VK205": ("1.1", '"1.1.1": |\n  Text.\n\n  # En rubrik¤\n', '"1.1.1": |\n  Text.\n\n  **En rubrik**\n'),
    "VK206": ("3.3", '¤"3.3.1":\n  ej tillämpligt:\n', '"3.3.1":\n  ej tillämpligt: Gotland är en kommun.\n'),
    "VK301": ("4-", '"4.7":\n' + "".join(f"{'¤' if n == 10 else ''}  - {{namn: A{n}}}\n" for n in range(11)), '"4.7":\n' + "  - {namn: A}\n" * 10),
    "VK302": (
        "4-",
        '"4.7":\n¤  - {namn: A, typ: Analys, syfte: Kunskapsunderlag, ämne: Övrigt}\n',
        '"4.7":\n  - {namn: A, typ: Analys, finansierat: ja, syfte: Kunskapsunderlag, ämne: Övrigt}\n',
    ),
    "VK303": ("4-", '"4.7":\n  - namn: A\n    finansierat: delvis¤\n', '"4.7":\n  - namn: A\n    finansierat: Ja\n'),
    "VK304": ("4-", '"4.7":\n  - namn: A\n    typ: Analyss¤\n', '"4.7":\n  - namn: A\n    typ: analys\n'),
    "VK305": ("1.3.1", '"1.3.1.2":\n  - mål:\n      agenda2030: [5, 18]¤\n', '"1.3.1.2":\n  - mål:\n      agenda2030: [5, Jämställdhet]\n'),
    "VK401": (
        "anslag",
        "fördelning:\n¤  projektverksamhet:\n    andel: 61 %\n  företagsstöd:\n    andel: 34 %\n  kommersiell service:\n    andel: 8 %\n",
        "fördelning:\n  projektverksamhet:\n    andel: 61 %\n  företagsstöd:\n    andel: 34 %\n  kommersiell service:\n    andel: 5 %\n",
    ),
    "VK402": (
        "anslag",
        "fördelning:\n¤  företagsstöd:\n    belopp: 58,7 mnkr\n    andel: 36 %\nprioriteringar:\n  - {namn: A, belopp: '171,1 mnkr'}\n",
        "fördelning:\n  företagsstöd:\n    belopp: 58,7 mnkr\n    andel: 34 %\nprioriteringar:\n  - {namn: A, belopp: '171,1 mnkr'}\n",
    ),
    "VK403": (
        "anslag",
        "nyckeltal:\n  inkomna: 164\n  beviljade: 125\n  avslagna: 38\nkontroller:\n  - beviljade + avslagna = inkomna¤\n",
        "nyckeltal:\n  inkomna: 164\n  beviljade: 125\n  avslagna: 39\nkontroller:\n  - beviljade + avslagna = inkomna\n",
    ),
    "VK404": (
        "anslag",
        "fördelning:\n¤  projektverksamhet:\n    belopp: 0 kr\n  företagsstöd:\n    belopp: 58,7 mnkr\n  kommersiell service:\n    belopp: 0 kr\nprioriteringar:\n  - {namn: A, belopp: '85,8 mnkr'}\n",
        "fördelning:\n  projektverksamhet:\n    belopp: 0 kr\n  företagsstöd:\n    belopp: 58,7 mnkr\n  kommersiell service:\n    belopp: 0 kr\nprioriteringar:\n  - {namn: A, belopp: '58,7 mnkr'}\n",
    ),
    "VK405": (
        "anslag",
        "tilldelat: 17,1 mnkr¤\nprioriteringar:\n  - {namn: A, belopp: '171,1 mnkr'}\n",
        "tilldelat: 171,1 mnkr\nprioriteringar:\n  - {namn: A, belopp: '171,1 mnkr'}\n",
    ),
}  # fmt: skip

# Rules that take more than the text of one file: each has a test of its own below.
ELSEWHERE = {"VK102", "VK103", "VK111", "VK112", "VK113", "VK306"}
ELSEWHERE |= {"VK118", "VK213", "VK407"}  # tests/test_rules_last_year.py
ELSEWHERE |= {"VK117"}  # tests/test_rules_allowances.py
ELSEWHERE |= {"VK209", "VK210", "VK211", "VK212", "VK307", "VK308", "VK309", "VK406"}  # tests/test_rules_texts.py
ELSEWHERE |= {f"VK5{number:02}" for number in range(1, 12)}  # tests/test_rules_language.py
ELSEWHERE |= {"VK601", "VK602", "VK603", "VK701", "VK702", "VK703"}  # tests/test_rules_privacy.py, tests/test_rules_whole.py


def check_file(tmp_path: Path, beginning: str, text: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """Put a text in the place of one file of a new report. Gives the file's name and what `check` finds."""
    folder = empty_report(tmp_path)
    path = next(path for path in sorted(folder.glob("*.yaml")) if path.name.startswith(beginning))
    path.write_text(text, encoding="utf-8", newline="\n")
    return path.name, run(load_report(folder))


def places(diagnostics: tuple[Diagnostic, ...], code: str) -> list[tuple[str, int]]:
    return [(diagnostic.where.path, diagnostic.where.line) for diagnostic in diagnostics if diagnostic.code == code]


@pytest.mark.parametrize("code", CASES)
def test_the_rule_fires_on_a_faulty_file_at_its_line(code: str, tmp_path: Path) -> None:
    beginning, faulty, _ = CASES[code]
    name, diagnostics = check_file(tmp_path, beginning, faulty.replace("¤", ""))
    line = faulty[: faulty.index("¤")].count("\n") + 1
    assert [place for place in places(diagnostics, code) if place[0] == name] == [(name, line)]


@pytest.mark.parametrize("code", CASES)
def test_the_rule_is_silent_on_a_correct_file(code: str, tmp_path: Path) -> None:
    beginning, _, correct = CASES[code]
    name, diagnostics = check_file(tmp_path, beginning, correct)
    assert [place for place in places(diagnostics, code) if place[0] == name] == []


def test_every_rule_has_a_case() -> None:
    assert {rule.code for rule in RULES} == set(CASES) | ELSEWHERE


def test_codes_and_names_are_given_once() -> None:
    assert len({rule.code for rule in RULES}) == len({rule.name for rule in RULES}) == len(RULES)


def test_the_complete_sample_is_clean() -> None:
    assert run(load_report(SAMPLE)) == ()


def test_errors_come_first_then_the_order_of_the_form(tmp_path: Path) -> None:
    _, diagnostics = check_file(tmp_path, "4-", '"4.7":\n  - namn: A\n    typ: Analyss\n')
    severities = [diagnostic.severity for diagnostic in diagnostics]
    assert severities == sorted(severities, key=["error", "warning", "note"].index)
    files = [diagnostic.where.path for diagnostic in diagnostics if diagnostic.severity == "error"]
    assert files == sorted(files)


def test_vk102_a_file_in_windows_1252(tmp_path: Path) -> None:
    folder = empty_report(tmp_path)
    path = next(folder.glob("1.1-*.yaml"))
    path.write_bytes('"1.1.1": |\n  Å, ä och ö.\n'.encode("cp1252"))
    diagnostics = run(load_report(folder))
    assert places(diagnostics, "VK102") == [(path.name, 2)]
    assert not [d for d in diagnostics if d.where.path == path.name and d.code == "VK201"]


def test_vk103_a_file_that_cannot_be_opened(tmp_path: Path) -> None:
    folder = empty_report(tmp_path)
    path = next(folder.glob("1.1-*.yaml"))
    path.unlink()
    path.symlink_to(folder / "finns-inte.yaml")
    assert {d.code for d in run(load_report(folder)) if d.where.path == path.name} == {"VK112"}
    (folder / "anslag.yaml").unlink()
    (folder / "anslag.yaml").symlink_to("/proc/self/mem")
    assert places(run(load_report(folder)), "VK103") == [("anslag.yaml", 1)]


def test_vk111_a_copy_left_in_the_folder_is_one_finding(tmp_path: Path) -> None:
    folder = empty_report(tmp_path)
    name = next(folder.glob("1.1-*.yaml")).name
    (folder / "1.1-kopia.yaml").write_text((folder / name).read_text(encoding="utf-8"), encoding="utf-8")
    diagnostics = run(load_report(folder))
    assert [(d.where.path, d.code) for d in diagnostics if d.where.path == "1.1-kopia.yaml"] == [("1.1-kopia.yaml", "VK111")]


def test_vk111_a_question_answered_in_two_section_files(tmp_path: Path) -> None:
    folder = empty_report(tmp_path)
    one, two = (next(folder.glob(f"{beginning}-*.yaml")) for beginning in ("3.1", "3.2"))
    two.write_text(two.read_text(encoding="utf-8") + '\n"3.1.1": |\n  Text.\n', encoding="utf-8")
    found = [d for d in run(load_report(folder)) if d.code == "VK111"]
    assert [(d.where.path, d.question) for d in found] == [(two.name, "3.1.1")]
    assert one.name in found[0].message


def test_vk113_a_renamed_file_is_one_finding_and_its_answers_count(tmp_path: Path) -> None:
    folder = empty_report(tmp_path)
    path = next(folder.glob("3.1-*.yaml"))
    path.write_text('"3.1.1": |\n  Text.\n"3.1.2": |\n  Text.\n', encoding="utf-8")
    path.rename(folder / "3.1-länsstyrelsen.yaml")
    diagnostics = run(load_report(folder))
    assert [(d.code, d.where.path) for d in diagnostics if d.where.path.startswith("3.1")] == [("VK113", "3.1-länsstyrelsen.yaml")]
    assert path.name in next(d.hint for d in diagnostics if d.code == "VK113")


@pytest.mark.parametrize("text", ["svar: [1, 2\n", "- en\n- två\n", "möte: |\n  Text.\n", "text\n"])
def test_vk113_a_yaml_file_of_another_kind_is_told_but_not_read(text: str, tmp_path: Path) -> None:
    folder = empty_report(tmp_path)
    (folder / "anteckningar.yaml").write_text(text, encoding="utf-8")
    found = [d for d in run(load_report(folder)) if d.where.path == "anteckningar.yaml"]
    assert [d.code for d in found] == ["VK113"]


@pytest.mark.parametrize("name", ["3.1-lansstyrelsen.yaml.txt", "3.1-lansstyrelsen.YAML", "3.1-Lansstyrelsen"])
def test_vk112_a_file_that_is_nearly_there_is_named(name: str, tmp_path: Path) -> None:
    folder = empty_report(tmp_path)
    (folder / "3.1-lansstyrelsen.yaml").rename(folder / name)
    (found,) = [d for d in run(load_report(folder)) if d.code == "VK112"]
    assert name in found.hint


def test_vk112_a_missing_file_stands_for_its_questions(tmp_path: Path) -> None:
    folder = empty_report(tmp_path)
    path = next(folder.glob("3.1-*.yaml"))
    path.unlink()
    diagnostics = run(load_report(folder))
    assert places(diagnostics, "VK112") == [(path.name, 1)]
    assert not [d for d in diagnostics if d.code == "VK201" and d.question.startswith("3.1")]


def test_vk306_a_comma_in_a_goal_within_brackets_makes_two_goals(tmp_path: Path) -> None:
    folder = empty_report(tmp_path)
    settings = folder / "rapport.yaml"
    goal = "Smarta, hållbara innovationer"
    settings.write_text(settings.read_text(encoding="utf-8").replace("  rus:\n", f"  rus:\n    - {goal}\n"), encoding="utf-8")
    table = '"1.3.1.2":\n  - namn: A\n    mål:\n      rus: %s\n'
    path = next(folder.glob("1.3.1-*.yaml"))
    path.write_text(table % f"[{goal}]", encoding="utf-8")
    found = [diagnostic for diagnostic in run(load_report(folder)) if diagnostic.code == "VK306"]
    assert [diagnostic.where.line for diagnostic in found] == [4, 4]
    assert all(goal in diagnostic.hint for diagnostic in found)
    path.write_text(table % f"\n        - {goal}", encoding="utf-8")
    assert places(run(load_report(folder)), "VK306") == []


def test_rules_can_be_chosen_and_left_out_by_the_beginning_of_their_codes() -> None:
    report = load_report(INCOMPLETE)
    every = {diagnostic.code for diagnostic in run(report)}
    assert {diagnostic.code for diagnostic in run(report, select=["VK2", "vk301"])} == {
        code for code in every if code.startswith("VK2")
    } | {"VK301"}
    assert {diagnostic.code for diagnostic in run(report, ignore=["VK2"])} == {code for code in every if not code.startswith("VK2")}
    assert {diagnostic.code for diagnostic in run(report, select=["VK2"], ignore=["VK201"])} == {
        c for c in every if c.startswith("VK2")
    } - {"VK201"}
