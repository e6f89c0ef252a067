"""Checks that C++ files are as clang-format leaves them (the repository's .clang-format). Skipped without clang-format."""
import pathlib
import shutil
import subprocess
import sys

FOLDERS = ["model", "frontend", "checker", "runtime", "report", "cli", "tools", "tests"]
# A table with alignment of its own, or generated: left alone.
LEFT_ALONE = {".def"}
SKIPPED = 77


def main():
    root = pathlib.Path(sys.argv[1])
    if shutil.which("clang-format") is None:
        return SKIPPED
    files = sorted(
        path for folder in FOLDERS for path in (root / folder).rglob("*") if path.suffix in {".hpp", ".cpp"}
    )
    bad = []
    for path in files:
        clean = subprocess.run(
            ["clang-format", "--dry-run", "--Werror", str(path)], stderr=subprocess.DEVNULL, check=False
        )
        if clean.returncode != 0:
            bad.append(str(path.relative_to(root)))
    for path in bad:
        print(f"not formatted: {path}")
    if bad:
        print(f"run: clang-format -i {' '.join(bad)}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
