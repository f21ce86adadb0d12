"""The render stage: planned pages and templates become HTML."""

from zwgk.render.bodies import Bodies
from zwgk.render.environment import MARKDOWN, add_filters, bundled_assets, problems_page
from zwgk.render.links import Links
from zwgk.render.pages import Renderer

__all__ = [
    "MARKDOWN",
    "Bodies",
    "Links",
    "Renderer",
    "add_filters",
    "bundled_assets",
    "problems_page",
]
