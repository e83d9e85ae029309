from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from villkor.base.yaml.edit import replace_lines

BOM = "\ufeff"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", BOM])
@pytest.mark.parametrize("last", ["", "\n"])
def test_line_ends_and_a_byte_order_mark_are_kept(
    end: str, mark: str, last: str
) -> None:
    text = f"{mark}ett{end}två  {end}{end}tre{last}"
    expected = f"{mark}åtta{end}två  {end}{end}nio{last}"
    edits = {1: ("ett", "åtta"), 4: ("tre", "nio")}
    assert replace_lines(text.encode(), edits) == expected.encode()


@pytest.mark.parametrize("line", [1, 3, 4, 9])
def test_a_line_that_does_not_read_as_expected_is_not_replaced(line: int) -> None:
    assert (
        replace_lines(b"ett\ntv\xc3\xa5\n", {2: ("två", "2"), line: ("tre", "3")})
        is None
    )


def test_bytes_that_are_no_text_stay_where_they_are() -> None:
    assert replace_lines(b"\xe5\nb\n", {2: ("b", "ö")}) == b"\xe5\n\xc3\xb6\n"


LINES = st.text(
    st.characters(codec="utf-8", exclude_characters="\r\n\ufeff"), max_size=5
)


@given(st.lists(LINES, min_size=1), st.sampled_from(["\n", "\r\n", "\r"]), st.data())
def test_every_other_line_is_the_same(
    lines: list[str], end: str, data: st.DataObject
) -> None:
    number = data.draw(st.integers(1, len(lines)))
    new = data.draw(LINES)
    changed = [*lines]
    changed[number - 1] = new
    found = replace_lines(end.join(lines).encode(), {number: (lines[number - 1], new)})
    assert found == end.join(changed).encode()
