"""Values that show themselves in a notebook, without knowing how."""

from collections.abc import Callable
from typing import Any, ClassVar


class Shown:
    """Shows itself as HTML in a notebook; the view module hangs its renderer in here."""

    __slots__ = ()
    render: ClassVar[Callable[[Any], str]]

    def _repr_html_(self) -> str:
        return type(self).render(self)
