"""The addresses of those who own sections: a small file of the coordinator's own under
`.villkor/`, which is never exported.
"""

from __future__ import annotations

import re
from pathlib import Path

from villkor.base.decode import decode_text
from villkor.base.diagnostic import Finding, UserError
from villkor.base.plain_files import open_plain_file
from villkor.base.refusals import why_not
from villkor.base.side_files import SIDE_FOLDER
from villkor.base.yaml.compose import parse_yaml
from villkor.base.yaml.fields import Reader
from villkor.base.yaml.nodes import Scalar
from villkor.exchange.packets.packet_log import ADDRESSES
from villkor.report.model import Report, folded_name

_ATOM = r"[0-9A-Za-z!#$%&'*+/=?^_`{|}~-]{1,64}"  # RFC 5322, 3.2.3
_LABEL = "[0-9A-Za-z-]{1,63}"
_AN_ADDRESS = re.compile(rf"{_ATOM}(?:\.{_ATOM}){{0,8}}@{_LABEL}(?:\.{_LABEL}){{1,8}}")
_EXAMPLE = "Skriv till exempel Näringsliv: naringsliv@regionen.se, ett på varje rad."


def addresses_path(report: Report) -> Path:
    """Where the addresses of a report's owners stand."""
    return report.folder / SIDE_FOLDER / ADDRESSES


def read_addresses(report: Report) -> dict[str, str]:
    """The address of each owner, by the folded name; none, if there is no file.

    Raises UserError for a file that cannot be read, and for what is no address.
    """
    path = addresses_path(report)
    try:
        with open_plain_file(path) as file:
            text, finding = decode_text(file.read(), ADDRESSES)
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise UserError(
            f"{path} går inte att öppna: {why_not(error)}.",
            "Kontrollera att du får läsa den.",
        ) from error
    if finding:
        _raise_first(path, [finding])
    node, findings = parse_yaml(text or "", ADDRESSES)
    _raise_first(path, findings)
    reader = Reader()
    values = reader.values(reader.mapping(node, "Filen", _EXAMPLE))
    found = {}
    for owner, value in values.items():
        scalar = reader.scalar(value, f"”{owner}”")
        if scalar:
            found[folded_name(owner)] = _address(path, scalar)
    _raise_first(path, [finding for _, finding in reader.faults])
    return found


def _address(path: Path, scalar: Scalar) -> str:
    written = scalar.text.strip()
    if not _AN_ADDRESS.fullmatch(written):
        raise UserError(
            f"{path}, rad {scalar.where.line}: ”{written}” är ingen e-postadress.",
            _EXAMPLE,
        )
    return written


def _raise_first(path: Path, findings: list[Finding] | tuple[Finding, ...]) -> None:
    for finding in findings:
        message = f"{path}, rad {finding.where.line}: {finding.message}"
        raise UserError(message, finding.hint or _EXAMPLE)
