"""What the tests of the strategies share: samples, and refusals before anything is drawn."""

import pytest
from hypothesis import Phase, find, given, settings

from ocop import InputError


def some(strategy, count=30):
    """Examples of a strategy, the same every time."""
    found = []

    @settings(max_examples=count, deadline=None, database=None, derandomize=True)
    @given(strategy)
    def collect(value):
        found.append(value)

    collect()
    return found


def comes_up(strategy, *conditions):
    """Whether each of the conditions holds for some example, looked for in one go."""
    left = [*conditions]

    def last_one(value):
        left[:] = [condition for condition in left if not condition(value)]
        return not left

    once = settings(
        max_examples=2000, phases=[Phase.generate], derandomize=True, database=None, deadline=None
    )
    find(strategy, last_one, settings=once)  # NoSuchExample if one never holds
    return True


def refused(call, *arguments, **more):
    """Code and place of the one problem."""
    with pytest.raises(InputError) as caught:
        call(*arguments, **more)
    (issue,) = caught.value.issues
    assert issue.en != issue.vi
    return issue.code, issue.path
