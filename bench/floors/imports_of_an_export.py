"""The least that an export costs in Python: loading reportlab and the domain's models."""

import reportlab.pdfbase.ttfonts
import reportlab.platypus

import wizard.plan.plan

__all__ = ["reportlab", "wizard"]
