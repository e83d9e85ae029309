"""The authority's own Word form → the files of a form: read as a draft, and written
with a comment at whatever is not sure.
"""

from __future__ import annotations

from villkor.authoring.blanks.draft import draft_form
from villkor.authoring.blanks.written_form import LOOK_AT, form_files

__all__ = ["LOOK_AT", "draft_form", "form_files"]
