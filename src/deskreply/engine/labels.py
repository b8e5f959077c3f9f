"""What staff says of a conversation: its tags and its language."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from deskreply.domain import people
from deskreply.domain.errors import UserError
from deskreply.engine.ports import Store
from deskreply.engine.work import Changed, work_on
from deskreply.settings import Settings

LONGEST_TAG = 30
MOST_TAGS = 12
LANGUAGES = ("en", "es")


def tag(
    store: Store, settings: Settings, now: datetime, number: str, tag: str, *, author: str = ""
) -> Changed:
    """Put a tag on a conversation. One that differs from a known tag in case or accents only is
    written as that one."""
    wanted = " ".join(tag.split())
    if not people.folded(wanted) or len(wanted) > LONGEST_TAG:
        raise UserError(
            f"A tag has 1 to {LONGEST_TAG} characters.",
            es=f"Una etiqueta tiene de 1 a {LONGEST_TAG} caracteres.",
        )
    with work_on(store, settings, now, number, author) as work:
        has = work.tx.tags(work.thread.number)
        known = {people.folded(each): each for each in (*work.tx.all_tags(), *has)}
        if len(has) >= MOST_TAGS:
            raise UserError(
                f"A conversation has at most {MOST_TAGS} tags. Take one away first.",
                es=f"Una conversación tiene {MOST_TAGS} etiquetas como máximo. Primero quite una.",
            )
        wanted = known.get(people.folded(wanted), wanted)
        if work.tx.add_tag(work.thread.number, wanted):
            work.log("tagged", wanted)
    return work.changed()


def untag(
    store: Store, settings: Settings, now: datetime, number: str, tag: str, *, author: str = ""
) -> Changed:
    """Take a tag away."""
    with work_on(store, settings, now, number, author) as work:
        if work.tx.remove_tag(work.thread.number, tag):
            work.log("untagged", tag)
    return work.changed()


def set_language(
    store: Store, settings: Settings, now: datetime, number: str, language: str, *, author: str = ""
) -> Changed:
    """Say which language to write to them in, whatever their contacts say; "" leaves it to those
    again."""
    if language and language not in LANGUAGES:
        raise UserError(
            f"The language is one of: {', '.join(LANGUAGES)}.",
            es=f"El idioma es uno de estos: {', '.join(LANGUAGES)}.",
        )
    with work_on(store, settings, now, number, author) as work:
        spoken = language or people.language(work.tx.contacts_for(work.thread.number))
        work.thread = replace(work.thread, language=spoken, language_set=bool(language))
        work.log("language", language)
    return work.changed()
