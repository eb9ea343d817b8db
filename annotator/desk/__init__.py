"""Pages that look at several stages at once: home, the corpus list, an article.

In: what all the rooms know. Out: pages; nothing is decided here.
"""
