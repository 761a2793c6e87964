"""Whether a recorded value is of the kind that the guidance gives its field: a date is a date, and not “x”."""

from collections.abc import Mapping
from datetime import date

from wizard.foundation.value import FIRST_DAY, LAST_DAY
from wizard.guidance.item import FieldKind, Item, RecordField, TableColumn
from wizard.plan.proposal import Fields, FieldValue, Row


def fits(column: TableColumn, value: FieldValue) -> bool:
    """Whether a field, or a column of a table, can hold this value. Bounds and empty texts are no matter here."""
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
    # Python reads other forms of ISO 8601 too, and plans have one alone.
    return FIRST_DAY <= day <= LAST_DAY and day.isoformat() == text


def _row_fits(columns: Mapping[str, TableColumn], row: Row) -> bool:
    return all(key not in columns or fits(columns[key], value) for key, value in row.items())


def misfit(item: Item, fields: Fields) -> str:
    """Return the first field that holds what the guidance on its item gives it no room for; empty if none does.

    What the item does not ask for is no misfit: another edition may have asked for it.
    """
    for field in item.fields:
        if field.id in fields and not fits(field, fields[field.id]):
            return field.id
    return ""


def fitting(item: Item, fields: Fields) -> Fields:
    """Return the fields without those that hold what the item has no room for: another edition may ask otherwise."""
    known = {field.id: field for field in item.fields}
    return {key: value for key, value in fields.items() if key not in known or fits(known[key], value)}
