"""What the words of a line in a form say that it is: something asked, help for whoever
answers, something voluntary, a place to write in.
"""

from __future__ import annotations

import re

from villkor.base.signs import cleaned_text

_IMPERATIVES = frozenset(
    [
        "analysera",
        "ange",
        "argumentera",
        "bedöm",
        "beräkna",
        "berätta",
        "beskriv",
        "besvara",
        "bifoga",
        "diskutera",
        "exemplifiera",
        "föreslå",
        "förklara",
        "ge",
        "identifiera",
        "illustrera",
        "infoga",
        "jämför",
        "kommentera",
        "komplettera",
        "kryssa",
        "lista",
        "lyft",
        "lämna",
        "markera",
        "motivera",
        "namnge",
        "nämn",
        "peka",
        "precisera",
        "presentera",
        "rangordna",
        "redogör",
        "redovisa",
        "reflektera",
        "resonera",
        "sammanfatta",
        "skatta",
        "skriv",
        "specificera",
        "summera",
        "svara",
        "uppge",
        "uppskatta",
        "utveckla",
        "visa",
        "välj",
        "värdera",
        "fyll",
    ]
)
_INTERROGATIVES = frozenset(
    [
        "hur",
        "vad",
        "vilka",
        "vilken",
        "vilket",
        "vem",
        "vilkas",
        "varför",
        "när",
        "var",
        "varifrån",
        "har",
        "hade",
        "finns",
        "är",
        "kan",
        "ska",
        "bidrar",
        "sker",
        "får",
        "bör",
        "används",
        "görs",
        "deltar",
        "arbetar",
        "samverkar",
    ]
)
_IN_QUESTION = re.compile(r"[(]?(?:på|i|inom|av|för|till|med|om och) (?:vilk|hur|vad)")
_SENTENCE = re.compile(r"[^.!?]{1,2000}[.!?]{0,3}")
_FIRST_WORD = re.compile(r"[a-zåäö]{1,30}")
_AFTER_COMMA = re.compile(r"[,:–-] ([a-zåäö]{2,20})")
_HELP = re.compile(
    r"""
    \(? (?: här \s (?: anger | kan | ska | beskriver | redovisar | fyller | skriver ) \b
    | hjälp(?:text)? \b | anvisning | instruktion | vägledning | exempel(?:vis)? \b
    | till \s exempel | t\.ex\. | tips \b | obs \b | observera | tänk \s på | notera
    | med \s [^.]{1,80} \s (?: avses | menas ) | se \s (?: även | sid | bilaga )
    | läs \s mer | stöd(?:text)? : | gå \s (?: till | vidare ) | fortsätt \s till
    | svaret \s (?: bör | ska | får ) | max(?:imalt)? \s \d | högst \s \d )
    """,
    re.VERBOSE,
)
_ANSWER_LABEL = re.compile(
    r"(?:(?:ert |regionens |ditt )?svar|svarsruta|fritext)"
    r"(?: (?:på )?(?:fråga )?[\w.]{1,12})?[ ]?:?"
)
_PROMPT = re.compile(
    r"""
    [\[(<]? (?: klicka \s (?: eller \s tryck | här ) | skriv \s (?: här | er[ta]? \s svar
    | svaret ) | ange \s text | fyll \s i \s (?: här | svar ) ) .{0,80}
    """,
    re.VERBOSE,
)
_RULED = re.compile(r"[\s._…·:☐-]{1,2000}")
_VOLUNTARY = re.compile(
    r"""
    \b frivillig (?:t|a)? \b
    | \( (?: [^()]{0,60} \s )? (?: vid \s behov | i \s förekommande \s fall
        | om \s (?: det \s är \s )? (?: tillämpligt | relevant | aktuellt | möjligt ) )
      [^()]{0,60} \)
    | (?: ^ | [.!?:] \s ) (?: fyll \s i | besvara | beskriv | ange | redovisa | svara )?
      \s? (?: endast \s | bara \s )? (?: vid \s behov | i \s förekommande \s fall
        | om \s (?: det \s är \s )? (?: tillämpligt | relevant | aktuellt | möjligt ) )
    | \b är \s en \s möjlighet \s för
    | \b (?: finns | ges ) \s (?: en \s | det \s )? möjlighet \s att
    """,
    re.VERBOSE,
)
_PERHAPS = re.compile(
    r"vid behov|i förekommande fall|om (?:det är )?(?:tillämpligt|relevant)"
)
_BINDING = re.compile(r"(?:inte|ej|icke) frivillig|obligatorisk")
_BULLETS = re.compile(r"\bi (?:punktform|punkter|en punktlista)\b|\bpunktlista\b")
_BULLET = re.compile(r"[•·‣◦▪▫■●∙⁃➢➤►✓❖–—*-][ \t]{1,20}|o\t")
_LEAST_WORDS = 4
_AROUND = " (”\"'☐"
_MOST_HEADING_WORDS = 20


def plain_words(text: str) -> str:
    """The words of a text as they are read: with one blank wherever there are some."""
    return " ".join(cleaned_text(text).split())


def folded(text: str) -> str:
    """The words of a text in small letters."""
    return plain_words(text).casefold()


def is_request(text: str) -> bool:
    """Whether a sentence of the words asks for something beyond doubt: it begins as
    requests do, or ends with a question mark.
    """
    for sentence in _SENTENCE.finditer(folded(text)):
        said = sentence[0].strip(_AROUND)
        first = _FIRST_WORD.match(said)
        if said.endswith("?") or (first and first[0] in _IMPERATIVES):
            return True
        if any(after[1] in _IMPERATIVES for after in _AFTER_COMMA.finditer(said)):
            return True
    return False


def is_asked(text: str) -> bool:
    """Whether the words ask for something, with or without a question mark."""
    if is_request(text):
        return True
    words = folded(text).strip(_AROUND)
    first = _FIRST_WORD.match(words)
    if first is None or words.count(" ") < _LEAST_WORDS - 1:
        return False
    return first[0] in _INTERROGATIVES or bool(_IN_QUESTION.match(words))


def is_sentence(text: str) -> bool:
    """Whether the words are more than a heading: they end as a sentence does."""
    words = plain_words(text)
    count = words.count(" ") + 1
    if words.endswith((".", ":", "!")) and count >= _LEAST_WORDS:
        return True
    return count > _MOST_HEADING_WORDS


def is_help(text: str) -> bool:
    """Whether the words begin as help does."""
    return bool(_HELP.match(folded(text)))


def is_place(text: str) -> bool:
    """Whether a line only shows where to write: nothing, a rule, "Svar:", "Skriv
    här".
    """
    words = folded(text)
    if not words or _RULED.fullmatch(words):
        return "☐" not in words
    return bool(
        _ANSWER_LABEL.fullmatch(words.rstrip("_…. ")) or _PROMPT.fullmatch(words)
    )


def is_voluntary(text: str) -> bool:
    """Whether the words say that one may leave it be."""
    words = folded(text)
    return bool(_VOLUNTARY.search(words)) and not _BINDING.search(words)


def may_be_voluntary(text: str) -> bool:
    """Whether the words might say so."""
    return bool(_PERHAPS.search(folded(text))) and not is_voluntary(text)


def wants_bullets(text: str) -> bool:
    """Whether the words ask for a list of points."""
    return bool(_BULLETS.search(folded(text)))


def without_bullet(text: str) -> str:
    """A line without the sign of a point that is typed before it."""
    found = _BULLET.match(text.lstrip())
    return text.lstrip()[found.end() :] if found else text


def has_bullet(text: str) -> bool:
    """Whether the sign of a point is typed before a line."""
    return bool(_BULLET.match(text.lstrip()))
