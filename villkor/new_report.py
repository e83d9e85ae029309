"""A form → the text of a new report's files, ready to write in."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from villkor.form import Field, FieldKind, Form, Kind, Question, Region
from villkor.load_answers import NOT_APPLICABLE
from villkor.load_report import GRANT_FILE
from villkor.load_settings import SETTINGS_FILE

_WIDTH = 100


def new_report(form: Form, region: Region) -> dict[str, str]:
    """The files of a new report by name, in the form's order. rapport.yaml comes last: it makes the folder a report."""
    files = {f"{stem}.yaml": _section(form, stem, region) for stem in form.files}
    files[GRANT_FILE] = _grant(form)
    files[SETTINGS_FILE] = _settings(form, region)
    return files


def _comment(text: str, *, indent: str = "") -> str:
    prefix = f"{indent}# "
    return textwrap.fill(text, _WIDTH, initial_indent=prefix, subsequent_indent=prefix, break_long_words=False, break_on_hyphens=False)


def _section(form: Form, stem: str, region: Region) -> str:
    head = [
        _comment(form.title_of_file(stem)),
        "ansvarig:",
        f"{f'status: {form.statuses[0]}':<36} # {' | '.join(form.statuses)}",
    ]
    return "\n".join([*head, *(_question(form, question, region) for question in form.files[stem])])


def _question(form: Form, question: Question, region: Region) -> str:
    lines = ["", _comment(f"{question.id} {question.wording}")]
    if question.guidance:
        lines.append(_comment(f"Stöd: {question.guidance}"))
    exemption = next((exemption for exemption in question.exemptions if exemption.county == region.county), None)
    key = f'"{question.id}":'
    if exemption:
        lines += [key, f"  {NOT_APPLICABLE}: |", f"    {exemption.reason}", ""]
    elif question.kind is Kind.TEXT:
        lines += [f"{key} |", ""]
    elif question.kind is Kind.YES_NO:
        lines += [key, f"  {'svar:':<34} # ja | nej", *_follow_ups(question)]
    else:
        lines += [_comment(f"Högst {question.max_rows} rader. Ta bort tecknen # framför exemplet och skriv. Fler rader görs likadant.")]
        lines += [key, *(f"# {line}" for line in _example_row(form, question)), ""]
    return "\n".join(lines)


def _follow_ups(question: Question) -> Iterator[str]:
    for key, follow_up in (("vid ja", question.if_yes), ("vid nej", question.if_no)):
        if follow_up:
            yield _comment(follow_up.wording, indent="  ")
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
            yield from (f"# kända värden: {line}" for line in textwrap.wrap(" | ".join(field.values), _WIDTH - 24))
        case FieldKind.YES_NO:
            yield f"{f'{field.key}: ja':<32} # ja | nej"
        case FieldKind.GOALS:
            yield f"{field.key}:"
            for programme in form.programmes:
                yield from (f"  {line}" for line in _example_goal(programme.key, numbered=bool(programme.numbered), free=programme.free))
        case FieldKind.EFFECTS:
            yield f"{field.key}:"
            for key, _ in form.effects.terms[:3]:
                yield f"  {key}: |"
                yield "    …"
            yield f"  {f'status: {form.effects.statuses[-1]}':<30} # {' | '.join(form.effects.statuses)}"
            yield f"  {f'underlag: {form.effects.bases[-1]}':<30} # {' | '.join(form.effects.bases)}"


def _example_goal(key: str, *, numbered: bool, free: bool) -> Iterator[str]:
    if numbered:
        yield f"{key}: [8, 9]"
    elif free:
        yield f"{key}: |"
        yield "  …"
    else:
        yield f"{key}:"
        yield "  - …"


def _settings(form: Form, region: Region) -> str:
    numbers = [f"  {recipient.key}: {recipient.register_number}".rstrip() for recipient in form.recipients]
    programmes = [programme for programme in form.programmes if not programme.numbered and not programme.free]
    return "\n".join(
        [
            _comment("Uppgifter om hela rapporten. Raderna med # är förklaringar och kommer inte med i Word-filen."),
            f"formulär: {form.year}",
            f"region: {region.name}",
            "",
            _comment("Ärendets nummer hos mottagarna, enligt formuläret, och regionens eget diarienummer."),
            "diarienummer:",
            *numbers,
            f"  {'region:':<34} # till exempel {form.own_number_example}",
            "",
            _comment("Vem som svarar på frågor om rapporten: en funktion eller förvaltning, inte en person."),
            "kontakt:",
            "",
            _comment(
                "Mål som tabellerna får hänvisa till, ett per rad med bindestreck. Målen skrivs på samma sätt i tabellerna, så kan "
                "villkor check se att de stämmer. Ett program utan mål prövas inte."
            ),
            "mål:",
            *(line for programme in programmes for line in (f"  {programme.key}:", f"  # - Ett mål i {programme.title}")),
            "",
        ]
    )


def _grant(form: Form) -> str:
    forms = [line for name in form.support_forms for line in (f"  {name}:", "    belopp:", "    andel:")]
    return "\n".join(
        [
            _comment(
                "Siffrorna bakom anslagets redovisning. Skriv belopp som 58,7 mnkr, 12 300 tkr eller 450 000 kr, andelar som 34 % "
                "och antal som 164. Decimaler skrivs med komma. Det som lämnas tomt räknas inte som noll. Se resultatet med "
                "villkor summarize-anslag."
            ),
            f"{'tilldelat:':<36} # årets tilldelade medel, till exempel 133 mnkr",
            "",
            _comment("Hur anslaget har fördelats. Ange belopp, andel eller båda."),
            "fördelning:",
            *forms,
            "",
            _comment("Beviljade medel per prioritering i den regionala utvecklingsstrategin."),
            "prioriteringar:",
            "# - namn: …",
            "#   belopp: … mnkr",
            "",
            _comment("Siffror som nämns i svaren, med namn. ”räknar” säger vad siffran är ett antal av."),
            "nyckeltal:",
            "#  inkomna ansökningar:",
            "#    värde: 164",
            "#    räknar: ansökningar",
            "",
            _comment("Samband som ska hålla. Skriv namnen ovan med + − × / eller ”andel av” mellan, och sedan =, ≤ eller ≥."),
            "kontroller:",
            "# - beviljade ansökningar + avslagna ansökningar = inkomna ansökningar",
            "# - avslagna ansökningar andel av inkomna ansökningar = 24 %",
            "",
        ]
    )
