"""One list of materials of a 一件事: each thing once, with where it is wanted (SVC-08). Pure."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, field

from zwgk.model.bundle import Bundle
from zwgk.model.service_guide import Material, Necessity, ServiceGuide
from zwgk.model.values.text import fold

#: What satisfies the others: who brings the original has the copy as well.
_FORMS = ("原件", "原件核验", "复印件", "电子件")


@dataclass(frozen=True, slots=True)
class Use:
    """A material as a guide of the bundle wants it: the guide's place, the row's place.

    ``sometimes``: not everybody goes through that guide.
    """

    guide: int
    row: int
    material: Material
    sometimes: bool = False

    @property
    def necessity(self) -> Necessity:
        """What is asked of somebody who does the whole."""
        own = self.material.necessity
        return Necessity.conditional if self.sometimes and own is Necessity.required else own


@dataclass(slots=True)
class Merged:
    """A thing to bring: its name on the list and every use of it. ``shared``: not brought."""

    name: str
    uses: list[Use] = field(default_factory=list)
    note: str = ""
    shared: bool = False

    @property
    def necessity(self) -> Necessity:
        """The strictest that a guide asks for."""
        order = list(Necessity)
        return min((u.necessity for u in self.uses), key=order.index)

    @property
    def form(self) -> str:
        """The form that serves all guides: the original before a copy."""
        forms = {u.material.form for u in self.uses if u.material.form}
        known = [f for f in _FORMS if f in forms]
        return known[0] if known else "、".join(sorted(forms))

    @property
    def copies(self) -> int | None:
        """So many as the guides want together; an original that is only looked at serves all."""
        counts = [u.material.copies for u in self.uses if u.material.copies is not None]
        if not counts:
            return None
        handed_in = [u for u in self.uses if u.material.form not in ("原件核验", "电子件")]
        asked = [u.material.copies or 0 for u in handed_in]
        return max(sum(asked), max(counts))


def merged(
    bundle: Bundle, guides: Sequence[ServiceGuide], sometimes: Container[int] = ()
) -> list[Merged]:
    """Every material of ``guides`` once, in the order in which they are first wanted.

    ``sometimes``: places of guides that not everybody goes through. The same name is the same thing; what the bundle says to be one (合并材料) is one.
    """
    called = {fold(n): j for j in bundle.joined for n in (*j.includes, j.name)}
    shared = {fold(s.name): s.note or "" for s in bundle.shared}
    found: dict[str, Merged] = {}
    for g, guide in enumerate(guides):
        for row, material in enumerate(guide.evidence):
            own = fold(material.name)
            joined = called.get(own)
            name = joined.name if joined else material.name
            away = own in shared
            # A thing that one guide makes and another shares is one that is not brought.
            key = f"{away}/{fold(name)}"
            if key not in found:
                note = shared[own] if away else (joined.note or "" if joined else "")
                found[key] = Merged(name, note=note, shared=away)
            found[key].uses.append(Use(g, row, material, g in sometimes))
    return list(found.values())


def unknown_names(bundle: Bundle, guides: Sequence[ServiceGuide]) -> list[tuple[str, int, str]]:
    """(field, place, name) of what the bundle merges or shares and no guide asks for."""
    asked = {fold(m.name) for g in guides for m in g.evidence}
    joined = [("joined", i, n) for i, j in enumerate(bundle.joined) for n in j.includes]
    shared = [("shared", i, s.name) for i, s in enumerate(bundle.shared)]
    return [(f, i, n) for f, i, n in (*joined, *shared) if fold(n) not in asked]
