"""What is wrong with a row, in a sentence for staff."""

from __future__ import annotations

from collections.abc import Mapping

from deskreply.domain.contacts_file.rows import Problem, Why

_SENTENCES: Mapping[Why, tuple[str, str]] = {
    Why.UNREADABLE: (
        "A quotation mark is opened there and not closed: put that row right in the file.",
        "Ahí se abren comillas y no se cierran: corrija esa fila en el archivo.",
    ),
    Why.TOO_MANY_CELLS: (
        "It has more cells than there are columns: something in it is not quoted.",
        "Tiene más celdas que columnas: a algo le faltan las comillas.",
    ),
    Why.NO_NAME: ("It has no name.", "No tiene nombre."),
    Why.NO_NUMBER: ("It has no phone number.", "No tiene número de teléfono."),
    Why.BAD_NUMBER: (
        "What stands under {column} is not a phone number, or its area code is missing.",
        "Lo que está en {column} no es un número de teléfono, o le falta el código de área.",
    ),
}
_KEPT = (
    " The person was taken without it.",
    " Se guardó a la persona sin ese número.",
)


def sentence(problem: Problem, language: str) -> str:
    """Why a row was left out, in ``en`` or ``es``."""
    place = 1 if language == "es" else 0
    said = _SENTENCES[problem.why][place].format(column=f"“{problem.column}”")
    return said + (_KEPT[place] if problem.kept else "")
