"""Text into data, with nothing lost: JSON in which no key may stand twice, and TOML."""

import json
import tomllib
import unicodedata
from collections import Counter
from datetime import date, time
from typing import Any, Literal

from ocop.errors import Issue, brief

Notation = Literal["json", "toml"]
"""How data is written down."""

_DEEPEST = 100  # nothing that ocop reads is nested as deep
_LONG = 60


def read_text(text: str | bytes | bytearray, notation: Notation) -> tuple[Any, tuple[Issue, ...]]:
    """Parse text.

    Args:
        text: The text; bytes are UTF-8.
        notation: ``"json"`` or ``"toml"``.

    Returns:
        The data, None where the text cannot be read at all, and every problem found. Of a key
        that stands twice in one object of JSON the data holds the last.

    Raises:
        TypeError: If it is neither text nor bytes.

    Example:
        >>> read_text('{"a": 1}', "json")
        ({'a': 1}, ())
        >>> read_text("a = 1", "toml")[0]
        {'a': 1}
        >>> [issue.code for issue in read_text('{"a": 1, "a": 2}', "json")[1]]
        ['repeated-key']
    """
    repeated: list[str] = []

    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        data = dict(pairs)
        if len(data) < len(pairs):
            counts = Counter(key for key, _ in pairs)
            repeated.extend(sorted(key for key, count in counts.items() if count > 1))
        return data

    try:
        # The parser of JSON would guess at other encodings than the one documented.
        decoded = text if isinstance(text, str) else str(text, "utf-8")
        if notation == "json":
            data = json.loads(decoded, object_pairs_hook=unique)
        else:
            data = tomllib.loads(decoded)
        if _depth(data) > _DEEPEST:
            raise ValueError(f"nested more than {_DEEPEST} deep")  # noqa: TRY301 - worded below
        as_json(data).encode()  # what cannot be written again is refused: half a character, say
    except (ValueError, RecursionError) as error:
        name = notation.upper()
        return None, (
            Issue(
                f"not-{notation}",
                "text",
                f"the text is not {name} ({error}); mend it there",
                f"văn bản không phải {name} ({error}); hãy sửa chỗ đó",
            ),
        )
    return data, tuple(
        Issue(
            "repeated-key",
            f'"{shown(key)}"',
            f"the key {brief(key)} stands twice in one object; keep one of the two",
            f"khóa {brief(key)} xuất hiện hai lần; hãy giữ một",
        )
        for key in repeated
    )


def shown(name: Any) -> str:
    r"""Show a name that stands in the input, as a step of a path to a problem.

    Args:
        name: A key, of any type.

    Returns:
        The name itself; its repr, cut short, where it is long or holds what does not print.

    Example:
        >>> shown("1.1"), shown("a\nb")
        ('1.1', "'a\\nb'")
    """
    plain = isinstance(name, str) and 0 < len(name) < _LONG and name.isprintable()
    return str(name) if plain else brief(name)


def as_json(data: Any) -> str:
    """Write data that was read from either notation as JSON, the days of TOML as ISO text.

    Args:
        data: The data.

    Returns:
        JSON text.

    Example:
        >>> as_json({"on": date(2023, 2, 28)})
        '{"on": "2023-02-28"}'
    """
    return json.dumps(data, ensure_ascii=False, default=_iso)


def in_nfc(data: Any) -> Any:
    r"""Give data with all its text in Unicode form NFC, and the days of TOML as ISO text.

    Args:
        data: The data.

    Returns:
        The same as plain JSON data.

    Example:
        >>> in_nfc({"a": ["e\u0301"]})
        {'a': ['é']}
    """
    return json.loads(unicodedata.normalize("NFC", as_json(data)))


def _depth(data: Any) -> int:
    """How deep lists and objects are nested, counted without recursion."""
    deepest, left = 0, [(data, 1)]
    while left:
        value, depth = left.pop()
        below = value.values() if isinstance(value, dict) else value
        if isinstance(value, dict | list):
            deepest = max(deepest, depth)
            left += [(part, depth + 1) for part in below]
    return deepest


def _iso(value: date | time) -> str:
    return value.isoformat()
