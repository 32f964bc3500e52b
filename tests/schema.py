"""As much of JSON Schema as the documented files use; an unknown word in a schema is a fault."""

import re
from typing import Any

TYPER: dict[str, Any] = {
    "object": dict, "array": list, "string": str, "boolean": bool, "null": type(None),
    "integer": int, "number": (int, float),
}  # fmt: skip
KANDA = {
    "$schema", "$defs", "$ref", "title", "description", "type", "properties", "required",
    "additionalProperties", "items", "enum", "const", "minimum", "maximum", "maxItems", "pattern",
}  # fmt: skip


def schemafel(varde: Any, schema: dict[str, Any], rot: Any = None, var: str = "$") -> list[str]:
    """Every place where the value is not as the schema says."""
    rot = rot or schema
    if "$ref" in schema:
        schema = rot["$defs"][schema["$ref"].rpartition("/")[2]]
    fel = [f"{var}: okänt ord {ord_}" for ord_ in schema.keys() - KANDA]
    fel += _enkla(varde, schema, var)
    if isinstance(varde, dict) and "properties" in schema:
        fel += [f"{var}: saknar {n}" for n in schema["required"] if n not in varde]
        fel += [f"{var}: har {n}" for n in varde if n not in schema["properties"]]
        for namn, inre in schema["properties"].items():
            if namn in varde:
                fel += schemafel(varde[namn], inre, rot, f"{var}.{namn}")
    if isinstance(varde, list):
        for nr, ett in enumerate(varde):
            fel += schemafel(ett, schema.get("items", {}), rot, f"{var}[{nr}]")
    return fel


def _enkla(varde: Any, schema: dict[str, Any], var: str) -> list[str]:
    typer = schema.get("type", [])
    typer = [typer] if isinstance(typer, str) else typer
    ratt = not typer or any(_is_typ(varde, typ) for typ in typer)
    tal = isinstance(varde, int | float) and not isinstance(varde, bool)
    regler = {
        "type": ratt,
        "enum": "enum" not in schema or varde in schema["enum"],
        "const": "const" not in schema or varde == schema["const"],
        "minimum": not tal or varde >= schema.get("minimum", varde),
        "maximum": not tal or varde <= schema.get("maximum", varde),
        "maxItems": not isinstance(varde, list) or len(varde) <= schema.get("maxItems", len(varde)),
        "pattern": not isinstance(varde, str) or bool(re.search(schema.get("pattern", ""), varde)),
    }
    return [f"{var}: {regel}" for regel, haller in regler.items() if not haller]


def _is_typ(varde: Any, typ: str) -> bool:
    if isinstance(varde, bool):
        return typ == "boolean"
    return isinstance(varde, TYPER[typ])
