"""The wheels of a bundle: fetched as constraints.txt pins them, and counted.

pip tries the markers of requirements against the machine it runs on. So what another
platform alone needs (colorama on Windows) is looked for in the wheels afterwards.
"""

from __future__ import annotations

import subprocess
import sys
import zipfile
from email import message_from_bytes
from email.message import Message
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from release.builds import ROOT
from release.targets import PYTHONS, surroundings

EXTRAS = ("xlsx", "stavning", "redigerare")


def metadata_of(wheel: Path) -> Message:
    """What a wheel says of itself."""
    with zipfile.ZipFile(wheel) as archive:
        (name,) = [
            each
            for each in archive.namelist()
            if each.endswith(".dist-info/METADATA") and each.count("/") == 1
        ]
        return message_from_bytes(archive.read(name))


def fetch_wheels(own: Path, folder: Path, platform: str) -> None:
    """Fetch what villkor needs, for each Python, until nothing is lacking."""
    for python in PYTHONS:
        _download([f"{own}[{','.join(EXTRAS)}]"], folder, platform, python)
        lacking = lacking_wheels(folder, platform, python)
        while lacking:
            _download(sorted(lacking), folder, platform, python)
            lacking = lacking_wheels(folder, platform, python)


def lacking_wheels(folder: Path, platform: str, python: str) -> set[str]:
    """The requirements that no wheel in the folder meets."""
    wheels = [metadata_of(path) for path in folder.glob("*.whl")]
    have = {canonicalize_name(str(each["Name"])) for each in wheels}
    found = set()
    for wheel in wheels:
        is_own = canonicalize_name(str(wheel["Name"])) == "villkor"
        for line in wheel.get_all("Requires-Dist", []):
            wanted = Requirement(line)
            if _is_wanted(wanted, platform, python, EXTRAS if is_own else ("",)) and (
                canonicalize_name(wanted.name) not in have
            ):
                found.add(f"{wanted.name}{wanted.specifier}")
    return found


def _is_wanted(
    wanted: Requirement, platform: str, python: str, extras: tuple[str, ...]
) -> bool:
    if wanted.marker is None:
        return True
    there = surroundings(platform, python)
    return any(wanted.marker.evaluate({**there, "extra": extra}) for extra in extras)


def _download(wanted: list[str], folder: Path, platform: str, python: str) -> None:
    command = [
        sys.executable,
        "-m",
        "pip",
        "download",
        "--quiet",
        "--dest",
        str(folder),
    ]
    command += ["--disable-pip-version-check", "--only-binary", ":all:"]
    command += ["--constraint", str(ROOT / "constraints.txt")]
    command += ["--implementation", "cp", "--python-version", python]
    for each in _platforms(platform):
        command += ["--platform", each]
    subprocess.run([*command, *wanted], check=True)


def _platforms(platform: str) -> list[str]:
    """The tags that the platform takes: pip takes none but those that are named."""
    if platform.startswith("manylinux"):
        machine = platform.partition("_")[2]
        return [platform, f"manylinux_2_17_{machine}", f"manylinux_2_28_{machine}"]
    return [platform]
