"""Compares generated programs: what `stalemate run` prints and how it exits against real Go.

    compare.py STALEMATE --count N --seed S [--keep DIR]

Programs are built in batches, each a package of one binary, since linking is what takes real Go its time. Programs gc
refuses say something about the generator only; they are left out and counted, and too many of them are an error. Exit code
77: Go is not installed.
"""
import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import generate

# What takes real Go longer computes too much for the model.
GO_SECONDS = 1
MODEL_SECONDS = 60


def as_package(text, name):
    return text.replace("package main", f"package {name}", 1).replace("func main()", "func Main()", 1)


MAIN = """package main

import (
	"os"
%s)

func main() {
	switch os.Args[1] {
%s	}
}
"""


def build(texts, folder, template=MAIN):
    """Builds the programs that compile into one binary; returns its path and the numbers of those inside. `template` is
    its main file, with room for imports and for cases of a switch that call the programs."""
    kept = dict(texts)
    while kept:
        shutil.rmtree(folder, ignore_errors=True)
        os.makedirs(folder)
        with open(os.path.join(folder, "go.mod"), "w") as f:
            f.write("module batch\n\ngo 1.19\n")
        for number, text in kept.items():
            os.makedirs(os.path.join(folder, f"p{number}"))
            with open(os.path.join(folder, f"p{number}", "p.go"), "w") as f:
                f.write(as_package(text, f"p{number}"))
        with open(os.path.join(folder, "main.go"), "w") as f:
            imports = "".join(f"\t\"batch/p{n}\"\n" for n in kept)
            f.write(template % (imports, "".join(f"\tcase \"{n}\":\n\t\tp{n}.Main()\n" for n in kept)))
        binary = os.path.join(folder, "batch")
        result = subprocess.run(["go", "build", "-o", binary, "."], cwd=folder, capture_output=True, text=True)
        if result.returncode == 0:
            return binary, list(kept)
        bad = {int(n) for n in re.findall(r"^(?:\./)?p(\d+)/p\.go", result.stderr, re.M)}
        bad |= {int(n) for n in re.findall(r"^# batch/p(\d+)", result.stderr, re.M)}
        if not bad:
            sys.exit("go build failed:\n" + result.stderr[:2000])
        for number in bad:
            if os.environ.get("SHOW_REFUSED"):
                print(result.stderr[:600])
            kept.pop(number, None)
    return None, []


def outcome(command, names, seconds):
    try:
        result = subprocess.run(command, capture_output=True, timeout=seconds)
    except subprocess.TimeoutExpired:
        return "timeout", b""
    text = result.stdout
    for name in names:
        text = text.replace(name, b"main.")
    return result.returncode, text


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("stalemate")
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--batch", type=int, default=50)
    parser.add_argument("--keep", default="")
    options = parser.parse_args()
    if shutil.which("go") is None:
        print("Go is not installed")
        return 77
    compared = refused = different = 0
    with tempfile.TemporaryDirectory() as temporary:
        for start in range(options.seed, options.seed + options.count, options.batch):
            numbers = range(start, min(start + options.batch, options.seed + options.count))
            texts = {n: generate.generate(n) for n in numbers}
            binary, built = build(texts, os.path.join(temporary, "batch"))
            refused += len(texts) - len(built)
            for number in built:
                path = os.path.join(temporary, "main.go")
                with open(path, "w") as f:
                    f.write(texts[number])
                go = outcome([binary, str(number)], [f"p{number}.".encode()], GO_SECONDS)
                model = outcome([options.stalemate, "run", "--go-version", "1.19", path], [], MODEL_SECONDS)
                if go[0] == "timeout":
                    refused += 1
                    continue
                compared += 1
                if go == model:
                    continue
                different += 1
                print(f"program {number}: real Go ends with {go[0]}, the model with {model[0]}")
                for a, b in zip(go[1].split(b"\n"), model[1].split(b"\n")):
                    if a != b:
                        print(f"  go    {a.decode(errors='replace')[:200]}\n  model {b.decode(errors='replace')[:200]}")
                        break
                if options.keep:
                    os.makedirs(options.keep, exist_ok=True)
                    shutil.copy(path, os.path.join(options.keep, f"p{number}.go"))
    print(f"{compared} programs compared, {different} differ; {refused} left out")
    return 1 if different or refused > options.count // 4 else 0


if __name__ == "__main__":
    sys.exit(main())
