"""`/moi`: what a member sees of themselves, and changes."""
