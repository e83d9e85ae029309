"""What case systems call the outcome of a decision, in small letters."""

from __future__ import annotations

from villkor.grant.decisions.model import CHANGE, NEITHER, NO, YES

OUTCOME_WORDS = {
    YES: (
        *("bifall", "bifallen", "bifallet", "beviljad", "beviljat", "beviljas"),
        *("tillägg", "tilläggsbeslut"),
    ),
    NO: ("avslag", "avslagen", "avslaget", "avslås"),
    NEITHER: ("räknas inte",),
    CHANGE: (
        *("ändring", "ändrad", "ändrat", "ändringsbeslut", "återkrav", "återkrävt"),
        *("återbetalning", "återbetald", "rättelse", "sänkning", "nedsättning"),
        *("minskning", "korrigering", "delvis återkrav", "ändrat beslut"),
    ),
}
