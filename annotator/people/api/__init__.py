"""`/api/v1/me/`, `projects/`, their `members/`, and `tokens/`."""
