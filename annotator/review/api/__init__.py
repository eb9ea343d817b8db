"""`/api/v1/suggestions/` and `/api/v1/marks/`."""
