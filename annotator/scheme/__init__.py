"""The codebook: which layers, labels, attributes and links there are, and the rules for them.

In: a `scheme.toml` and its guidelines. Out: a versioned Scheme; anchors that suggestions and
rulings cite; checks of labels and attribute values.
"""
