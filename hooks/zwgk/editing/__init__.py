"""What editors and operators do to sources: scaffolds, tidying, schemas, explanations.

Pure functions from text to text wherever possible; only the few functions that say so
in their docstring read or write files, and only when a command asks for it.
"""
