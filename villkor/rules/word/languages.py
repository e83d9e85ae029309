"""Regler för språket i Word-filen: vilket dokumentet och dess stycken är märkta med.

The docstring of a rule is its manual page, in Swedish. Clause 10 of EN 301 549 is WCAG
2.1 for documents, number by number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from villkor.base.diagnostic import Finding
from villkor.document.word.story import WordFile, WordParagraph, WordRun, quoted


def wrong_language(file: WordFile) -> Iterator[Finding]:
    """Dokumentets språk är inte svenska.

    Varför: skärmläsaren väljer röst efter språket. Svenska som läses med engelsk röst
    går inte att förstå.
    Fel: Engelska (USA) som standardspråk i mallen.
    Rätt: Svenska (Sverige), `sv-SE`.
    Källa: EN 301 549, avsnitt 10.3.1.1.
    """
    language = _document_language(file)
    if language.casefold() == "sv-se":
        return
    said = f"”{language}”" if language else "inte angivet"
    message = f"Dokumentets språk är {said} i stället för svenska (sv-SE)."
    how = "Välj Svenska (Sverige) som standard i Word: Granska > Språk > Ange språk."
    yield Finding(file.where(), message, how)


def _document_language(file: WordFile) -> str:
    """The language of paragraphs that name neither one nor a style."""
    _, look = file.styles.of_paragraph(None)
    return str(look.get("language", ""))


_WORD = re.compile(r"[^\W\d_]+")
# Words that only Swedish has among the languages that a report may quote, Norwegian and
# Danish included; and the same of English.
_SWEDISH = frozenset(
    _WORD.findall(
        "och att är inte för från också när där även vid mellan genom detta dessa"
    )
)
_ENGLISH = frozenset(
    _WORD.findall(
        "the of and to with are that this from by which was were has been will"
    )
)
_SENTENCE = re.compile(r"(?:\A|(?<=[.!?]))[^.!?]+[.!?]")
# from how many words, of all and of those above, a text is taken for one in the
# language
_SWEDISH_TEXT, _SWEDISH_WORDS = 5, 2
_ENGLISH_TEXT, _ENGLISH_WORDS = 8, 3
_NAMES = {
    "en": "engelska",
    "fi": "finska",
    "nb": "norska",
    "nn": "norska",
    "da": "danska",
    "de": "tyska",
    "fr": "franska",
    "se": "nordsamiska",
}


def wrongly_marked_language(file: WordFile) -> Iterator[Finding]:
    """Ett stycke är märkt som ett annat språk än det är skrivet på.

    Varför: skärmläsaren byter röst där språket byts. Svensk text som är märkt som
    engelska läses med engelskt uttal, och tvärtom.
    Fel: ett svenskt stycke som är inklistrat från ett engelskt dokument.
    Rätt: svensk text märkt som svenska, och ett engelskt citat märkt som engelska.
    Källa: EN 301 549, avsnitt 10.3.1.2.
    """
    swedish: dict[str, list[WordParagraph]] = {}
    of_document = _document_language(file)
    for paragraph in file.paragraphs:
        for language, text in _passages(paragraph):
            if language.startswith("sv"):
                yield from _unmarked_english(file, paragraph, text)
            elif language != of_document and _is_swedish(text):
                swedish.setdefault(language, []).append(paragraph)
    for language, found in swedish.items():
        name = _NAMES.get(language[:2].casefold(), language)
        message = f"Svensk text är märkt som {name} ({language}): {found[0].place}"
        how = (
            "Markera texten och välj Granska > Språk > Ange språk > Svenska (Sverige)."
        )
        yield Finding(
            file.where(found[0].number),
            f"{message}{_more_places(found)}.",
            how,
        )


def _more_places(found: list[WordParagraph]) -> str:
    others = len(found) - 1
    if not others:
        return ""
    places = "ställe" if others == 1 else "ställen"
    return f" och på {others} {places} till"


def _passages(paragraph: WordParagraph) -> Iterator[tuple[str, str]]:
    """The text of a paragraph in pieces of one language each, but for what is marked as
    none.
    """
    for language, runs in groupby(paragraph.runs, _language_of):
        if language and language != "x-none":
            yield language, "".join(run.text for run in runs)


def _language_of(run: WordRun) -> str:
    return str(run.look.get("language", ""))


def _is_swedish(text: str) -> bool:
    words = _WORD.findall(text.casefold())
    return (
        len(words) >= _SWEDISH_TEXT
        and len(_SWEDISH.intersection(words)) >= _SWEDISH_WORDS
    )


def _is_english(sentence: str) -> bool:
    words = _WORD.findall(sentence.casefold())
    if len(words) < _ENGLISH_TEXT or not _SWEDISH.isdisjoint(words):
        return False
    return len(_ENGLISH.intersection(words)) >= _ENGLISH_WORDS


def _unmarked_english(
    file: WordFile,
    paragraph: WordParagraph,
    text: str,
) -> Iterator[Finding]:
    """A sentence of English.

    A name is none: it has no full stop, and may stand as it is (WCAG 2.1, 3.1.2).
    """
    if " the " not in text and "The " not in text:
        return
    for sentence in _SENTENCE.findall(text):
        if _is_english(sentence):
            message = (
                f"”{quoted(sentence)}” {paragraph.below} är engelska men "
                "märkt som svenska."
            )
            how = (
                "Markera texten och välj Granska > Språk > Ange språk > Engelska. I "
                "ett svar i villkor: [texten]{en}."
            )
            yield Finding(file.where(paragraph.number), message, how)
