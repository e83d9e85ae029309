"""The addresses that a document links to, each with the id of its relationship."""

from __future__ import annotations

from docx.document import Document as DocxDocument
from docx.opc.constants import RELATIONSHIP_TYPE


class Links:
    """The external links of a document's main part.

    python-docx looks through all the links for each one that it adds, which takes
    seconds where there are thousands.
    """

    def __init__(self, target: DocxDocument) -> None:
        self._relations = target.part.rels
        self._ids: dict[str, str] = {}
        self._number = 0

    def id_of(self, address: str) -> str:
        """The id of the relationship to an address, which is made if there is none
        yet.
        """
        if address not in self._ids:
            self._ids[address] = self._new_id()
            self._relations.add_relationship(
                RELATIONSHIP_TYPE.HYPERLINK,
                address,
                self._ids[address],
                is_external=True,
            )
        return self._ids[address]

    def _new_id(self) -> str:
        """The first id that is free.

        Ids are never freed, so that the next is always higher.
        """
        while True:
            self._number += 1
            if f"rId{self._number}" not in self._relations:
                return f"rId{self._number}"
