"""Writes labels and meta files. Money stays decimal all the way to the text: 1234.50 is written as 1234.50."""
import json
from datetime import date
from decimal import Decimal


def any_of(*answers):
    """One right answer as it is, several as {"any_of": [...]}, none as null."""
    unique = list(dict.fromkeys(answers))
    if not unique:
        return None
    return unique[0] if len(unique) == 1 else {"any_of": unique}


def to_json(value, indent: int = 0) -> str:
    pad = "  " * (indent + 1)
    match value:
        case Decimal():
            return f"{value:f}"
        case date():
            return json.dumps(value.isoformat())
        case dict() if value:
            rows = [f"{pad}{json.dumps(k)}: {to_json(v, indent + 1)}" for k, v in value.items()]
            flat = "{" + ", ".join(r.strip() for r in rows) + "}"
            if indent and len(flat) <= 140 and "\n" not in flat:
                return flat
            return "{\n" + ",\n".join(rows) + "\n" + "  " * indent + "}"
        case list() | tuple() if value:
            rows = [pad + to_json(v, indent + 1) for v in value]
            flat = "[" + ", ".join(r.strip() for r in rows) + "]"
            if len(flat) <= 100 and not any(isinstance(v, dict) for v in value):
                return flat
            return "[\n" + ",\n".join(rows) + "\n" + "  " * indent + "]"
        case tuple():
            return "[]"
        case _:
            return json.dumps(value, ensure_ascii=False)


def write(path, value) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(to_json(value) + "\n", encoding="utf-8")
