"""Regler för formulärets frågor: upprepningar, gränser och följdfrågor.

The docstring of a rule is its manual page, in Swedish.
"""

from __future__ import annotations

from collections.abc import Iterator

from villkor.base.diagnostic import Finding
from villkor.base.lazy_pattern import lazy_pattern
from villkor.form.limits import row_limits
from villkor.form.model import FormHeading, Kind, Question
from villkor.rules.form.blank_file import compared
from villkor.rules.form.subject import FormFile

_ANSWER = r"(?P<answer>ja|nej)\b"
_LEADS = lazy_pattern(
    rf"\b(?:om|vid)\s(?:(?:svaret\s(?:är|blir)|ni\ssvarat|ni\shar\ssvarat|du\ssvarat)\s)?"
    rf"[”\"]?{_ANSWER}",
)
_FOLLOW_UPS = {"ja": "vid ja", "nej": "vid nej"}


def asked_twice(form: FormFile) -> Iterator[Finding]:
    """Samma fråga eller rubrik står två gånger under samma rubrik.

    Varför: två lika frågor är oftast en fråga som har lästs två gånger ur blanketten,
    och då får regionen svara två gånger.
    Fel: 1.1.2 och 1.1.3 med samma ordalydelse under rubriken 1.1.
    Rätt: frågan en gång. Ställer blanketten den själv två gånger är varningen inget att
    göra åt.
    """
    read = form.examined.form
    if read is None:
        return
    seen: dict[tuple[str, str, bool], str] = {}
    for item in read.items:
        is_heading = isinstance(item, FormHeading)
        words = item.title if isinstance(item, FormHeading) else item.wording
        first = seen.setdefault((item.parent, compared(words), is_heading), item.id)
        if first != item.id and compared(words):
            what = "Rubriken" if is_heading else "Frågan"
            yield Finding(
                form.examined.place_of(item.id, "rubrik" if is_heading else "fråga"),
                f"{what} {item.id} lyder som {first}.",
                "Ta bort den ena, om blanketten bara har den en gång.",
                item.id,
            )


def other_limit_in_wording(form: FormFile) -> Iterator[Finding]:
    """Frågan nämner ett annat högsta antal än formuläret.

    Varför: för många rader i en tabell är ett fel, och för få platser gör att regionen
    inte kan redovisa allt som får redovisas.
    Fel: `fråga: Ange max 5 insatser.` och `högst antal rader: 3`
    Rätt: `fråga: Ange max 5 insatser.` och `högst antal rader: 5`
    """
    for question in form.questions:
        if question.kind is not Kind.TABLE or not question.max_rows:
            continue
        limits = [limit.rows for limit in row_limits(question.wording) if not limit.per]
        if limits and question.max_rows not in limits:
            told = " eller ".join(map(str, limits))
            yield Finding(
                form.examined.place_of(question.id, "högst antal rader"),
                f"Frågan säger högst {told}, men ”högst antal rader” är "
                f"{question.max_rows}.",
                "Skriv det antal som frågan nämner.",
                question.id,
            )


def follow_up_without_answer(form: FormFile) -> Iterator[Finding]:
    """Frågan har en följdfråga, men går inte att svara ja eller nej på.

    Varför: följdfrågan ställs bara när svaret är ja eller nej, så den kan aldrig
    besvaras, och kommer inte med i Word-filen.
    Fel: `typ: text` och `vid ja: Beskriv hur.`
    Rätt: `typ: ja_nej` och `vid ja: Beskriv hur.`
    """
    for question in form.questions:
        values = form.examined.parts.get(question.id, {})
        for key in ("vid ja", "vid nej"):
            if key in values and question.kind is not Kind.YES_NO:
                yield Finding(
                    form.examined.place_of(question.id, key),
                    f"Frågan {question.id} har ”{key}”, men är ingen ja- och nej-fråga.",
                    "Skriv typ: ja_nej, eller gör följdfrågan till en egen fråga.",
                    question.id,
                )
            points = f"{key} i punktform"
            if points in values and key not in values:
                yield Finding(
                    form.examined.place_of(question.id, points),
                    f"Frågan {question.id} har ”{points}”, men ingen följdfråga.",
                    f"Skriv följdfrågan efter {key}:, eller ta bort raden.",
                    question.id,
                )


def loose_follow_up(form: FormFile) -> Iterator[Finding]:
    """Frågan säger ”om ja” eller ”om nej”, men hör inte till något svar.

    Varför: den som svarar vet inte på vad, och villkor kan inte se om frågan ska
    besvaras eller inte.
    Fel: `typ: text` och `fråga: Finns det en plan? Om ja, beskriv den.`
    Rätt: `typ: ja_nej`, `fråga: Finns det en plan?` och `vid ja: Om ja, beskriv den.`
    """
    for question in form.questions:
        for match in _LEADS.finditer(question.wording.casefold()):
            key = _FOLLOW_UPS[match["answer"]]
            if not _has_follow_up(question, key):
                yield Finding(
                    form.examined.place_of(question.id, "fråga"),
                    f"Frågan {question.id} säger ”{match[0]}”, men har inget ”{key}”.",
                    f"Gör den till en ja- och nej-fråga (typ: ja_nej) med ”{key}”, "
                    "eller till följdfråga på frågan före.",
                    question.id,
                )
                break


def _has_follow_up(question: Question, key: str) -> bool:
    if question.kind is not Kind.YES_NO:
        return False
    told = question.if_yes if key == "vid ja" else question.if_no
    return told is not None
