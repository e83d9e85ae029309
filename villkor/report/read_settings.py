"""rapport.yaml → which form the report follows, and what holds for the whole report."""

from __future__ import annotations

import re

from villkor.base.diagnostic import Where
from villkor.base.faults import FaultKind
from villkor.base.hints import did_you_mean
from villkor.base.sources import Sources
from villkor.base.yaml.fields import Reader, Values
from villkor.base.yaml.nodes import Node, Scalar
from villkor.form.load import form_in_report, load_form, usable_forms
from villkor.form.model import Form
from villkor.form.places import FORM_FOLDER, Keeper, form_years, place_of_year
from villkor.report.keys import REGION_NUMBER, SETTINGS_FILE, SETTINGS_KEYS
from villkor.report.model import Allowance, Settings
from villkor.report.read_dating import read_day_under, read_decision, read_due_day
from villkor.report.required_status import read_required_status


def read_settings(
    top: Node | None,
    reader: Reader,
    sources: Sources,
) -> tuple[Form, Settings]:
    """The form and the settings that the top node of rapport.yaml tells.

    `reader` collects the faults, and `sources` are the report's, which may have its
    form. Raises UserError if the form cannot be used.
    """
    mapping = reader.mapping(top, "Filen")
    values = reader.values(mapping, SETTINGS_KEYS)
    if mapping is None and reader.faults:  # the file says something, if not in keys
        values.meant.update(SETTINGS_KEYS)
    form = _read_form(values, reader, sources)
    return form, _read_values(values, form, reader)


def _read_form(values: Values, reader: Reader, sources: Sources) -> Form:
    """The form in the report's folder, or else the one that it names; with a fault, one
    that it may be, so that the rest can be read all the same.
    """
    named = reader.scalar(values.get("formulär"), "”formulär”")
    year = _read_year(named)
    own = form_in_report(sources)
    if own and year == own.year:
        return own
    if own is None and place_of_year(year):
        return load_form(year)
    form = own or _form_of_files(sources)
    if named and own:
        problem = (
            f"Rapporten säger sig följa formuläret ”{named.text.strip()}”, men det i "
            f"mappen {FORM_FOLDER} är för {own.year}"
        )
        _tell_form(named.where, problem, form, reader)
    elif named:
        problem = f"Formuläret ”{named.text.strip()}” finns inte"
        _tell_form(named.where, problem, form, reader)
    elif values.lacks("formulär"):
        problem = "Det står inte vilket års formulär rapporten följer"
        _tell_form(Where(SETTINGS_FILE), problem, form, reader)
    else:
        values.meant.add("formulär")
    return form


def _form_of_files(sources: Sources) -> Form:
    """The form after which most of the report's files are named; the newest, of those
    that are equal.
    """
    try:
        names = set(sources.file_names())
    except OSError:
        names = set()
    return max(
        usable_forms(),
        key=lambda form: len(names & {f"{stem}.yaml" for stem in form.files}),
    )


def _tell_form(where: Where, problem: str, form: Form, reader: Reader) -> None:
    in_folder = form.place is not None and form.place.keeper is Keeper.REPORT
    years = [form.year] if in_folder else form_years()
    hint = f"Skriv formulär: {' eller '.join(map(str, years))}"
    if in_folder:
        hint += f", eller byt formuläret i mappen {FORM_FOLDER}"
    else:
        hint += (
            f", eller lägg årets formulär i rapporten, i mappen {FORM_FOLDER} (se "
            "villkor forms)"
        )
    reader.fault(
        FaultKind.UNKNOWN_FORM,
        where,
        f"{problem}. Rapporten läses som {form.year} så länge.",
        f"{hint}.",
    )


def _read_values(values: Values, form: Form, reader: Reader) -> Settings:
    """The settings beside the form.

    The order in which they are read is that of their faults.
    """
    region = _read_region(values, form, reader)
    keys = (*(recipient.key for recipient in form.recipients), REGION_NUMBER)
    numbers = reader.under(values, "diarienummer", keys)
    register = {key: reader.line(numbers, key) for key in keys}
    written = {key: number for key, number in register.items() if number}
    own_number = written.pop(REGION_NUMBER, None)
    listed = reader.under(values, "mål", _listed_programmes(form))
    return Settings(
        region=region,
        year=_read_year(values.get("formulär")),
        register_numbers=written,
        own_register_number=own_number,
        contact=reader.scalar(values.get("kontakt"), "”kontakt”"),
        day=read_day_under(values, reader),
        decision=read_decision(values, reader),
        due=read_due_day(values, reader),
        required_status=read_required_status(values, form, reader),
        goals=_read_goals(listed, reader),
        allowances=_read_allowances(values.get("tillåt"), reader),
        template=reader.scalar(values.get("mall"), "”mall”"),
        blank=reader.scalar(values.get("blankett"), "”blankett”"),
        last_year=reader.scalar(values.get("fjolåret"), "”fjolåret”"),
        words=_read_words(values.get("ordlista"), reader),
        misread=frozenset(values.meant) | numbers.misread(dict(register)),
    )


def _read_region(values: Values, form: Form, reader: Reader) -> str:
    """The region by its name in the form, else as it is written."""
    written = reader.scalar(values.get("region"), "”region”")
    if values.lacks("region"):
        message, example = (
            "Rapporten saknar region.",
            "Skriv till exempel region: Region Norrbotten.",
        )
        reader.fault(FaultKind.MISSING, Where(SETTINGS_FILE), message, example)
    if written is None:
        return ""
    known = form.region_named(written.text)
    if known:
        return known.name
    message = f"Det finns ingen region ”{written.text.strip()}”."
    names = [region.name for region in form.regions]
    hint = did_you_mean(written.text, names)
    if not hint:
        hint = "Skriv regionens namn, till exempel Region Norrbotten."
    reader.fault(FaultKind.UNKNOWN_VALUE, written.where, message, hint)
    return written.text.strip()


def _read_year(node: Node | None) -> int:
    text = node.text.strip() if isinstance(node, Scalar) else ""
    return int(text) if re.fullmatch(r"\d{4}", text, re.ASCII) else 0


def _listed_programmes(form: Form) -> list[str]:
    """The programmes whose goals the region lists."""
    return [programme.key for programme in form.programmes if programme.has_names]


def _read_goals(listed: Values, reader: Reader) -> dict[str, tuple[str, ...]]:
    """The names of the goals by programme."""
    found = {}
    for key, node in listed.items():
        names = reader.scalars(node, f"”{key}”")
        found[key] = tuple(name.text.strip() for name in names)
    return found


def _read_words(node: Node | None, reader: Reader) -> tuple[str, ...]:
    """The region's own words. On one line they stand with commas between them."""
    found = [word.text for word in reader.scalars(node, "”ordlista”")]
    if isinstance(node, Scalar):
        found = ",".join(found).split(",")
    stripped = (word.strip() for word in found)
    return tuple(word for word in stripped if word)


def _read_allowances(node: Node | None, reader: Reader) -> tuple[Allowance, ...]:
    found = []
    for item in reader.sequence(node, "”tillåt”"):
        mapping = reader.mapping(
            item,
            "Ett undantag",
            "Skriv kod:, var: och skäl: på var sin rad.",
        )
        values = reader.values(mapping, ("kod", "var", "skäl"))
        code = reader.text(values, "kod")
        place = reader.text(values, "var")
        reason = reader.text(values, "skäl")
        if code and reason:
            found.append(Allowance(code, place, reason, item.where))
        elif values and (values.lacks("kod") or values.lacks("skäl")):
            # without any known key it is something else, and told as such
            reader.fault(
                FaultKind.MISSING,
                item.where,
                "Undantaget saknar kod eller skäl, och gäller därför inte.",
                "Skriv kod: (till exempel VK304) och skäl: (varför det är rätt).",
            )
    return tuple(found)
