"""Sentences, clauses and the edges of tokens.

In: a text, its zones and its language.
Out: offsets of sentences (each with its zone) and of tokens; clauses of a sentence on request.
"""
