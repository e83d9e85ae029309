"""The page of a report: all of it is there, in its place, and nothing else."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from xml.etree.ElementTree import Element

from tests.cli.terminal import compare_with_golden
from tests.document.html.test_flow import read
from tests.exchange.preview.small_report import small_page, small_report
from tests.tools import INCOMPLETE, SAMPLE, report_of
from villkor.base.diagnostic import WORDS
from villkor.document.blocks import block_lines
from villkor.exchange.outline import outline_body
from villkor.exchange.preview.placed_findings import placed_findings
from villkor.exchange.preview.preview_page import preview_page
from villkor.exchange.preview.whole_page import trouble_page
from villkor.report.load import load_report
from villkor.report.model import Report
from villkor.rules.catalogue import ERRORS, run_rules


@cache
def incomplete() -> tuple[Report, str]:
    report = load_report(INCOMPLETE)
    return report, preview_page(report, run_rules(report, ERRORS))


def words(node: Element) -> str:
    return " ".join("".join(node.itertext()).split())


def section(page: Element, question: str) -> Element:
    """All that stands with a question."""
    (found,) = [
        node
        for node in page.iter("section")
        if node.get("aria-labelledby") == f"fraga-{question}"
    ]
    return found


def section_of(page: Element, question: str) -> str:
    return words(section(page, question))


def counted(page: Element, question: str) -> str:
    """How many words an answer is said to have."""
    (found,) = [
        words(node)
        for node in section(page, question).iter("p")
        if node.get("class") == "antal"
    ]
    return found


def test_the_small_report_reads_as_when_somebody_looked_at_it() -> None:
    body = small_page().partition("<body>")[2]
    lines = re.sub(r"(</(?:p|li|h\d|tr|dd|section|div)>)", r"\1\n", body)
    compare_with_golden("preview.html", re.sub(r"villkor \d[\d.]*", "villkor", lines))


def test_a_browser_finds_nothing_to_forgive() -> None:
    read(small_page())
    read(incomplete()[1])


def test_every_line_of_the_report_is_on_the_page() -> None:
    report = load_report(SAMPLE)
    page = words(read(preview_page(report, ())).find("body"))
    charts = 0
    for block in outline_body(report):
        for line in block_lines([block]):
            told = " ".join(line.split())
            if re.fullmatch(r"(?:[^;]+ \d[\d.]*; )+[^;]+ \d[\d.]*", told):
                charts += 1  # what is read in a chart is written in another way
            else:
                assert told in page
    assert charts == 1


def test_every_finding_is_there_once_with_its_word_its_hint_and_its_place() -> None:
    report, page = incomplete()
    seen = [words(node) for node in read(page).iter("li") if node.get("id")]
    found = run_rules(report, ERRORS)
    assert len(seen) == len(found) > 50
    for each in found:
        parts = (each.message, each.hint, f"{each.code}, {each.where.path}:")
        told = [" ".join(part.split()) for part in parts]
        word = f"{WORDS[each.severity].capitalize()}: "
        assert any(word in line and all(part in line for part in told) for line in seen)


def test_a_finding_stands_with_the_answer_that_it_is_about() -> None:
    page = read(small_page())
    assert "”prestation”" in section_of(page, "1.3.1.2")  # its line is in that answer
    assert "”kanske” är varken ja eller nej." in section_of(page, "2.4")
    # a question that there is none of stands in no answer
    assert "9.9.9" not in section_of(page, "1.1.2")
    placed = placed_findings(small_report(), run_rules(small_report(), ERRORS))
    assert [found.diagnostic.code for found in placed.by_stem["1.2.4-tillganglighet"]]
    of_report = {found.diagnostic.where.path for found in placed.elsewhere}
    assert of_report == {"rapport.yaml"}


def test_findings_are_numbered_down_the_page_and_lead_to_the_next() -> None:
    page = read(incomplete()[1])
    items = [node for node in page.iter("li") if node.get("id")]
    places = [node.get("id") for node in items]
    assert places == [f"anmarkning-{number}" for number in range(1, len(places) + 1)]
    nexts = [node.find(".//a").get("href") for node in items[:-1]]
    assert nexts == [f"#{place}" for place in places[1:]]


def test_what_cannot_be_read_is_not_told_as_missing() -> None:
    page = read(small_page())
    assert "Svaret går inte att läsa." in section_of(page, "1.2.4.1")
    assert "Svaret går inte att läsa." in section_of(page, "1.1.2")
    assert "Filen saknas." in section_of(page, "5")
    assert "Filen saknas." in section_of(page, "3.5.1")
    assert "Saknas, eller går inte att läsa." in section_of(page, "2.4")
    assert "Svar saknas." in section_of(page, "1.1.3")


def test_words_are_counted_as_they_are_written() -> None:
    page = read(small_page())
    # Ett svar om <b>länet</b> & landet, se rapporten. Punkt ett, punkt två: & is none
    assert counted(page, "1.1.1") == "11 ord"
    assert " ord" not in section_of(page, "1.1.3")
    # Av alla fick 20 mnkr stöd: neither the chart, the table, captions nor source
    assert "Av alla fick 20 mnkr stöd." in section_of(page, "2.1")
    assert counted(page, "2.1") == "6 ord"
    assert counted(page, "2.3") == "4 ord"  # not the question that a yes leads to


def test_who_has_what_stands_in_a_table_and_above_each_section() -> None:
    page = read(small_page())
    rows = [words(row) for row in page.iter("tr")]
    assert any("Ekonomi" in row and "2023-01-31" in row for row in rows)
    (who,) = [words(node) for node in page.iter("p") if "Ekonomi" in words(node)]
    assert who.startswith(
        "Ansvarig: Ekonomi · Status: utkast · Senast: 31 januari 2023"
    )


def test_nothing_runs_and_nothing_is_fetched() -> None:
    seen = read(small_page())
    tags = {node.tag for node in seen.iter()}
    assert not tags & {"script", "img", "link", "iframe", "object", "form", "base", "b"}
    (style,) = seen.iter("style")
    sum_of_style = b64encode(sha256(style.text.encode()).digest()).decode()
    (policy,) = [
        node.get("content") for node in seen.iter("meta") if node.get("http-equiv")
    ]
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{sum_of_style}'; base-uri 'none'; "
        "form-action 'none'"
    )
    for node in seen.iter():
        assert not {"style", "src", "srcset"} & {*node.attrib}
        assert not [name for name in node.attrib if name.startswith("on")]
    assert "url(" not in style.text
    assert "@import" not in style.text


def test_a_page_that_follows_the_report_runs_its_own_script_alone() -> None:
    for page in (small_page(3), trouble_page("Det <gick> inte.", "Gör om.", 3)):
        seen = read(page)
        (script,) = seen.iter("script")
        sum_of_script = b64encode(sha256(script.text.encode()).digest()).decode()
        assert f"script-src 'sha256-{sum_of_script}'; connect-src 'self'" in page
        assert seen.get("data-edition") == "3"
        assert len([*seen.iter("main")]) == len([*seen.iter("h1")]) == 1
    assert "Det <gick> inte. Gör om." in " ".join(
        node.text or "" for node in seen.iter("p")
    )


def test_every_link_within_the_page_leads_somewhere_and_no_id_is_there_twice() -> None:
    seen = read(incomplete()[1])
    places = [node.get("id") for node in seen.iter() if node.get("id")]
    assert len(places) == len(set(places))
    for node in seen.iter("a"):
        target = node.get("href")
        assert target[1:] in places or target.startswith(("http", "mailto:"))


def test_a_report_of_nothing_is_a_page_too() -> None:
    report = report_of(rapport="[")
    read(preview_page(report, run_rules(report, ERRORS)))
