"""Every rule for forms fires on a faulty form, at its line and in its words, and is silent on the
correct one; the forms that come along are clean.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.rules.form.blank_files import FORM, LINES, blank_of
from tests.tools import ROOT, SAMPLE, villkor
from tests.word_files import p, r
from villkor.base.diagnostic import Diagnostic
from villkor.base.sources import MemorySources
from villkor.form.load import load_regions
from villkor.form.places import FormPlace, Keeper, place_of_folder
from villkor.form.read_form import examine_form
from villkor.form.wording import wording_sum
from villkor.rules.form.form_rules import FORM_RULES, inspect_form
from villkor.rules.form.subject import open_form_file

TEXT = "    fråga: Hur står det till i bygden?\n"
# a code, what is changed in the form, the line that is named, and what is said
CASES = [
    ("VK901", "titel: Rapport", "titel: [Rapport", "titel: ", "hakparentes"),
    ("VK902", '- id: "1.2"', '- id: "1.1"', '  - id: "1.1"', "”1.1” finns redan."),
    ("VK903", "    vid ja:", "    vid jo:", "    vid jo:", "Okänd nyckel: ”vid jo”."),
    ("VK904", "rader: 2", "rader: två", "    högst antal", "ska vara ett heltal, inte ”två”"),
    ("VK904", "formulär: 2031", "formulär: 31", "formulär:", "ett år med fyra siffror"),
    ("VK904", "rader: 2", "rader: 0", "    högst antal", "1.3 får inga rader"),
    ("VK905", "    fil: laget\n", "", '  - id: "1.1"', "hör inte till någon fil"),
    ("VK905", "status: [börjad, färdig]", "status: [börjad]", "status:", "minst två ord"),
    ("VK906", "typ: text", "typ: fritext", "    typ: fritext", "kan inte vara ”fritext”"),
    ("VK907", "ordalydelse: ", "ordalydelse: 0", "ordalydelse:", "inte ordagrant de som"),
    ("VK908", "i bygden?", "i bygd\ufffdn?", "    fråga: Hur", "En bokstav har gått förlorad"),
    ("VK911", "Har torget öppnat?", "Hur står  det till, i Bygden?", "    fråga: Hur står  ",
     "Frågan 1.2 lyder som 1.1."),
    ("VK912", '"1.3"', '"1.5"', '  - id: "1.5"', "1.3–1.4 saknas mellan 1.2 och 1.5."),
    ("VK912", '"1.1"', '"1.4"', '  - id: "1.2"', "1.1 saknas före 1.2."),
    ("VK913", '"1.1"', '"1.4"', '  - id: "1.2"', "1.2 står efter 1.4."),
    ("VK914", "rader: 2", "rader: 3", "    högst antal", "säger högst 2, men ”högst"),
    ("VK914", "högst 2.", "två till fem åtgärder.", "    högst antal", "säger högst 5"),
    ("VK915", TEXT, f"{TEXT}    vid nej: Varför inte?\n", "    vid nej", "ingen ja- och nej-fråga"),
    ("VK915", "    vid ja:", "    vid nej i punktform: ja\n    vid ja:", "    vid nej i",
     "men ingen följdfråga"),
    ("VK916", "i bygden?", "i bygden? Om ja, beskriv hur.", "    fråga: Hur",
     "säger ”om ja”, men har inget ”vid ja”"),
    ("VK916", "öppnat?", "öppnat? Om svaret är nej, varför?", "    fråga: Har", "inget ”vid nej”"),
    ("VK931", '  - id: "1.2"', '  # KONTROLLERA: Är det en fråga?\n  - id: "1.2"',
     "  # KONTROLLERA", "Är det en fråga?"),
]  # fmt: skip


def summed(text: str) -> str:
    """The form with the sum of its questions."""
    form = examine_form(text, "form.yaml", load_regions()).form
    if form is None:
        return text
    return text.replace("SUM", wording_sum(map(form.printed, form.questions.values())))


def found(text: str, **beside: bytes) -> tuple[Diagnostic, ...]:
    """What is said of a form; `beside` are other files, without their endings."""
    endings = {"blankett": ".docx", "inledningar": ".txt"}
    files = {f"{name}{endings[name]}": content for name, content in beside.items()}
    sources = MemorySources({"form.yaml": summed(text).encode(), **files})
    return inspect_form(open_form_file(FormPlace(Keeper.NAMED, sources, "form")))


def told(diagnostics: tuple[Diagnostic, ...], code: str) -> list[str]:
    return [each.message for each in diagnostics if each.code == code]


@pytest.mark.parametrize(("code", "old", "new", "line", "message"), CASES)
def test_the_rule_fires_where_the_fault_is(
    code: str, old: str, new: str, line: str, message: str
) -> None:
    text = FORM.replace(old, new, 1)
    assert text != FORM
    diagnostics = [each for each in found(text) if each.code == code]
    assert any(message in each.message for each in diagnostics), found(text)
    assert all(each.hint for each in diagnostics)
    first = next(each for each in diagnostics if message in each.message)
    lines = text.split("\n")
    assert lines[first.where.line - 1].startswith(line.split("\n", maxsplit=1)[0])


@pytest.mark.parametrize(
    "wording",
    [
        "Beskriv på högst 2 sidor.",
        "Ange högst tre per område.",
        "Ange upp till två, minst en.",
        "Beskriv åren 2021–2030.",
        "Ange max. 2 st.",
    ],
)
def test_a_number_that_is_no_limit_of_rows_is_left_alone(wording: str) -> None:
    asked = "Vilka åtgärder har gjorts? Ange högst 2."
    assert told(found(FORM.replace(asked, wording)), "VK914") == []


class TestTheBlank:
    def test_the_form_that_is_made_of_it_is_clean(self) -> None:
        assert found(FORM, blankett=blank_of(*LINES)) == ()

    def test_vk921_a_question_with_other_words_or_number_than_in_the_blank(
        self,
    ) -> None:
        blank = blank_of(*LINES)
        assert told(
            found(FORM.replace("torget", "Torvet"), blankett=blank), "VK921"
        ) == ["Frågan 1.2 finns inte ordagrant i blankett.docx."]
        other = blank_of(*(line.replace("1.2 Har", "1.4 Har") for line in LINES))
        assert told(found(FORM, blankett=other), "VK921") == [
            "Frågan 1.2 har numret 1.4 i blankett.docx."
        ]

    def test_vk922_a_question_that_the_next_one_follows_at_once(self) -> None:
        for missing in (3, 5, 8):
            lines = [line for place, line in enumerate(LINES) if place != missing]
            assert len(told(found(FORM, blankett=blank_of(*lines)), "VK922")) == 1

    @pytest.mark.parametrize(
        "place",
        [
            p(),
            p(r("______________")),
            p(r("Svar:")),
            f"<w:sdt><w:sdtPr/><w:sdtContent>{p(r('Klicka här'))}</w:sdtContent></w:sdt>",
        ],
    )
    def test_every_make_of_place_is_one(self, place: str) -> None:
        lines = (*LINES[:3], place, *LINES[4:])
        assert found(FORM, blankett=blank_of(*lines)) == ()

    def test_vk909_what_stands_beside_the_form_and_cannot_be_read(self) -> None:
        assert told(found(FORM, blankett=b"%PDF-1.4"), "VK909")[0].startswith(
            "blankett.docx är en PDF-fil"
        )
        assert "nämner rubriken ”9”" in told(
            found(FORM, inledningar=b"[9]\nord\n"), "VK909"
        )[0]  # fmt: skip


def test_every_rule_has_a_case() -> None:
    tried = {case[0] for case in CASES} | {"VK909", "VK921", "VK922"}
    assert [rule.code for rule in FORM_RULES] == sorted(tried)


@pytest.mark.parametrize("year", ["2022", "2025"])
def test_the_forms_that_come_along_are_clean(year: str) -> None:
    place = place_of_folder(ROOT / "templates" / year)
    assert place is not None
    assert inspect_form(open_form_file(place)) == ()


class TestTheCommand:
    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        """A report with a form of its own, which has an error and a warning."""
        form = tmp_path / "2031" / "formulär"
        form.mkdir(parents=True)
        text = FORM.replace("rader: 2", "rader: 3").replace('"1.1"', '"1.4"')
        (form / "form.yaml").write_text(summed(text), encoding="utf-8")
        return form

    def test_tells_of_a_folder_its_file_and_a_report_alike(self, folder: Path) -> None:
        says = {
            villkor("check", "--form", path).stdout
            for path in (folder, folder / "form.yaml", folder.parent)
        }
        (text,) = says
        assert "form.yaml:36:24  VK914  fel: Frågan säger högst 2" in text
        assert "Rätta felen innan formuläret används." in text

    def test_exits_by_what_is_found(self, folder: Path) -> None:
        assert villkor("check", "--form", folder).returncode == 1
        assert villkor("check", "--form", folder, "--ignore", "VK914").returncode == 0
        only = ("check", "--form", folder, "--ignore", "VK914", "--strict")
        assert villkor(*only).returncode == 1
        assert villkor("check", "--form", "2022").returncode == 0

    def test_is_read_by_other_programs(self, folder: Path) -> None:
        told = villkor("check", "--form", folder, "--format", "json").stdout
        assert json.loads(told)["form"]["year"] == 2031
        told = villkor("check", "--form", folder, "--format", "sarif").stdout
        assert json.loads(told)["runs"][0]["results"][0]["ruleId"] == "VK914"
        told = villkor("check", "--form", folder, "--format", "github").stdout
        assert "formulär/form.yaml,line=36,col=24" in told

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (("2022", "--form", "2022"), "Med --form granskas ett formulär"),
            (("--form", "1999"), "Det finns inget formulär för 1999."),
            (("--form", "blankett.docx"), "är en blankett, inte en mapp"),
            (("--form", "2022", "--select", "VK8"), "VK8 är regler för Word-filer"),
            ((SAMPLE, "--select", "VK9"), "VK9 är regler för formulär"),
        ],
    )
    def test_refuses_what_is_no_form(
        self, arguments: tuple[str | Path, ...], message: str
    ) -> None:
        said = villkor("check", *arguments)
        assert (said.returncode, message in said.stderr) == (2, True), said.stderr
