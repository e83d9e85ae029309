"""How far every section must have come before the report may be exported as final: `kräv:`
in rapport.yaml, for those who want such a gate.
"""

from __future__ import annotations

from villkor.base.diagnostic import UserError
from villkor.base.faults import FaultKind
from villkor.base.hints import did_you_mean
from villkor.base.listed_words import first_words
from villkor.base.yaml.fields import Reader, Values
from villkor.form.model import Form
from villkor.report.keys import SETTINGS_FILE
from villkor.report.model import Report, SectionFile

_MOST_NAMES = 8  # of sections that are told


def read_required_status(values: Values, form: Form, reader: Reader) -> str:
    """The status under `kräv`, one after the form's first; "" if none is required, and
    with a fault if something else stands there.
    """
    scalar = reader.line(values, "kräv")
    if scalar is None:
        return ""
    word = scalar.text.strip()
    known = form.statuses[1:]
    if word.casefold() in known:
        return word.casefold()
    listed = f"Skriv {' eller '.join(known)}, eller ta bort raden."
    reader.fault(
        FaultKind.UNKNOWN_VALUE,
        scalar.where,
        f"”kräv” kan inte vara ”{word}”.",
        did_you_mean(word, known, listed),
    )
    return ""


def refuse_unfinished(report: Report) -> None:
    """Raise UserError, with the sections, if any has not come as far as is required.

    A section without a status has not come anywhere.
    """
    required = report.settings.required_status
    if not required:
        return
    enough = report.form.statuses[report.form.statuses.index(required) :]
    left = []
    for section in report.sections:
        status = _status_of(section)
        if section.stem and status not in enough:
            left.append(f"{section.path} ({status or 'ingen status'})")
    if left:
        names = first_words(left, _MOST_NAMES)
        raise UserError(
            f"Alla avsnitt har inte status {required}, som {SETTINGS_FILE} kräver: {names}. "
            "Inget har skrivits.",
            f"Skriv status: {required} överst i filen när avsnittet är det. Ett utkast "
            "går att skapa med --draft.",
        )


def _status_of(section: SectionFile) -> str:
    return section.status.text.strip().casefold() if section.status else ""
