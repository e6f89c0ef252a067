#!/usr/bin/env python3
"""Writes the seeds of a fuzz target into a folder: small Go files of the corpus and the tests, and found inputs."""
import pathlib
import sys

SIZE_MAX = 4000


def main():
    target, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    tests = pathlib.Path(__file__).resolve().parent.parent
    folder.mkdir(parents=True, exist_ok=True)
    sources = [tests / "fuzz" / "found", tests / "conformance", tests.parent / "corpus"]
    number = 0
    for source in sources:
        for file in sorted(source.rglob("*.go")):
            text = file.read_bytes()
            if len(text) > SIZE_MAX:
                continue
            # That target takes no sources that import fmt alone.
            if target == "compile" and b'"fmt"' in text:
                text = text.replace(b'"fmt"', b'"sync"').replace(b"fmt.Println", b"println")
            (folder / f"{number:04}.go").write_bytes(text)
            number += 1


if __name__ == "__main__":
    main()
