"""What comes of an answer that has been changed in the report, in Word, or in both."""

from __future__ import annotations

import pytest

from tests.exchange.merging.versions import (
    FIGURES,
    NBSP,
    NOTHING,
    REPORT,
    UNANSWERED,
    told,
)
from villkor.exchange.merging.merge_answers import merge_answer
from villkor.exchange.merging.merged import Merged, Outcome, Told
from villkor.report.values import AnswerValue

TEXT = "1.1.1"
YES_NO = "2.3"
TABLE = "1.2.3.4"
BASE = """\
Första meningen är __kort__. Den andra
meningen är längre. Den tredje är sist.

* en punkt
* en till

Det kom {siffra: inkomna} ansökningar. Hälften beviljades."""


def merged(
    question: str, base: str | None, ours: str | Told, theirs: str | AnswerValue
) -> Merged:
    """What comes of versions that are written so; `theirs` is then what a Word file made of it
    says.
    """
    before = told(question, base) if base is not None else None
    own = told(question, ours) if isinstance(ours, str) else ours
    said = told(question, theirs).shown if isinstance(theirs, str) else theirs
    return merge_answer(REPORT.form.questions[question], before, own, said, "anna.docx")


def text_of(value: AnswerValue) -> str:
    assert list(value.parts) == [()]
    assert isinstance(value.parts[()], str)
    return value.parts[()]


def test_what_nobody_has_changed_is_as_it_was() -> None:
    whole = merged(TEXT, BASE, BASE, BASE)
    assert whole.outcome is Outcome.UNCHANGED
    assert text_of(whole.value) == BASE


def test_what_one_has_changed_is_as_that_one_has_it() -> None:
    changed = BASE.replace("tredje", "fjärde")
    by_ours = merged(TEXT, BASE, changed, BASE)
    assert by_ours.outcome is Outcome.OURS
    assert text_of(by_ours.value) == changed
    by_theirs = merged(TEXT, BASE, BASE, changed)
    assert by_theirs.outcome is Outcome.THEIRS
    # the paragraph is written anew, and all others as they stood
    assert text_of(by_theirs.value) == BASE.replace(
        "Första meningen är __kort__. Den andra\nmeningen är längre. Den tredje är sist.",
        "Första meningen är **kort**. Den andra meningen är längre.\nDen fjärde är sist.",
    )


def test_what_both_have_changed_alike_is_so_once() -> None:
    changed = BASE.replace("tredje", "fjärde")
    whole = merged(TEXT, BASE, changed, changed)
    assert whole.outcome is Outcome.ALIKE
    assert text_of(whole.value) == changed


def test_changes_in_different_sentences_are_put_together() -> None:
    whole = merged(
        TEXT,
        BASE,
        BASE.replace("* en till", "* en till\n* en tredje").replace(
            "tredje", "fjärde", 1
        ),
        BASE.replace("Första", "Allra första").replace("en punkt", "en lång punkt"),
    )
    assert whole.outcome is Outcome.MERGED
    assert not whole.conflicts
    assert (
        text_of(whole.value)
        == """\
Allra första meningen är **kort**. Den andra meningen är
längre. Den fjärde är sist.

* en lång punkt
* en till
* en tredje

Det kom {siffra: inkomna} ansökningar. Hälften beviljades."""
    )


def test_changes_in_the_same_sentence_are_a_conflict_with_both_versions() -> None:
    ours = BASE.replace("Hälften", "Alla")
    whole = merged(
        TEXT, BASE, ours, BASE.replace("Hälften", "Få").replace("en till", "två")
    )
    assert whole.outcome is Outcome.CONFLICT
    assert whole.outcome.needs_decision
    (conflict,) = whole.conflicts
    assert conflict.path == ()
    assert conflict.base == "Det kom {siffra: inkomna} ansökningar. Hälften beviljades."
    assert conflict.ours == "Det kom {siffra: inkomna} ansökningar. Alla beviljades."
    assert conflict.theirs == "Det kom {siffra: inkomna} ansökningar. Få beviljades."
    # nothing is written by halves: the report has its own, or both versions
    assert text_of(whole.value) == ours
    assert text_of(whole.marked).endswith(
        """\
* två

¤¤¤ Så står det i rapporten

Det kom {siffra: inkomna} ansökningar. Alla beviljades.

¤¤¤ Så står det i Word-filen anna.docx

Det kom {siffra: inkomna} ansökningar. Få beviljades.

¤¤¤ Slut på de två versionerna"""
    )


def test_two_versions_that_are_left_are_not_put_into_another_two() -> None:
    ours = text_of(merged(TEXT, BASE, BASE + " A.", BASE + " B.").marked)
    again = merged(TEXT, BASE, ours, BASE.replace("Hälften", "Få"))
    assert again.outcome is Outcome.UNFINISHED
    assert again.outcome.needs_decision
    assert text_of(again.value) == text_of(again.marked) == ours
    assert merged(TEXT, BASE, ours, BASE).outcome is Outcome.OURS


@pytest.mark.parametrize(
    ("now", "said", "written", "notes"),
    [
        # the words beside it are changed, and the figure is not
        ("1163", "Totalt kom 1_163 ansökningar.", "Totalt kom {siffra: inkomna} ansökningar.", ()),
        # it is another one in the report since, and Word has the old one, or the new one too
        ("1164", "Totalt kom 1_163 ansökningar.", "Totalt kom {siffra: inkomna} ansökningar.", ()),
        ("1164", "Totalt kom 1 164 ansökningar.", "Totalt kom {siffra: inkomna} ansökningar.", ()),
        (
            "1164",
            "Det kom 1_165 ansökningar.",
            "Det kom 1_165 ansökningar.",
            ("Siffran {siffra: inkomna} skrevs om i Word: 1 163 → 1 165.",),
        ),
        (
            "1163",
            "Det kom många.",
            "Det kom många.",
            ("Hänvisningen {siffra: inkomna} finns inte kvar i texten.",),
        ),
    ],
)  # fmt: skip
def test_a_reference_is_put_back_where_the_figure_says_the_same(
    now: str, said: str, written: str, notes: tuple[str, ...]
) -> None:
    base = told(TEXT, "Det kom {siffra: inkomna} ansökningar.")
    ours = told(
        TEXT, "Det kom {siffra: inkomna} ansökningar.", FIGURES.replace("1163", now)
    )
    theirs = AnswerValue({(): said.replace("_", NBSP)})
    whole = merge_answer(REPORT.form.questions[TEXT], base, ours, theirs)
    assert text_of(whole.value) == written.replace("_", NBSP)
    assert whole.notes == notes
    assert not whole.conflicts


def test_a_table_that_is_referred_to_and_a_paragraph_that_is_moved_are_no_loss() -> (
    None
):
    base = "Ett stycke\nbrutet.\n\n{tabell:  prioriteringar}\n\nSist."
    whole = merged(
        TEXT, base, base, "Sist.\n\n{tabell: prioriteringar}\n\nEtt stycke brutet."
    )
    assert whole.outcome is Outcome.THEIRS
    assert (
        text_of(whole.value)
        == "Sist.\n\n{tabell:  prioriteringar}\n\nEtt stycke\nbrutet."
    )


def test_an_answer_that_is_taken_away_is_a_change_too() -> None:
    assert merged(TEXT, BASE, BASE, NOTHING).outcome is Outcome.REMOVED
    assert merged(TEXT, BASE, BASE, NOTHING).value == NOTHING
    both = merged(TEXT, BASE, BASE + " Nytt.", NOTHING)
    assert both.outcome is Outcome.CONFLICT
    assert text_of(both.marked).endswith(
        "\n\n(borttaget)\n\n¤¤¤ Slut på de två versionerna"
    )
    gone = merged(TEXT, BASE, UNANSWERED, BASE + " Nytt.")
    assert gone.outcome is Outcome.CONFLICT
    assert gone.value == NOTHING
    assert "(borttaget)" in text_of(gone.marked)


def test_without_a_base_only_what_the_report_lacks_is_taken() -> None:
    assert merged(TEXT, None, UNANSWERED, "Nytt.").outcome is Outcome.NEW
    assert merged(TEXT, None, "Ett\nsvar.", "Ett svar.").outcome is Outcome.UNCHANGED
    assert merged(TEXT, None, "Ett svar.", "Ett svar till.").outcome is Outcome.CONFLICT
    kept = merged(TEXT, None, "Ett svar.", NOTHING)
    assert kept.outcome is Outcome.OURS
    assert kept.notes == ("Word-filen har inget svar; rapportens står kvar.",)


YES = "svar: ja\nvid ja: |\n  - Det gav\n    mycket."
NO = "svar: nej\nvid nej: |\n  Det gav lite."


def test_ja_or_nej_goes_with_what_it_leads_to() -> None:
    assert dict(merged(YES_NO, YES, YES, NO).value.parts) == {
        ("svar",): "nej",
        ("vid nej",): "Det gav lite.",
    }
    followed = merged(YES_NO, YES, YES.replace("mycket", "mer"), YES + "\n  - Annat.")
    assert followed.outcome is Outcome.MERGED
    assert followed.value.parts["vid ja",] == "- Det gav\n  mer.\n- Annat."
    # the one says nej, while the other tells more of what ja leads to
    clash = merged(YES_NO, YES, YES.replace("mycket", "mer"), NO)
    assert clash.outcome is Outcome.CONFLICT
    assert clash.conflicts[0].theirs == "svar: nej\n\nvid nej: Det gav lite."
    assert clash.value.parts["svar",] == "ja"


def test_that_a_question_does_not_apply_is_an_answer_of_another_kind() -> None:
    not_for_us = "ej tillämpligt: En kommun."
    assert merged(TEXT, BASE, BASE, not_for_us).outcome is Outcome.THEIRS
    assert merged(TEXT, BASE, BASE, not_for_us).value.parts == {
        ("ej tillämpligt",): "En kommun."
    }
    clash = merged(TEXT, BASE, BASE + " Nytt.", not_for_us)
    assert clash.outcome is Outcome.CONFLICT
    assert "ej tillämpligt: En kommun." in text_of(clash.marked)
