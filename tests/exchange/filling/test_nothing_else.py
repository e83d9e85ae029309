"""Nothing of the authority's file is another after it has been filled in, but its places; and the
file has all that our own layout has.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from lxml import etree

from tests.exchange.filling.small_blanks import blank_bytes, element, filled
from tests.exchange.placing.filled_blanks import BLANKS
from tests.tools import copy_sample, ooxml_errors, villkor
from villkor.document.word.controls import key_of

# what says whose the file is, and what the answers need: links, lists
_CHANGED = {
    "[Content_Types].xml",
    "_rels/.rels",
    "docProps/core.xml",
    "docProps/custom.xml",
    "word/document.xml",
    "word/_rels/document.xml.rels",
    "word/numbering.xml",
}
_ADDED = ("word/charts/", "word/embeddings/", "docProps/custom.xml")


@pytest.fixture(scope="module", params=BLANKS)
def into(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The folder of the sample, exported into one of the authority's forms by the program."""
    folder = tmp_path_factory.mktemp("into")
    copy_sample(folder)
    blank = folder / "blankett.docx"
    blank.write_bytes(BLANKS[request.param].read_bytes())
    _export(folder, "svar.docx")
    return folder


def _export(folder: Path, name: str) -> None:
    command = ("export-docx", "2022", "--to", "tillvaxtverket")
    made = villkor(*command, "--into", "blankett.docx", "--output", name, cwd=folder)
    assert made.returncode == 0, made.stderr


def test_every_part_but_the_text_is_as_it_was(into: Path) -> None:
    before, after = _parts(into / "blankett.docx"), _parts(into / "svar.docx")
    assert [*after][: len(before)] == [*before]
    changed = {name for name in before if before[name] != after[name]}
    assert changed <= _CHANGED
    for name in after.keys() - before.keys():
        assert name.startswith(_ADDED)


def test_every_paragraph_beside_the_answers_is_as_it_was(into: Path) -> None:
    """Letter for letter and in the same order: what is left of the filled form, without its
    answers, is what is left of the blank without its empty places, ticks and region.
    """
    before, after = (
        _own_paragraphs(_parts(into / name)["word/document.xml"])
        for name in ("blankett.docx", "svar.docx")
    )
    assert len(before) > 150
    assert after == before


@pytest.mark.parametrize("into", ["rubriker"], indirect=True)
def test_it_comes_out_the_same_each_time(into: Path) -> None:
    _export(into, "igen.docx")
    assert (into / "svar.docx").read_bytes() == (into / "igen.docx").read_bytes()


def test_it_is_known_and_comes_home(into: Path) -> None:
    """verify knows it, and import-docx finds every answer in it and nothing to write in."""
    known = villkor("verify", "svar.docx", "2022", cwd=into)
    assert "Alla svar i Word-filen är desamma som i rapporten." in known.stdout
    assert known.returncode == 0
    home = villkor("import-docx", "svar.docx", "2022", cwd=into)
    assert "Alla svar är desamma som i rapporten." in home.stdout
    assert home.returncode == 0


@pytest.mark.parametrize("into", ["rubriker"], indirect=True)
def test_another_tick_and_other_words_of_the_authority_are_told(into: Path) -> None:
    changed = into / "ändrad.docx"
    target = docx.Document(str(into / "svar.docx"))
    target.paragraphs[0].runs[0].text = "Återrapportering"
    box = next(each for each in target.paragraphs if each.text == "Ja ☒")
    box.runs[0].text = box.text.replace("☒", "☐")
    for run in box.runs[1:]:
        run.text = ""
    target.save(str(changed))
    (into / "ändrad.kvitto.json").write_bytes((into / "svar.kvitto.json").read_bytes())
    other = villkor("verify", changed.name, "2022", cwd=into)
    assert other.returncode == 1
    assert "2.3" in other.stdout
    assert "en rad i blankettens egen text" in other.stdout
    assert "”Återrapportering”, i blankettens egen text" in other.stdout


@pytest.mark.parametrize("into", ["rubriker"], indirect=True)
def test_word_finds_nothing_wrong_with_it(into: Path) -> None:
    assert ooxml_errors(into / "svar.docx") == []


def test_answers_have_the_tags_of_our_own_layout(tmp_path: Path) -> None:
    """By which import-docx and verify find them, whatever is done around them."""
    target = docx.Document(io.BytesIO(filled(tmp_path, blank_bytes()).data))
    keys = [key_of(each) for each in target.element.body.iter("{*}sdt")]
    assert keys[:2] == ["1.2.1.1", "1.2.1.4:1:namn+beskrivning"]
    assert keys[-2:] == ["2.1", "2.3:vid ja"]
    numbers = target.element.body.xpath("//w:sdtPr/w:id/@w:val")
    assert len(numbers) == len(set(numbers)) == len(keys)


def test_what_the_authority_has_done_stays(tmp_path: Path) -> None:
    """Its protection, its errors and its contents are told; the contents that Word can make are
    marked as old.
    """

    def protected(target: docx.document.Document) -> None:
        lock = '<w:documentProtection w:edit="forms" w:enforcement="1"/>'
        target.settings.element.insert(0, element(lock))
        runs = ""
        for part in ("begin", "separate", "end"):
            runs += f'<w:r><w:fldChar w:fldCharType="{part}"/></w:r>'
        code = "<w:r><w:instrText> TOC \\o </w:instrText></w:r>"
        runs = runs.replace("</w:r>", f"</w:r>{code}", 1)
        target.element.body.insert(0, element(f"<w:p>{runs}</w:p>"))

    made = filled(tmp_path, blank_bytes(change=protected))
    told = " ".join(made.notes)
    assert "Blanketten är skyddad mot ändringar" in told
    assert "VK803" in told
    text = _parts(io.BytesIO(made.data))["word/document.xml"].decode()
    assert text.count('w:dirty="true"') == 1


def _parts(path: Path | io.BytesIO) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as source:
        return {name: source.read(name) for name in source.namelist()}


def _own_paragraphs(xml: bytes) -> list[bytes]:
    """The paragraphs that say something and are in no answer, in canonical XML, in which ticks
    and what is put on the cover are not seen.
    """
    found = []
    for each in etree.fromstring(xml).iter("{*}p"):
        words = "".join(text.text or "" for text in each.iter("{*}t"))
        in_answer = any(key_of(around) for around in each.iterancestors("{*}sdt"))
        is_ours = words.startswith(("Källa: ", "Tabell 1", "Diagram 1"))
        if words.strip() and not in_answer and not is_ours:
            shown = etree.tostring(each, method="c14n", exclusive=True).decode()
            found.append(
                shown.replace("☒", "☐")
                .replace("Region Norrbotten<", "Region <")
                .encode()
            )
    return found
