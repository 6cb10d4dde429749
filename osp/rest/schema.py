"""The description of the API as its readers get it."""

from typing import Any

METHODS = ("get", "post", "put", "patch", "delete")


def without_docstrings(result: dict[str, Any], **_: Any) -> dict[str, Any]:
    """Postprocessing hook: docstrings are for who reads the code; summaries and help texts, in Dutch, are for the reader here."""
    for path in result["paths"].values():
        for method in METHODS:
            path.get(method, {}).pop("description", None)
    for component in result["components"]["schemas"].values():
        if "properties" in component:
            component.pop("description", None)
    return result
