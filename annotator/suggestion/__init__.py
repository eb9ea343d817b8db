"""What a machine proposes to the reviewers, with its reasons.

In: a text, its zones and its sentences; a pack (scheme and lexicon).
Out: suggestions, each with label, bounds, score, attributes and evidence. None is ever edited.
"""
