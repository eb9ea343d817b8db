"""Who works here and what they may do.

In: a person's credentials, or a token's. Out: a `Viewer`, the projects where the viewer may do a
verb, and the journal that every act is written to.
"""
