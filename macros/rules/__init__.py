"""Rules across records: each a function from the Kennisbank to findings; of ``PAGE_RULES`` also from the pages in docs/, by address.

To add one, write it in the file where it belongs and name it here.
"""

from collections.abc import Callable, Iterable, Mapping

from macros.finding import Finding
from macros.kennisbank import Kennisbank
from macros.reading.document import Document
from macros.rules.addresses import addresses_free, addresses_kept, addresses_registered
from macros.rules.advice import (
    empty_settings,
    examples_without_point,
    gaps_of_points,
    literal_unseen,
    names_with_comma,
    old_examples,
    same_titles,
    terms_without_meaning,
    thin_points,
    weak_addresses,
)
from macros.rules.age import older_than_text, waiting
from macros.rules.frameworks import ids_under_owner, old_links, stale_notes, transitions, transitions_whole
from macros.rules.links import dangling, moved, numbers, self_links, successors, twice
from macros.rules.publication import future_changes, news_told, possible_dates, texts_told, told_once, too_early, vanished, withdrawals_told
from macros.rules.truth import fields_together, missing_sources, own_questions, party_words, source_text, status_of_texts, tension_words
from macros.rules.versions import ahead, ascending, deposited, frozen
from macros.rules.withdrawn import links_from_withdrawn, links_to_withdrawn, rings
from macros.rules.words import equal_once, repeated_words, words_of_the_site

RULES: tuple[Callable[[Kennisbank], Iterable[Finding]], ...] = (
    dangling, self_links, successors, numbers, twice, moved,
    source_text, party_words, tension_words, missing_sources, status_of_texts, own_questions, fields_together,
    frozen, ascending, ahead, deposited,
    ids_under_owner, transitions, transitions_whole, old_links,
    future_changes, told_once, withdrawals_told, texts_told, news_told, too_early, vanished, possible_dates,
    rings, links_to_withdrawn, links_from_withdrawn,
    equal_once, repeated_words, words_of_the_site,
    weak_addresses, old_examples, gaps_of_points, thin_points, terms_without_meaning, names_with_comma, same_titles, empty_settings,
    examples_without_point, literal_unseen, waiting, older_than_text,
)  # fmt: skip

PAGE_RULES: tuple[Callable[[Kennisbank, Mapping[str, Document]], Iterable[Finding]], ...] = (
    addresses_kept, addresses_free, addresses_registered, stale_notes,
)  # fmt: skip
