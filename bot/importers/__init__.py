"""From bytes to a draft of the plan, with its doubts."""
