"""The names of the files of a report and of the keys in them."""

from __future__ import annotations

NOT_APPLICABLE = "ej tillämpligt"
YES_NO_KEYS = ("svar", "vid ja", "vid nej")
# what stands among the effects of a row, beside their terms
EFFECT_NOTES = ("status", "underlag")
# of the files of a report
YAML_ENDINGS = {".yaml", ".yml"}

SETTINGS_FILE = "rapport.yaml"
SETTINGS_KEYS = (
    "formulär",
    "region",
    "diarienummer",
    "kontakt",
    "datum",
    "beslut",
    "senast",
    "kräv",
    "mål",
    "tillåt",
    "fjolåret",
    "mall",
    "blankett",
    "ordlista",
)
# what is told of the decision about the report; the last two are the same
DECISION_KEYS = ("nämnd", "datum", "§", "paragraf")
# the key of the region's own register number, beside the recipients' keys
REGION_NUMBER = "region"

# the keys of a section file that are no questions
SECTION_KEYS = ("ansvarig", "status", "senast")
