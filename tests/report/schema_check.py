"""Validates real reports against the schema that ships with the tool.

usage: schema_check.py STALEMATE CORPUS
Checks the corpus once as a whole (check) and once with expectations (test), and some inputs that are wrong.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

try:
    import jsonschema
except ImportError:
    sys.exit(77)  # skipped


def report(binary, *arguments):
    run = subprocess.run([binary, *arguments], capture_output=True, text=True, check=False)
    value = json.loads(run.stdout)
    assert value["exit"] == run.returncode, f"{arguments}: exit {run.returncode}, report says {value['exit']}"
    return value, run.stdout


def main():
    binary, corpus = sys.argv[1:3]
    schema = json.loads(subprocess.run([binary, "schema"], capture_output=True, text=True, check=True).stdout)
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        broken = pathlib.Path(folder) / "broken.go"
        broken.write_text("package main\n\nfunc main() { x := }\n")
        for arguments in (
            ["check", "--format", "json", "--max-states", "2000", corpus],
            ["check", "--format", "json", "--times", "--max-states", "3", corpus],
            ["test", "--format", "json", "--max-states", "2000", corpus],
            ["check", "--format", "json", str(broken)],
            ["check", "--format", "json", str(pathlib.Path(folder) / "missing.go")],
        ):
            value, text = report(binary, *arguments)
            for error in validator.iter_errors(value):
                print(f"{' '.join(arguments)}: {'/'.join(map(str, error.absolute_path))}: {error.message[:300]}")
                failures += 1
            if "--times" not in arguments:
                again = report(binary, *arguments)[1]
                if again != text:
                    print(f"{' '.join(arguments)}: two runs differ")
                    failures += 1
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
