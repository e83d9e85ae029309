"""What `init --from` takes over from last year, and what it leaves for the officer to write."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.tools import SAMPLE, copy_sample, empty_report, villkor
from villkor.authoring.carry_over import way_to
from villkor.authoring.new_report import new_report
from villkor.base.disk import create_folder
from villkor.base.yaml.compose import parse_yaml
from villkor.base.yaml.nodes import Mapping, Scalar
from villkor.base.yaml.write import written_value
from villkor.cli.region import find_region
from villkor.form.load import load_form
from villkor.report.load import load_report
from villkor.report.model import Report
from villkor.rules.catalogue import run_rules

FORM = load_form(2022)
LAST_YEAR = load_report(SAMPLE)


def carried(tmp_path: Path, last_year: Report = LAST_YEAR) -> tuple[Path, Report]:
    """A new report that takes over from another, and its folder."""
    folder = tmp_path / "new"
    create_folder(
        folder,
        new_report(
            FORM, find_region(FORM, last_year.settings.region), last_year, folder
        ),
    )
    return folder, load_report(folder)


def test_no_answer_is_taken_over(tmp_path: Path) -> None:
    _, report = carried(tmp_path)
    assert {diagnostic.code for diagnostic in run_rules(report)} == {"VK201"}
    assert sum(diagnostic.code == "VK201" for diagnostic in run_rules(report)) == 48


def test_owners_contact_and_goals_are_taken_over(tmp_path: Path) -> None:
    _, report = carried(tmp_path)
    assert [section.owner and section.owner.text for section in report.sections] == [
        section.owner and section.owner.text for section in LAST_YEAR.sections
    ]
    assert report.settings.contact
    assert LAST_YEAR.settings.contact
    assert report.settings.contact.text == LAST_YEAR.settings.contact.text
    assert report.settings.goals == LAST_YEAR.settings.goals
    assert report.settings.own_register_number is None, (
        "the number of last year's case is not this year's"
    )


def test_the_words_of_the_region_are_taken_over(tmp_path: Path) -> None:
    with_words = copy_sample(
        tmp_path / "a",
        rapport=("kontakt:", "ordlista: [Sevillaplattformen, LOKET]\nkontakt:"),
    )
    _, report = carried(tmp_path, load_report(with_words))
    assert report.settings.words == ("Sevillaplattformen", "LOKET")


def test_the_new_report_knows_where_the_old_one_is(tmp_path: Path) -> None:
    _, report = carried(tmp_path, load_report(copy_sample(tmp_path)))
    assert report.last_year is not None
    assert report.last_year.folder.resolve() == (tmp_path / "2022").resolve()


def test_the_old_answers_stand_as_comments_above_their_questions(
    tmp_path: Path,
) -> None:
    folder, _ = carried(tmp_path)
    for path in sorted(SAMPLE.glob("[1-5]*.yaml")):
        old = [
            f"# {line}".rstrip()
            for line in path.read_text(encoding="utf-8").split("\n")
            if line.startswith("  ")
        ]
        new = (folder / path.name).read_text(encoding="utf-8").split("\n")
        rest = iter(new)
        assert all(line in rest for line in old), path.name
        assert new.count("# I fjol:") == sum(
            line.startswith('"')
            for line in path.read_text(encoding="utf-8").split("\n")
        )


def test_the_figures_keep_their_names_and_lose_their_values(tmp_path: Path) -> None:
    folder, report = carried(tmp_path)
    assert report.grant.key_figures == ()
    assert [priority.name for priority in report.grant.priorities] == [
        priority.name for priority in LAST_YEAR.grant.priorities
    ]
    text = (folder / "anslag.yaml").read_text(encoding="utf-8")
    assert (
        "  inkomna ansökningar:\n"
        "    värde:                           # i fjol: 164\n"
        "    räknar: ansökningar\n"
    ) in text
    assert (
        "#  - beviljade ansökningar + avslagna ansökningar = inkomna ansökningar\n"
        in text
    )


def test_what_a_figure_counts_is_not_taken_over_with_last_years_number_in_it(
    tmp_path: Path,
) -> None:
    counts = ("    räknar: ansökningar\n", "    räknar: stöd till 125 företag\n")
    folder, report = carried(
        tmp_path, load_report(copy_sample(tmp_path, anslag=counts))
    )
    assert report.faults == ()
    lines = (folder / "anslag.yaml").read_text(encoding="utf-8").splitlines()
    assert f"{'    räknar:':<36} # i fjol: stöd till 125 företag" in lines
    assert {diagnostic.code for diagnostic in run_rules(report)} == {"VK201"}


def test_an_empty_report_leaves_nothing_but_where_it_is(tmp_path: Path) -> None:
    last_year = load_report(empty_report(tmp_path / "old"))
    folder, _ = carried(tmp_path, last_year)
    assert "I fjol" not in "".join(
        path.read_text(encoding="utf-8") for path in folder.glob("*.yaml")
    )


@given(
    st.text(
        st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp", "Cn")), min_size=1
    ).filter(str.strip)
)
def test_any_words_can_be_written_as_a_value_and_read_again(words: str) -> None:
    node, findings = parse_yaml(f"kontakt: {written_value(words)}\n", "rapport.yaml")
    assert not findings
    assert isinstance(node, Mapping)
    value = node.entries[0].value
    assert isinstance(value, Scalar)
    assert (value.text, value.cut) == (" ".join(words.split()), None)


def test_the_way_is_told_with_slashes(tmp_path: Path) -> None:
    assert way_to(tmp_path / "arkiv" / "2021", tmp_path / "2022") == "../arkiv/2021"


def test_init_from_needs_no_region(tmp_path: Path) -> None:
    shutil.copytree(SAMPLE, tmp_path / "2021")
    made = villkor("init", "2022", "--from", "2021", cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    assert "är tagna från 2021. Fjolårets svar står som kommentarer." in made.stdout
    assert "region: Region Norrbotten\n" in (
        tmp_path / "2022" / "rapport.yaml"
    ).read_text(encoding="utf-8")


def test_init_from_a_folder_without_a_report_writes_nothing(tmp_path: Path) -> None:
    made = villkor("init", "2022", "--from", "2021", cwd=tmp_path)
    assert (made.returncode, list(tmp_path.iterdir())) == (2, [])
    assert "Mappen 2021 finns inte." in made.stderr


def test_what_is_counted_of_the_decisions_is_taken_over_but_not_their_file(
    tmp_path: Path,
) -> None:
    folder, report = carried(tmp_path)
    assert report.grant.source is None
    assert "beslut:                              # i fjol: beslut-2022.csv\n" in (
        folder / "anslag.yaml"
    ).read_text(encoding="utf-8")
    old, new = (
        [
            (
                q.name,
                q.counted,
                [(c, [w.text for w in ws]) for c, ws in q.among],
                q.share_of and q.share_of.text,
                "" if re.search("[0-9]", q.counts) else q.counts,
            )
            for q in grant.queries
        ]
        for grant in (LAST_YEAR.grant, report.grant)
    )
    assert old == new


def test_what_the_columns_and_words_of_the_decisions_are_called_is_taken_over(
    tmp_path: Path,
) -> None:
    of_file = (
        "beslut:\n"
        "  fil: beslut-2022.csv\n"
        "  blad: Utdrag\n"
        "  enhet: {utbetalt: tkr}\n"
        "  kolumner: {kommun: Kommun, datum: 'Datum'}\n"
        "  värden: {beslut: {bifall: ['Bifall', 'Delvis, med villkor'], räknas inte: Avskriven}}"
    )
    folder, report = carried(
        tmp_path,
        load_report(copy_sample(tmp_path, anslag=("beslut: beslut-2022.csv", of_file))),
    )
    assert "  fil:                               # i fjol: beslut-2022.csv\n" in (
        folder / "anslag.yaml"
    ).read_text(encoding="utf-8")
    text = (
        (folder / "anslag.yaml")
        .read_text(encoding="utf-8")
        .replace("  fil:    ", "  fil: b.csv")
    )
    (folder / "anslag.yaml").write_text(text, encoding="utf-8")
    source = load_report(folder).grant.source
    assert report.grant.source is None
    assert source
    assert (
        source.sheet,
        {name: heading.text for name, heading in source.columns.items()},
    ) == (
        "Utdrag",
        {"kommun": "Kommun", "datum": "Datum"},
    )
    assert {name: told.ore for name, told in source.units.items()} == {
        "utbetalt": 10**5
    }
    assert source.words == {
        "beslut": {
            "bifall": ("Bifall", "Delvis, med villkor"),
            "räknas inte": ("Avskriven",),
        }
    }


def test_a_figure_that_was_reckoned_last_year_is_told_in_full(tmp_path: Path) -> None:
    folder, _ = carried(tmp_path)
    assert (
        "    belopp:                          # i fjol: 104\u00a0274\u00a0000\u00a0kr\n"
        in (folder / "anslag.yaml").read_text(encoding="utf-8")
    )


def test_a_figure_that_is_only_asked_for_keeps_its_name(tmp_path: Path) -> None:
    only_asked = load_report(copy_sample(tmp_path, anslag=("    värde: 164\n", "")))
    unread = load_report(only_asked.folder)
    (only_asked.folder / "beslut-2022.csv").unlink()
    for last_year in (unread, load_report(only_asked.folder)):
        _, report = carried(
            tmp_path / str(last_year.grant.decisions is None), last_year
        )
        assert report.grant.queries[0].name == "inkomna ansökningar"


def test_questions_of_another_form_say_what_they_were_and_find_their_answers(
    tmp_path: Path,
) -> None:
    done = villkor("init", "2025", tmp_path / "2025", "--from", SAMPLE)
    assert done.returncode == 0, done.stderr
    rows = [line.split()[:3] for line in done.stdout.splitlines()]
    assert ["4.1", "4.4", "omformulerad"] in rows
    assert ["7.1", "–", "ny"] in rows
    assert ["–", "4.7", "borttagen"] in rows
    assert "4 omformulerade, 33 nya, 45 borttagna" in done.stdout
    text = (tmp_path / "2025" / "4-analyser-och-uppfoljning.yaml").read_text("utf-8")
    assert "# Omformulerad. I fjol löd den: 4.4 Beskriv hur resultat" in text
    assert "# I fjol:\n#   Kunskapen kommer till användning" in text
    assert "# Ny. Frågan fanns inte i fjol." in text
    assert "ansvarig: Analys och uppföljning" in text
    kept = (tmp_path / "2025" / "1.2.3-innovation.yaml").read_text("utf-8")
    assert not kept.split("ansvarig:")[1].startswith("\n"), "by its heading"
