"""Turns a draft into the problems of its data: every rule that must hold, in one table.

A rule is a generator function over the draft. Its name says what is wrong, its docstring why, with a wrong
and a right example: fields of one record, beside those of a small valid corpus. The tests run the examples.
"""

from collections.abc import Mapping
from inspect import getdoc

from generator.corpus import Draft
from generator.problem import About, Code, Problem
from generator.rules import (
    captures,
    chosen,
    order,
    particulars,
    prose,
    references,
    sources,
    support,
    withdrawn,
    wording,
)
from generator.rules.rule import Rule

RULES: Mapping[str, Rule] = {
    "R101": references.unknown_actor,
    "R102": references.unknown_publisher,
    "R103": references.unknown_event,
    "R104": references.unknown_finding,
    "R105": references.unknown_claim,
    "R106": references.unknown_account,
    "R107": references.homeless_reference,
    "R108": references.unknown_topic,
    "R109": references.unused_topic,
    "R110": references.repeated_claim_id,
    "R111": references.unmentioned_actor,
    "R112": references.comparison_within_event,
    "R113": references.repeated_participant,
    "R114": references.repeated_reference,
    "R115": references.event_without_article,
    "R116": references.claim_of_another_event,
    "R201": support.unsupported_finding,
    "R202": support.unsupported_account,
    "R203": support.resting_on_nothing,
    "R204": support.circular_support,
    "R205": support.claim_on_unreported,
    "R206": support.unexplained_part,
    "R207": support.account_of_several_findings,
    "R208": support.accounts_without_question,
    "R209": support.unfounded_judgment,
    "R210": support.unfounded_context,
    "R211": support.misplaced_basis,
    "R212": support.undocumented_date,
    "R213": support.undocumented_descriptor,
    "R214": support.two_speakers,
    "R215": support.unexplained_absence,
    "R216": support.unexplained_status,
    "R217": support.wordings_of_accounts,
    "R301": wording.quotation_in_prose,
    "R302": wording.not_one_sentence,
    "R303": wording.closing_punctuation,
    "R304": wording.lonely_wording,
    "R305": wording.untranslated_quotation,
    "R306": wording.likelihood_with_confidence,
    "R307": wording.unnamed_speaker,
    "R308": wording.groundless_paraphrase,
    "R309": wording.cut_at_an_end,
    "R310": wording.quotation_within_a_quotation,
    "R311": wording.place_of_our_translation,
    "R312": wording.negating_insertion,
    "R313": wording.long_note,
    "R314": wording.hidden_character,
    "R315": wording.overused_words,
    "R401": order.dates_out_of_order,
    "R501": captures.uncaptured_words,
    "R502": captures.altered_words,
    "R503": captures.stale_capture,
    "R504": captures.unexplained_cut,
    "R505": captures.capture_out_of_order,
    "R506": captures.older_capture,
    "R601": withdrawn.resting_on_withdrawn,
    "R602": withdrawn.withdrawn_yet_supported,
    "R701": sources.primary_from_another,
    "R702": sources.two_kinds_of_places,
    "R703": sources.place_beyond_the_source,
    "R704": sources.equal_sigla,
    "R705": sources.event_without_claim,
    "R711": particulars.unfound_particular,
    "R712": particulars.needless_waiver,
    "R713": particulars.unlisted_person,
    "R714": particulars.name_of_an_actor,
    "R715": particulars.unfound_date,
    "R801": prose.untold_finding,
    "R802": prose.unknown_told,
    "R803": prose.unmarked_words,
    "R804": prose.foreign_words_in_prose,
    "R805": prose.sayings_before_speaker,
    "R806": prose.wrong_block,
    "R807": prose.broken_paragraph,
    "R808": prose.prose_behind,
    "R901": chosen.question_that_is_no_gap,
    "R902": chosen.misplaced_difference,
    "R903": chosen.long_lead,
}


# What the problems that a rule finds are about, by the first letters of their codes.
_ABOUT = {
    "R5": About.CAPTURE,
    "R6": About.WITHDRAWAL,
    "R711": About.CAPTURE,
    "R712": About.CAPTURE,
    "R715": About.CAPTURE,
    "R808": About.READING,
}

CODES: Mapping[str, Code] = {
    id_: Code(id_, rule.__name__.replace("_", "-"), about, f"{getdoc(rule)}\n")
    for id_, rule in RULES.items()
    for about in [_ABOUT.get(id_) or _ABOUT.get(id_[:2], About.DATA)]
}


def check(draft: Draft) -> list[Problem]:
    """Return everything in a draft that breaks a rule."""
    return [
        draft.written.problem(CODES[id_], wrong.record, wrong.steps, wrong.message, wrong.hint, wrong.words)
        for id_, rule in RULES.items()
        for wrong in rule(draft)
    ]
