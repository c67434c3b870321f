"""A dictionary that cannot be changed."""

from collections.abc import Callable, Mapping
from typing import Any, NoReturn, TypeVar, get_args

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

K = TypeVar("K")
V = TypeVar("V")


class FrozenDict(dict[K, V]):
    """A ``dict`` whose items are fixed once it is made.

    It reads, compares, prints and pickles like a ``dict`` and can be hashed when its values can.
    Every method that would change it raises ``TypeError``; ``dict(x)`` or ``x | {...}`` gives
    an ordinary dictionary with the changes wanted.

    Example:
        >>> points = FrozenDict({"1.1": 3})
        >>> points["1.1"] = 2
        Traceback (most recent call last):
            ...
        TypeError: FrozenDict cannot be changed; make a new one from dict(...)
        >>> points | {"1.1": 2}
        {'1.1': 2}
    """

    __slots__ = ()

    def _refuse(self, *_: Any, **__: Any) -> NoReturn:
        raise TypeError("FrozenDict cannot be changed; make a new one from dict(...)")

    __setitem__ = __delitem__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse
    __ior__ = _refuse

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(frozenset(self.items()))

    def __copy__(self) -> "FrozenDict[K, V]":
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return (FrozenDict, (dict(self),))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        key, value = get_args(source) or (Any, Any)
        freeze: Callable[[Mapping[K, V]], FrozenDict[K, V]] = cls
        items = core_schema.dict_schema(
            handler.generate_schema(key),
            handler.generate_schema(value),
            strict=False,  # any mapping will do; keys and values stay as strict as the model
        )
        return core_schema.no_info_after_validator_function(freeze, items)
