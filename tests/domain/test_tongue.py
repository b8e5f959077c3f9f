"""Spanish is recognised in the short texts that people write."""

from __future__ import annotations

import pytest

from deskreply.domain.tongue import looks_spanish


@pytest.mark.parametrize(
    "text",
    [
        "Hola", "Hola, necesito una limpieza. ¿Hay cita mañana?", "BUENAS TARDES",
        "cuanto cuesta una limpieza", "Gracias!!", "aceptan delta dental?? tengo una cita hoy",
        "Sí, por favor", "me duele mucho la muela, ¿pueden llamarme?", "habla espanol?",
    ],
)  # fmt: skip
def test_it_is_spanish(text: str) -> None:
    assert looks_spanish(text)


@pytest.mark.parametrize(
    "text",
    [
        "", "Hi, do you take Delta Dental?", "ok", "👍", "Can I come in tomorrow? Gracias",
        "My son has a cita, I mean an appointment", "Maria Lopez", "9:30", "STOP", "no",
        "Is the mi casa office open?",
    ],
)  # fmt: skip
def test_it_is_not(text: str) -> None:
    assert not looks_spanish(text)
