"""The Discord edge: one file a feature. Guard, one call, one reply."""
