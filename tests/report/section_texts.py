"""Section files of all the forms that people write them in, drawn at random."""

from __future__ import annotations

import json
from collections.abc import Mapping

from hypothesis import strategies as st

from villkor.report.values import AnswerValue, KeyPath, Value

WORDS = (
    "regionen",
    "arbetet",
    "Åre–Östersund",
    "12 300",
    "och",
    "-",
    "–",
    "1.",
    "#mål",
    "#",
    "projekt: nytt",
    "**viktigt**",
    "[länk](https://example.se/en/lang/adress)",
    "{siffra: medel}",
    "'citat'",
    '"1.1":',
    "a & b",
    "100\N{NO-BREAK SPACE}procent",
    "näringslivsutvecklingsstrategi",
    "*",
    "2)",
    "> större",
)
LINES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
_LONG = st.lists(st.sampled_from(WORDS), min_size=1, max_size=40).map(" ".join)
_POINTS = st.lists(LINES, min_size=1, max_size=3).map(
    lambda points: "\n".join(f"- {point}" for point in points)
)
PROSE = st.lists(st.one_of(_LONG, _POINTS), min_size=1, max_size=3).map("\n\n".join)


def indented(text: str, blanks: int) -> str:
    """A text with blanks before each line that is not empty."""
    return "\n".join(" " * blanks + line if line else "" for line in text.split("\n"))


@st.composite
def written_prose(draw: st.DrawFn, key: str, column: int) -> str:
    """A key with a text in one of the ways that texts are written."""
    text = draw(PROSE)
    one_line = text.replace("\n", " ")
    deeper = column + draw(st.sampled_from((2, 2, 2, 3, 4)))
    comment = draw(st.sampled_from(("", "", "  # skriv här")))
    block = indented(text, deeper)
    ways = (
        f"{key} |{comment}\n{block}\n",
        f"{key} |-\n{block}",
        f"{key} |+{comment}\n{block}\n\n",
        f"{key} >-\n{block}\n",
        f"{key} >{comment}\n{block}\n",
        f"{key} |{deeper - column}\n{block}\n",
        f"{key} {json.dumps(one_line, ensure_ascii=False)}{comment}",
        key + " '" + one_line.replace("'", "''") + "'",
        f"{key} Kort svar{comment}",
        f"{key}\n{' ' * deeper}Ett svar på\n{' ' * deeper}två rader",
        f"{key} |",
        f"{key}{comment}",
    )
    return " " * column + draw(st.sampled_from(ways))


@st.composite
def written_row(draw: st.DrawFn, dash: int) -> str:
    """A row of a table, with its fields in any order, some of them left out."""
    column = dash + 2
    fields = [
        " " * column
        + "namn: "
        + draw(st.sampled_from(("LOKET", '"A: b"', "'c'", "D"))),
        draw(written_prose("beskrivning:", column)),
        " " * column + draw(_goals(column)),
        draw(written_prose("prestationer:", column)),
        " " * column + draw(_effects(column)),
    ]
    kept = draw(st.permutations(fields))[: draw(st.integers(1, 5))]
    if draw(st.booleans()):
        kept.insert(draw(st.integers(0, len(kept))), " " * column + "# en kommentar")
    if kept[0].lstrip().startswith("#"):
        kept.append(kept.pop(0))
    if kept[0].lstrip().startswith("#"):
        return " " * dash + "- namn: X"
    return "\n".join((" " * dash + "- " + kept[0].lstrip(), *kept[1:]))


@st.composite
def _goals(draw: st.DrawFn, column: int) -> str:
    inner = "\n" + " " * (column + 2)
    ways = (
        "mål: Att växa",
        f"mål:{inner}rus: [Ett mål, ett till]{inner}agenda2030: [8, 9]  # tal",
        f"mål:{inner}agenda2030:{inner}  - 8{inner}  # nio{inner}  - 9",
        f"mål:{inner}agenda2030: 8{inner}övrigt: |{inner}  Annat.",
        "mål: {rus: [Ett mål], agenda2030: [3]}",
        f"mål:{inner}agenda2030:{inner}- 8{inner}- 12",
    )
    return draw(st.sampled_from(ways))


@st.composite
def _effects(draw: st.DrawFn, column: int) -> str:
    inner = "\n" + " " * (column + 2)
    kort = draw(written_prose("kort:", column + 2))
    ways = (
        "effekter: Stora",
        f"effekter:\n{kort}{inner}lång: Mer.{inner}status: uppnådda   # eller ej",
        f"effekter:{inner}lång: Mer.{inner}underlag: egen bedömning",
    )
    return draw(st.sampled_from(ways))


@st.composite
def written_answer(draw: st.DrawFn, number: str, kind: str) -> str:
    """A question of a kind, with its answer in any form."""
    key = draw(st.sampled_from((f'"{number}":', f"'{number}':", f"{number}:")))
    if draw(st.integers(0, 9)) == 0:
        return f"{key}\n  ej tillämpligt: Ingen sådan finns.  # varför"
    if kind == "text":
        return draw(written_prose(key, 0))
    if kind == "ja_nej":
        yes = draw(written_prose("vid ja:", 2))
        no = draw(written_prose("vid nej:", 2))
        ways = (
            f"{key} ja",
            f"{key}   # ja eller nej",
            f"{key}\n  svar: ja   # ja | nej\n  # På vilket sätt?\n{yes}",
            f"{key}\n  svar: nej\n  vid ja: |\n\n  # Varför?\n{no}",
            f"{key}\n  svar:                 # ja | nej\n  vid ja: |\n\n  vid nej: |",
            f"{key}\n{no}\n  svar: Nej",
        )
        return draw(st.sampled_from(ways))
    dash = draw(st.sampled_from((0, 2, 2, 4)))
    rows = draw(st.lists(written_row(dash), max_size=3))
    if not rows:
        return f"{key}\n#   - namn: …\n#     beskrivning: |\n#       …"
    return key + "\n" + draw(st.sampled_from(("\n", "\n\n"))).join(rows)


@st.composite
def written_section(draw: st.DrawFn, questions: Mapping[str, str]) -> str:
    """A section file with most of some questions (their kinds by their ids)."""
    gap = draw(st.sampled_from(("\n", "\n\n", "\n\n\n")))
    parts = [
        "# 1.2.3 Ett avsnitt\nansvarig: Näringsliv\nstatus: utkast   # utkast | klar"
    ]
    for number, kind in questions.items():
        if draw(st.integers(0, 5)):
            comment = draw(st.sampled_from(("", f"# {number} Beskriv …\n# Stöd: …\n")))
            parts.append(comment + draw(written_answer(number, kind)))
    return gap.join(parts) + draw(st.sampled_from(("\n", "", "\n\n# slut\n")))


_GOAL_PATHS: tuple[tuple[KeyPath, st.SearchStrategy[Value]], ...] = (
    (("mål", "rus"), st.lists(LINES, min_size=1, max_size=3).map(tuple)),
    (("mål", "agenda2030"), st.sampled_from((("8",), ("8", "9"), ("3", "12", "17")))),
    (("mål", "övrigt"), PROSE),
)
_ROW_PATHS: tuple[tuple[KeyPath, st.SearchStrategy[Value]], ...] = (
    (("namn",), st.one_of(LINES, st.sampled_from(("LOKET", "D")))),
    (("beskrivning",), PROSE),
    (("prestationer",), PROSE),
    (("effekter", "kort"), PROSE),
    (("effekter", "status"), st.sampled_from(("uppnådda", "förväntade"))),
)


@st.composite
def changed_row(draw: st.DrawFn, row: Mapping[KeyPath, Value]) -> dict[KeyPath, Value]:
    """A row with some of its values changed, added or taken away."""
    found = dict(row)
    for path in row:
        if draw(st.integers(0, 4)) == 0:
            del found[path]
    for path, values in (*_ROW_PATHS, *_GOAL_PATHS):
        if draw(st.integers(0, 3)) == 0:
            found[path] = draw(values)
    if (
        ("mål", "rus") in found
        or ("mål", "agenda2030") in found
        or ("mål", "övrigt") in found
    ):
        found.pop(("mål",), None)
    if ("effekter", "kort") in found or ("effekter", "lång") in found:
        found.pop(("effekter",), None)
    else:
        found.pop(("effekter", "status"), None)
        found.pop(("effekter", "underlag"), None)
    return found


@st.composite
def changed_text(draw: st.DrawFn, text: str) -> str:
    """A text with a paragraph added, taken away or changed, or another text."""
    pieces = text.split("\n\n")
    place = draw(st.integers(0, len(pieces) - 1))
    match draw(st.integers(0, 3)):
        case 0:
            return draw(PROSE)
        case 1:
            pieces.insert(place, draw(LINES))
        case 2 if len(pieces) > 1:
            del pieces[place]
        case _:
            pieces[place] += " " + draw(LINES)
    return "\n\n".join(pieces)


@st.composite
def changed_answer(draw: st.DrawFn, kind: str, value: AnswerValue) -> AnswerValue:
    """An answer of a kind that is another than it was."""
    which = draw(st.integers(0, 9))
    if which == 0:
        return AnswerValue()
    if which == 1:
        return AnswerValue({("ej tillämpligt",): draw(PROSE)})
    if kind == "text":
        before = value.parts.get(())
        text = draw(PROSE if before is None else changed_text(str(before)))
        return AnswerValue({(): text})
    if kind == "ja_nej":
        parts: dict[KeyPath, Value] = {("svar",): draw(st.sampled_from(("ja", "nej")))}
        for path in (("vid ja",), ("vid nej",)):
            if draw(st.booleans()):
                parts[path] = draw(PROSE)
        return AnswerValue(parts)
    rows = [draw(changed_row(row)) for row in value.rows]
    rows += draw(st.lists(changed_row({("namn",): "Ny"}), max_size=2))
    rows = [row for row in rows if row]
    return AnswerValue(
        rows=tuple(draw(st.permutations(rows))[: draw(st.integers(0, 5))])
    )
