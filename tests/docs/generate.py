#!/usr/bin/env python3
"""Writes the tables that docs/ shares with the code.

In each page, what stands between `<!-- COMMAND -->` and `<!-- end -->` becomes what the command prints. The test
docs.tables fails when a page differs.
    generate.py [BINARY]    default: the release build
"""
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
BLOCK = re.compile(r"^(<!-- stalemate ([^\n]*) -->\n).*?^(<!-- end -->\n)", re.MULTILINE | re.DOTALL)


def main():
    binary = sys.argv[1] if len(sys.argv) > 1 else str(ROOT / "build" / "release" / "stalemate")

    def printed(match):
        command = [binary, *match.group(2).split()]
        text = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
        return f"{match.group(1)}\n{text}\n{match.group(3)}"

    for page in sorted((ROOT / "docs").glob("*.md")):
        old = page.read_text()
        new = BLOCK.sub(printed, old)
        if new != old:
            page.write_text(new)
            print(page.relative_to(ROOT))


if __name__ == "__main__":
    main()
