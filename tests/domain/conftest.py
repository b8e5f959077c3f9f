"""Generated examples are not timed: a loaded machine is no bug."""

from hypothesis import settings

settings.register_profile("domain", deadline=None, max_examples=80)
settings.load_profile("domain")
