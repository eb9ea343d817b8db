"""Hikiwake's one Django app.

In: texts and a scheme. Out: reviewed, settled and released annotations, one room per stage.
"""
