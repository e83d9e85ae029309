"""LibreOffice counts how often it is started, and accepts and rejects tracked changes: by a macro
of a profile of its own, since it has no command for that.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.tools import need

_XML = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE '
_OFFICE = "-//OpenOffice.org//DTD OfficeDocument 1.0//EN"
_SCRIPT = "http://openoffice.org/2000/script"
_MODULE = f"""{_XML}script:module PUBLIC "{_OFFICE}" "module.dtd">
<script:module xmlns:script="{_SCRIPT}" script:name="Module1"
 script:language="StarBasic">
Sub Settle(source As String, folder As String)
  SettleAs(source, folder &amp; "/accepted.docx", "AcceptAllTrackedChanges")
  SettleAs(source, folder &amp; "/rejected.docx", "RejectAllTrackedChanges")
End Sub
Sub SettleAs(source As String, target As String, order As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  Dim opened As Object
  opened = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
  Dim dispatcher As Object
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  Dim nothing_more()
  Dim frame As Object
  frame = opened.CurrentController.Frame
  dispatcher.executeDispatch(frame, ".uno:" &amp; order, "", 0, nothing_more())
  Dim kind(0) As New com.sun.star.beans.PropertyValue
  kind(0).Name = "FilterName"
  kind(0).Value = "MS Word 2007 XML"
  opened.storeToURL(target, kind())
  opened.close(True)
End Sub
</script:module>"""


def counted_layouts(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let a line be written to a file each time that LibreOffice is started; gives the file."""
    program, log = need("soffice"), folder / "layouts.txt"
    wrapper = folder / "bin" / "soffice"
    wrapper.parent.mkdir()
    wrapper.write_text(
        f'#!/bin/sh\necho laid out >> "{log}"\nexec {program} "$@"\n', "utf-8"
    )
    wrapper.chmod(0o755)
    monkeypatch.setenv("PATH", f"{wrapper.parent}:{os.environ['PATH']}")
    return log


def settled_by_libreoffice(docx: Path, folder: Path) -> tuple[bytes, bytes]:
    """A Word file with all its changes accepted, and with all rejected. `folder` is a new one to
    work in.
    """
    office = [need("soffice"), f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    macro = f"macro:///Standard.Module1.Settle({docx.as_uri()},{folder.as_uri()})"
    _run(*office, "--headless", "--terminate_after_init")  # which makes the profile
    module = folder / "profile" / "user" / "basic" / "Standard" / "Module1.xba"
    module.write_text(_MODULE, encoding="utf-8")
    _run(*office, "--headless", macro)
    accepted, rejected = folder / "accepted.docx", folder / "rejected.docx"
    return accepted.read_bytes(), rejected.read_bytes()


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=120)
