"""Which stretch of a text is which part of an article.

In: a text and, where a rule cannot know, corrections.
Out: zones that partition it, and the Markdown syntax laid over them.
"""
