"""The table of all content types. A new type is added here and nowhere else."""

from __future__ import annotations

from zwgk.model.annual_report import AnnualReport
from zwgk.model.bundle import Bundle
from zwgk.model.catalog_item import CatalogItem
from zwgk.model.catalog_layer import CatalogLayer
from zwgk.model.consultation import Consultation
from zwgk.model.decision_item import DecisionItem
from zwgk.model.disclosure import Disclosure
from zwgk.model.eligibility import Eligibility
from zwgk.model.fact import PublicFact
from zwgk.model.finding import Finding
from zwgk.model.gazette_issue import GazetteIssue
from zwgk.model.interpretation import Interpretation
from zwgk.model.interpretation_rules import InterpretationRules
from zwgk.model.interpreter import Interpreter
from zwgk.model.open_event import OpenEvent
from zwgk.model.organisation import Organisation
from zwgk.model.organisation_group import OrganisationGroup
from zwgk.model.page import Page
from zwgk.model.place import Place
from zwgk.model.policy import Policy
from zwgk.model.question import Question
from zwgk.model.record import Kind, Record
from zwgk.model.request_office import RequestOffice
from zwgk.model.response import Response
from zwgk.model.search_words import SearchWords
from zwgk.model.sector import Sector
from zwgk.model.service_guide import ServiceGuide
from zwgk.model.service_rating import ServiceRating
from zwgk.model.site import Site
from zwgk.model.task import Task
from zwgk.model.vocabulary_file import VocabularyFile
from zwgk.model.website_report import WebsiteReport

RECORD_TYPES: tuple[type[Record], ...] = (
    Site,
    Organisation,
    OrganisationGroup,
    Sector,
    CatalogItem,
    CatalogLayer,
    VocabularyFile,
    Disclosure,
    Policy,
    Interpretation,
    Interpreter,
    InterpretationRules,
    ServiceGuide,
    Bundle,
    Eligibility,
    PublicFact,
    Place,
    DecisionItem,
    Consultation,
    OpenEvent,
    Response,
    Question,
    GazetteIssue,
    AnnualReport,
    WebsiteReport,
    RequestOffice,
    Task,
    ServiceRating,
    Finding,
    Page,
    SearchWords,
)

BY_NAME: dict[str, type[Record]] = {t.kind.name: t for t in RECORD_TYPES}


def kind_named(word: str) -> type[Record] | None:
    """The type an editor means by its English name, plural or Chinese label."""
    for record_type in RECORD_TYPES:
        kind: Kind = record_type.kind
        if word in (kind.name, kind.plural, kind.label, kind.name.replace("_", "-")):
            return record_type
    return None
