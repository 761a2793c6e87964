"""The numbers under which decisions, proposals and the practice's own items are printed."""

from wizard.plan.record import SealedOutcome

_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def item_number(item_id: str) -> str:
    """Return an item's number as it is printed: the guidance's as it is, the practice's own as “O1”."""
    return item_id.upper() if is_own_number(item_id) else item_id


def is_own_number(item_id: str) -> bool:
    """Whether an id is that of an item of the practice's own: “o1”."""
    return item_id[:1] == "o" and item_id[1:].isdigit()


def outcome_number(item_id: str, outcome: SealedOutcome) -> str:
    """Return the number of a decision, “1.1”, or of a proposal that decided nothing, “1 (i)”; empty for neither."""
    if outcome.number is not None:
        return f"{item_number(item_id)}.{outcome.number}"
    return f"{item_number(item_id)} ({roman(outcome.fallen)})" if outcome.fallen else ""


def roman(number: int) -> str:
    """Return a number from 1 in small Roman numerals: “iv”."""
    words = ""
    for value, sign in _ROMAN:
        words += sign * (number // value)
        number %= value
    return words
