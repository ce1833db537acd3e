"""From the outbox to Discord: claim, render, send, settle."""
