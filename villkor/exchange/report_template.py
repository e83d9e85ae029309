"""Which Word template a report is written in."""

from __future__ import annotations

from pathlib import Path

from villkor.base.diagnostic import UserError
from villkor.base.plain_files import RefusedFile
from villkor.base.sources import FolderSources
from villkor.form.places import Keeper, our_template, template_of
from villkor.report.model import Report


def own_template(report: Report) -> Path | None:
    """The template that rapport.yaml names, or else that of the form, if it is another
    than ours.

    Raises UserError if it lies outside the report's folder.
    """
    named = report.settings.template
    if named is None:
        return _beside_form(report)
    name = named.text.strip()
    try:
        return FolderSources(report.folder).path_of(name)
    except RefusedFile as error:
        raise _refused(name, error) from error


def _beside_form(report: Report) -> Path | None:
    """The template beside a form that did not come along with villkor; not if it is a
    copy of ours.
    """
    place = report.form.place
    if place is None or place.keeper is Keeper.PROGRAM:
        return None
    try:
        found = template_of(place)
    except RefusedFile as error:
        raise _refused("i formulärets mapp", error) from error
    same = found and found.read_bytes() == form_template(report).read_bytes()
    return None if same else found


def _refused(name: str, error: RefusedFile) -> UserError:
    message = f"Word-mallen ”{name}” går inte att öppna: {error.why}."
    return UserError(message, error.hint)


def form_template(report: Report) -> Path:
    """The template that comes with villkor, for the year of the report's form."""
    return our_template(report.form.year)
