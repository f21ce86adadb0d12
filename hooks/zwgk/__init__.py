"""zwgk: disclosure sites (政务公开专栏) for Chinese local governments, built from Markdown and YAML."""

__version__ = "0.1.0"
