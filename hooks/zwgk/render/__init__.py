"""The render stage: planned pages and templates become HTML."""

from zwgk.render.bodies import Bodies
from zwgk.render.environment import MARKDOWN, add_filters, bundled_assets, problems_page
from zwgk.render.pages import Renderer

__all__ = [
    "MARKDOWN",
    "Bodies",
    "Renderer",
    "add_filters",
    "bundled_assets",
    "problems_page",
]
