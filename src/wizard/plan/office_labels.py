"""The words of what a practice tells those outside it."""

from collections.abc import Mapping
from types import MappingProxyType

from wizard.plan.office import Support

SUPPORT: Mapping[Support, str] = MappingProxyType(
    {
        Support.ADVICE: "Advice on our own case",
        Support.WORDING: "Letters or wording to use",
        Support.ICB: "Talks with the ICB",
        Support.OTHERS: "Contact with practices that do the same",
        Support.TRAINING: "Training for our staff",
    }
)
"""What may be wanted of the LMC, as the form and the return say it."""
