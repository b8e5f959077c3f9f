"""``python -m deskreply`` and the ``deskreply`` command."""

from deskreply.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
