"""The recovery code: what a person writes down and types again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskreply.domain import recovery
from deskreply.domain.errors import UserError

KEY = "00ff" * 16
CODE = recovery.code_of(KEY)
keys = st.binary(min_size=32, max_size=32).map(bytes.hex)


@given(keys)
def test_there_and_back(key: str) -> None:
    code = recovery.code_of(key)
    assert recovery.key_of(code) == key
    groups = code.split("-")
    assert [len(group) for group in groups] == [4] * 14
    assert not set(code) & set("ILOUabcdefghijklmnopqrstuvwxyz")


@given(keys)
def test_as_people_write_and_type_it(key: str) -> None:
    code = recovery.code_of(key)
    for typed in (
        code.lower(),
        code.replace("-", ""),
        code.replace("-", " "),
        f"  {code}\n",
        code.replace("0", "O").replace("1", "l"),
        code.replace("0", "o").replace("1", "I"),
        code.replace("-", "\u2013"),
        "".join(chr(ord(c) + 0xFEE0) for c in code.replace("-", "")),
    ):
        assert recovery.key_of(typed) == key


@given(keys, st.integers(0, 55), st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZ"))
def test_a_wrong_character_is_noticed(key: str, at: int, wrong: str) -> None:
    right = recovery.code_of(key).replace("-", "")
    typed = right[:at] + wrong + right[at + 1 :]
    if typed == right:
        return
    with pytest.raises(UserError, match="wrong character"):
        recovery.key_of(typed)


@given(keys, st.integers(0, 54))
def test_two_characters_in_each_other_s_place_are_noticed(key: str, at: int) -> None:
    right = recovery.code_of(key).replace("-", "")
    typed = right[:at] + right[at + 1] + right[at] + right[at + 2 :]
    if typed == right:
        return
    with pytest.raises(UserError):
        recovery.key_of(typed)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "0 of 56"),
        (CODE[:-1], "55 of 56"),
        (CODE + "7", "57 of 56"),
        (CODE.replace("0", "U", 1), "no code has, in group 1"),
        ("00ff" * 16, "64 of 56"),
    ],
)
def test_what_cannot_be_a_code_is_told_without_repeating_it(typed: str, words: str) -> None:
    with pytest.raises(UserError, match=words) as told:
        recovery.key_of(typed)
    assert CODE[:14] not in str(told.value)
    assert "\n" not in str(told.value)


def test_a_key_of_another_length_has_no_code() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        recovery.code_of("00ff")
