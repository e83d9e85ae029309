"""Make a bundle: villkor and all it needs for one platform, in a zip with an install script.

python -m release PLATFORM [FOLDER]
"""

from __future__ import annotations

import shutil
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path

from release.builds import ROOT, build, last_commit
from release.papers import bill_of_materials, licence_list
from release.targets import PYTHONS, TARGETS
from release.wheels import fetch_wheels, lacking_wheels

_SCRIPTS = {
    "win32": "installera.cmd",
    "darwin": "installera.sh",
    "linux": "installera.sh",
}
_RUNNABLE = 0o755
_READABLE = 0o644


def bundle(platform: str, folder: Path) -> Path:
    """Make the zip of a platform in a folder."""
    seconds = last_commit()
    made = folder / platform
    shutil.rmtree(made, ignore_errors=True)
    wheel = build(made / "dist", seconds)
    wheels = made / "hjul"
    fetch_wheels(wheel, wheels, platform)
    for python in PYTHONS:
        assert not lacking_wheels(wheels, platform, python)
    found = sorted(wheels.glob("*.whl"))
    files = {f"hjul/{path.name}": path.read_bytes() for path in found}
    files["licenser.txt"] = licence_list(found).encode("utf-8-sig")
    files["sbom.cdx.json"] = bill_of_materials(found, seconds).encode()
    files["LICENSE"] = (ROOT / "LICENSE").read_bytes()
    script = _SCRIPTS[TARGETS[platform]["sys_platform"]]
    files[script] = (ROOT / "release" / script).read_bytes()
    path = folder / f"{wheel.name.split('-py3')[0]}-{platform}.zip"
    _write_zip(path, files, seconds)
    return path


def _write_zip(path: Path, files: dict[str, bytes], seconds: int) -> None:
    """The same bytes for the same files and second."""
    when = datetime.fromtimestamp(seconds, UTC).timetuple()[:6]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in sorted(files.items()):
            info = zipfile.ZipInfo(f"{path.stem}/{name}", when)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = (
                _RUNNABLE if name.endswith(".sh") else _READABLE
            ) << 16
            archive.writestr(info, data)


if __name__ == "__main__":
    target = Path(*sys.argv[2:3]) if sys.argv[2:] else ROOT / "dist"
    print(bundle(sys.argv[1], target))
