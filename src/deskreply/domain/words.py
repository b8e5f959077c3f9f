"""One thing said in both languages of the desk."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """English and Spanish. Fields such as ``{ago}`` are filled in by ``format``."""

    en: str
    es: str

    def say(self, language: str) -> str:
        """Any language but ``es`` reads as English."""
        return self.es if language == "es" else self.en

    def format(self, **fields: object) -> Words:
        """Both with their fields filled in; a field may be Words, too."""
        en, es = (
            {name: it.say(language) if isinstance(it, Words) else it for name, it in fields.items()}
            for language in ("en", "es")
        )
        return Words(self.en.format(**en), self.es.format(**es))
