"""Every command, in the order in which the help page of the program lists them.

A command is the function of its name in the module beside it, which is imported when
that command is asked for and by no other.
"""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import NamedTuple

from villkor.base.lazy import lazy_module


class Command(NamedTuple):
    """Where a command is, and what it does, in a sentence or two for help pages."""

    module: ModuleType
    sentence: str


COMMANDS = {
    "init": Command(
        lazy_module("villkor.cli.init"),
        "Skapa en mapp med en fil för varje avsnitt, redo att skriva i.",
    ),
    "check": Command(
        lazy_module("villkor.cli.check"),
        "Visa vad som saknas, är fel eller säger emot varandra, var det står och "
        "hur det rättas.",
    ),
    "status": Command(
        lazy_module("villkor.cli.status"),
        "Visa vem som har vad, hur långt avsnitten har kommit och hur många "
        "dagar som är kvar.",
    ),
    "preview": Command(
        lazy_module("villkor.cli.preview"),
        "Visa hela rapporten som en sida i webbläsaren, med det som ska rättas bredvid "
        "svaren.",
    ),
    "summarize-anslag": Command(
        lazy_module("villkor.cli.summarize_anslag"),
        "Visa vart anslag 1:1 har gått, och om de angivna siffrorna stämmer med "
        "varandra. Flera mappar jämförs, år med år och region med region.",
    ),
    "export-docx": Command(
        lazy_module("villkor.cli.export_docx"),
        "Skapa Word-filen till en mottagare, och läs tillbaka den för att se att "
        "varje svar är med.",
    ),
    "export-text": Command(
        lazy_module("villkor.cli.export_text"),
        "Skriv ut varje svar som ren text, att klistra in i en webbenkät.",
    ),
    "verify": Command(
        lazy_module("villkor.cli.verify"),
        "Jämför en Word-fil med rapporten: är det samma svar, eller vilka skiljer sig?",
    ),
    "import-docx": Command(
        lazy_module("villkor.cli.import_docx"),
        "Läs Word-filer och skriv in svaren i rapporten. Det som inte hör till någon "
        "fråga visas, och inget går förlorat.",
    ),
    "forms": Command(
        lazy_module("villkor.cli.forms"),
        "Visa vilka formulär som finns, och varifrån de kommer.",
    ),
    "language-server": Command(
        lazy_module("villkor.cli.language_server"),
        "Hjälp textredigerare som talar språkserverprotokollet (LSP). Startas av "
        "redigeraren.",
    ),
    "new-form": Command(
        lazy_module("villkor.cli.new_form"),
        "Gör ett formulär av myndighetens tomma Word-fil, och visa vad som är osäkert.",
    ),
    "explain": Command(
        lazy_module("villkor.cli.explain"),
        "Förklara en regel, eller visa listan över alla.",
    ),
}


def function_of(name: str) -> Callable[..., None]:
    """The function of a command, of which the module is imported here."""
    function: Callable[..., None] = getattr(
        COMMANDS[name].module,
        name.replace("-", "_"),
    )
    return function
