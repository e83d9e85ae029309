"""rapport.yaml as a JSON Schema for an editor."""

from __future__ import annotations

from villkor.authoring.schema_parts import (
    Schema,
    any_case,
    file_schema,
    line_schema,
    list_schema,
    mapping_schema,
    needs,
    one_of,
    only,
    quoted_names,
    required_text,
)
from villkor.form.model import Form
from villkor.report.keys import REGION_NUMBER, SETTINGS_KEYS


def settings_schema(form: Form) -> Schema:
    """The schema of rapport.yaml."""
    parts = {
        "formulär": _year(form),
        "region": _region(form),
        "diarienummer": _register_numbers(form),
        "kontakt": line_schema(
            "Vem som svarar på frågor om rapporten: en funktion eller förvaltning, "
            "inte en person."
        ),
        "datum": line_schema("Rapportens datum, som på framsidan: 2023-02-15."),
        "beslut": _decision(),
        "senast": line_schema(
            "Sista dagen inom regionen att skriva sina avsnitt: 2023-01-31."
        ),
        "kräv": _required_status(form),
        "mål": _goals(form),
        "tillåt": list_schema(_allowance(), "Varningar som är rätt i just er rapport."),
        "fjolåret": line_schema(
            "Mappen med fjolårets rapport, räknat från den här mappen."
        ),
        "mall": line_schema("En egen Word-mall, räknat från den här mappen."),
        "blankett": line_schema(
            "Myndighetens Word-fil att fylla i, räknat från den här mappen."
        ),
        "ordlista": quoted_names(
            line_schema("Ett ord."),
            "Ord som är rätt stavade, fast de inte finns i ordboken.",
        ),
    }
    return file_schema(
        "Uppgifter om hela rapporten",
        {key: parts[key] for key in SETTINGS_KEYS},
        kinds=["object"],
        allOf=[needs(["formulär", "region"], "formulär: och region: måste anges.")],
    )


def _required_status(form: Form) -> Schema:
    return one_of(
        form.statuses[1:],
        "Hur långt alla avsnitt ska ha kommit innan rapporten kan exporteras.",
    )


def _year(form: Form) -> Schema:
    message = (
        f"Filerna är gjorda för formuläret {form.year}. Ett annat års rapport skapas "
        "med villkor init."
    )
    as_text = {
        **only(["string"], message),
        "pattern": rf"^\s*{form.year}\s*$",
        "patternErrorMessage": message,
    }
    return {
        "description": "Vilket års formulär rapporten följer.",
        "anyOf": [as_text, {"enum": [form.year], "errorMessage": message}],
    }


def _region(form: Form) -> Schema:
    message = "Skriv regionens namn, till exempel Region Norrbotten."
    known: list[str] = []
    for region in form.regions:
        known += [region.name, region.short, region.county]
    in_any_case = {
        **only(["string"], message),
        "pattern": any_case(known, empty=False),
        "patternErrorMessage": message,
    }
    names = {"enum": [region.name for region in form.regions]}
    # taken, but not proposed
    counties = {
        "if": {},
        "then": {"enum": [int(region.county) for region in form.regions]},
    }
    return {"description": "Regionens namn.", "anyOf": [in_any_case, names, counties]}


def _register_numbers(form: Form) -> Schema:
    numbers = {
        recipient.key: line_schema(f"Ärendets nummer hos {recipient.name}.")
        for recipient in form.recipients
    }
    numbers[REGION_NUMBER] = line_schema("Regionens eget diarienummer.")
    return mapping_schema(numbers, "Ärendets nummer.")


def _decision() -> Schema:
    parts = {
        "nämnd": line_schema("Nämnden eller styrelsen som har beslutat om rapporten."),
        "datum": line_schema("Beslutets datum."),
        "§": line_schema("Beslutets paragraf i protokollet."),
        "paragraf": line_schema("Detsamma som §."),
    }
    return mapping_schema(parts, "Beslutet om rapporten, som på framsidan.")


def _goals(form: Form) -> Schema:
    """The region's own goals, of the programmes whose goals have no numbers."""
    goals = {}
    for programme in form.programmes:
        if programme.has_names:
            goals[programme.key] = quoted_names(
                line_schema(programme.title),
                programme.title,
            )
    return mapping_schema(
        goals,
        "Mål som tabellerna får hänvisa till, ett per rad med bindestreck.",
    )


def _allowance() -> Schema:
    code = "Skriv regelns kod, till exempel VK304."
    parts = {
        "kod": required_text("Regelns kod, till exempel VK304.", code),
        "var": line_schema("Filen, eller filen och raden."),
        "skäl": required_text(
            "Varför det är rätt i er rapport.",
            "Skriv varför det är rätt.",
        ),
    }
    reasoned = {
        "if": {"type": "object", "minProperties": 1},
        "then": needs(["kod", "skäl"], "Undantaget saknar kod: eller skäl:"),
    }
    return mapping_schema(parts, "Ett undantag.", allOf=[reasoned])
