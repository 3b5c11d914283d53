"""Validates JSON Lines on standard input, each an answer, against answers.schema.json; says what does not fit."""

import json
import sys

import jsonschema

with open(sys.argv[1], encoding="utf-8") as file:
    schema = json.load(file)
jsonschema.Draft202012Validator.check_schema(schema)
validators = {
    name.removeprefix("answer_"): jsonschema.Draft202012Validator({**schema, "oneOf": [{"$ref": f"#/$defs/{name}"}]})
    for name in schema["$defs"]
    if name.startswith("answer_")
}
bad = 0
for line in sys.stdin:
    answer = json.loads(line)
    name = answer.get("annals", {}).get("answer")
    if name not in validators:
        sys.exit(f"No schema for the answer {name}: {line}")
    for error in validators[name].iter_errors(answer):
        inner = jsonschema.exceptions.best_match(error.context) if error.context else error
        print(f"{name}: {inner.json_path}: {inner.message}")
        bad += 1
    if bad > 20:
        break
sys.exit(1 if bad else 0)
