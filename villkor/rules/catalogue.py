"""What `check` looks for: every rule with its permanent code, its name and its weight,
in one table.

A rule is a function from a report to findings; its docstring is its page in the manual.
A code is never given to another rule, not even when the rule is gone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from villkor.base.diagnostic import Diagnostic, Severity, Where
from villkor.report.model import Report
from villkor.rules import allowances
from villkor.rules.report import (
    abbreviations,
    answers,
    content,
    counts,
    dates,
    decisions,
    goals,
    grant,
    language,
    last_year,
    lines,
    links,
    numerals,
    privacy,
    quoted_amounts,
    quoted_counts,
    quoted_figures,
    records,
    register_numbers,
    sender,
    signs,
    spelling,
    structure,
    tables,
    typography,
    versions,
    whole,
)
from villkor.rules.rule import ORDER, Rule, chosen_rules

_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE

RULES: tuple[Rule[Report], ...] = (
    Rule("VK101", "trasig-yaml", _E, structure.broken_yaml),
    Rule("VK102", "fel-teckenkodning", _E, structure.wrong_encoding),
    Rule("VK103", "oläslig-fil", _E, structure.unreadable_file),
    Rule("VK104", "dubblerad-nyckel", _E, structure.duplicate_key),
    Rule("VK105", "okänd-nyckel", _E, structure.unknown_key),
    Rule("VK106", "fel-slags-värde", _E, structure.wrong_type),
    Rule("VK107", "uppgift-saknas", _E, structure.missing_entry),
    Rule("VK108", "okänt-värde", _E, structure.unknown_value),
    Rule("VK109", "okänd-fråga", _E, structure.unknown_question),
    Rule("VK110", "felplacerad-fråga", _E, structure.misplaced_question),
    Rule("VK111", "besvarad-två-gånger", _E, structure.answered_twice),
    Rule("VK112", "fil-saknas", _E, structure.missing_file),
    Rule("VK113", "okänd-fil", _W, structure.unknown_file),
    Rule("VK114", "okänt-formulär", _E, structure.unknown_form),
    Rule("VK115", "otydligt-tal", _E, structure.unclear_number),
    Rule("VK116", "avklippt-text", _E, structure.cut_text),
    Rule("VK117", "onödigt-undantag", _W, review=allowances.useless_allowance),
    Rule("VK118", "fjolåret-saknas", _W, structure.missing_last_year),
    Rule("VK119", "mallen-saknas", _E, structure.missing_template),
    Rule("VK201", "obesvarad", _E, answers.unanswered_question),
    Rule("VK202", "följdfråga-obesvarad", _E, answers.missing_follow_up),
    Rule("VK203", "fel-följdfråga", _E, answers.needless_follow_up),
    Rule("VK204", "punktform-saknas", _E, answers.missing_bullets),
    Rule("VK205", "ryms-inte-i-word", _E, answers.unsupported_markdown),
    Rule("VK206", "skäl-saknas", _E, answers.inapplicable_without_reason),
    Rule("VK207", "platshållare-kvar", _E, answers.left_over_placeholder),
    Rule("VK208", "skrivna-punkter", _W, lines.typed_bullets),
    Rule("VK209", "upprepad-fråga", _W, content.repeated_question),
    Rule("VK210", "samma-svar", _W, content.same_answer),
    Rule("VK211", "långt-stycke", _N, content.long_paragraph),
    Rule("VK212", "hänvisar-till-bilaga", _W, content.refers_to_appendix),
    Rule("VK213", "oförändrat-sedan-fjolåret", _W, last_year.unchanged_answer),
    Rule("VK214", "annat-år-i-texten", _N, dates.other_year),
    Rule("VK301", "för-många-rader", _E, tables.too_many_rows),
    Rule("VK302", "tom-cell", _E, tables.empty_cell),
    Rule("VK303", "okänt-val", _E, tables.choice_outside_list),
    Rule("VK304", "ovanligt-val", _W, tables.unusual_choice),
    Rule("VK305", "okänt-globalt-mål", _E, goals.unknown_numbered_goal),
    Rule("VK306", "mål-utanför-registret", _W, goals.goal_outside_register),
    Rule("VK307", "effekter-utan-status", _W, tables.effects_without_status),
    Rule("VK308", "effekter-utan-underlag", _N, tables.effects_without_basis),
    Rule("VK309", "samma-namn-två-gånger", _W, tables.same_name_twice),
    Rule("VK310", "samma-insats-olika-uppgifter", _W, records.contradicting_rows),
    Rule("VK311", "projekttid", _W, dates.impossible_period),
    Rule("VK401", "andelar-inte-hela", _E, grant.shares_not_whole),
    Rule("VK402", "andel-mot-belopp", _E, grant.share_contradicts_amount),
    Rule("VK403", "samband-håller-inte", _E, grant.broken_relation),
    Rule("VK404", "delar-mot-helhet", _E, grant.parts_contradict_total),
    Rule("VK405", "mer-än-tilldelat", _W, grant.more_than_allocated),
    Rule(
        "VK406",
        "antal-mot-nyckeltal",
        _W,
        quoted_counts.number_contradicts_key_figure,
    ),
    Rule("VK407", "tusen-gånger-fjolåret", _W, last_year.thousandfold),
    Rule("VK408", "mer-utbetalt-än-beviljat", _W, grant.paid_above_granted),
    Rule("VK409", "del-större-än-helhet", _E, grant.part_above_whole),
    Rule("VK410", "olika-antal", _W, counts.counts_differ),
    Rule("VK411", "skiljer-sig-från-besluten", _E, decisions.differs_from_decisions),
    Rule("VK412", "oläsligt-beslut", _E, decisions.unreadable_decision),
    Rule("VK413", "samma-beslut-två-gånger", _W, decisions.decision_twice),
    Rule("VK414", "beslut-annat-år", _W, decisions.decision_outside_year),
    Rule("VK415", "misstänkt-beslut", _W, decisions.doubtful_decision),
    Rule("VK416", "avgjorda-mot-inkomna", _E, grant.decided_contradict_received),
    Rule("VK417", "okänd-hänvisning", _E, quoted_figures.unknown_reference),
    Rule("VK418", "siffra-för-hand", _N, quoted_figures.figure_by_hand),
    Rule("VK422", "medel-utanför-grupperna", _E, decisions.money_outside_groups),
    Rule("VK423", "namn-som-liknar-varandra", _W, decisions.names_alike),
    Rule("VK424", "rad-som-inte-är-beslut", _N, decisions.row_left_out),
    Rule("VK425", "dolda-beslut", _W, decisions.hidden_decision),
    Rule("VK426", "summaraden-stämmer-inte", _W, decisions.total_contradicts_rows),
    Rule("VK427", "belopp-mot-anslaget", _W, quoted_amounts.amount_contradicts_grant),
    Rule("VK428", "andel-mot-anslaget", _W, quoted_amounts.share_contradicts_grant),
    Rule("VK501", "trasiga-bokstäver", _W, typography.broken_letters),
    Rule("VK502", "dubbla-blanksteg", _W, typography.double_space),
    Rule("VK503", "blanksteg-före-skiljetecken", _W, typography.space_before_mark),
    Rule("VK504", "fel-citattecken", _W, typography.wrong_quotes),
    Rule("VK505", "bindestreck-i-intervall", _W, numerals.hyphen_in_range),
    Rule("VK506", "bindestreck-som-minus", _W, numerals.hyphen_as_minus),
    Rule("VK507", "delbart-tal", _N, numerals.breakable_number),
    Rule("VK508", "procent-utan-blanksteg", _W, numerals.percent_without_space),
    Rule("VK509", "mkr", _W, language.million_as_mkr),
    Rule("VK510", "siffror-först-i-mening", _N, language.sentence_begins_with_digits),
    Rule("VK511", "decimalpunkt", _W, language.decimal_point),
    Rule("VK512", "oförklarad-förkortning", _W, abbreviations.unexplained),
    Rule("VK513", "okänt-ord", _N, spelling.misspelt),
    Rule("VK514", "förlorad-bokstav", _E, signs.lost_letters),
    Rule("VK515", "osynligt-tecken", _W, signs.unseen_signs),
    Rule("VK516", "främmande-tecken", _W, signs.strange_signs),
    Rule("VK517", "rader-flyter-ihop", _W, lines.joined_lines),
    Rule("VK518", "tabell-som-text", _W, lines.typed_table),
    Rule("VK519", "avstavat-ord", _W, lines.hyphenated_word),
    Rule("VK520", "bruten-länk", _W, links.faulty_link),
    Rule("VK521", "länk-utan-namn", _W, links.unclear_words),
    Rule("VK522", "rubrik-i-fetstil", _W, links.bold_heading),
    Rule("VK523", "två-versioner", _E, versions.two_versions_left),
    Rule("VK601", "personnummer", _E, privacy.personal_number),
    Rule("VK602", "personlig-e-post", _W, privacy.personal_email),
    Rule("VK603", "telefonnummer", _W, privacy.phone_number),
    Rule("VK701", "godkänd-med-fel", _W, review=whole.approved_with_errors),
    Rule("VK702", "ansvarig-saknas", _W, whole.owner_missing),
    Rule("VK703", "status-saknas", _W, whole.status_missing),
    Rule("VK704", "diarienummer", _W, register_numbers.register_number_faulty),
    Rule("VK705", "datum-efter-idag", _W, dates.later_than_today),
    Rule("VK706", "fel-års-formulär", _W, whole.form_of_another_year),
    Rule("VK707", "sista-dag", _N, whole.last_day),
    Rule("VK708", "kontakt-saknas", _W, sender.contact_missing),
    Rule("VK709", "eget-diarienummer-saknas", _N, sender.own_number_missing),
    Rule("VK711", "senast-efter-sista-dag", _W, whole.due_after_last_day),
)

ERRORS = tuple(rule.code for rule in RULES if rule.severity is Severity.ERROR)


def run_rules(
    report: Report,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
) -> tuple[Diagnostic, ...]:
    """Every diagnostic of a report: errors first, then in the form's order of files and
    down each file.

    `select` and `ignore` are beginnings of codes: only what is selected (everything, if
    nothing is) and not ignored is looked for. What the report itself allows is left
    out.
    """
    wanted = chosen_rules(RULES, select, ignore)
    found = _check_report(report, _needed_rules(report, wanted))
    return _told(report, wanted, found)


def run_other_rules(
    report: Report,
    errors: Sequence[Diagnostic],
) -> tuple[Diagnostic, ...]:
    """Every diagnostic of a report, as `run_rules` gives them, when
    `run_rules(report, ERRORS)` has found `errors` already.
    """
    others = [rule for rule in RULES if rule.severity is not Severity.ERROR]
    found = [*errors, *_check_report(report, others)]
    return _told(report, RULES, found)


def _needed_rules(report: Report, wanted: Sequence[Rule[Report]]) -> list[Rule[Report]]:
    """The rules to look by: the wanted ones, and what the reviews among them look at,
    which is errors and what the report allows.
    """
    codes = {rule.code for rule in wanted}
    if any(rule.review for rule in wanted):
        codes.update(ERRORS)
        codes.update(allowance.code.upper() for allowance in report.settings.allowances)
    return [rule for rule in RULES if rule.code in codes]


def _check_report(report: Report, rules: Iterable[Rule[Report]]) -> list[Diagnostic]:
    """What the rules find that check, in their order.

    All of them are begun before any is read out, so that the speller works meanwhile.
    """
    begun = [(rule, rule.check(report)) for rule in rules if rule.check]
    found: list[Diagnostic] = []
    for rule, findings in begun:
        found.extend(map(rule.stamp, findings))
    return found


def _told(
    report: Report,
    wanted: Iterable[Rule[Report]],
    found: Sequence[Diagnostic],
) -> tuple[Diagnostic, ...]:
    """Of what is found, what is wanted and not allowed, and what the reviews say of it
    all.
    """
    weights = {rule.code: rule.severity for rule in RULES}
    reviewed: list[Diagnostic] = []
    for rule in wanted:
        if rule.review:
            reviewed.extend(map(rule.stamp, rule.review(report, found, weights)))
    codes = {rule.code for rule in wanted}
    kept = [
        diagnostic
        for diagnostic in found
        if diagnostic.code in codes
        and not allowances.allowed_findings(report, diagnostic)
    ]
    return _in_order(report, [*kept, *reviewed])


def _in_order(
    report: Report,
    diagnostics: Sequence[Diagnostic],
) -> tuple[Diagnostic, ...]:
    paths = report.in_order({diagnostic.where.path for diagnostic in diagnostics})
    places = {path: place for place, path in enumerate(paths)}

    def order(diagnostic: Diagnostic) -> tuple[int, int, Where, str, str]:
        weight = ORDER[diagnostic.severity]
        place = places[diagnostic.where.path]
        return weight, place, diagnostic.where, diagnostic.code, diagnostic.message

    return tuple(sorted(diagnostics, key=order))
