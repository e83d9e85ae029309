"""Play a chapter: run its story, and put what came out into it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pictures import editor_picture, page_pictures, plain_words, terminal_picture
from stage import Stage
from story import Command, Said, Step, Written, steps_of

_MOST_LINES = 40


@dataclass(frozen=True)
class Picture:
    """A picture of the book: its file's name, and what is in it."""

    name: str
    content: bytes

    def save_in(self, folder: Path) -> None:
        """Write it into a folder."""
        (folder / self.name).write_bytes(self.content)


class _Play:
    """A story while it is played."""

    def __init__(self, chapter: str, folder: Path) -> None:
        self.chapter = chapter
        self.stage = Stage(folder)
        self.pictures: list[Picture] = []
        self.code = 0
        self.most_lines = _MOST_LINES

    def after(self, step: Step) -> str:
        """The lines that stand after a step ("" if none)."""
        match step:
            case Command():
                return self._run(step)
            case Written():
                self.stage.write(step.path, step.text)
                return ""
            case Said():
                return self._heed(step)

    def _run(self, command: Command) -> str:
        printed = self.stage.run(command.typed, self.code)
        shown = terminal_picture(command.typed, printed, self.most_lines)
        self.code = 0
        self.most_lines = _MOST_LINES
        address = self._kept(shown, "svg")
        words = "\n".join(
            f"        {line}" for line in plain_words(printed).split("\n")
        )
        picture = f"![Det som {command.typed} skriver ut]({address}){{ .terminal }}"
        return f'\n{picture}\n\n??? note "Samma sak som text"\n\n{words}\n'

    def _heed(self, said: Said) -> str:
        """Do what a comment says.

        Raises ValueError for one that is not known.
        """
        shown = {"sidor": self._pages, "redigerare": self._editor, "visa": self._lines}
        happens = {
            "exempel": self.stage.show_sample,
            "i mappen": self.stage.go_to,
            "dag": self.stage.go_to_day,
            "byt": self.stage.edit_file,
            "ersätt i Word": self.stage.edit_word_file,
            "kod": self._expect_code,
            "rader": self._show_lines,
        }
        if said.word in shown:
            return shown[said.word](said.rest)
        if said.word not in happens:
            raise ValueError(f"{self.chapter}: unknown comment: {said.word}")
        happens[said.word](said.rest)
        return ""

    def _expect_code(self, told: str) -> None:
        self.code = int(told)

    def _show_lines(self, told: str) -> None:
        self.most_lines = int(told)

    def _lines(self, told: str) -> str:
        return f"```yaml\n{self.stage.lines_between(told)}\n```\n"

    def _pages(self, told: str) -> str:
        name, _, pages = told.partition(": ")
        numbers = [int(page) for page in pages.split()]
        lines = []
        for number, content in zip(
            numbers,
            page_pictures(self.stage.here / name, numbers),
            strict=True,
        ):
            address = self._kept(content, "png")
            lines.append(f"![Sidan {number} i {name}]({address}){{ .sida }}")
        return "\n".join(lines) + "\n"

    def _editor(self, name: str) -> str:
        path = self.stage.here / name
        found = self.stage.run("villkor check --format json", 1)
        address = self._kept(editor_picture(path, found), "svg")
        return f"![{name} i en textredigerare, med felet understruket]({address})\n"

    def _kept(self, content: str | bytes, ending: str) -> str:
        name = f"{self.chapter}-{len(self.pictures) + 1}.{ending}"
        as_bytes = content.encode() if isinstance(content, str) else content
        self.pictures.append(Picture(name, as_bytes))
        return f"bilder/{name}"


def _to_copy(line: str) -> str:
    """A line as the reader is to copy it: a command without the sign before it."""
    if line == "```console":
        return "```text"
    return line.removeprefix("$ ")


def played(markdown: str, chapter: str, folder: Path) -> tuple[str, list[Picture]]:
    """The text of a chapter with its pictures in place, and the pictures.

    Raises what the stage raises, where the program does not do as the story says.
    """
    play = _Play(chapter, folder)
    after: dict[int, list[str]] = {}
    for step in steps_of(markdown):
        added = play.after(step)
        if added:
            after.setdefault(step.line, []).append(added)
    lines = []
    for number, line in enumerate(markdown.split("\n")):
        if not line.startswith("<!-- "):
            lines.append(_to_copy(line))
        lines.extend(after.get(number, []))
    return "\n".join(lines), play.pictures
