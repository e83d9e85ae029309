"""Files of a report drawn at random: as the form has them, and then with something changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from random import Random
from typing import Any

from villkor.form.load import load_form
from villkor.form.model import Field, FieldKind, Kind, Question

FORM = load_form(2022)
GOALS = {"rus": ("Smarta, hållbara innovationer och entreprenörskap",)}
# a scalar as it stands in the file, with its quotation marks; a block of lines begins with | or >
Leaf = str
Tree = Leaf | list[Any] | dict[str, Any]
EMPTY = ["", "~", "null", '""', '"  "', "|"]
NAMES = [
    "Regional utveckling",
    '"Målet: fler jobb"',
    "2022",
    "8",
    "true",
    "1,5",
    "Smarta, hållbara innovationer",
    '"nej"',
    "JA",
    "|\nen rad",
]
TEXTS = [
    *NAMES,
    "|\nEtt stycke.\n\nEtt till.",
    "|\n- en punkt\n- en till",
    ">\nvikt text\npå två rader",
]
WRONG = [
    "kanske",
    "no",
    "färdig",
    "18",
    "0",
    "Ingen hungger",
    "58.7 mnkr",
    "34",
    "1,5 liter",
    '"-Fler i arbete"',
    "2021",
    "Region Norge",
    "nästan uppnådda",
    "[1, 2]",
    "1.5",
    '"8, 9"',
    "VK304",
]
KEYS = [
    "svar",
    "vid ja",
    "ej tillämpligt",
    "namn",
    "rus",
    "agenda2030",
    "kort",
    "status",
    "underlag",
    "belopp",
    "andel",
    "värde",
    "räknar",
    "region",
    "formulär",
    "ansvarig",
    "1.1.1",
    "2.3",
    "4.7",
    "9.9",
    "1.2",
    "prestation",
    "Status",
    "kod",
    "tilldelat",
    "beslut",
    "fil",
    "antal",
    "stödform",
    "ur beslut",
    "bifall",
]
AMOUNTS = [
    "58,7 mnkr",
    "12 300 tkr",
    "12  300 TKR",
    "450 000 kr",
    '"1 miljon kronor"',
    "-3 Mkr",
    "5kr",
]
SHARES = ["34 %", "34,5 procent", "34%", "−1 %", '"5 %"']
COUNTS = ["164", "12 300", '"164"', "1,5"]


class Writer:
    """Writes files as the form has them, each different."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.quoted = random.random() < 0.7  # the questions' numbers

    def one(self, *words: Leaf) -> Leaf:
        """One of the words, or nothing: no part of a file need be filled in."""
        return self.random.choice(EMPTY if self.random.random() < 0.1 else words)

    def name(self) -> Leaf:
        return self.one(*NAMES)

    def text(self) -> Leaf:
        return self.one(*TEXTS)

    def word(self, words: Iterable[str]) -> Leaf:
        """One of the words in any case."""
        spell = self.random.choice(
            [str, str, str.upper, str.capitalize, '"{}"'.format, '" {} "'.format]
        )
        return self.one(*map(spell, words))

    def listed(self, name: Callable[[], Tree]) -> Tree:
        return (
            name()
            if self.random.random() < 0.3
            else [name() for _ in range(self.random.randint(0, 3))]
        )

    def mapping(self, parts: dict[str, Callable[[], Tree]], first: str = "") -> Tree:
        """Most of the keys in any order, or nothing. `first` stands first, if it is given."""
        if not first and self.random.random() < 0.05:
            return self.one("")
        keys = [key for key in parts if key != first and self.random.random() < 0.85]
        self.random.shuffle(keys)
        return {key: parts[key]() for key in ([first] if first else []) + keys}

    def goals(self) -> Tree:
        parts: dict[str, Callable[[], Tree]] = {}
        for programme in FORM.programmes:
            known = [
                *map(str, range(1, len(programme.numbered) + 1)),
                *programme.numbered,
                '"8"',
                '" 17 "',
            ]
            name = partial(self.one, *known) if programme.numbered else self.name
            parts[programme.key] = (
                self.text if programme.free else partial(self.listed, name)
            )
        return self.mapping(parts) if self.random.random() < 0.8 else self.text()

    def effects(self) -> Tree:
        words = {"status": FORM.effects.statuses, "underlag": FORM.effects.bases}
        terms = {key: self.text for key, _ in FORM.effects.terms}
        parts = {
            **terms,
            **{key: partial(self.word, known) for key, known in words.items()},
        }
        return self.mapping(parts) if self.random.random() < 0.8 else self.text()

    def cell(self, field: Field) -> Tree:
        match field.kind:
            case FieldKind.GOALS:
                return self.goals()
            case FieldKind.EFFECTS:
                return self.effects()
            case FieldKind.YES_NO:
                return self.word(("ja", "nej"))
            case FieldKind.CHOICE if field.values_complete:
                return self.word(field.values)
            case _:
                return self.text()

    def answer(self, question: Question) -> Tree:
        if self.random.random() < 0.2:
            return (
                {"ej tillämpligt": self.text()}
                if self.random.random() < 0.7
                else self.one("")
            )
        if question.kind is Kind.TEXT:
            return self.text()
        if question.kind is Kind.YES_NO:
            word = partial(self.word, ("ja", "nej"))
            return (
                word()
                if self.random.random() < 0.3
                else self.mapping(
                    {"svar": word, "vid ja": self.text, "vid nej": self.text}
                )
            )
        fields = {field.key: partial(self.cell, field) for field in question.fields}
        return [
            self.mapping(fields, question.fields[0].key)
            for _ in range(self.random.randint(0, 3))
        ]

    def section(self, stem: str) -> Tree:
        head = {"ansvarig": self.text, "status": partial(self.word, FORM.statuses)}
        return self.mapping(
            {
                **head,
                **{
                    question.id: partial(self.answer, question)
                    for question in FORM.files[stem]
                },
            }
        )

    def grant(self) -> Tree:
        share = {
            "belopp": partial(self.one, *AMOUNTS),
            "andel": partial(self.one, *SHARES),
        }
        figure = partial(self.one, *AMOUNTS, *SHARES, *COUNTS)
        value = partial(
            self.random.choice, COUNTS
        )  # a name of what nothing counts is not read
        counted = {"räknar": self.text, "värde": value, "ur beslut": self.query}
        figures = {
            "inkomna ansökningar": figure,
            "företag": partial(self.mapping, counted, "värde"),
        }
        forms = dict.fromkeys(FORM.support_forms, partial(self.mapping, share))
        priority = partial(
            self.mapping, {"namn": partial(self.random.choice, TEXTS), **share}, "namn"
        )
        parts: dict[str, Callable[[], Tree]] = {
            "tilldelat": share["belopp"],
            "beslut": lambda: (
                self.name() if self.random.random() < 0.3 else self.decision_file()
            ),
            "fördelning": partial(self.mapping, forms),
            "prioriteringar": lambda: [
                priority(),
                *([self.one("")] if self.random.random() < 0.2 else []),
                priority(),
            ],
            "nyckeltal": partial(self.mapping, figures),
            "kontroller": partial(self.listed, self.name),
        }
        return self.mapping(parts)

    def decision_file(self) -> Tree:
        words = partial(self.listed, self.name)
        meanings = {
            "beslut": partial(
                self.mapping, dict.fromkeys(("bifall", "avslag", "räknas inte"), words)
            ),
            "stödform": partial(self.mapping, dict.fromkeys(FORM.support_forms, words)),
            "RUS-prioritering": partial(
                self.mapping, {"Övrigt": words, "Klimat": words}
            ),
        }
        columns = partial(
            self.mapping,
            dict.fromkeys(
                ("diarienummer", "sökande", "kommun", "EU-program"), self.name
            ),
        )
        return self.mapping(
            {
                "fil": self.name,
                "blad": self.text,
                "enhet": partial(self.random.choice, ["kr", "tkr", "mnkr"]),
                "kolumner": columns,
                "värden": partial(self.mapping, meanings),
            }
        )

    def query(self) -> Tree:
        what = self.random.choice(
            [
                ("antal", "inkomna", "beviljade", "avslagna"),
                ("summa", "beviljat", "utbetalt"),
            ]
        )
        asked = self.random.choice([str, str, str.upper, '" {} "'.format])(
            self.random.choice(what[1:])
        )
        among = self.mapping(
            dict.fromkeys(
                ("stödform", "kommun", "kön på företagsledare"),
                partial(self.listed, self.name),
            )
        )
        return (
            {what[0]: asked, **(among if isinstance(among, dict) else {})}
            if self.random.random() < 0.9
            else self.one("")
        )

    def of_report(self) -> Tree:
        region = self.random.choice(FORM.regions)
        named = self.random.choice(
            [
                region.name,
                region.name.upper(),
                region.short,
                region.county,
                f'"{region.county}"',
                f'" {region.short}"',
            ]
        )
        own = [programme.key for programme in FORM.programmes if programme.has_names]
        said = partial(self.random.choice, NAMES)
        allowance = partial(self.mapping, {"kod": said, "var": self.text, "skäl": said})
        parts: dict[str, Callable[[], Tree]] = {
            "diarienummer": partial(
                self.mapping,
                {
                    **{recipient.key: self.name for recipient in FORM.recipients},
                    "region": self.name,
                },
            ),
            "kontakt": self.text,
            "mål": partial(
                self.mapping, dict.fromkeys(own, partial(self.listed, self.name))
            ),
            "tillåt": lambda: [allowance(), self.one("")],
            **dict.fromkeys(("fjolåret", "mall"), self.text),
            "ordlista": partial(self.listed, self.name),
        }
        rest = self.mapping(parts)
        return {
            "formulär": self.random.choice(["2022", '"2022"']),
            "region": named,
            **(rest if isinstance(rest, dict) else {}),
        }

    def tree(self) -> tuple[str, Tree]:
        """A file by its name, as it should be."""
        stem = self.random.choice(list(FORM.files))
        kinds = [
            (f"{stem}.yaml", partial(self.section, stem)),
            ("anslag.yaml", self.grant),
            ("rapport.yaml", self.of_report),
        ]
        name, draw = self.random.choices(kinds, (8, 1, 1))[0]
        return name, draw()

    def file(self) -> tuple[str, str]:
        """A file by its name, as it should be or with a fault.

        The fault may do no harm: the two must agree on that too.
        """
        name, tree = self.tree()
        if self.random.random() < 0.6:
            tree = changed(tree, self.random.choice(list(places(tree))), self.spoilt)
        return name, "\n".join(written(tree, quoted=self.quoted)) + "\n"

    def spoilt(self, node: Tree) -> Tree:
        """A node with something wrong about it, or something else in its place."""
        choice = self.random.choice
        leaf = choice(WRONG + WRONG + TEXTS + EMPTY)
        other = choice(
            [
                leaf,
                leaf,
                leaf,
                leaf,
                [leaf],
                [leaf, choice(TEXTS)],
                {choice(KEYS): leaf},
            ]
        )
        if isinstance(node, dict) and node and self.random.random() < 0.8:
            old, new = choice(list(node)), choice(KEYS)
            added = {**node, new: other}
            renamed = {
                new if key == old else key: value
                for key, value in node.items()
                if key == old or key != new
            }
            # Rows keep their names, or `check` may see one row with a dash before each field, as in
            # ONLY_CHECK.
            return choice(
                [
                    added,
                    renamed,
                    {
                        key: value
                        for key, value in node.items()
                        if key != old or key == "namn"
                    },
                ]
            )
        if isinstance(node, list) and node and self.random.random() < 0.8:
            return choice([[*node, other], node * self.random.randint(2, 6)])
        return other


def places(
    tree: Tree, at: tuple[str | int, ...] = ()
) -> Iterator[tuple[str | int, ...]]:
    """Every node of a tree, by the way to it."""
    yield at
    inner = (
        tree.items()
        if isinstance(tree, dict)
        else enumerate(tree)
        if isinstance(tree, list)
        else ()
    )
    for key, value in inner:
        yield from places(value, (*at, key))


def changed(
    tree: Tree, at: tuple[str | int, ...], change: Callable[[Tree], Tree]
) -> Tree:
    """The tree with the node at a place changed."""
    if not at:
        return change(tree)
    if isinstance(tree, dict):
        return {
            key: changed(value, at[1:], change) if key == at[0] else value
            for key, value in tree.items()
        }
    return [
        changed(value, at[1:], change) if number == at[0] else value
        for number, value in enumerate(tree)
    ]


def written(tree: Tree, indent: str = "", *, quoted: bool = True) -> Iterator[str]:
    """A tree as lines of YAML."""
    if not isinstance(tree, str) and tree:
        for key, value in tree.items() if isinstance(tree, dict) else enumerate(tree):
            lines = written(value, f"{indent}  ", quoted=quoted)
            head = (
                "-"
                if isinstance(tree, list)
                else f'"{key}":'
                if key[0].isdigit() and (quoted or key not in FORM.questions)
                else f"{key}:"
            )
            yield f"{indent}{head}" + (
                f" {next(lines).strip()}" if isinstance(value, str) or not value else ""
            )
            yield from lines
    else:
        first, *rest = tree.split("\n") if isinstance(tree, str) else [str(tree)]
        yield first
        yield from (f"{indent or '  '}{line}" for line in rest)
