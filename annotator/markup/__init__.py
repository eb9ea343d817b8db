"""Values that flow between the stages; no Django, no database.

In: offsets in code points. Out: spans, zones, links and bounds that cannot be built wrong.
"""
