"""rapport.yaml → which form the report follows, and what holds for the whole report."""

from __future__ import annotations

import re

from villkor.base.diagnostic import Where
from villkor.base.faults import FaultKind
from villkor.base.hints import did_you_mean
from villkor.base.yaml.fields import Reader, Values
from villkor.base.yaml.nodes import Node, Scalar
from villkor.form.load import load_form
from villkor.form.model import Form
from villkor.form.templates import form_years
from villkor.report.keys import REGION_NUMBER, SETTINGS_FILE, SETTINGS_KEYS
from villkor.report.model import Allowance, Settings


def read_settings(top: Node | None, reader: Reader) -> tuple[Form, Settings]:
    """The form and the settings that the top node of rapport.yaml tells.

    `reader` collects the faults.
    """
    mapping = reader.mapping(top, "Filen")
    values = reader.values(mapping, SETTINGS_KEYS)
    if mapping is None and reader.faults:  # the file says something, if not in keys
        values.meant.update(SETTINGS_KEYS)
    form = _form(values, reader)
    return form, _settings(values, form, reader)


def _form(values: Values, reader: Reader) -> Form:
    """The form that the report names, or the newest with a fault, so that the rest can be read all
    the same.
    """
    known = form_years()
    scalar = reader.scalar(values.get("formulär"), "”formulär”")
    if scalar and scalar.text.strip().isdecimal() and int(scalar.text) in known:
        return load_form(int(scalar.text))
    if scalar or values.lacks("formulär"):
        where = scalar.where if scalar else Where(SETTINGS_FILE)
        what = (
            f"Formuläret ”{scalar.text.strip()}” finns inte"
            if scalar
            else "Det står inte vilket års formulär rapporten följer"
        )
        have = " eller ".join(str(year) for year in known)
        reader.fault(
            FaultKind.UNKNOWN_FORM,
            where,
            f"{what}. Rapporten läses som {known[0]} så länge.",
            f"Skriv formulär: {have}.",
        )
    else:
        values.meant.add("formulär")
    return load_form(known[0])


def _year(node: Node | None) -> int:
    text = node.text.strip() if isinstance(node, Scalar) else ""
    return int(text) if re.fullmatch(r"\d{4}", text, re.ASCII) else 0


def _settings(values: Values, form: Form, reader: Reader) -> Settings:
    region = reader.scalar(values.get("region"), "”region”")
    known = form.region_named(region.text) if region else None
    if region and not known:
        names = [region.name for region in form.regions]
        hint = (
            did_you_mean(region.text, names)
            or "Skriv regionens namn, till exempel Region Norrbotten."
        )
        reader.fault(
            FaultKind.UNKNOWN_VALUE,
            region.where,
            f"Det finns ingen region ”{region.text.strip()}”.",
            hint,
        )
    if values.lacks("region"):
        reader.fault(
            FaultKind.MISSING,
            Where(SETTINGS_FILE),
            "Rapporten saknar region.",
            "Skriv till exempel region: Region Norrbotten.",
        )
    keys = (*(recipient.key for recipient in form.recipients), REGION_NUMBER)
    numbers = reader.under(values, "diarienummer", keys)
    register = {key: number for key in keys if (number := reader.line(numbers, key))}
    programmes = tuple(
        programme.key
        for programme in form.programmes
        if not programme.numbered and not programme.free
    )
    listed = reader.under(values, "mål", programmes)
    return Settings(
        region=known.name if known else (region.text.strip() if region else ""),
        year=_year(values.get("formulär")),
        register_numbers={key: number for key, number in register.items() if key != REGION_NUMBER},
        own_register_number=register.get(REGION_NUMBER),
        contact=reader.scalar(values.get("kontakt"), "”kontakt”"),
        goals={
            key: tuple(name.text.strip() for name in reader.scalars(node, f"”{key}”"))
            for key, node in listed.items()
        },
        allowances=_allowances(values.get("tillåt"), reader),
        template=reader.scalar(values.get("mall"), "”mall”"),
        last_year=reader.scalar(values.get("fjolåret"), "”fjolåret”"),
        words=_words(values["ordlista"], reader) if "ordlista" in values else (),
        misread=frozenset(values.meant) | numbers.misread({key: register.get(key) for key in keys}),
    )


def _words(node: Node, reader: Reader) -> tuple[str, ...]:
    """The region's own words. On one line they stand with commas between them."""
    found = [word.text for word in reader.scalars(node, "”ordlista”")]
    if isinstance(node, Scalar):
        found = [word for text in found for word in text.split(",")]
    return tuple(word.strip() for word in found if word.strip())


def _allowances(node: Node | None, reader: Reader) -> tuple[Allowance, ...]:
    found = []
    for item in reader.sequence(node, "”tillåt”"):
        mapping = reader.mapping(item, "Ett undantag", "Skriv kod:, var: och skäl: på var sin rad.")
        values = reader.values(mapping, ("kod", "var", "skäl"))
        code, place, reason = (reader.text(values, key) for key in ("kod", "var", "skäl"))
        if code and reason:
            found.append(Allowance(code, place, reason, item.where))
        elif values and (values.lacks("kod") or values.lacks("skäl")):
            # without any known key it is something else, and told as such
            message = "Undantaget saknar kod eller skäl, och gäller därför inte."
            reader.fault(
                FaultKind.MISSING,
                item.where,
                message,
                "Skriv kod: (till exempel VK304) och skäl: (varför det är rätt).",
            )
    return tuple(found)
