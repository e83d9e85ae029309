"""villkor preview: where the page is put, what is kept, and how it follows the report."""

from __future__ import annotations

import http.client
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.cli.running import running
from tests.cli.terminal import on_a_terminal
from tests.exchange.preview.small_report import FILES
from tests.tools import INCOMPLETE, copy_sample, report_of, villkor
from villkor.report.load import load_report


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small report on disk."""
    made = tmp_path / "2022"
    made.mkdir()
    for name, text in FILES.items():
        stem = next(
            (stem for stem in report_of().form.files if stem.startswith(name)), name
        )
        (made / f"{stem}.yaml").write_text(text, encoding="utf-8", newline="\n")
    return made


def test_without_a_name_the_page_is_put_away_and_the_report_is_only_read(
    folder: Path, tmp_path: Path
) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*")}
    made = villkor("preview", folder, XDG_CACHE_HOME=str(tmp_path / "cache"))
    assert made.returncode == 0, made.stderr
    found, line = made.stdout.splitlines()
    assert found.startswith("Region Norrbotten 2022: ")
    page = Path(line.removeprefix("Sidan: "))
    assert page.parent == tmp_path / "cache" / "villkor" / "preview"
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>\n<html lang=")
    assert {path: path.read_bytes() for path in folder.rglob("*")} == before


def test_on_a_terminal_it_is_opened_in_the_browser(
    folder: Path, tmp_path: Path
) -> None:
    opened = tmp_path / "opened"
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\nprintf %s "$1" > {opened}\n', encoding="utf-8")
    browser.chmod(0o755)
    shown = on_a_terminal(
        ["preview", str(folder)],
        tmp_path,
        BROWSER=f"{browser} %s",
        XDG_CACHE_HOME=str(tmp_path / "cache"),
    )
    assert "Sidan: " in shown
    (page,) = (tmp_path / "cache" / "villkor" / "preview").iterdir()
    assert opened.read_text(encoding="utf-8") == page.as_uri()


def test_a_file_that_is_not_ours_is_kept_and_our_own_is_replaced(
    folder: Path, tmp_path: Path
) -> None:
    page = tmp_path / "sida.html"
    assert villkor("preview", folder, "--output", page).returncode == 0
    first = page.read_bytes()
    assert villkor("preview", folder, "--output", page).returncode == 0
    assert page.read_bytes() == first  # the same report, the same bytes
    page.write_bytes(first.replace(b"Region", b"region"))
    refused = villkor("preview", folder, "--output", page)
    assert refused.returncode == 2
    assert "är inte en sida som villkor preview har skrivit" in refused.stderr
    assert b"region Norrbotten" in page.read_bytes()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("sida.pdf", "sida.pdf är namnet på en PDF, men det som skrivs är en webbsida"),
        ("sida.htmml", "Menade du sida.html?"),
        ("2022/rapport.yaml", "är en del av rapporten"),
        ("ingen/sida.html", "mappen finns inte"),
    ],
)
def test_a_name_of_something_else_is_refused(
    name: str, words: str, folder: Path, tmp_path: Path
) -> None:
    refused = villkor("preview", folder, "--output", name, cwd=tmp_path)
    assert refused.returncode == 2
    assert words in " ".join(refused.stderr.split())
    assert load_report(folder).settings.region == "Region Norrbotten"


def test_a_page_beside_the_answers_does_not_disturb_the_check(tmp_path: Path) -> None:
    folder = copy_sample(tmp_path)
    page = folder / "rapport.html"
    assert villkor("preview", folder, "--output", page).returncode == 0
    checked = villkor("check", folder)
    assert (checked.returncode, "VK113" in checked.stdout) == (0, False)


def test_with_watch_nothing_is_saved(tmp_path: Path) -> None:
    refused = villkor("preview", INCOMPLETE, "--watch", "--output", tmp_path / "a.html")
    assert refused.returncode == 2
    assert "Med --watch visas sidan i webbläsaren" in refused.stderr


def asked(
    address: str, path: str, method: str = "GET", host: str = ""
) -> http.client.HTTPResponse:
    """What the page's own server answers."""
    place = urlsplit(address)
    visit = http.client.HTTPConnection(place.hostname, place.port, timeout=60)
    headers = {"Host": host} if host else {}
    visit.request(method, path, headers=headers)
    return visit.getresponse()


def test_a_page_that_follows_the_report(folder: Path) -> None:
    with running("preview", folder, "--watch") as program:
        program.until("Sidan: ")
        address = program.until("\n").strip()
        program.until("Avsluta med Ctrl-C.")
        place = urlsplit(address)
        assert place.hostname == "127.0.0.1"
        page = asked(address, place.path)
        assert (page.status, b"Ett <em>svar</em>" in page.read()) == (200, True)
        assert page.headers["Content-Security-Policy"].startswith("default-src 'none'")
        # a name of somebody else's that leads here, another page, another way to ask
        assert asked(address, place.path, host=f"ond.se:{place.port}").status == 421
        assert asked(address, "/").status == 404
        assert asked(address, f"{place.path}../etc/passwd").status == 404
        assert asked(address, place.path, "POST").status == 501
        told = asked(address, f"{place.path}andringar?1")
        assert told.readline() == b": hej\n"
        (folder / "rapport.yaml").write_text("formulär: [", encoding="utf-8")
        program.until("Sidan är uppdaterad: ")
        assert told.read() == b"\ndata: ny\n\n"
        assert b'data-edition="2"' in asked(address, place.path).read()
        (folder / "rapport.yaml").rename(folder / "rapport.gammal")
        program.until("\n")
        program.until("rapport.yaml")
        assert "går inte att läsa just nu" in asked(address, place.path).read().decode()
        code, last = program.interrupt()
    assert (code, last.endswith("Sidan visas inte längre.\n")) == (0, True)
