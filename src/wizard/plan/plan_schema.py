"""The plan file's JSON Schema, with descriptions from the docstrings under each field."""

import ast
import inspect
import textwrap
from collections.abc import Iterator
from typing import Any

from wizard.foundation.value import Value
from wizard.plan.plan import Plan


def plan_schema() -> dict[str, Any]:
    """Return the JSON Schema of a plan; without the source code, as in a bundle, the fields have no descriptions."""
    schema = Plan.model_json_schema()
    models = {model.__name__: model for model in _models(Value)}
    for name, part in {**schema["$defs"], "Plan": schema}.items():
        if name in models:
            for field, words in _field_words(models[name]).items():
                part["properties"].setdefault(field, {}).setdefault("description", words)
    return schema


def _models(base: type[Value]) -> Iterator[type[Value]]:
    for model in base.__subclasses__():
        yield model
        yield from _models(model)


def _field_words(model: type[Value]) -> dict[str, str]:
    """Return the docstrings under a model's fields, those of the models it is made from included."""
    # pydantic can take docstrings as it makes each model. That costs a tenth of every start, and only `schema` needs
    # it.
    found: dict[str, str] = {}
    for part in reversed(model.__mro__):
        if issubclass(part, Value):
            found |= dict(_words_in(part))
    return {field: words for field, words in found.items() if field in model.model_fields}


def _words_in(model: type[Value]) -> Iterator[tuple[str, str]]:
    try:
        source = inspect.getsource(model)
    except OSError:
        return
    body = ast.parse(textwrap.dedent(source)).body[0]
    assert isinstance(body, ast.ClassDef)
    for pair in zip(body.body, body.body[1:], strict=False):
        match pair:
            case (ast.AnnAssign(target=ast.Name(id=field)), ast.Expr(value=ast.Constant(value=str() as words))):
                yield field, inspect.cleandoc(words)
