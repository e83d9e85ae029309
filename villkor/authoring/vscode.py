"""What Visual Studio Code needs to know of a report: which extensions help, how Swedish
is spelt, and a task that shows the findings of `check --watch` under the lines they are
about, with no extension of our own.

The formats are those of VS Code 1.80 and later (tasks.json 2.0.0).
"""

from __future__ import annotations

import json

_FOLDER = ".vscode"
_WIDE = "2000"  # columns: each finding stands on a line of its own
_PLACE = r"^(?:.*[/\\])?([^:/\\]+\.ya?ml):(\d+):(\d+)"
# the words of `check` for how much a finding weighs, and VS Code's own
_WEIGHTS = {"fel": "error", "varning": "warning", "notis": "info"}
BEGINS = r"^\d\d\.\d\d\.\d\d  Granskar\b"
ENDS = r"^Granskar igen när en fil sparas"


def vscode_files() -> dict[str, str]:
    """The files by their paths in the report's folder."""
    files = {
        "extensions.json": _extensions(),
        "settings.json": _settings(),
        "tasks.json": _tasks(),
    }
    return {f"{_FOLDER}/{name}": _as_json(value) for name, value in files.items()}


def _as_json(value: object) -> str:
    return f"{json.dumps(value, ensure_ascii=False, indent=2)}\n"


def _extensions() -> dict[str, object]:
    return {
        "recommendations": [
            "redhat.vscode-yaml",
            "streetsidesoftware.code-spell-checker",
            "streetsidesoftware.code-spell-checker-swedish",
        ],
    }


def _settings() -> dict[str, object]:
    return {
        "cSpell.language": "sv",
        "files.associations": {"*.yaml": "yaml"},
        "files.encoding": "utf8",
        "[yaml]": {"editor.wordWrap": "on", "editor.tabSize": 2},
    }


def _tasks() -> dict[str, object]:
    task = {
        "label": "villkor: granska medan jag skriver",
        "type": "process",
        "command": "villkor",
        "args": ["check", "--watch"],
        "options": {
            "cwd": "${workspaceFolder}",
            "env": {"COLUMNS": _WIDE, "NO_COLOR": "1", "PYTHONUTF8": "1"},
        },
        "isBackground": True,
        "runOptions": {"runOn": "folderOpen"},
        "presentation": {"reveal": "silent", "panel": "dedicated"},
        "problemMatcher": [_matcher(word, weight) for word, weight in _WEIGHTS.items()],
    }
    return {"version": "2.0.0", "tasks": [task]}


def _matcher(word: str, weight: str) -> dict[str, object]:
    """How findings of one weight are recognised in what is printed."""
    return {
        "owner": f"villkor-{weight}",
        "source": "villkor",
        "severity": weight,
        "fileLocation": ["relative", "${workspaceFolder}"],
        "pattern": {
            "regexp": rf"{_PLACE}  (VK\d+)  {word}: (.*)$",
            "file": 1,
            "line": 2,
            "column": 3,
            "code": 4,
            "message": 5,
        },
        "background": {
            "activeOnStart": True,
            "beginsPattern": BEGINS,
            "endsPattern": ENDS,
        },
    }
