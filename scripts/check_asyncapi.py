"""Holds an AsyncAPI document against the official schema, its own references, and the golden event of each type.

usage: check_asyncapi.py DOCUMENT [OFFICIAL_SCHEMA]
"""

import json
import pathlib
import sys

import jsonschema
import yaml

GOLDEN = pathlib.Path(__file__).parent.parent / "Tests/ContractsTests/Golden"


def references(node, path=""):
    """Every $ref below a node, with the place it stands in."""
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield path, node["$ref"]
        for key, child in node.items():
            yield from references(child, f"{path}/{key}")
    elif isinstance(node, list):
        for index, child in enumerate(node):
            yield from references(child, f"{path}/{index}")


def resolve(document, reference):
    node = document
    for part in reference.removeprefix("#/").split("/"):
        node = node[part.replace("~1", "/").replace("~0", "~")]
    return node


def dangling_references(document):
    for path, reference in references(document):
        try:
            resolve(document, reference)
        except (KeyError, TypeError):
            yield f"{path}: {reference} leads nowhere"


def violations_of_official_schema(document, schema_path):
    schema = json.loads(pathlib.Path(schema_path).read_text())
    for error in jsonschema.Draft7Validator(schema).iter_errors(document):
        yield f"{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}"


def schema_of(document, message):
    """The payload's schema with the document's components beside it, and no field allowed that it does not name."""
    name = message["payload"]["$ref"].rsplit("/", 1)[1]
    schema = dict(resolve(document, message["payload"]["$ref"]))
    return {**schema, "additionalProperties": False, "components": document["components"], "title": name}


def violations_of_golden_events(document):
    described = {message["name"]: message for message in document["components"]["messages"].values()}
    golden = {path.stem: json.loads(path.read_text()) for path in sorted(GOLDEN.glob("com.dembrane.*.json"))}
    if not golden:
        yield f"no golden events in {GOLDEN}"
    for event_type in sorted(golden.keys() - described.keys()):
        yield f"{event_type}: has a golden event, but is not described"
    for event_type, message in described.items():
        if not event_type.startswith("com.dembrane."):
            continue
        if event_type not in golden:
            yield f"{event_type}: is described, but has no golden event"
            continue
        validator = jsonschema.Draft202012Validator(schema_of(document, message))
        for error in validator.iter_errors(golden[event_type]):
            yield f"{event_type}: {'/'.join(map(str, error.absolute_path))}: {error.message[:200]}"
        for field in schema_of(document, message).get("properties", {}).keys() - golden[event_type].keys():
            yield f"{event_type}: the golden event does not show {field}"


def main():
    document = yaml.safe_load(pathlib.Path(sys.argv[1]).read_text())
    problems = list(dangling_references(document))
    if len(sys.argv) > 2 and pathlib.Path(sys.argv[2]).exists():
        problems += violations_of_official_schema(document, sys.argv[2])
    else:
        print("check_asyncapi: skipped the official schema, which is not there")
    if not problems:
        problems += violations_of_golden_events(document)
    for problem in problems:
        print(f"{sys.argv[1]}: {problem}", file=sys.stderr)
    print(f"{sys.argv[1]}: {len(problems)} problems")
    sys.exit(1 if problems else 0)


main()
