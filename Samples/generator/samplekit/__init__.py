"""Builds the labelled sample documents: models, rendering, degradation, labels, verification.

The content package says what stands in the documents; this package turns one piece of content into a
document, its label and its meta file. Start with ../generate.py.
"""
