"""A small form, and the Word file that it was made of: numbers typed, numbers by themselves, a
field, a table and a box to tick.
"""

from __future__ import annotations

from tests.word_files import DOCUMENT, p, packed, parts_of, r, sound_file, table

FORM = """\
formulär: 2031
titel: Rapport om bygdens medel 2031
sista dag: 2032-03-01
skickas som: Word
ordalydelse: SUM

mottagare:
  arkivet:
    namn: Bygdearkivet
    e-post: post@arkivet.example

status: [börjad, färdig]

tabeller:
  åtgärder:
    - rubrik: Åtgärd
      fält:
        - nyckel: vad
          typ: rad

delar:
  - id: "1"
    rubrik: Bygdens läge
    fil: laget
  - id: "1.1"
    typ: text
    fråga: Hur står det till i bygden?
  - id: "1.2"
    typ: ja_nej
    fråga: Har torget öppnat?
    vid ja: Om ja, när öppnade det?
  - id: "1.3"
    typ: tabell
    fråga: Vilka åtgärder har gjorts? Ange högst 2.
    tabell: åtgärder
    högst antal rader: 2
"""
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="t"/><w:enabled/>'
    '<w:textInput/></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMTEXT </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>skriv</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)  # fmt: skip
LINES = (
    p(r("1 Bygdens läge")),
    p(r("1.1 Hur står det till "), r("i bygden?")),
    p(r("Skriv gärna några meningar om det som har hänt.")),
    p(FIELD),
    p(r("1.2 Har torget öppnat?")),
    p(r("Ja ☐ Nej ☐")),
    p(r("Om ja, när öppnade det?")),
    p(r("1.3"), r(" Vilka åtgärder har gjorts? Ange högst 2.")),
    table(f"<w:tc>{p(r('Åtgärd'))}</w:tc>", f"<w:tc>{p()}</w:tc>"),
    p(r("Tack för era svar.")),
)


def blank_of(*lines: str) -> bytes:
    """A Word file of paragraphs of XML."""
    parts: dict[str, bytes | str] = dict(parts_of(sound_file()))
    document = parts_of(sound_file())[DOCUMENT].decode()
    start = document.index("<w:body>") + len("<w:body>")
    end = document.rindex("<w:sectPr")
    parts[DOCUMENT] = document[:start] + "".join(lines) + document[end:]
    return packed(parts)
