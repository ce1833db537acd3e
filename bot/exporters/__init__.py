"""From domain values to bytes."""
