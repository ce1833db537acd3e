"""From domain values and texts to Discord layouts. No input or output."""
