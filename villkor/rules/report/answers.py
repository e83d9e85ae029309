"""Vad som saknas eller är fel i svaren på frågorna.

The docstring of a rule is its manual page, in Swedish.
"""

from __future__ import annotations

from collections.abc import Iterator

from villkor.base.diagnostic import Finding, Where
from villkor.base.yaml.nodes import Text
from villkor.document import commonmark
from villkor.form.model import FieldKind, FollowUp, Kind, Question
from villkor.report.answers import Answer, NotApplicable, TextAnswer, YesNoAnswer
from villkor.report.model import Report
from villkor.report.texts import prose_texts
from villkor.rules.prose.placeholders import (
    may_hold_placeholder,
    may_say_nothing,
    placeholders_in,
)

# an answer of just these words says that the question does not apply, and not why
_INAPPLICABLE = {
    "ej tillämpligt",
    "ej tillämplig",
    "inte tillämpligt",
    "ej aktuellt",
    "inte aktuellt",
    "ej relevant",
    "inte relevant",
    "gäller inte",
    "gäller inte oss",
    "gäller ej",
    "gäller ej oss",
}
_REASON_INSTEAD = (
    "Ta bort | (lodstrecket), och skriv ej tillämpligt: och skälet indraget under"
)


def unanswered_question(report: Report) -> Iterator[Finding]:
    """En obligatorisk fråga saknar svar.

    Varför: alla frågor i formuläret ska besvaras. En fråga som inte gäller regionen
    besvaras med skälet till det.
    Fel: `"1.1.1": |` utan text under.
    Rätt: `"1.1.1": |` med text under, eller `ej tillämpligt:` med ett skäl.
    """
    answers = report.answers()
    for question in report.form.questions.values():
        stem = report.form.file_of(question)
        answer = answers.get(question.id)
        if answer is None:
            if question.required and stem not in report.unreadable():
                message = f"Fråga {question.id} finns inte i filen."
                yield Finding(
                    Where(f"{stem}.yaml"),
                    message,
                    f'Lägg till raden "{question.id}": | och svaret under.',
                    question.id,
                )
        elif question.required and answer.empty and not answer.misread:
            yield Finding(
                answer.where,
                f"Fråga {question.id} är obesvarad.",
                _how_to_answer(question),
                question.id,
            )


def _how_to_answer(question: Question) -> str:
    match question.kind:
        case Kind.YES_NO:
            return "Fyll i ja eller nej efter svar:."
        case Kind.TABLE:
            return (
                f"Skriv rader i tabellen (- {question.fields[0].key}: …), eller ej "
                "tillämpligt: och skälet på raden under, indraget två blanksteg."
            )
        case Kind.TEXT:
            return "Skriv svaret på raderna under, indraget två blanksteg."


def missing_follow_up(report: Report) -> Iterator[Finding]:
    """Svaret är ja eller nej, men följdfrågan är obesvarad.

    Varför: formuläret vill veta på vilket sätt (vid ja) eller varför inte (vid nej).
    Fel: `svar: ja` och inget under `vid ja: |`
    Rätt: `svar: ja` och en punktlista under `vid ja: |`
    """
    for question, content, where in _yes_no(report):
        follow_up, text, key = _asked(question, content)
        if not follow_up or text or key in content.misread:
            continue
        # the answer to the other one, which is told instead
        elsewhere = content.if_no if content.choice else content.if_yes
        if not elsewhere:
            said = "ja" if content.choice else "nej"
            yield Finding(
                where,
                f"Svaret är {said}, men ”{key}” är obesvarat.",
                f"Skriv svaret under {key}: | – {follow_up.wording}",
                question.id,
            )


def needless_follow_up(report: Report) -> Iterator[Finding]:
    """En följdfråga är besvarad som inte hör till svaret.

    Varför: texten kommer inte med i Word-filen, eller så är ja och nej förväxlade.
    Fel: `svar: ja` med text under `vid nej: |`
    Rätt: `svar: ja` med text bara under `vid ja: |`
    """
    for question, content, _ in _yes_no(report):
        said = "ja" if content.choice else "nej"
        for word, asked, text in (
            ("ja", question.if_yes, content.if_yes),
            ("nej", question.if_no, content.if_no),
        ):
            if not text:
                continue
            if not asked:
                message = f"Fråga {question.id} har ingen följdfråga ”vid {word}”."
                yield Finding(text.where, message, "Ta bort texten.", question.id)
            elif said != word:
                message = f"Svaret är {said}, men ”vid {word}” är besvarat."
                yield Finding(
                    text.where,
                    message,
                    "Ändra svaret, eller flytta texten.",
                    question.id,
                )


def _yes_no(report: Report) -> Iterator[tuple[Question, YesNoAnswer, Where]]:
    for answer in report.answers().values():
        content = answer.content
        if isinstance(content, YesNoAnswer) and content.choice is not None:
            where = content.word.where if content.word else answer.where
            yield answer.question, content, where


def _asked(
    question: Question,
    content: YesNoAnswer,
) -> tuple[FollowUp | None, Text | None, str]:
    if content.choice:
        return question.if_yes, content.if_yes, "vid ja"
    return question.if_no, content.if_no, "vid nej"


def missing_bullets(report: Report) -> Iterator[Finding]:
    """Frågan vill ha svaret i punktform, men svaret har ingen punktlista.

    Varför: formuläret säger ”Beskriv i punktform”.
    Fel: `Anslaget har bidragit till fler jobb.`
    Rätt: `- Anslaget har bidragit till fler jobb.`
    """
    for answer in report.answers().values():
        text = _text_in_bullets(answer)
        if text and not commonmark.has_bullets(text.text):
            yield Finding(
                text.where,
                "Svaret ska vara i punktform.",
                "Börja varje punkt med bindestreck och blanksteg.",
                answer.question.id,
            )


def _text_in_bullets(answer: Answer) -> Text | None:
    """The text that the question wants in bullets, if it is there."""
    question, content = answer.question, answer.content
    if isinstance(content, TextAnswer) and question.bullets:
        return content.text
    if isinstance(content, YesNoAnswer) and content.choice is not None:
        follow_up, text, _ = _asked(question, content)
        if follow_up and follow_up.bullets:
            return text
    return None


def unsupported_markdown(report: Report) -> Iterator[Finding]:
    """Texten innehåller något som Word-filen inte kan bära.

    Varför: svar består av stycken, listor, fetstil, kursiv, länkar och ord på andra
    språk, som `[ord]{en}`. Annat skulle försvinna eller se fel ut.
    Fel: `# Rubrik`
    Rätt: `**Rubrik.** Texten …`
    """
    if not commonmark.may_be_refused(report.whole_text):
        return
    for question, text in prose_texts(report):
        for offset, what, instead in commonmark.refused(text.text):
            yield Finding(
                text.at(offset),
                f"Svaret innehåller {what}, som inte kan följa med till Word.",
                instead,
                question,
            )


# what a form may offer as one of its words
_CHOSEN = {FieldKind.CHOICE, FieldKind.YES_NO}


def left_over_placeholder(report: Report) -> Iterator[Finding]:
    """En platshållare står kvar där ett svar ska stå.

    Varför: mallens tecken … och ord som TODO är till för den som skriver, inte för den
    som läser rapporten. Ett svar som bara är ett streck, en punkt, ett frågetecken, N/A
    eller ”Ingen uppgift” säger inte mer än en tom ruta.
    Fel: `prestationer: …`, `Antalet är TBD.` eller `[kompletteras av ekonomi]`
    Rätt: `prestationer: Två utbildningar med 40 deltagare.`
    """
    anywhere = may_hold_placeholder(report.whole_text)
    for told in report.texts:
        text = told.masked
        if not (anywhere or may_say_nothing(text.text)):
            continue
        for match in placeholders_in(text.text, whole=told.kind not in _CHOSEN):
            word = match[0].strip()
            hint = "Skriv svaret där, eller ta bort raden om den inte behövs."
            yield Finding(
                text.at(match.start() + match[0].index(word)),
                f"Platshållaren ”{word}” står kvar.",
                hint,
                told.question,
            )


def inapplicable_without_reason(report: Report) -> Iterator[Finding]:
    """Frågan sägs inte gälla, men inget skäl är angivet.

    Varför: mottagaren behöver veta varför en fråga inte är besvarad.
    Fel: `ej tillämpligt:` eller svaret ”Ej tillämpligt.”
    Rätt: `ej tillämpligt: Gotland är en kommun (3 § lagen 2010:630).`
    """
    for answer in report.answers().values():
        if (
            isinstance(answer.content, NotApplicable)
            and answer.content.reason is None
            and not answer.misread
        ):
            message = f"Fråga {answer.question.id} är ej tillämplig, men skälet saknas."
            yield Finding(
                answer.where,
                message,
                "Skriv skälet efter ej tillämpligt: på samma rad.",
                answer.question.id,
            )
        elif isinstance(answer.content, TextAnswer):
            text = answer.content.text
            said = " ".join(text.text.split()).strip(" .!*_()-–").casefold()
            if said in _INAPPLICABLE:
                message = f"Svaret på fråga {answer.question.id} har inget skäl."
                yield Finding(
                    text.where,
                    message,
                    f"{_REASON_INSTEAD} {answer.question.id}.",
                    answer.question.id,
                )
