"""A loopback Discord: it knows the protocol, and nothing of the roundtable."""
