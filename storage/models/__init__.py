"""Tables, one file a noun."""
