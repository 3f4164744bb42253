"""What a Draft is: a Corpus as read, where it is written, and what may be missing for want of a file."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.corpus.corpus import Corpus
from generator.corpus.key import BACKGROUND, Key
from generator.corpus.written import Written


@dataclass(frozen=True, eq=False)
class Draft(Corpus):
    """A corpus that may have problems, for the rules. Pages are made of one without any, as of a Corpus."""

    written: Written
    # Records whose file cannot be read into one; a key without an id is a folder that has no record.
    broken: frozenset[Key]

    def ids(self, folder: str) -> set[str]:
        """Return the ids in a folder (`actors`, `events`, `sources`), broken records among them."""
        return {*getattr(self, folder), *(key.id for key in self.broken if key.folder == folder and key.id)}

    def names(self, kind: str) -> Mapping[str, tuple[str, ...]]:
        """Return the keys of a kind with what else people call each; of broken records, only the keys."""
        broken = {key.id: () for key in self.broken if key.folder == kind and key.id}
        return {**broken, **super().names(kind)}

    def is_broken(self, key: Key) -> bool:
        """Say whether a record is broken, so that what is missing may be in it."""
        return key in self.broken

    def may_lack_claims(self, section: str) -> bool:
        """Say whether claims on a section's findings may be missing for a reason reported elsewhere."""
        return any(key.folder == "sources" for key in self.broken) or section in self.dangling

    @cached_property
    def dangling(self) -> frozenset[str]:
        """Return the sources that name a finding that does not exist, and the sections that they may mean."""
        found: set[str] = set()
        if any({*source.event} - self.ids("events") for source in self.sources.values()):
            found |= {*self.events}
        for claim in self.all_claims:
            for key in claim.findings:
                section = key.partition("/")[0]
                if key not in self.findings:
                    found |= {claim.source, section}
                    found |= (
                        set()
                        if section in self.events or section == BACKGROUND
                        else {*self.events, BACKGROUND}
                    )
        return frozenset(found)
