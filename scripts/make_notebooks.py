"""Make the notebooks from their sources and run them: ``python scripts/make_notebooks.py [NAME...]``.

A source is a Python file in ``notebooks/source/``; ``# %%`` begins a cell of code, ``# %% [markdown]`` one
of text, whose lines are comments.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

NOTEBOOKS = Path(__file__).resolve().parents[1] / "notebooks"


def read(source: str) -> NotebookNode:
    """The notebook that a source describes, not yet run."""
    cells = []
    for number, part in enumerate(re.split(r"^# %%", source, flags=re.MULTILINE)[1:]):
        kind, _, body = part.partition("\n")
        if "[markdown]" in kind:
            cell = new_markdown_cell(re.sub(r"^# ?", "", body.strip(), flags=re.MULTILINE))
        else:
            cell = new_code_cell(body.strip())
        # Ids count, so that the same source gives the same file.
        cell["id"] = f"cell-{number}"
        cells.append(cell)
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return new_notebook(cells=cells, metadata={"kernelspec": kernel, "language_info": {"name": "python"}})


def run(notebook: NotebookNode, *, folder: Path = NOTEBOOKS, timeout: int = 120) -> NotebookNode:
    """Run a notebook in a folder, ``notebooks/`` or one that holds ``seeds/`` and ``output/``.

    Raises ``CellExecutionError`` where a cell fails.
    """
    place = {"metadata": {"path": str(folder)}}
    client = NotebookClient(notebook, timeout=timeout, kernel_name="python3", resources=place)
    client.execute()
    for cell in notebook.cells:
        cell.get("metadata", {}).pop("execution", None)  # when it ran
    return notebook


def main(names: list[str]) -> None:
    """Make the named notebooks, or all."""
    for source in sorted((NOTEBOOKS / "source").glob("*.py")):
        if not names or source.stem in names:
            made = run(read(source.read_text(encoding="utf-8")))
            nbformat.write(made, NOTEBOOKS / f"{source.stem}.ipynb")
            print(source.stem)


if __name__ == "__main__":
    main(sys.argv[1:])
