"""The only Qt: the window over the engine, see ``docs/architecture.md``."""
