"""Who works on which document, and whether blind or assisted.

In: a member and a document. Out: the assignment that every decision belongs to, and the
documents on which somebody's own blind work is open.
"""
