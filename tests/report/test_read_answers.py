"""What stands under a question's number becomes an answer of the kind that the question asks
for.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tools import report_with
from villkor.base.yaml.nodes import Text
from villkor.report.answers import (
    Answer,
    Effects,
    Goals,
    NotApplicable,
    TableAnswer,
    TextAnswer,
    YesNoAnswer,
)
from villkor.report.model import Report


def answer(tmp_path: Path, key: str, yaml: str) -> tuple[Answer, Report]:
    beginning = {"2": "2-", "4": "4-"}.get(key[0], key[:5])
    report = report_with(tmp_path, **{beginning: f'"{key}":{yaml}\n'})
    return report.answers()[key], report


def messages(report: Report) -> list[str]:
    return [finding.message for _, finding in report.faults]


class TestText:
    def test_is_kept_as_written_with_a_place_for_every_character(
        self, tmp_path: Path
    ) -> None:
        found, _ = answer(tmp_path, "1.3.1.1", " |\n  Första raden.\n\n  Tredje raden.")
        assert isinstance(found.content, TextAnswer)
        text = found.content.text
        assert text.text == "Första raden.\n\nTredje raden.\n"
        place = text.at(text.text.index("Tredje"))
        assert (place.line, place.column) == (4, 3)

    def test_may_stand_on_the_line_of_the_number(self, tmp_path: Path) -> None:
        found, report = answer(tmp_path, "1.3.1.1", " En enda rad.")
        assert isinstance(found.content, TextAnswer)
        assert report.faults == ()

    def test_a_list_where_text_belongs_is_told_with_the_remedy(
        self, tmp_path: Path
    ) -> None:
        found, report = answer(tmp_path, "1.3.1.1", "\n  - en\n  - två")
        assert (found.content, found.misread) == (None, True)
        assert report.faults[0][1].hint.startswith("Skriv | (lodstreck)")

    def test_keys_where_text_belongs_are_told(self, tmp_path: Path) -> None:
        _, report = answer(tmp_path, "1.3.1.1", "\n  ej tilämpligt: skäl")
        assert "ej tillämpligt" in report.faults[0][1].hint

    def test_what_a_comment_takes_away_is_told_where_it_begins(
        self, tmp_path: Path
    ) -> None:
        _, report = answer(tmp_path, "1.3.1.1", " Projekt #3 i Malmö")
        ((kind, finding),) = report.faults
        assert (kind, finding.where.line, finding.where.column) == ("cut text", 1, 20)


class TestYesNo:
    @pytest.mark.parametrize(
        ("word", "choice"), [("ja", True), ("Ja", True), ("NEJ", False)]
    )
    def test_is_read_in_any_case(
        self,
        word: str,
        choice: bool,  # noqa: FBT001
        tmp_path: Path,
    ) -> None:
        found, report = answer(tmp_path, "4.2", f" {word}")
        assert isinstance(found.content, YesNoAnswer)
        assert (found.content.choice, report.faults) == (choice, ())

    @pytest.mark.parametrize("word", ["no", "yes", "true", "kanske"])
    def test_no_other_word_is_taken_for_an_answer(
        self, word: str, tmp_path: Path
    ) -> None:
        found, report = answer(tmp_path, "4.2", f"\n  svar: {word}")
        assert isinstance(found.content, YesNoAnswer)
        assert found.content.choice is None
        assert messages(report) == [f"”{word}” är varken ja eller nej."]

    def test_a_list_is_told_with_the_remedy(self, tmp_path: Path) -> None:
        found, report = answer(tmp_path, "2.3", "\n  - ja")
        assert found.misread
        assert "svar: ja" in report.faults[0][1].hint

    @pytest.mark.parametrize(
        ("yaml", "misread"),
        [
            ("\n  svarr: ja\n  vid ja: |\n    - En punkt.", {"svar"}),
            ("\n  svar: [ja]\n  vid ja: |\n    - En punkt.", {"svar"}),
            ("\n  svar: ja\n  vid jaa: |\n    - En punkt.", {"vid ja"}),
            ("\n  svar: ja\n  vid ja:\n    - En punkt.", {"vid ja"}),
            ("\n  kommentar: x\n  svar: ja\n  vid ja: |\n", set()),
            ("\n  svar:\n  vid ja: |\n    - En punkt.\n  kommentar: x", set()),
        ],
    )
    def test_what_cannot_be_read_is_not_also_missing(
        self, yaml: str, misread: set[str], tmp_path: Path
    ) -> None:
        found, report = answer(tmp_path, "2.3", yaml)
        assert isinstance(found.content, YesNoAnswer)
        assert found.content.misread == misread
        assert found.misread is ("svar" in misread)
        assert len(report.faults) == (bool(misread) or "kommentar" in yaml)

    def test_a_colon_without_its_blank_is_told_where_the_blank_is_missing(
        self, tmp_path: Path
    ) -> None:
        found, report = answer(tmp_path, "2.3", "\n  svar:ja")
        assert (found.content, found.misread) == (None, True)
        ((_, finding),) = report.faults
        assert (finding.where.line, finding.where.column, finding.question) == (
            2,
            8,
            "2.3",
        )

    def test_with_nothing_filled_in_is_no_answer(self, tmp_path: Path) -> None:
        found, report = answer(
            tmp_path, "2.3", "\n  svar:\n  vid ja: |\n\n  vid nej: |\n"
        )
        assert (found.content, found.misread, report.faults) == (None, False, ())


class TestTable:
    ROW = (
        "\n"
        "  - namn: LOKET\n"
        "    mål:\n"
        "      rus:\n"
        "        - Ett mål\n"
        "      agenda2030: [8, 9]\n"
        "      övrigt: |\n"
        "        Fritt.\n"
    )

    def test_a_row_holds_names_goals_texts_and_effects(self, tmp_path: Path) -> None:
        effects = (
            "    effekter:\n"
            "      kort: |\n"
            "        Mer.\n"
            "      status: Förväntade\n"
            "      underlag: egen bedömning\n"
        )
        found, report = answer(
            tmp_path, "1.3.1.2", self.ROW + "    prestationer: Två.\n" + effects
        )
        assert isinstance(found.content, TableAnswer)
        (row,) = found.content.rows
        name, goals, told = row.cells["namn"], row.cells["mål"], row.cells["effekter"]
        assert isinstance(name, Text)
        assert isinstance(goals, Goals)
        assert isinstance(told, Effects)
        assert [
            (key, [text.text.strip() for text in texts])
            for key, texts in goals.by_programme
        ] == [
            ("rus", ["Ett mål"]),
            ("agenda2030", ["8", "9"]),
            ("övrigt", ["Fritt."]),
        ]
        assert (told.status and told.status.text, told.basis and told.basis.text) == (
            "Förväntade",
            "egen bedömning",
        )
        assert report.faults == ()

    def test_goals_and_effects_may_be_plain_text(self, tmp_path: Path) -> None:
        found, report = answer(
            tmp_path, "1.3.1.2", "\n  - mål: Fritt skrivet\n    effekter: Också fritt"
        )
        assert isinstance(found.content, TableAnswer)
        assert [
            isinstance(cell, Text) for cell in found.content.rows[0].cells.values()
        ] == [
            True,
            True,
        ]
        assert report.faults == ()

    @pytest.mark.parametrize(
        ("yaml", "message", "hint"),
        [
            (" Inget att redovisa", "ska vara en lista med rader", "ej tillämpligt"),
            (
                "\n  - bara text",
                "En rad i tabellen ska bestå av nycklar",
                "Skriv namn:",
            ),
            ("\n  -", "Raden i tabellen är tom.", "ta bort bindestrecket"),
            (
                "\n  - namn: A\n    namn: B",
                "”namn” står redan på rad 2",
                "Sätt bindestreck framför namn:",
            ),
            (
                "\n  - namn: A\n    mål:\n      - Ett mål",
                "”mål” ska bestå av nycklar",
                "rus:",
            ),
            (
                "\n  - namn: A\n    mål:\n      rus:\n        - Mål 1: fler jobb",
                "innehåller ett kolon",
                '- "Mål 1: fler jobb"',
            ),
            (
                "\n  - namn: A\n    effekter: [a]",
                "”effekter” ska bestå av nycklar",
                "kort:",
            ),
            (
                "\n  - namn: A\n    effekter:\n      kort: x\n      status: väntade",
                "”status” kan inte vara ”väntade”",
                "förväntade",
            ),
            (
                "\n  - namn: A\n    prestationer: [a]",
                "”prestationer” ska vara text, men är en lista",
                "lodstreck",
            ),
        ],
    )
    def test_a_fault_is_told_with_the_remedy(
        self, yaml: str, message: str, hint: str, tmp_path: Path
    ) -> None:
        _, report = answer(tmp_path, "1.3.1.2", yaml)
        ((_, finding),) = report.faults
        assert message in finding.message
        assert hint in finding.hint

    def test_a_misspelt_key_is_not_also_a_missing_one(self, tmp_path: Path) -> None:
        found, _ = answer(tmp_path, "1.3.1.2", "\n  - namn: A\n    prestation: Två.")
        assert isinstance(found.content, TableAnswer)
        assert found.content.rows[0].misread == {"prestationer"}

    def test_what_stands_below_a_doubled_name_is_not_missing(
        self, tmp_path: Path
    ) -> None:
        found, _ = answer(
            tmp_path,
            "1.3.1.2",
            "\n  - namn: A\n    mål: Fritt\n    namn: B\n    prestationer: Två.",
        )
        assert isinstance(found.content, TableAnswer)
        assert found.content.rows[0].cells.keys() == {"namn", "mål"}
        assert found.content.rows[0].misread == {"namn", "prestationer"}

    def test_effects_know_which_of_their_words_cannot_be_read(
        self, tmp_path: Path
    ) -> None:
        found, _ = answer(
            tmp_path,
            "1.3.1.2",
            "\n  - effekter:\n      kort: x\n      staus: förväntade\n      underlag: [a]",
        )
        assert isinstance(found.content, TableAnswer)
        effects = found.content.rows[0].cells["effekter"]
        assert isinstance(effects, Effects)
        assert effects.misread == {"status", "underlag"}


def test_a_reason_that_cannot_be_read_is_not_also_missing(tmp_path: Path) -> None:
    found, report = answer(
        tmp_path, "1.3.1.1", "\n  ej tillämpligt:\n    - Gotland är en kommun."
    )
    assert (found.content, found.misread, len(report.faults)) == (
        NotApplicable(None),
        True,
        1,
    )


def test_a_question_that_does_not_apply_has_its_reason(tmp_path: Path) -> None:
    found, _ = answer(tmp_path, "1.3.1.1", "\n  ej tillämpligt: Gotland är en kommun.")
    assert isinstance(found.content, NotApplicable)
    assert found.content.reason is not None
    assert not found.empty
