"""Suggesters, each of them a spaCy pipeline.

In: a text with zones and sentences, and a pack of data. Out: suggested spans with evidence.
`registry.py` is the door. The built-in pipeline reads, in this order: `concepts` (words and
phrases), `moves` (what a sentence does with them), `topic`, `scope` (negation, doubt, mockery),
`attribution` (who says it) and `combine` (which labels follow, on which stretch).
"""
