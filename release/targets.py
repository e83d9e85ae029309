"""The platforms that a bundle can be made for, and what their Pythons say of themselves."""

from __future__ import annotations

PYTHONS = ("3.11", "3.12", "3.13")

# as `sys_platform` and others are there, in the markers of requirements
TARGETS = {
    "win_amd64": {
        "sys_platform": "win32",
        "platform_system": "Windows",
        "os_name": "nt",
        "platform_machine": "AMD64",
    },
    "macosx_11_0_arm64": {
        "sys_platform": "darwin",
        "platform_system": "Darwin",
        "os_name": "posix",
        "platform_machine": "arm64",
    },
    "manylinux2014_x86_64": {
        "sys_platform": "linux",
        "platform_system": "Linux",
        "os_name": "posix",
        "platform_machine": "x86_64",
    },
}


def surroundings(platform: str, python: str) -> dict[str, str]:
    """What markers are tried against, of a platform and a Python."""
    return {
        **TARGETS[platform],
        "python_version": python,
        "python_full_version": f"{python}.0",
        "platform_python_implementation": "CPython",
        "implementation_name": "cpython",
        "extra": "",
    }
