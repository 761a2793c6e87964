"""GP Action Wizard: from ten collective actions to a signed action plan, at one partners' meeting."""

__version__ = "0.2.0"
