"""The importing stage: official tables in files of many kinds → items of the catalog."""

from zwgk.importing.read import TableFile, read_tables

__all__ = ["TableFile", "read_tables"]
