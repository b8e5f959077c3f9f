"""The public holidays of a state or territory of the United States, from the ``holidays`` library.

The library costs 0.1 s and 20 MB, so it is loaded only once a state is asked about.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

# What the library knows; a test compares the two.
STATES = (
    *("AK", "AL", "AR", "AS", "AZ", "CA", "CO", "CT", "DC", "DE", "FL", "GA", "GU", "HI", "IA"),
    *("ID", "IL", "IN", "KS", "KY", "LA", "MA", "MD", "ME", "MI", "MN", "MO", "MP", "MS", "MT"),
    *("NC", "ND", "NE", "NH", "NJ", "NM", "NV", "NY", "OH", "OK", "OR", "PA", "PR", "RI", "SC"),
    *("SD", "TN", "TX", "UM", "UT", "VA", "VI", "VT", "WA", "WI", "WV", "WY"),
)
OBSERVED = " (observed)"
# The library has no Spanish for the United States.
_SPANISH = {
    "New Year's Day": "Año Nuevo",
    "New Year's Eve": "Víspera de Año Nuevo",
    "Epiphany": "Día de Reyes",
    "Three Kings Day": "Día de Reyes",
    "Martin Luther King Jr. Day": "Día de Martin Luther King Jr.",
    "Lincoln's Birthday": "Natalicio de Lincoln",
    "Washington's Birthday": "Natalicio de Washington",
    "Presidents' Day": "Día de los Presidentes",
    "Presidents Day": "Día de los Presidentes",
    "President's Day": "Día de los Presidentes",
    "Cesar Chavez Day": "Día de César Chávez",
    "Holy Thursday": "Jueves Santo",
    "Good Friday": "Viernes Santo",
    "Easter Monday": "Lunes de Pascua",
    "Memorial Day": "Día de los Caídos",
    "Juneteenth National Independence Day": "Día de la Emancipación (Juneteenth)",
    "Independence Day": "Día de la Independencia",
    "Puerto Rico Constitution Day": "Día de la Constitución de Puerto Rico",
    "Labor Day": "Día del Trabajo",
    "Columbus Day": "Día de la Raza",
    "Indigenous Peoples' Day": "Día de los Pueblos Indígenas",
    "Election Day": "Día de las Elecciones",
    "Veterans Day": "Día de los Veteranos",
    "Thanksgiving Day": "Día de Acción de Gracias",
    "Day After Thanksgiving": "Día después de Acción de Gracias",
    "Friday After Thanksgiving": "Viernes después de Acción de Gracias",
    "Christmas Eve": "Nochebuena",
    "Christmas Day": "Navidad",
    "Day After Christmas": "Día después de Navidad",
}


@lru_cache(maxsize=16)
def holidays_of(state: str, year: int) -> Mapping[date, tuple[str, ...]]:
    """The English names of each public holiday in a year, days observed instead included."""
    from holidays import country_holidays

    found = country_holidays("US", subdiv=state, years=year, language="en_US")
    return {day: tuple(found.get_list(day)) for day in found}


def spoken(name: str, language: str) -> str:
    """A holiday's name in a language, as far as there is one: else in English."""
    if language != "es":
        return name
    plain = base_name(name)
    spanish = _SPANISH.get(plain, plain)
    return f"{spanish} (observado)" if plain != name else spanish


def base_name(name: str) -> str:
    """A holiday's name, whether or not this is the day it is observed on instead."""
    return name.removesuffix(OBSERVED)


def same_holiday(name: str, called: str) -> bool:
    """Whether a holiday (its English name) is the one that staff calls so, in either language."""
    plain = base_name(name)
    wanted = _plain(called)
    return wanted in {_plain(plain), _plain(_SPANISH.get(plain, plain))}


def _plain(name: str) -> str:
    return " ".join(name.replace("\u2019", "'").casefold().split())
