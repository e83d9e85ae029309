"""Paths for other programs start where those programs look for them: at the top of the
repository, as git sees it.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.cli.render.test_as_github import as_the_runner_reads
from tests.tools import need, villkor
from villkor.cli.render.roots import Root, repository_of, root_of

SETTINGS = "formulär: 2022\nregion: Region Skåne\n"
NAMES = (
    "2022",
    "Rapporter åäö 2022",
    "a#b?c%20d",
    "1:a",
    "[x] & y+z",
    "å\u0308 'n' \"q\"",
)


def git(*arguments: str | Path, cwd: Path) -> str:
    """Run git, as somebody who is nobody."""
    settings = (
        "-c",
        "user.name=x",
        "-c",
        "user.email=x",
        "-c",
        "protocol.file.allow=always",
    )
    done = subprocess.run(
        [need("git"), *settings, *map(str, arguments)],
        cwd=cwd, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return done.stdout.strip()


def repository(folder: Path) -> Path:
    """A repository with one file in it."""
    folder.mkdir(parents=True)
    git("init", "-q", cwd=folder)
    (folder / "läs.txt").write_text("x", encoding="utf-8")
    git("add", ".", cwd=folder)
    git("commit", "-qm", "x", cwd=folder)
    return folder


def report_in(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "rapport.yaml").write_text(SETTINGS, encoding="utf-8")
    return folder


@pytest.mark.parametrize("kind", ["repository", "worktree", "submodule"])
def test_the_top_is_what_git_says_it_is(kind: str, tmp_path: Path) -> None:
    top = repository(tmp_path / "arkiv")
    if kind == "worktree":
        git("worktree", "add", "-q", "-b", "gren", tmp_path / "gren", cwd=top)
        top = tmp_path / "gren"
    if kind == "submodule":
        other = repository(tmp_path / "andra")
        git("submodule", "add", "-q", other, "under", cwd=top)
        top /= "under"
    inside = top / "a" / "b"
    inside.mkdir(parents=True)
    assert str(repository_of(inside)) == git("rev-parse", "--show-toplevel", cwd=inside)
    assert repository_of(top) == top.resolve()


@pytest.mark.parametrize("content", [None, "", "something else"])
def test_what_is_only_called_git_is_no_repository(
    content: str | None, tmp_path: Path
) -> None:
    if content is None:
        (tmp_path / ".git").mkdir()
    else:
        (tmp_path / ".git").write_text(content, encoding="utf-8")
    assert repository_of(tmp_path) is None


@pytest.mark.parametrize("name", NAMES)
def test_a_path_leads_from_the_top_to_the_file_from_wherever_it_is_told(
    name: str, tmp_path: Path
) -> None:
    top = repository(tmp_path / "arkiv")
    folder = report_in(top / "rapporter" / name)
    cwd, named = ((folder, "."), (top, folder), (tmp_path, folder))[
        NAMES.index(name) % 3
    ]
    log = json.loads(villkor("check", named, "--format", "sarif", cwd=cwd).stdout)
    uris = {uri_of(result) for result in log["runs"][0]["results"]}
    assert f"rapporter/{name}/anslag.yaml" in map(unquote, uris)
    assert not [uri for uri in uris if set(uri) & set('[] #?"<>^`{|}')]
    lines = villkor("check", named, "--format", "github", cwd=cwd).stdout
    first = as_the_runner_reads(lines.splitlines()[0])[1]["file"]
    assert first.startswith(f"rapporter/{name}/")


def uri_of(result: dict[str, list[dict[str, dict[str, dict[str, str]]]]]) -> str:
    return result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]


def test_outside_a_repository_paths_start_at_the_working_folder(tmp_path: Path) -> None:
    report_in(tmp_path / "a" / "2022")
    for cwd, before in ((tmp_path, "a/2022/"), (tmp_path / "a" / "2022", "")):
        named = tmp_path / "a" / "2022"
        log = json.loads(villkor("check", named, "--format", "sarif", cwd=cwd).stdout)
        assert f"{before}anslag.yaml" in map(uri_of, log["runs"][0]["results"])


def test_reports_in_several_repositories_are_told_from_the_working_folder(
    tmp_path: Path,
) -> None:
    one, other = (report_in(repository(tmp_path / name) / "2022") for name in "ab")
    assert root_of([one]) == Root(tmp_path.resolve() / "a", is_repository=True)
    assert not root_of([one, other]).is_repository
    log = json.loads(
        villkor("check", one, other, "--format", "sarif", cwd=tmp_path).stdout
    )
    uris = set(map(uri_of, log["runs"][0]["results"]))
    assert {"a/2022/anslag.yaml", "b/2022/anslag.yaml"} <= uris
