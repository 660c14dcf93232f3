"""How many examples of what is random: few while one works, the usual number, and many before a reader changes.

`pytest --hypothesis-profile=fast` chooses; `ci` is the usual one.
"""

from __future__ import annotations

from hypothesis import HealthCheck, settings

EXAMPLES = {"fast": 10, "ci": 100, "deep": 500}


def register_profiles() -> None:
    """Make the profiles known and begin with the usual one."""
    for name, examples in EXAMPLES.items():
        # Machines that run these tests are shared and noisy: nothing here is timed.
        settings.register_profile(
            name, max_examples=examples, deadline=None, suppress_health_check=[HealthCheck.too_slow]
        )
    settings.load_profile("ci")


def examples(usual: int) -> settings:
    """Return settings for a number of examples where the usual profile has 100, and as many times more or fewer."""
    return settings(max_examples=max(1, usual * settings().max_examples // EXAMPLES["ci"]))
