"""Measured speed: `make bench`. Each figure is a ratio to a reference timed in the same run."""
