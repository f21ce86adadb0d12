"""A policy as open data and as search reads it (``api/policies.json``)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PolicyAct:
    """What amended or repealed the policy: outcome, day, title and page."""

    outcome: str
    on: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class PolicyFile:
    """An attachment: title, address, type, size in bytes, pages of a PDF (0: not known)."""

    title: str
    url: str
    type: str
    bytes: int
    pages: int = 0


@dataclass(frozen=True, slots=True)
class PolicyData:
    """A policy. Days are ISO, empty where there is none; addresses are full.

    ``validity`` is the identifier, ``validity_label`` the word, both of the day of the
    build. ``clauses``: (anchor, name) of each chapter and clause of the text.
    """

    id: str
    url: str
    title: str
    index_number: str
    document_number: str
    issuers: tuple[str, ...]
    drafter: str
    signed_on: str
    published_on: str
    effective_on: str
    valid_until: str
    validity: str
    validity_label: str
    ended_on: str
    acts: tuple[PolicyAct, ...]
    document_type: str
    genre: str
    theme: str
    keywords: tuple[str, ...]
    summary: str
    clauses: tuple[tuple[str, str], ...]
    files: tuple[PolicyFile, ...]
    texts: tuple[str, ...]
