"""A form → the text of a new report's files, ready to write in."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from pathlib import Path

from villkor.authoring import carry_over
from villkor.authoring.new_grant import new_grant
from villkor.authoring.schema import editor_schemas, modeline
from villkor.base.yaml.write import WIDTH, comment_lines, written_value
from villkor.form.model import Field, FieldKind, Form, GoalProgramme, Kind, Question, Region
from villkor.grant.keys import GRANT_FILE
from villkor.grant.model import Grant
from villkor.report.keys import NOT_APPLICABLE, SETTINGS_FILE
from villkor.report.model import Report


def new_report(
    form: Form, region: Region, last_year: Report | None = None, folder: Path = Path()
) -> dict[str, str]:
    """The files of a new report by name, in the form's order, and their schemas. rapport.yaml comes
    last: it makes the folder a report.

    `last_year` is the report to carry over from (see `carry_over`), and `folder` where the new one
    will stand.
    """
    files = {f"{stem}.yaml": _section(form, stem, region, last_year) for stem in form.files}
    files[GRANT_FILE] = new_grant(form, last_year.grant if last_year else Grant())
    for_editors = editor_schemas(form, last_year.settings.goals if last_year else {})
    settings = {SETTINGS_FILE: _settings(form, region, last_year, folder)}
    return _with_modelines(files) | for_editors | _with_modelines(settings)


def _with_modelines(files: dict[str, str]) -> dict[str, str]:
    return {name: f"{modeline(name)}\n{text}" for name, text in files.items()}


def _section(form: Form, stem: str, region: Region, last_year: Report | None) -> str:
    head = [
        comment_lines(form.title_of_file(stem)),
        f"ansvarig: {carry_over.owner(last_year, stem) if last_year else ''}".rstrip(),
        f"{f'status: {form.statuses[0]}':<36} # {' | '.join(form.statuses)}",
    ]
    return "\n".join(
        [*head, *(_question(form, question, region, last_year) for question in form.files[stem])]
    )


def _question(form: Form, question: Question, region: Region, last_year: Report | None) -> str:
    lines = ["", comment_lines(f"{question.id} {question.wording}")]
    if question.guidance:
        lines.append(comment_lines(f"Stöd: {question.guidance}"))
    if old := [*carry_over.old_answer(last_year, question)] if last_year else []:
        lines += ["# I fjol:", *(f"# {line}".rstrip() for line in old)]
    exemption = next(
        (exemption for exemption in question.exemptions if exemption.county == region.county), None
    )
    key = f'"{question.id}":'
    if exemption:
        lines += [key, f"  {NOT_APPLICABLE}: |", f"    {exemption.reason}", ""]
    elif question.kind is Kind.TEXT:
        lines += [f"{key} |", ""]
    elif question.kind is Kind.YES_NO:
        lines += [key, f"  {'svar:':<34} # ja | nej", *_follow_ups(question)]
    else:
        lines += [
            comment_lines(
                f"Högst {question.max_rows} rader. Ta bort tecknen # framför exemplet och skriv. "
                "Fler rader görs likadant."
            )
        ]
        lines += [key, *(f"# {line}" for line in _example_row(form, question)), ""]
    return "\n".join(lines)


def _follow_ups(question: Question) -> Iterator[str]:
    for key, follow_up in (("vid ja", question.if_yes), ("vid nej", question.if_no)):
        if follow_up:
            yield comment_lines(follow_up.wording, indent="  ")
            yield f"  {key}: |"
            yield ""
    if not question.if_yes and not question.if_no:
        yield ""


def _example_row(form: Form, question: Question) -> Iterator[str]:
    for number, field in enumerate(question.fields):
        first = "  - " if number == 0 else "    "
        for line_number, line in enumerate(_example(form, field)):
            yield (first if line_number == 0 else "    ") + line


def _example(form: Form, field: Field) -> Iterator[str]:
    match field.kind:
        case FieldKind.LINE:
            yield f"{field.key}: …"
        case FieldKind.TEXT:
            yield f"{field.key}: |"
            yield "  …"
        case FieldKind.CHOICE:
            yield f"{field.key}: {field.values[0]}"
            yield from (
                f"# kända värden: {line}"
                for line in textwrap.wrap(" | ".join(field.values), WIDTH - 24)
            )
        case FieldKind.YES_NO:
            yield f"{f'{field.key}: ja':<32} # ja | nej"
        case FieldKind.GOALS:
            yield f"{field.key}:"
            for programme in form.programmes:
                yield from (
                    f"  {line}"
                    for line in _example_goal(
                        programme.key, numbered=bool(programme.numbered), free=programme.free
                    )
                )
        case FieldKind.EFFECTS:
            yield f"{field.key}:"
            for key, _ in form.effects.terms[:3]:
                yield f"  {key}: |"
                yield "    …"
            for key, choices in (
                ("status", form.effects.statuses),
                ("underlag", form.effects.bases),
            ):
                yield f"  {f'{key}: {choices[-1]}':<30} # {' | '.join(choices)}"


def _example_goal(key: str, *, numbered: bool, free: bool) -> Iterator[str]:
    if numbered:
        yield f"{key}: [8, 9]"
    elif free:
        yield f"{key}: |"
        yield "  …"
    else:
        yield f"{key}:"
        yield "  - …"


def _settings(form: Form, region: Region, last_year: Report | None, folder: Path) -> str:
    numbers = [
        f"  {recipient.key}: {recipient.register_number}".rstrip() for recipient in form.recipients
    ]
    programmes = [
        programme for programme in form.programmes if not programme.numbered and not programme.free
    ]
    return "\n".join(
        [
            comment_lines(
                "Uppgifter om hela rapporten. Raderna med # är förklaringar och kommer inte "
                "med i Word-filen."
            ),
            f"formulär: {form.year}",
            f"region: {region.name}",
            "",
            comment_lines(
                "Ärendets nummer hos mottagarna, enligt formuläret, och regionens "
                "eget diarienummer."
            ),
            "diarienummer:",
            *numbers,
            f"  {'region:':<34} # till exempel {form.own_number_example}",
            "",
            comment_lines(
                "Vem som svarar på frågor om rapporten: en funktion eller "
                "förvaltning, inte en person."
            ),
            f"kontakt: {carry_over.contact(last_year) if last_year else ''}".rstrip(),
            "",
            comment_lines(
                "Namn och ord som är rätt skrivna, fast villkor check inte känner till dem."
            ),
            "ordlista:",
            *(
                [f"  - {written_value(word)}" for word in last_year.settings.words]
                if last_year
                else ()
            ),
            "  # - Ett ord",
            "",
            comment_lines(
                "Mål som tabellerna får hänvisa till, ett per rad med bindestreck. Målen skrivs "
                "på samma sätt i tabellerna, så kan villkor check se att de stämmer. Ett program "
                "utan mål prövas inte."
            ),
            "mål:",
            *(line for programme in programmes for line in _goals(programme, last_year)),
            "",
            *_compared(last_year, folder),
        ]
    )


def _goals(programme: GoalProgramme, last_year: Report | None) -> Iterator[str]:
    yield f"  {programme.key}:"
    goals = last_year.settings.goals.get(programme.key, ()) if last_year else ()
    yield from (f"    - {written_value(goal)}" for goal in goals)
    if not goals:
        yield f"  # - Ett mål i {programme.title}"


def _compared(last_year: Report | None, folder: Path) -> Iterator[str]:
    if last_year is None:
        return
    yield comment_lines(
        "Fjolårets rapport, räknat från den här mappen. villkor check säger till om ett svar "
        "är detsamma som då."
    )
    yield f"fjolåret: {written_value(carry_over.way_to(last_year.folder, folder))}"
    yield ""
