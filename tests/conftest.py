"""What every test may ask for."""

from hypothesis import HealthCheck, settings

from tests.databases import blank_url, database, migrated, postgres

__all__ = ["blank_url", "database", "migrated", "postgres"]

# How long one example takes says more of the machine's load than of the code: benches measure time.
settings.register_profile("courroie", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("courroie")
