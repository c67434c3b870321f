"""The base of entities: strict, frozen, and one error in words for everything wrong."""

from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Self, get_args

import attrs
from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError
from pydantic_core import PydanticCustomError

from ocop.errors import InputError, Issue, OcopError, brief
from ocop.legal import Citation
from ocop.names import nearest
from ocop.notation import shown

Name = Annotated[str, StringConstraints(max_length=500, pattern=r"\S")]
"""Text that is not blank."""

Text = Annotated[str, StringConstraints(max_length=5000, pattern=r"\S")]
"""Text that is not blank and may run to a paragraph."""


def refusal(
    code: str, en: str, vi: str, path: str | None = None, citation: Citation | None = None
) -> PydanticCustomError:
    """A problem that a validator of an entity found.

    Args:
        code: Stable short id of the kind of problem.
        en: The message in English.
        vi: The message in Vietnamese.
        path: The field, where the whole entity was looked at.
        citation: The clause behind it.

    Returns:
        The error to raise inside a validator.
    """
    issue = Issue(code, path or "", en, vi, citation)
    return PydanticCustomError(code, "{issue}", {"issue": issue})


def refusal_of_all(issues: Iterable[Issue]) -> PydanticCustomError:
    """Several problems that a validator of an entity found at once.

    Args:
        issues: The problems; each path counts from the entity.

    Returns:
        The error to raise inside a validator.
    """
    return PydanticCustomError("unsound", "{issues}", {"issues": tuple(issues)})


class CheckedCopy(BaseModel):
    """A model whose changed copies are checked; pydantic alone would take any change."""

    def model_copy(self, *, update: Mapping[str, Any] | None = None, **_: Any) -> Self:
        """Make a changed copy, checked like any other.

        Args:
            update: The fields to change.
            **_: Options of pydantic without effect here: all of it is immutable.

        Returns:
            The copy.

        Raises:
            OcopError: If the changed value is wrong; which kind, the class says.
        """
        kept = {name: getattr(self, name) for name in self.model_fields_set}
        return type(self)(**{**kept, **(update or {})})


class Entity(CheckedCopy):
    """Base of all entities: strict, frozen, and one error for everything wrong.

    Raises:
        InputError: If any field is wrong; every problem is listed with its place.
    """

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", defer_build=True)

    def __init__(self, **data: Any) -> None:
        try:
            super().__init__(**data)
        except ValidationError as error:
            raise _refused(type(self), error) from None

    # Tells pydantic that parsing need not come through this constructor, which only words errors.
    __init__.__pydantic_base_init__ = True  # type: ignore[attr-defined]

    @classmethod
    def model_validate(cls, obj: Any, **options: Any) -> Self:
        """Make an entity of a mapping; errors as in the constructor.

        Args:
            obj: A mapping of the fields, or the entity itself.
            **options: Passed on to pydantic.

        Returns:
            The entity.

        Raises:
            InputError: If any field is wrong.
        """
        try:
            return super().model_validate(obj, **options)
        except ValidationError as error:
            raise _refused(cls, error) from None

    @classmethod
    def model_validate_json(cls, json_data: str | bytes | bytearray, **options: Any) -> Self:
        """Make an entity of JSON text; errors as in the constructor.

        Args:
            json_data: The text.
            **options: Passed on to pydantic.

        Returns:
            The entity.

        Raises:
            InputError: If the text is not JSON or any field is wrong.
        """
        try:
            return super().model_validate_json(json_data, **options)
        except ValidationError as error:
            raise _refused(cls, error) from None


# Kind of pydantic's error to our words; {0} is the value, {1} what was allowed.
_WORDS = {
    "missing": ("this field is required; add it", "trường này bắt buộc; hãy thêm"),
    "string_type": ("expected text, got {0}", "cần chữ, nhận được {0}"),
    "string_pattern_mismatch": (
        "{0} does not have the form expected: {1}",
        "{0} không đúng dạng: {1}",
    ),
    "string_too_long": ("{0} is too long; shorten it", "{0} quá dài; hãy rút ngắn"),
    "date_type": (
        "expected a date (datetime.date, in JSON YYYY-MM-DD), got {0}",
        "cần ngày (datetime.date, trong JSON là YYYY-MM-DD), nhận được {0}",
    ),
    "literal_error": ("{0} is not allowed; allowed: {1}", "{0} không được phép; cho phép: {1}"),
    "union_tag_invalid": (
        "{0} is of no kind there is; allowed for kind: {1}",
        "{0} không thuộc loại nào; kind được phép: {1}",
    ),
    "union_tag_not_found": ("{0} does not say its kind; add kind", "{0} thiếu kind; hãy thêm"),
    "tuple_type": ("expected a list, got {0}", "cần một danh sách, nhận được {0}"),
    "model_type": ("expected an object, got {0}", "cần một đối tượng, nhận được {0}"),
    "bool_type": ("expected true or false, got {0}", "cần true hoặc false, nhận được {0}"),
    "int_type": ("expected a whole number, got {0}", "cần số nguyên, nhận được {0}"),
    "date_parsing": (
        "{0} is no date; in JSON write YYYY-MM-DD",
        "{0} không phải ngày; trong JSON hãy ghi YYYY-MM-DD",
    ),
    "enum": ("{0} is not allowed; allowed: {1}", "{0} không được phép; cho phép: {1}"),
    "greater_than_equal": ("{0} is below {1}", "{0} nhỏ hơn {1}"),
    "less_than_equal": ("{0} is above {1}", "{0} lớn hơn {1}"),
    "json_invalid": ("the text is not JSON: {1}", "văn bản không phải JSON: {1}"),
}
_SHOWN = ("expected", "expected_tags", "ge", "le", "error")
_FORMS = {
    r"\S": "text that is not blank (chữ)",
    r"^\d{5}$": "5 digits (5 chữ số)",
    r"^\d{2}$": "2 digits (2 chữ số)",
}


def worded(model: type[BaseModel], error: ValidationError) -> list[Issue]:
    """Put what pydantic found into our words.

    Args:
        model: The model that refused.
        error: What it found.

    Returns:
        Every problem, in the order of the input.
    """
    return [issue for found in error.errors() for issue in _issues(model, dict(found))]


def _refused(model: type[BaseModel], error: ValidationError) -> InputError:
    return InputError(model.__name__, worded(model, error))


def _issues(model: type[BaseModel], found: dict[str, Any]) -> list[Issue]:
    path = ""
    for step in found["loc"]:
        path += f"[{step}]" if isinstance(step, int) else f".{shown(step)}" if path else shown(step)
    context = found.get("ctx", {})
    raised = context.get("error")
    own = context.get("issues") or [i for i in (context.get("issue"),) if isinstance(i, Issue)]
    own = raised.issues if isinstance(raised, OcopError) else own
    if own:
        wheres = [".".join(p for p in (path, i.path) if p) or model.__name__ for i in own]
        return [attrs.evolve(i, path=where) for i, where in zip(own, wheres, strict=True)]
    kind, value = found["type"], brief(found["input"])
    if kind == "extra_forbidden":
        fields = _fields_at(model, found["loc"][:-1])
        near = ", ".join(nearest(str(found["loc"][-1]), fields) or fields)
        en, vi = (
            f"there is no such field; nearest: {near}. Rename or remove it",
            f"không có trường này; gần nhất: {near}. Hãy đổi tên hoặc bỏ",
        )
    else:
        allowed = next((str(context[key]) for key in _SHOWN if key in context), "")
        pattern = context.get("pattern")
        allowed = _FORMS.get(pattern, pattern) if pattern else allowed
        own_words = (f"{found['msg']}, got {value}", f"giá trị sai: {value}")
        words = _WORDS.get(kind)
        en, vi = own_words if words is None else (w.format(value, allowed) for w in words)
    return [Issue(kind.replace("_", "-"), path or model.__name__, en, vi)]


def _fields_at(model: type[BaseModel], loc: tuple[int | str, ...]) -> tuple[str, ...]:
    """The fields of the part of a model that a place in the input leads to."""
    models = [model]
    for step in loc:
        if isinstance(step, int):
            continue
        below = [
            part
            for m in models
            if step in m.model_fields
            for part in _models_in(m.model_fields[step].annotation)
        ]
        # A step that is no field is the tag of one kind among several.
        models = below or [
            m for m in models if any(f.default == step for f in m.model_fields.values())
        ]
    return tuple(field for m in models for field in m.model_fields)


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [m for part in get_args(annotation) for m in _models_in(part)]
