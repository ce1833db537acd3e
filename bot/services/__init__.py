"""Use cases: one file a noun."""
