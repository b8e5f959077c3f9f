"""The recovery code: the key of the local database in a form that a person can write down.

32 bytes and a checksum of 3 in Crockford's base 32, in fourteen groups of four. Read back without
regard to case, spaces and dashes; O counts as 0, I and L as 1.
"""

from __future__ import annotations

import hashlib
import unicodedata

from deskreply.domain.errors import UserError

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUES = {character: value for value, character in enumerate(_ALPHABET)}
_LOOKS_LIKE = {"O": "0", "I": "1", "L": "1"}
_KEY_BYTES = 32
_CHECK_BYTES = 3
_BITS = 5
_GROUP = 4
LENGTH = (_KEY_BYTES + _CHECK_BYTES) * 8 // _BITS
_HOW = "copy all fourteen groups of four as they were written down"
_HOW_ES = "copie los catorce grupos de cuatro tal como se anotaron"


def code_of(key: str) -> str:
    """The recovery code of a key of 64 hex digits."""
    content = bytes.fromhex(key)
    if len(content) != _KEY_BYTES:
        raise ValueError("a database key has 32 bytes")
    number = int.from_bytes(content + _check(content))
    characters = []
    for _ in range(LENGTH):
        number, value = divmod(number, 1 << _BITS)
        characters.append(_ALPHABET[value])
    text = "".join(reversed(characters))
    return "-".join(text[at : at + _GROUP] for at in range(0, LENGTH, _GROUP))


def key_of(typed: str) -> str:
    """The key, 64 hex digits in lower case. UserError where the code cannot be right, which says
    nothing of what was typed."""
    number, count = 0, 0
    for character in unicodedata.normalize("NFKC", typed).upper():
        if not character.isalnum():
            continue
        value = _VALUES.get(_LOOKS_LIKE.get(character, character))
        if value is None:
            raise UserError(
                f"The recovery code holds a character that no code has, in group "
                f"{count // _GROUP + 1}; {_HOW}.",
                es="El código de recuperación tiene un carácter que ningún código lleva, en el "
                f"grupo {count // _GROUP + 1}; {_HOW_ES}.",
            )
        number = number << _BITS | value
        count += 1
    if count != LENGTH:
        raise UserError(
            f"The recovery code has {count} of {LENGTH} characters; {_HOW}.",
            es=f"El código de recuperación tiene {count} de {LENGTH} caracteres; {_HOW_ES}.",
        )
    content = number.to_bytes(_KEY_BYTES + _CHECK_BYTES)
    key, check = content[:_KEY_BYTES], content[_KEY_BYTES:]
    if check != _check(key):
        raise UserError(
            f"The recovery code has a wrong character somewhere; {_HOW}.",
            es=f"El código de recuperación tiene un carácter equivocado; {_HOW_ES}.",
        )
    return key.hex()


def _check(key: bytes) -> bytes:
    return hashlib.sha256(b"DeskReply recovery code" + key).digest()[:_CHECK_BYTES]
