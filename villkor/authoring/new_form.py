"""The authority's own Word form → the files of a form: read as a draft, and written
with a comment at whatever is not sure.
"""

from __future__ import annotations

from villkor.authoring.blanks.drafted import DraftedForm
from villkor.document.word.found import FoundDocument
from villkor.form.model import Form


def draft_form(found: FoundDocument, year: int, like: Form | None) -> DraftedForm:
    """What a Word form asks, for the report of a year. `like` is the form of the
    nearest year: what a Word file cannot tell is as there.
    """
    raise NotImplementedError


def form_files(draft: DraftedForm, blank: bytes, like: Form | None) -> dict[str, bytes]:
    """The files of a form by their names: form.yaml, what may stand beside it, and the
    Word file itself, which the form was read from.
    """
    raise NotImplementedError
