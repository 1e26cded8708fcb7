"""Quantities and what stands around them → claims, and the happenings that the claims speak of."""
