"""The paragraph of a Word file that is being read: its runs so far, and the fields that
have begun in it.
"""

from __future__ import annotations

from msgspec import Struct, field

from villkor.document.word.package import Element
from villkor.document.word.read_parts import ReadRun

_LINK = "HYPERLINK"


class BegunField(Struct):
    """A field that has begun: its code, and whether that is what comes next, which is
    not read. `around` is the code that it stands in the result of.
    """

    around: str
    pieces: list[str] = field(default_factory=list)
    hidden: bool = True


class ReadLine(Struct):
    """The paragraph.

    `fields` are those that have begun, outermost first; `hidden` is how many of them
    are at their codes, and `code` the code whose result is being read.
    """

    properties: Element | None = None
    runs: list[ReadRun] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    fields: list[BegunField] = field(default_factory=list)
    hidden: int = 0
    code: str = ""
    link: Element | None = None
    control: Element | None = None
    # of the run that is being read
    shape: Element | None = None
    pieces: list[str] | None = None
    run_code: str = ""
    charts: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    forms: list[Element] = field(default_factory=list)

    def begin_run(self) -> None:
        """What follows is a new run."""
        self.shape, self.pieces, self.run_code = None, [], ""
        # few runs have any
        if self.charts:
            self.charts = []
        if self.notes:
            self.notes = []
        if self.forms:
            self.forms = []

    def end_run(self, element: Element) -> None:
        """The run is read."""
        self.runs.append(
            ReadRun(
                element,
                self.shape,
                "".join(self.pieces or ()),
                tuple(self.charts),
                tuple(self.notes),
                tuple(self.forms),
                self.link,
                self.run_code,
                self.control,
            )
        )
        self.pieces = None

    def add_text(self, text: str) -> None:
        """Text of the run, unless it is in the code of a field."""
        if self.pieces is not None and not self.hidden:
            self.pieces.append(text)
            self.run_code = self.run_code or self.code

    def begin_field(self) -> None:
        """What follows is the code of a field."""
        self.fields.append(BegunField(self.code))
        self.hidden += 1

    def add_code(self, text: str) -> None:
        """Code of the innermost field."""
        if self.fields:
            self.fields[-1].pieces.append(text)

    def show_result(self) -> None:
        """What follows is the result of the innermost field. A field in a link is a
        part of the link.
        """
        if not self.fields:
            return
        begun = self.fields[-1]
        self.hidden -= begun.hidden
        begun.hidden = False
        self.code = begun.around
        if not begun.around.startswith(_LINK):
            self.code = "".join(begun.pieces).strip() or begun.around

    def end_field(self) -> None:
        """The innermost field ends here. One that began in another paragraph is no
        reason to leave out the text of this.
        """
        if self.fields:
            ended = self.fields.pop()
            self.hidden -= ended.hidden
            self.code = ended.around
