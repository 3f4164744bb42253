"""Turns the files of `data/` into a Corpus, its statements and problems; an article's text into a capture."""

from generator.corpus import (
    captured,
    captures,
    capturing,
    codes,
    coverage,
    fields,
    forms,
    model,
    prose,
    recapturing,
    source,
    topic,
    waiver,
    yaml,
    yaml_codes,
)
from generator.corpus.corpus import Corpus, LinkedClaim, LinkedFinding, resolve
from generator.corpus.draft import Draft
from generator.corpus.fields import Meaning
from generator.corpus.grounds import Grounds, Unfound
from generator.corpus.key import (
    ACTORS_PAGE,
    BACKGROUND,
    BACKGROUND_KEY,
    BRIEFING_KEY,
    HOME_PAGE,
    METHOD_PAGE,
    NAMES_KEY,
    PUBLISHERS_KEY,
    SOURCES_PAGE,
    Key,
)
from generator.corpus.letters import decoded
from generator.corpus.lexicon import lexicon
from generator.corpus.reading import read
from generator.corpus.statements import (
    Leg,
    Statement,
    Statements,
    statements,
)
from generator.corpus.written import Written
from generator.corpus.yaml import AtKey, Steps

__all__ = [
    "ACTORS_PAGE",
    "BACKGROUND",
    "BACKGROUND_KEY",
    "BRIEFING_KEY",
    "HOME_PAGE",
    "METHOD_PAGE",
    "NAMES_KEY",
    "PUBLISHERS_KEY",
    "SOURCES_PAGE",
    "AtKey",
    "Corpus",
    "Draft",
    "Grounds",
    "Key",
    "Leg",
    "LinkedClaim",
    "LinkedFinding",
    "Meaning",
    "Statement",
    "Statements",
    "Steps",
    "Unfound",
    "Written",
    "captured",
    "captures",
    "capturing",
    "codes",
    "coverage",
    "decoded",
    "fields",
    "forms",
    "lexicon",
    "model",
    "prose",
    "read",
    "recapturing",
    "resolve",
    "source",
    "statements",
    "topic",
    "waiver",
    "yaml",
    "yaml_codes",
]
