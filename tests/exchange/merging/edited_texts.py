"""Random texts of an answer, and random edits of them: what laws of merging are tried on.

Every word is its own ("ord17"), so that each can be followed to where it went.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import count
from random import Random

from msgspec import Struct, field

WORDS = (
    *("och", "att", "länet", "i", "2022", "på", "(inom", "bl.a.", "58,7", "3", "−3"),
    *("**fet**", "*kursiv*", "[länk](https://a.se)"),
    *("{siffra: inkomna}", "{siffra: medel}", "{siffra: fall}"),
)
KINDS = ("", "", "", "-", "-", "--", "1")  # a paragraph, or an item of a list
EDITS = (
    "other",
    "other",
    "more",
    "fewer",
    "sentence",
    "no sentence",
    "new",
    "gone",
    "moved",
)
_WORD = re.compile(r"\{[^}]*\}\S*|\S+")


class Paragraph(Struct):
    kind: str
    sentences: list[str]


class Writer(Struct):
    """Writes texts and edits them, by a seed. `has_moved`: some paragraph has been."""

    random: Random
    bullet: str = "-"
    has_moved: bool = False
    numbers: count[int] = field(default_factory=count)

    def word(self) -> str:
        return f"ord{next(self.numbers)}"

    def sentence(self) -> str:
        chosen = self.random.choices((self.word(), *WORDS), k=self.random.randint(0, 4))
        text = " ".join([self.word(), *chosen, self.word()])
        return text[0].upper() + text[1:] + self.random.choice(".?!")

    def paragraph(self) -> Paragraph:
        sentences = [self.sentence() for _ in range(self.random.randint(1, 4))]
        return Paragraph(self.random.choice(KINDS), sentences)

    def text(self) -> list[Paragraph]:
        return [self.paragraph() for _ in range(self.random.randint(0, 5))]

    def edited(self, text: list[Paragraph]) -> list[Paragraph]:
        """The text with one to three edits in it."""
        found = [Paragraph(each.kind, [*each.sentences]) for each in text]
        for _ in range(self.random.randint(1, 3)):
            self._edit(found, self.random.choice(EDITS))
        return found

    def _edit(self, text: list[Paragraph], edit: str) -> None:
        place = self.random.randrange(len(text) + 1)
        if edit == "new" or place == len(text):
            text.insert(place, self.paragraph())
            return
        sentences = text[place].sentences
        match edit:
            case "gone":
                del text[place]
            case "moved":
                self.has_moved = True
                text.insert(self.random.randrange(len(text)), text.pop(place))
            case "sentence":
                sentences.insert(
                    self.random.randint(0, len(sentences)), self.sentence()
                )
            case "no sentence" if len(sentences) > 1:
                del sentences[self.random.randrange(len(sentences))]
            case _:
                number = self.random.randrange(len(sentences))
                sentences[number] = self._with_other_words(sentences[number], edit)

    def _with_other_words(self, sentence: str, edit: str) -> str:
        words = _WORD.findall(sentence)
        place = self.random.randrange(len(words))
        if edit == "more":
            words.insert(place, self.word())
        elif edit == "fewer" and len(words) > 1:
            del words[place]
        else:
            words[place] = self.word()
        return " ".join(words)

    def written(self, text: list[Paragraph]) -> str:
        """The text as someone has written it, with line breaks anywhere."""
        return self._joined(text, self.bullet, lambda: self.random.random() > 0.85)

    def said(self, text: list[Paragraph]) -> str:
        """The text on as few lines as it takes."""
        return self._joined(text, "-", lambda: False)

    def _joined(
        self, text: list[Paragraph], bullet: str, breaks: Callable[[], bool]
    ) -> str:
        pieces: list[str] = []
        before, number = "", 0
        for paragraph in text:
            kind = paragraph.kind
            if kind == "--" and not before:
                kind = "-"
            number = number + 1 if kind == before == "1" else 1
            margin = {
                "": "",
                "-": f"{bullet} ",
                "--": f"  {bullet} ",
                "1": f"{number}. ",
            }[kind]
            words = _WORD.findall(" ".join(paragraph.sentences))
            lines = words[0]
            for word in words[1:]:
                lines += ("\n" + " " * len(margin) if breaks() else " ") + word
            within = kind and before and (kind == before or "1" not in {kind, before})
            if pieces:
                pieces.append("\n" if within else "\n\n")
            pieces.append(margin + lines)
            before = kind
        return "".join(pieces)
