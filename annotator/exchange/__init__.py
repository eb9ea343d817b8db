"""Annotations out to the world, and back in.

In: a selection of a project's annotations under one of the views. Out: records with their
provenance, and files of a registered format, in one consistent snapshot and a total order.
"""
