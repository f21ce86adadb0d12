"""Linked data held to shapes: what the application profile and search engines ask (IPF-04)."""

from __future__ import annotations

import json
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pyshacl import validate
from rdflib import Graph, Namespace

_SH = Namespace("http://www.w3.org/ns/shacl#")
_SHAPES = Graph().parse(Path(__file__).parent / "linked_data_shapes.ttl")


def violations(data: Mapping[str, Any]) -> list[str]:
    """What a JSON-LD file does wrong, one line each: node, property, message. Empty: nothing.

    The file is taken alone: whoever fetches it need fetch nothing else to understand it.
    """
    # The libraries call each other by names that rdflib will drop in its next version.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        graph = Graph().parse(data=json.dumps(data), format="json-ld")
        _, found, _ = validate(graph, shacl_graph=_SHAPES)
    assert isinstance(found, Graph)
    return sorted(
        f"{found.value(result, _SH.focusNode)} {found.value(result, _SH.resultPath)}: "
        f"{found.value(result, _SH.resultMessage)}"
        for result in found.subjects(_SH.resultSeverity)
    )
