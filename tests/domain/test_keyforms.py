"""Keys as people paste them: padded, swapped, or an API key in the token's place."""

from __future__ import annotations

import pytest

from deskreply.domain.keyforms import Arranged, arrange

ACCOUNT, KEY, TOKEN, SECRET = "AC" + "a1" * 16, "SK" + "b2" * 16, "c3" * 16, "s3cretOfTheKey"


@pytest.mark.parametrize(
    ("pasted", "found"),
    [
        ((ACCOUNT, TOKEN), Arranged(ACCOUNT, TOKEN)),
        ((TOKEN, ACCOUNT), Arranged(ACCOUNT, TOKEN, swapped=True)),
        ((f" {ACCOUNT}\n", f'"{TOKEN}"\u200b'), Arranged(ACCOUNT, TOKEN)),
        ((ACCOUNT, SECRET, KEY), Arranged(ACCOUNT, SECRET, KEY)),
        ((ACCOUNT, KEY, SECRET), Arranged(ACCOUNT, SECRET, KEY, swapped=True)),
        ((KEY, SECRET, ACCOUNT), Arranged(ACCOUNT, SECRET, KEY, swapped=True)),
        ((SECRET, ACCOUNT, KEY), Arranged(ACCOUNT, SECRET, KEY, swapped=True)),
        ((ACCOUNT, KEY), Arranged(ACCOUNT, "", KEY)),
        ((KEY, SECRET), Arranged("", SECRET, KEY)),
        ((ACCOUNT, ""), Arranged(ACCOUNT, "")),
        (("", TOKEN), Arranged("", TOKEN)),
        (("", ""), Arranged("", "")),
        (("my-project-id", "PTtoken"), Arranged("my-project-id", "PTtoken")),
    ],
)
def test_each_value_finds_its_place(pasted: tuple[str, ...], found: Arranged) -> None:
    assert arrange(*pasted) == found


@pytest.mark.parametrize(
    ("pasted", "whole"),
    [((ACCOUNT, TOKEN), True), ((ACCOUNT, KEY), False), ((KEY, SECRET), False), (("", ""), False)],
)
def test_it_is_known_whether_something_is_missing(pasted: tuple[str, str], whole: bool) -> None:
    assert arrange(*pasted).whole is whole
