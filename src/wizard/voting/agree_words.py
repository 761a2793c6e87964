"""What a chair can record where nobody here is against."""

from collections.abc import Mapping

from wizard.voting.ruling import Reach

AGREE: Mapping[Reach, str] = {
    Reach.CAN: "Agreed, nobody against",
    Reach.ONLY_IF_ALL: "Agreed, nobody against",
    Reach.NOT_ALONE: "Agreed here, ask the absent partners",
    Reach.CONTRACTOR: "Decision of the contractor",
}
"""As it is on the button; where those here cannot carry it there is nothing to record, and no button."""
