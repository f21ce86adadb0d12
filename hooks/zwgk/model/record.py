"""What every content type is made of: records, their keys, links and kinds.

A content type is one frozen pydantic model. Its fields are declared with :func:`key`:
the English name is the attribute, the Chinese label is the alias on disk. Loading,
messages, schemas, scaffolds and the field reference are all derived from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, SkipValidation

from zwgk.model.levels import SharedRoot
from zwgk.problem import Where

#: A path into a record by English names and list positions: ``("steps", 0, "guide")``.
KeyPath = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A field that names other records.

    ``to`` are the kinds it may name; ``reverse`` is the name under which the target
    lists the records that point at it (the one place where it is written).
    """

    to: tuple[str, ...]
    reverse: str


@dataclass(frozen=True, slots=True)
class Column:
    """The labels of a list page (GW-02): name, purpose, keywords and ColumnType."""

    name: str
    description: str
    keywords: tuple[str, ...]
    type: str


@dataclass(frozen=True, slots=True)
class Container:
    """A file that holds a list of records under a key, with facts common to all.

    ``items`` is the (English, Chinese) name of the list; ``inherited`` names the
    record's own fields that are written once at the top of the file; ``defaults`` the
    (English, Chinese) name of a block whose values hold where a row is silent.
    """

    items: tuple[str, str]
    inherited: tuple[str, ...] = ()
    defaults: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Kind:
    """A content type as the rest of the engine knows it.

    ``name``/``label``: English and Chinese name. ``plural``: first part of the address.
    ``sources``: globs from the site root, ``**`` allowed; an exact file name wins over a
    folder. ``form``: ``one`` record a YAML file, ``many`` (a list), ``either``, or
    ``markdown`` (front matter and body). ``identity``: where the id comes from.
    ``own_page``: False where the thing is a table row on the list page. ``settings``: it
    says how the site is made and is itself neither a page nor listed. ``shared``: what a
    record in a shared root is to a site: nothing, ``used`` as it is, ``adopted`` (沿用) with
    differences, or ``told`` about the root. ``reserved``: ids that are addresses of other pages.
    ``order``: field that sorts the list, newest first when it is a date. ``texts``: fields
    that hold Markdown, besides the body.
    """

    name: str
    label: str
    plural: str
    sources: tuple[str, ...]
    form: Literal["one", "many", "either", "markdown"]
    column: Column
    identity: Literal["stem", "key", "code", "folder-stem", "stem-number", "path"] = "stem"
    container: Container | None = None
    own_page: bool = True
    settings: bool = False
    order: str = ""
    title: str = "title"
    texts: tuple[str, ...] = ()
    shared: Literal["", "used", "adopted", "told"] = ""
    reserved: frozenset[str] = frozenset()


_NOWHERE_ELSE: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class FactUse:
    """A place where a record names a fact (``〔事实：名称〕``) instead of writing it out.

    ``fact``: the fact's id; ``path``: the field, ``()`` in the body; ``where``: the place
    of the name; ``start``: offset of the value in the body as shown; ``grown``: how much
    longer than the name it is.
    """

    fact: str
    path: KeyPath
    where: Where
    start: int = 0
    grown: int = 0


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record was written.

    ``where``: start of the record; ``keys``: place of each key by path; ``values``:
    place of each value; ``body_line``: first line of the Markdown body (0: none).
    ``elsewhere``: field → file, of values that come from a record of an upper level;
    ``root``: the shared root the record lies in, None for the site's own. ``stated``:
    the facts that its texts name.
    """

    where: Where
    keys: Mapping[KeyPath, tuple[int, int]] = field(default_factory=lambda: MappingProxyType({}))
    values: Mapping[KeyPath, tuple[int, int]] = field(default_factory=lambda: MappingProxyType({}))
    body_line: int = 0
    elsewhere: Mapping[str, str] = field(default_factory=lambda: _NOWHERE_ELSE)
    root: SharedRoot | None = None
    stated: tuple[FactUse, ...] = ()

    def of(self, *path: str | int) -> Where:
        """The place of a field's value, else of the nearest part that has one."""
        file = self.elsewhere.get(str(path[0]), self.where.path) if path else self.where.path
        while path:
            place = self.values.get(path) or self.keys.get(path)
            if place:
                return Where(file, *place)
            path = path[:-1]
        return self.where


def key(
    label: str,
    help: str,
    *,
    required: bool = False,
    default: Any = None,
    link: Link | None = None,
    file: bool = False,
    example: str = "",
    requirements: tuple[str, ...] = (),
) -> Any:
    """Declare a field.

    ``label`` is the Chinese key on disk, ``help`` one sentence for the editor,
    ``file`` marks a field that names a file beside the record (rulings 25),
    ``example`` a value as an editor would type it, ``requirements`` the IDs of the
    official requirements the field serves. A required field with a ``default`` is asked
    for like any other, but a rule of its own tells of its lack (CAT-05).
    """
    extra: dict[str, Any] = {"example": example, "requirements": list(requirements)}
    metadata = FieldInfo(label, help, required, link, file, example, requirements)
    extra["zwgk"] = metadata
    if required and default is None:
        return Field(..., alias=label, description=help, json_schema_extra=extra)
    return Field(default, alias=label, description=help, json_schema_extra=extra)


@dataclass(frozen=True, slots=True)
class FieldInfo:
    """What :func:`key` was told, as data."""

    label: str
    help: str
    required: bool
    link: Link | None
    file: bool
    example: str
    requirements: tuple[str, ...]


class Part(BaseModel):
    """A group of keys inside a record (a step, a contact, a change)."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    @classmethod
    def fields(cls) -> dict[str, FieldInfo]:
        """English name → declaration, in the order written. ``body`` … are not keys."""
        return _fields(cls)

    @classmethod
    def label_of(cls, name: str) -> str:
        """The Chinese label of an English field name."""
        info = cls.fields().get(name)
        return info.label if info else name


@cache
def _fields(part: type[Part]) -> dict[str, FieldInfo]:
    found: dict[str, FieldInfo] = {}
    for name, info in part.model_fields.items():
        extra = info.json_schema_extra
        if isinstance(extra, dict) and isinstance(extra.get("zwgk"), FieldInfo):
            found[name] = extra["zwgk"]  # type: ignore[assignment]
    return found


class Record(Part):
    """One published thing. Frozen; knows its id and where it was written.

    ``upper``: the record of an upper level that it adopts (沿用), which filled what it
    does not say itself.
    """

    kind: ClassVar[Kind]

    id: str = ""
    origin: SkipValidation[Origin] = Field(default_factory=lambda: Origin(Where("")))
    body: str = ""
    upper: SkipValidation[Any] = None

    @property
    def key(self) -> tuple[str, str]:
        """``(kind, id)``, unique in a site."""
        return (self.kind.name, self.id)

    @property
    def name_text(self) -> str:
        """The record's title or name as plain text."""
        return str(getattr(self, self.kind.title))

    @property
    def names(self) -> tuple[str, ...]:
        """Every other way an official may refer to this record (besides its id)."""
        return (self.name_text,)

    @property
    def texts(self) -> tuple[tuple[str, str], ...]:
        """(field, text) of every Markdown text there is; the body's field is ``""``."""
        found = [(name, getattr(self, name)) for name in self.kind.texts]
        return tuple((name, text) for name, text in (("", self.body), *found) if text)

    def place(self, field: str, offset: int) -> Where:
        """The place of a character of a Markdown text; inside a field only the field's."""
        if field:
            return self.origin.of(field)
        line = self.body.count("\n", 0, offset)
        start = self.body.rfind("\n", 0, offset) + 1
        # The file has names of facts where the text has their values.
        grown = sum(u.grown for u in self.origin.stated if not u.path and start <= u.start < offset)
        column = offset - start - grown
        return Where(self.origin.where.path, self.origin.body_line + line, max(column, 0) + 1)

    model_config = ConfigDict(
        frozen=True, extra="forbid", populate_by_name=True, arbitrary_types_allowed=True
    )
