"""A few stories of the machine; many more of them: ``python -m tests.crash.machine``."""

from hypothesis import HealthCheck, Phase, settings

from tests.crash.machine import Desk

Story = Desk.TestCase
Story.settings = settings(
    max_examples=4,
    stateful_step_count=25,
    deadline=None,
    derandomize=True,
    database=None,
    # Making a failure smaller would take longer than the test may.
    phases=(Phase.generate,),
    suppress_health_check=list(HealthCheck),
)
