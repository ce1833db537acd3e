"""The page: a member's Discord in a browser, over the same hands as the tests and the demonstrations."""
