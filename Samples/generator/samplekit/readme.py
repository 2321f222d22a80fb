"""Keeps the table of samples in ../../README.md the same as the meta files."""
import re

BEGIN, END = "<!-- samples: begin -->", "<!-- samples: end -->"


def fill(folder, items_by_kind) -> None:
    path = folder / "README.md"
    rows = ["| file | form | language | what is special |", "|---|---|---|---|"]
    for kind, items in items_by_kind:
        for item in sorted(items, key=lambda i: i.name):
            meta = item.meta()
            rows.append(f"| `{kind}/documents/{item.name}.{item.ext}` | {meta['form']} | {meta['lang']} | {meta['special']} |")
    table = "\n".join([BEGIN, *rows, END])
    text = re.sub(f"(?s){BEGIN}.*{END}", lambda _: table, path.read_text())
    path.write_text(text)
