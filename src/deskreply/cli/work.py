"""Commands that do something: the agent, a reply, a setting, a backup."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from deskreply import bootstrap
from deskreply import settings as config
from deskreply.cli.running import run_desk
from deskreply.cli.words import Row, print_json
from deskreply.domain.errors import UserError
from deskreply.settings import file as settings_file


def agent(given: argparse.Namespace) -> int:
    """``deskreply agent``"""
    if given.practice:
        from deskreply.cli.practice import practice_agent

        return practice_agent()
    from deskreply.system.stopping import stop_signal

    with stop_signal(at_once=True) as stop:
        desk = bootstrap.open_desk(create=True).ready()
        credentials = desk.credentials()
        if credentials is None:
            raise UserError.of(bootstrap.NO_CREDENTIALS)
        provider = bootstrap.provider_for(credentials, os.environ)
        return run_desk(desk, provider, stop, hide=(credentials.username, credentials.password))


def send(given: argparse.Namespace) -> int:
    """``deskreply send NUMBER TEXT [--at TIME]``"""
    desk = bootstrap.open_desk().ready()
    at = None
    if given.at is not None:
        from deskreply.cli.desk import moment

        at = moment(given.at)
    with desk.store() as store:
        message = bootstrap.staff_send(
            desk, store, given.number, given.text, at=at, anyway=given.anyway
        )
    sys.stdout.write(message.id + "\n")
    return 0


def settings(given: argparse.Namespace) -> int:
    """``deskreply settings list|get KEY|set KEY VALUE``"""
    desk = bootstrap.open_desk()
    wanted = {"list": 0, "get": 1, "set": 2}[given.action]
    words = [word for word in (given.key, given.value) if word is not None]
    if len(words) != wanted:
        usage = {"list": "list", "get": "get KEY", "set": "set KEY VALUE"}[given.action]
        raise UserError(f"Say it like this: deskreply settings {usage}")
    if given.action == "set":
        changed = config.set_value(desk.settings(), given.key, given.value)
        desk.home.create()
        settings_file.save(desk.home.settings, changed)
        return 0
    if given.action == "get":
        value = config.get(desk.settings(), given.key)
        if given.json:
            print_json([{"key": given.key, "value": value}])
        else:
            sys.stdout.write(_plain(value) + "\n")
        return 0
    _list_settings(desk.settings(), as_json=given.json)
    return 0


def backup(given: argparse.Namespace) -> int:
    """``deskreply backup FILE``"""
    from deskreply.system.stopping import stop_signal

    target = Path(given.file).expanduser().absolute()
    with stop_signal() as stop, bootstrap.open_desk().ready().store() as store:
        store.backup(target, stop.asked.is_set)
    sys.stdout.write(f"{target}\n")
    return 0


def _list_settings(settings: config.Settings, *, as_json: bool) -> None:
    rows: list[Row] = [
        {"key": name, "value": config.get(settings, name), "help": help_}
        for name, help_ in config.catalogue()
    ]
    for line in config.get(settings, "lines"):
        for part, value in line.items():
            if part != "number":
                rows.append({"key": f"lines.{line['number']}.{part}", "value": value, "help": ""})
    if as_json:
        print_json(rows)
        return
    for row in rows:
        sys.stdout.write(f"{row['key']} = {_plain(row['value'])}\n")
        if row["help"]:
            sys.stdout.write(f"    {row['help']}\n")


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return ",".join(str(item) for item in value)
    return str(value)
