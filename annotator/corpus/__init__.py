"""The texts of a project.

In: the bytes of a file and what is known about it.
Out: an unchangeable text in code points, divided into zones.
"""
