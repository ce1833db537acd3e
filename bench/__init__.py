"""What ``make bench`` measures: Courroie beside a bare discord.py bot, on the same loopback Discord."""
