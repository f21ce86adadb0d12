"""The link stage: every reference becomes the one record it names."""

from zwgk.link.resolve import link

__all__ = ["link"]
