"""A draft of a form → form.yaml, with a comment at whatever is unsure; and the files
beside it.
"""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterable, Iterator

from villkor.authoring.blanks.drafted import (
    DraftedFact,
    DraftedForm,
    DraftedHeading,
    DraftedItem,
    DraftedQuestion,
    DraftedRecipient,
)
from villkor.authoring.blanks.written_tables import written_tables
from villkor.base.yaml.write import WIDTH, comment_lines, value_in_place, written_value
from villkor.form.beside_form import form_bytes
from villkor.form.model import Exemption, Form, FormHeading, Question, Recipient
from villkor.form.places import (
    BLANK_FILE,
    DOUBT_MARK,
    FORM_FILE,
    INSTRUCTIONS_FILE,
    WORDS_FILE,
)
from villkor.form.wording import wording_sum

LOOK_AT = DOUBT_MARK
"""What a comment begins with that tells of something unsure."""
_ABOUT = (
    "Formuläret är läst ur mottagarens Word-fil, {}, som ligger bredvid. Det som är osäkert "
    "har en kommentar ovanför sig som börjar med {} Ta bort den när du har tittat."
)
_ABOUT_SUM = (
    "Kontrollsumman (SHA-256) av frågorna som de trycks. Den ser till att ingen fråga "
    "ändras av misstag, här eller i Word-filen. Rättas en fråga, så säger villkor vad den "
    "nya summan är."
)
_ABOUT_OTHERS = (
    "Det som följer står inte i en Word-fil. Det är hämtat ur formuläret för {}."
)
_ABOUT_INSTRUCTIONS = (
    "Vad Word-filen säger utöver rubriker och frågor, ordagrant: under varje rubrik "
    "(rubrikens id inom hakparenteser) och i tabellernas rubrikrader. När en ifylld Word-fil "
    "läses in är det formulärets ord, inte regionens."
)
_FROM_LIKE = (
    "status",
    "stödformer",
    "samband",
    "ordformer",
    "målprogram",
    "effekter",
    "förkortningar",
)
_TOP_KEY = re.compile(r"^([a-zåäö][a-zåäö ]{0,40}):", re.MULTILINE)
_NO_LIKE = "status: [utkast, klar, godkänd]"
_YEAR = re.compile(r"(?:19|20)\d\d")


def form_files(
    draft: DraftedForm,
    blank: bytes,
    like: Form | None,
) -> dict[str, bytes]:
    """The files of a form by their names: form.yaml, what may stand beside it, and the
    Word file itself, which the form was read from.

    Raises UserError if the last form cannot be read any more.
    """
    files = {FORM_FILE: _written_form(draft, like).encode()}
    told = _written_instructions(draft)
    if told:
        files[INSTRUCTIONS_FILE] = told.encode()
    if like and like.place and like.place.has_file(WORDS_FILE):
        files[WORDS_FILE] = form_bytes(like.place, WORDS_FILE)
    files[BLANK_FILE] = blank
    return files


def _written_form(
    draft: DraftedForm,
    like: Form | None,
) -> str:
    lines = [comment_lines(_ABOUT.format(BLANK_FILE, LOOK_AT))]
    lines += _looked_at(note.text for note in draft.notes)
    lines += [f"formulär: {draft.year}"]
    for fact in draft.facts:
        lines += _fact(fact)
    lines += ["skickas som: Word", comment_lines(_ABOUT_SUM)]
    lines.append(f"ordalydelse: {_sum_of(draft)}")
    if like and like.own_number_example:
        example = _YEAR.sub(str(draft.year), like.own_number_example)
        lines.append(f"exempel på eget diarienummer: {written_value(example)}")
    lines += ["", "mottagare:"]
    for recipient in draft.recipients:
        lines += _recipient(recipient)
    lines += ["", *_others(like)]
    questions = [
        item.question for item in draft.items if isinstance(item, DraftedQuestion)
    ]
    lines += written_tables(questions)
    lines += ["", "delar:"]
    lines += _parts(draft.items)
    return "\n".join(lines) + "\n"


def _looked_at(
    doubts: Iterable[str],
    indent: str = "",
) -> Iterator[str]:
    for doubt in doubts:
        yield comment_lines(f"{LOOK_AT} {doubt}", indent=indent)


def _fact(fact: DraftedFact) -> Iterator[str]:
    yield from _looked_at(fact.doubts)
    yield f"{fact.key}: {written_value(fact.value)}"


def _sum_of(draft: DraftedForm) -> str:
    headings = {item.id for item in draft.items if isinstance(item, DraftedHeading)}
    printed = []
    for item in draft.items:
        if isinstance(item, DraftedQuestion):
            shares = item.id in headings
            printed.append(item.words if shares else f"{item.id} {item.words}")
    return wording_sum(printed)


def _recipient(drafted: DraftedRecipient) -> Iterator[str]:
    recipient: Recipient = drafted.recipient
    yield from _looked_at(drafted.doubts, "  ")
    yield f"  {recipient.key}:"
    yield f"    namn: {written_value(recipient.name)}"
    yield f"    e-post: {recipient.email}"
    if recipient.register_number:
        yield f"    diarienummer: {written_value(recipient.register_number)}"
    yield f"    filnamn: {written_value(recipient.file_name)}"
    yield f"    ämne: {written_value(recipient.subject)}"
    yield "    följetext: |"
    for line in recipient.text.splitlines():
        yield f"      {line}".rstrip()


def _others(like: Form | None) -> Iterator[str]:
    """What no Word file tells, as it stands in the last form with its comments."""
    if like is None or like.place is None:
        yield from (_NO_LIKE, "")
        return
    text = form_bytes(like.place, FORM_FILE).decode("utf-8-sig").replace("\r\n", "\n")
    yield comment_lines(_ABOUT_OTHERS.format(like.year))
    sections = _sections(text)
    for key in _FROM_LIKE:
        if key in sections:
            yield from (*sections[key], "")


def _sections(text: str) -> dict[str, list[str]]:
    """The lines of each key at the margin, with the comments right above it."""
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    comments: list[str] = []
    for line in text.splitlines():
        key = _TOP_KEY.match(line)
        if key:
            lines = found.setdefault(key[1], [])
            lines += [*comments, line]
            comments = []
        elif line.startswith("#"):
            comments.append(line)
        elif line.strip():
            lines += [*comments, line]
            comments = []
        else:
            comments = []
    return found


def _parts(items: Iterable[DraftedItem]) -> Iterator[str]:
    """The headings and questions. A question with the number of the heading before it
    stands there, too.
    """
    heading: FormHeading | None = None
    for item in items:
        shares = heading is not None and heading.id == item.id
        if not shares or item.doubts:
            yield from _looked_at(item.doubts, "    " if shares else "  ")
        if not shares:
            yield f"  - id: {json.dumps(item.id, ensure_ascii=False)}"
        if isinstance(item, DraftedHeading):
            heading = item.heading
            yield from _heading(heading)
        else:
            yield from _question(item.question, shares=shares)
            heading = None


def _heading(heading: FormHeading) -> Iterator[str]:
    yield from _under(heading.id, heading.parent)
    yield from _text("rubrik", heading.title)
    if heading.file:
        yield f"    fil: {written_value(heading.file)}"
    if heading.legal_basis:
        yield "    rättslig grund:"
        for basis in heading.legal_basis:
            yield f"      - {written_value(basis)}"


def _under(
    key: str,
    parent: str,
) -> Iterator[str]:
    if parent and parent != key.rpartition(".")[0]:
        yield f"    under: {json.dumps(parent, ensure_ascii=False)}"


def _question(
    question: Question,
    *,
    shares: bool,
) -> Iterator[str]:
    if not shares:
        yield from _under(question.id, question.parent)
    yield f"    typ: {question.kind}"
    if not question.required:
        yield "    frivillig: ja"
    if question.bullets:
        yield "    punktform: ja"
    yield from _text("fråga", question.wording)
    for key, asked in (("vid ja", question.if_yes), ("vid nej", question.if_no)):
        if asked:
            yield from _text(key, asked.wording)
            if asked.bullets:
                yield f"    {key} i punktform: ja"
    if question.table:
        yield f"    tabell: {written_value(question.table)}"
        yield f"    högst antal rader: {question.max_rows}"
    if question.guidance:
        yield from _text("stöd", question.guidance)
    yield from _exemptions(question.exemptions)


def _exemptions(exemptions: tuple[Exemption, ...]) -> Iterator[str]:
    if exemptions:
        yield "    gäller inte:"
    for exemption in exemptions:
        yield f"      - länskod: {json.dumps(exemption.county)}"
        yield f"        skäl: {value_in_place(exemption.reason, '')}"


def _text(
    key: str,
    text: str,
) -> Iterator[str]:
    """A text under a key, over several lines if it is long."""
    begun = f"    {key}: "
    short = value_in_place(text, "")
    if len(begun) + len(short) <= WIDTH:
        yield f"{begun}{short}"
        return
    yield f"{begun}>-"
    yield textwrap.fill(
        text,
        WIDTH,
        initial_indent=" " * 6,
        subsequent_indent=" " * 6,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _written_instructions(draft: DraftedForm) -> str:
    lines = []
    for under, texts in draft.instructions.items():
        told = [text for text in texts if not _means_else(text)]
        if told:
            lines += ["", f"[{under}]", *told]
    if not lines:
        return ""
    return "\n".join((comment_lines(_ABOUT_INSTRUCTIONS), *lines)) + "\n"


def _means_else(text: str) -> bool:
    """Whether a line would be read as a comment or as what others stand under."""
    return text.startswith("#") or (text.startswith("[") and text.endswith("]"))
