"""Whether a recorded value fits its field in the guidance: a date field has a date, not “x”."""

from collections.abc import Mapping
from datetime import date

from wizard.foundation.value import FIRST_DAY, LAST_DAY
from wizard.guidance.item import FieldKind, Item, RecordField, TableColumn
from wizard.plan.proposal import Fields, FieldValue, Row


def fits(column: TableColumn, value: FieldValue) -> bool:
    """Whether a field, or a column of a table, can have this value, ignoring limits and empty texts."""
    match column.kind:
        case FieldKind.NUMBER | FieldKind.MONEY:
            return isinstance(value, int) and not isinstance(value, bool)
        case FieldKind.YES_NO:
            return isinstance(value, bool)
        case FieldKind.DATE:
            return isinstance(value, str) and _is_day(value)
        case FieldKind.CHOICE:
            return value in column.choices
        case FieldKind.TEXT:
            return isinstance(value, str)
        case FieldKind.TABLE:
            columns = {each.id: each for each in column.columns} if isinstance(column, RecordField) else {}
            return isinstance(value, tuple) and all(_row_fits(columns, row) for row in value)


def _is_day(text: str) -> bool:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return False
    # Python reads other forms of ISO 8601 too, but plans use only one.
    return FIRST_DAY <= day <= LAST_DAY and day.isoformat() == text


def _row_fits(columns: Mapping[str, TableColumn], row: Row) -> bool:
    return all(key not in columns or fits(columns[key], value) for key, value in row.items())


def misfit(item: Item, fields: Fields) -> str:
    """Return the first field whose value does not fit the guidance on its item; empty if all fit.

    A field that the item does not have is allowed, because another edition may have it.
    """
    for field in item.fields:
        if field.id in fields and not fits(field, fields[field.id]):
            return field.id
    return ""


def fitting(item: Item, fields: Fields) -> Fields:
    """Return the fields without values that do not fit the item, which may come from another edition."""
    known = {field.id: field for field in item.fields}
    return {key: value for key, value in fields.items() if key not in known or fits(known[key], value)}
