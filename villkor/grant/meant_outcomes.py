"""What a word that is no outcome of a decision probably means, and how anslag.yaml says
so.
"""

from __future__ import annotations

_MEANT = (
    (
        "räknas inte",
        (
            "avskriv", "återkall", "återtag", "åter", "makul", "avvis", "överlämn",
            "vilande", "pågå", "handlägg", "bered", "inkommen", "registrer", "utgå",
            "avslutad", "avbruten", "upphäv", "annuller", "ej avgj", "ej besl", "dragen",
        ),
    ),
    ("avslag", ("avsl", "ej bevilj", "ej bifall", "nek", "nej", "avstyrk", "inte bev")),
    ("bifall", ("bifal", "bevilj", "godkän", "tillstyrk", "ja", "delvis", "biträd")),
)  # fmt: skip


def unknown_outcome(word: str) -> tuple[str, str]:
    """What is said of a word that is no outcome, and what to do."""
    message = f"”{word}” är varken bifall eller avslag."
    small = word.casefold()
    for meaning, beginnings in _MEANT:
        if small.startswith(beginnings):
            return message, (
                f"Betyder det {_WORDS[meaning]}, så skriv i anslag.yaml, under beslut:, "
                f"värden: och beslut:, raden {meaning}: [{word}]."
            )
    return message, (
        "Skriv i anslag.yaml vad ordet betyder, under beslut:, värden: och beslut:, på "
        f"en av raderna bifall: [{word}], avslag: [{word}] och räknas inte: [{word}]."
    )


_WORDS = {
    "räknas inte": "att beslutet inte ska räknas",
    "avslag": "avslag",
    "bifall": "bifall",
}
