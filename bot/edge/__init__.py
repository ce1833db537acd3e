"""Between Discord and the cogs: replies, the router, the error boundary, the commands' names."""
