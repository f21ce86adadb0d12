"""Kinds whose pages have their data beside them (IPF-04). Pages and files both go by these."""

from __future__ import annotations

from zwgk.model.bundle import Bundle
from zwgk.model.eligibility import Eligibility
from zwgk.model.fact import PublicFact
from zwgk.model.place import Place
from zwgk.model.record import Record
from zwgk.model.service_guide import ServiceGuide

#: With ``data.json``: the values as written.
PLAIN: tuple[type[Record], ...] = (ServiceGuide, Bundle, Place, Eligibility, PublicFact)
#: With ``data.jsonld`` too: in public vocabularies, which have no words for the others.
LINKED: tuple[type[Record], ...] = (ServiceGuide, Bundle, Place)
