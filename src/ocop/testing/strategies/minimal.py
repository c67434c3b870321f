"""The simplest example of a strategy, to see what a failing test would shrink to."""

from collections.abc import Callable
from typing import TypeVar

from hypothesis import Phase, find, settings
from hypothesis.strategies import SearchStrategy

T = TypeVar("T")


def simplest(strategy: SearchStrategy[T], where: Callable[[T], bool] = lambda _: True) -> T:
    """The simplest example that shrinking finds, the same every time.

    Args:
        strategy: The strategy.
        where: What the example must fulfil; nothing if left out.

    Returns:
        The example.

    Raises:
        hypothesis.errors.NoSuchExample: If none fulfils it.

    Example:
        >>> from hypothesis import strategies as st
        >>> simplest(st.lists(st.integers()), where=lambda numbers: sum(numbers) > 10)
        [11]
    """
    # Without the phase that explains: it tries other examples after the simplest was found.
    fixed = settings(
        max_examples=2000,
        phases=(Phase.generate, Phase.shrink),
        derandomize=True,
        database=None,
        deadline=None,
    )
    return find(strategy, where, settings=fixed)
