"""Other client libraries, each tried on the playground by a bot of a few lines.

They are no dependencies: hikari alone would do, but it asks for a multidict older than ours. ``python -m
tests.playground.clients`` (or with some of their names) installs them in a throw-away folder, walks each through what a
bot does, and says what it managed. The ways in which they connect are held all the time by ``test_any_client.py``.
"""
