"""Turns a corpus into the names that it knows: of its actors, publishers and places, and of all countries."""

from collections.abc import Iterator

from generator.corpus.corpus import Corpus
from generator.corpus.model import Actor
from generator.text import demonyms, english, naming


def lexicon(corpus: Corpus) -> naming.Names:
    """Return the names that a corpus knows, in the languages of its sources and in English."""
    return naming.Names(_forms(corpus))


def key_of(actor_id: str, actor: Actor) -> str:
    """Return what the names of an actor are the names of: a state is the country that it is called."""
    codes = (english.country_code(name) for name in actor.names) if actor.kind == "state" else ()
    code = next(filter(None, codes), None)
    return f"country:{code}" if code else f"{actor.kind}:{actor_id}"


def _forms(corpus: Corpus) -> Iterator[naming.Form]:
    for actor_id, actor in corpus.actors.items():
        key = key_of(actor_id, actor)
        house = tuple(filter(None, (actor.name, actor.short)))
        yield from (naming.Form(name, key, name in house) for name in actor.names)
    for name_id, named in corpus.other_names.items():
        yield from (naming.Form(name, f"name:{name_id}", name == named.name) for name in named.names)
    for publisher_id, publisher in corpus.publishers.items():
        yield from (naming.Form(name, f"publisher:{publisher_id}") for name in publisher.names)
    languages = {"en", *(source.language for source in corpus.sources.values())}
    for language in sorted(languages):
        for code, name in english.countries_in(language).items():
            yield naming.Form(name, f"country:{code}")
    yield from (naming.Form(name, f"country:{code}") for code, name in demonyms.NAMES)
    for code, words in demonyms.DEMONYMS.items():
        yield from (naming.Form(word, f"country:{code}") for word in words)
