"""What Alembic runs for each command, over the connection that ``storage.migrate`` hands it.

It knows nothing of today's models: a migration is history.
"""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
with context.begin_transaction():
    context.run_migrations()
