"""A table of the form for the page: which heads stand over and before each number (A11-37)."""

from __future__ import annotations

from zwgk.model.report_form import FormCell, FormTable
from zwgk.model.report_views import FormCellView, FormTableView

#: Tables of more numbers leave out the zeros on narrow screens.
_FEW = 12
#: Heads of the columns that are never left out.
_TOTAL = "总计"


def form_table(table: FormTable) -> FormTableView:
    """``table`` with ids and headers, so that every number is announced with its heads."""
    ids = {c: f"{table.id}-{c.row}-{c.column}" for c in table.cells if c.kind in ("column", "row")}
    above: dict[int, list[FormCell]] = {}
    before: dict[int, list[FormCell]] = {}
    for cell in table.cells:
        if cell.kind == "column":
            for column in range(cell.column, cell.column + cell.columns):
                above.setdefault(column, []).append(cell)
        elif cell.kind == "row":
            for row in range(cell.row, cell.row + cell.rows):
                before.setdefault(row, []).append(cell)

    def view(cell: FormCell) -> FormCellView:
        if cell.kind == "number":
            over = above[cell.column]
            heads = (*before[cell.row], *over)
            return FormCellView(
                cell.text,
                headers=" ".join(ids[h] for h in heads),
                label=over[-1].text,
                zero=cell.text == "0",
                total=over[-1].text == _TOTAL,
            )
        if cell.kind == "corner":
            return FormCellView(cell.text, rows=cell.rows, columns=cell.columns)
        scope = "col" if cell.kind == "column" else "row"
        return FormCellView(cell.text, scope, cell.rows, cell.columns, ids[cell])

    rows = [tuple(map(view, table.row(n))) for n in range(table.height)]
    numbers = sum(c.kind == "number" for c in table.cells)
    return FormTableView(
        table.caption, tuple(rows[: table.heads]), tuple(rows[table.heads :]), numbers > _FEW
    )
