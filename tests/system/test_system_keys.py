from __future__ import annotations

import pytest

from deskreply.domain.errors import UserError
from deskreply.system.keys import choose, from_environment, tidy

SID = "AC" + "0123456789abcdef" * 2
TOKEN = "fedcba9876543210" * 2
KEY = "SK" + "0123456789abcdef" * 2
SECRET = "s3cr3t" * 5


def env(account: str = "", token: str = "", key: str = "", secret: str = "") -> dict[str, str]:
    names = ("TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN", "TWILIO_API_KEY", "TWILIO_API_SECRET")
    return {n: v for n, v in zip(names, (account, token, key, secret), strict=True) if v}


def test_nothing() -> None:
    assert from_environment({}) is None
    assert from_environment({"TWILIO_ACCOUNT_SID": " ", "TWILIO_AUTH_TOKEN": ""}) is None


def test_account_and_token() -> None:
    found = from_environment(env(SID, TOKEN))
    assert found is not None
    assert (found.account_sid, found.username, found.password) == (SID, SID, TOKEN)
    assert found.source == "environment"


def test_an_api_key_wins_over_the_token() -> None:
    for token in ("", TOKEN):
        found = from_environment(env(SID, token, KEY, SECRET))
        assert found is not None
        assert (found.account_sid, found.username, found.password) == (SID, KEY, SECRET)


def test_other_providers_use_other_forms() -> None:
    account = "b08dacad-2a5c-4a1f-9b7e-0f6d1e2c3b4a"
    found = from_environment(env(account, "PT0123"))
    assert found is not None
    assert found.account_sid == account


@pytest.mark.parametrize(
    "padded", [f" {SID}\r\n", f'"{SID}"', f"' {SID} '", f"\u201c{SID}\u201d", f"\ufeff{SID}\u200b"]
)
def test_padding_is_taken_off(padded: str) -> None:
    found = from_environment(env(padded, f"\t{TOKEN}\n"))
    assert found is not None
    assert (found.account_sid, found.password) == (SID, TOKEN)


def test_quotes_inside_stay() -> None:
    assert tidy("a'b\"c") == "a'b\"c"
    assert tidy(' "" ') == ""


@pytest.mark.parametrize(
    ("given", "named"),
    [
        (env(SID), "TWILIO_AUTH_TOKEN is missing"),
        (env(token=TOKEN), "TWILIO_ACCOUNT_SID is missing"),
        (env(key=KEY, secret=SECRET), "TWILIO_ACCOUNT_SID is missing"),
        (env(SID, TOKEN, KEY), "TWILIO_API_SECRET is missing"),
        (env(SID, key=KEY), "TWILIO_API_SECRET is missing"),
        (env(SID, secret=SECRET), "TWILIO_API_KEY is missing"),
        (env(TOKEN, SID), "TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN are swapped"),
        (env(SID, SID), "TWILIO_AUTH_TOKEN holds an account SID"),
        (env(token=SID), "TWILIO_AUTH_TOKEN holds an account SID"),
        (env(TOKEN, TOKEN), "TWILIO_ACCOUNT_SID holds what looks like an auth token"),
        (env(TOKEN), "TWILIO_ACCOUNT_SID holds what looks like an auth token"),
        (env(SID, KEY), "TWILIO_AUTH_TOKEN holds an API key"),
        (env(KEY, SECRET), "TWILIO_ACCOUNT_SID holds an API key"),
        (env(KEY, "", SID, SECRET), "TWILIO_ACCOUNT_SID and TWILIO_API_KEY are swapped"),
        (env(SID, "", SECRET, KEY), "TWILIO_API_KEY and TWILIO_API_SECRET are swapped"),
        (env(SID, "", "", KEY), "TWILIO_API_SECRET holds an API key"),
        (env(SID, "", KEY, SID), "TWILIO_API_SECRET holds an account SID"),
    ],
)
def test_what_is_missing_or_misplaced_is_named(given: dict[str, str], named: str) -> None:
    with pytest.raises(UserError, match=named) as told:
        from_environment(given)
    said = str(told.value)
    assert "\n" not in said
    assert not any(value in said for value in (SID, TOKEN, KEY, SECRET))
    assert told.value.exit_code == 2


def test_entered_by_hand_it_is_named_as_on_the_form() -> None:
    with pytest.raises(UserError, match="The auth token is missing"):
        choose(SID)
    assert choose(SID, TOKEN).source == "entered"


def test_secrets_are_not_shown() -> None:
    found = choose(SID, key=KEY, secret=SECRET)
    for shown in (repr(found), str(found), f"{found}"):
        assert SECRET not in shown
        assert KEY not in shown
