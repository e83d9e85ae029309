"""The files of a report, each read once: bytes → text → the top node."""

from __future__ import annotations

from msgspec import Struct, field

from villkor.base.decode import decode_text
from villkor.base.diagnostic import Where
from villkor.base.faults import Fault, FaultKind
from villkor.base.refusals import what_to_do, why_not
from villkor.base.signs import cleaned_text
from villkor.base.sources import Sources
from villkor.base.yaml.compose import parse_yaml
from villkor.base.yaml.fields import Reader
from villkor.base.yaml.nodes import Node
from villkor.report.sign_faults import strange_faults, unclean_faults

_MOST_BYTES = 5_000_000  # of a file; a whole report is 0.2 million
_TOO_LARGE = (
    "Filen är större än 5 MB, så den läses inte. En del av en rapport är mycket mindre.",
    "Kontrollera att rätt fil ligger i mappen.",
)


class ReportFiles(Struct):
    """What has been read so far: texts for whoever shows a line, and faults in the
    order found.

    A text has its letters in one part and nothing that cannot be seen (`base.signs`).
    Where it is saved otherwise, `saved` has it as it is.
    """

    sources: Sources
    texts: dict[str, str] = field(default_factory=dict)
    saved: dict[str, str] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def top_node(self, name: str) -> tuple[Node | None, bool]:
        """The top node of a file, and whether the file could be read at all."""
        reader = Reader()
        saved = self._read_text(name, reader)
        text = cleaned_text(saved or "")
        self.texts[name] = text
        node = None
        if saved is not None:
            node, findings = parse_yaml(text, name)
            for finding in findings:
                reader.faults.append((FaultKind.YAML, finding))
        self.take_faults(reader)
        if saved is not None and saved != text:
            self.saved[name] = saved
            self.faults += unclean_faults(saved, name)
        self.faults += strange_faults(node, text)
        return node, saved is not None and (node is not None or not reader.faults)

    def _read_text(self, name: str, reader: Reader) -> str | None:
        try:
            with self.sources.open_file(name) as file:
                raw = file.read(_MOST_BYTES + 1)
        except OSError as error:
            hint = (
                "Kontrollera att du får läsa den, och att inget annat "
                "program låser den."
            )
            message = f"Filen går inte att öppna: {why_not(error)}."
            hint = what_to_do(error, hint)
            reader.fault(FaultKind.UNREADABLE, Where(name), message, hint)
            return None
        if len(raw) > _MOST_BYTES:
            reader.fault(FaultKind.UNREADABLE, Where(name), *_TOO_LARGE)
            return None
        text, finding = decode_text(raw, name)
        if finding:
            reader.faults.append((FaultKind.ENCODING, finding))
        return text

    def take_faults(self, reader: Reader) -> None:
        """Add the faults that a reader has met."""
        self.faults += reader.faults

    def renaming_hint(self, name: str) -> str:
        """A hint if a missing file is there under nearly its name, or "".

        Windows hides ".txt", and may write ".YAML".
        """
        stem = name.removesuffix(".yaml").casefold()
        close = {name.casefold(), f"{name}.txt".casefold(), stem, f"{stem}.txt"}
        for found in self.sources.file_names():
            if found.casefold() in close:
                return f"Filen heter {found}. Byt namn på den till {name}."
        return ""
