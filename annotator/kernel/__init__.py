"""What every room may use and is no stage: errors and their answers, pages of results, blobs.

In: nothing; this room knows no other room. Out: small tools that carry no meaning of their own.
"""
