"""Numeric expressions of a text → Quantity, or refused with a reason: value, bound, unit and counted noun."""
