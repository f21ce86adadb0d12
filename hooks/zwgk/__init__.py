"""zwgk: disclosure sites (政务公开专栏) for Chinese local governments."""

__version__ = "0.1.0"
