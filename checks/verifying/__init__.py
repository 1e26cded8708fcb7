"""How a claim in words is held against what texts state; `checks.verify` puts it together."""
