"""The load stage: source files → records with places, and every problem of form."""

from zwgk.load.site import load, load_text

__all__ = ["load", "load_text"]
