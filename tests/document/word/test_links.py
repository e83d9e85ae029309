"""The addresses that a document links to."""

from __future__ import annotations

import docx
from docx.opc.constants import RELATIONSHIP_TYPE

from villkor.document.word.links import Links


def test_an_address_has_one_relationship_and_each_has_an_id_that_was_free() -> None:
    target = docx.Document()
    before = {*target.part.rels}
    links = Links(target)
    ids = [
        links.id_of(address)
        for address in ("https://a.se", "https://b.se", "https://a.se")
    ]
    assert ids[0] == ids[2] != ids[1]
    assert not before & {*ids}
    for key, address in zip(ids, ("https://a.se", "https://b.se"), strict=False):
        relation = target.part.rels[key]
        assert (relation.reltype, relation.target_ref) == (
            RELATIONSHIP_TYPE.HYPERLINK,
            address,
        )
        assert relation.is_external


def test_ids_are_those_that_python_docx_would_give() -> None:
    ours, theirs = docx.Document(), docx.Document()
    links = Links(ours)
    for address in ("https://a.se", "https://b.se", "https://a.se", "https://c.se"):
        key = theirs.part.relate_to(
            address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True
        )
        assert links.id_of(address) == key
