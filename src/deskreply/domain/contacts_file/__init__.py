"""A file of contacts, as it comes out of a practice program or a phone.

Its way: ``read_file`` makes a table of it, ``guess`` says what each column seems to hold (a person
may say it better: ``chosen``), ``people`` makes people of the rows and tells which it left out.
"""

from deskreply.domain.contacts_file.columns import Columns, Field, chosen, guess, require
from deskreply.domain.contacts_file.merging import added, known_as, updated
from deskreply.domain.contacts_file.reading import MOST_BYTES, TOO_LARGE, read_file
from deskreply.domain.contacts_file.rows import Person, Problem, Why, people
from deskreply.domain.contacts_file.table import Row, Table
from deskreply.domain.contacts_file.values import name as spoken_name
from deskreply.domain.contacts_file.words import sentence

__all__ = [
    "MOST_BYTES", "TOO_LARGE", "Columns", "Field", "Person", "Problem", "Row", "Table", "Why",
    "added", "chosen", "guess", "known_as", "people", "read_file", "require", "sentence",
    "spoken_name", "updated",
]  # fmt: skip
