"""Settings profiles: local, testing and production, each on top of base."""
