"""The papers of a bundle: which licences there are in it, and a bill of materials in
CycloneDX 1.6.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from cyclonedx.factory.license import LicenseFactory
from cyclonedx.model import HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from release.wheels import metadata_of

_SPACE = uuid.UUID("6f1c1f7e-6a3c-4c53-8d7b-1d2a4c6f9b10")


def licence_of(wheel: Path) -> str:
    """The licence that a wheel says it has: its expression, its field or its classes."""
    told = metadata_of(wheel)
    written = str(told["License-Expression"] or told["License"] or "").strip()
    if written and "\n" not in written:
        return written
    classes = [
        line.rpartition(" :: ")[2]
        for line in told.get_all("Classifier", [])
        if line.startswith("License ::")
    ]
    return ", ".join(classes) or "se licenstexten"


def licence_list(wheels: Iterable[Path]) -> str:
    """A line for each wheel's name, version and licence."""
    lines = ["Det här paketet innehåller:", ""]
    for wheel in sorted(wheels):
        told = metadata_of(wheel)
        line = f"{told['Name']} {told['Version']}: {licence_of(wheel)}"
        if line not in lines:
            lines.append(line)
    return "\n".join([*lines, "", "Licenstexterna finns i hjulfilerna (.whl).", ""])


def bill_of_materials(wheels: Iterable[Path], seconds: int) -> str:
    """The bill as JSON; the same bytes for the same wheels."""
    bom = Bom()
    factory = LicenseFactory()
    summed = hashlib.sha256()
    for wheel in sorted(wheels):
        told, data = metadata_of(wheel), wheel.read_bytes()
        checksum = hashlib.sha256(data).hexdigest()
        summed.update(checksum.encode())
        bom.components.add(
            Component(
                name=str(told["Name"]),
                version=str(told["Version"]),
                type=ComponentType.LIBRARY,
                bom_ref=wheel.name,
                purl=PackageURL("pypi", None, str(told["Name"]), str(told["Version"]),
                                {"file_name": wheel.name}),
                hashes=[HashType.from_hashlib_alg("sha256", checksum)],
                licenses=[factory.make_from_string(licence_of(wheel))],
            )
        )  # fmt: skip
    bom.serial_number = uuid.uuid5(_SPACE, summed.hexdigest())
    bom.metadata.timestamp = datetime.fromtimestamp(seconds, UTC)
    return JsonV1Dot6(bom).output_as_string(indent=2) + "\n"
