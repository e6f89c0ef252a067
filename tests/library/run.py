#!/usr/bin/env python3
"""Compares the library models with Go's own standard library, on real Go.

Makes a temporary module with a copy of the models under lib/, in which the functions without a body are taken from bodies/,
and runs the tests in difference/ there. Arguments go to `go test`.
"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
LIBRARY = HERE.parent.parent / "frontend" / "library"

# The models under test; what they import of the others stays real Go.
MODELS = """
bufio bytes cmp container/heap container/list container/ring encoding/base64 encoding/binary encoding/hex hash hash/crc32 hash/fnv io iter log maps math math/bits math/rand math/rand/v2 os/signal path path/filepath
slices sort stalemate strconv strings syscall testing time unicode unicode/utf8
golang.org/x/sync/errgroup golang.org/x/sync/semaphore golang.org/x/sync/singleflight
""".split()
REAL = {"io", "syscall", "testing", "time", "log", "os/signal"}


LOCKED = "{ atomicSection.Lock(); defer atomicSection.Unlock();"


def adapt(text):
    """Drops functions without a body, puts a lock around atomic ones, and points imports of models to lib/."""
    kept = []
    for line in text.split("\n"):
        if kept and kept[-1] == "//stalemate:atomic" and " {" in line:
            head, brace, body = line.rpartition(" {")
            line = f"{head} {LOCKED}{body}" if body else f"{head} {LOCKED}"
        if line.startswith("func ") and not line.endswith("{") and not line.endswith("}") and line.count("{") == line.count("}"):
            continue
        kept.append(line)
    # Signals of the model arrive at the end of a single run; here nobody waits an hour.
    text_in_time = "\n".join(kept).replace("time.AfterFunc(time.Hour,", "time.AfterFunc(time.Millisecond,")
    # Newer than the oldest Go the tests run with.
    text = text_in_time.replace("context.WithCancelCause(", "withCancelCause(")

    def local(match):
        path = match.group(2)
        if path in MODELS and path not in REAL:
            return f'{match.group(1)}"lib/{path}"'
        return match.group(0)

    return re.sub(r'(?m)^((?:import )?(?:\t)?(?:\w+ )?)"([\w./]+)"$', local, text)


def main():
    with tempfile.TemporaryDirectory() as name:
        root = pathlib.Path(name)
        (root / "go.mod").write_text("module lib\n\ngo 1.19\n")
        for model in MODELS:
            target = root / model
            target.mkdir(parents=True, exist_ok=True)
            for source in (LIBRARY / model).glob("*.go"):
                (target / source.name).write_text(adapt(source.read_text()))
            package = model.removesuffix("/v2").split("/")[-1]
            (target / "atomic_section.go").write_text(f'package {package}\n\nimport "sync"\n\nvar atomicSection sync.Mutex\n')
            bodies = HERE / "bodies" / model
            for source in bodies.glob("*.go.txt"):
                (target / source.name[: -len(".txt")]).write_text(source.read_text())
        shutil.copytree(HERE / "difference", root / "difference")
        for source in (root / "difference").glob("*.go.txt"):
            source.rename(source.with_suffix(""))
        arguments = sys.argv[1:] or ["-count=1"]
        vet = subprocess.run(["go", "vet", "./..."], cwd=root)
        test = subprocess.run(["go", "test", *arguments, "./difference/..."], cwd=root)
        return vet.returncode or test.returncode


if __name__ == "__main__":
    sys.exit(main())
