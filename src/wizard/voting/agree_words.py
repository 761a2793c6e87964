"""The words for what a chair can record if nobody here is against."""

from collections.abc import Mapping

from wizard.voting.ruling import Reach

AGREE: Mapping[Reach, str] = {
    Reach.CAN: "Agreed, nobody against",
    Reach.ONLY_IF_ALL: "Agreed, nobody against",
    Reach.NOT_ALONE: "Agreed here, ask the absent partners",
    Reach.CONTRACTOR: "Decision of the contractor",
}
"""The label of the button; if those here cannot carry the proposal, there is no button."""
