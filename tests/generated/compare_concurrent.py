"""Compares generated concurrent programs with real Go: whatever a run does must be among what `stalemate check` says.

    compare_concurrent.py STALEMATE --count N --seed S [--runs R] [--keep DIR]

A run ends with a return from main, with goroutines left behind or not, with a deadlock that Go detects, a panic, a fatal
error, or not at all. Exit code 77: Go is not installed.
"""
import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import compare
import concurrent_programs as programs

HANG_SECONDS = 2
# After main has returned those that can end get time to; what is left then is a leak.
MAIN = """package main

import (
	"os"
	"runtime"
	"time"
%s)

func main() {
	switch os.Args[1] {
%s	}
	for i := 0; i < 20 && runtime.NumGoroutine() > 1; i++ {
		time.Sleep(time.Duration(i) * time.Millisecond / 4)
	}
	if runtime.NumGoroutine() > 1 {
		os.Exit(9)
	}
}
"""


def run(binary, number):
    """How one run ends: a kind, and what it says."""
    try:
        result = subprocess.run([binary, str(number)], capture_output=True, text=True, timeout=HANG_SECONDS)
    except subprocess.TimeoutExpired:
        return "hang", ""
    if result.returncode in (0, 9):
        return ("leak" if result.returncode == 9 else "exit"), ""
    first = next((line for line in result.stderr.splitlines() if line.startswith(("panic: ", "fatal error: "))), "")
    if "all goroutines are asleep" in first or "no goroutines (main called runtime.Goexit)" in first:
        return "deadlock", ""
    return "crash", re.sub(r" \[recovered\].*", "", first)


def predicted(kind, text, report):
    rules = {f["rule"] for f in report["findings"]}
    messages = {f["message"] for f in report["findings"]}
    if kind == "exit":
        return "exit" in report["outcomes"]
    if kind == "leak":
        return "exit" in report["outcomes"] and "leak" in rules
    if kind == "deadlock":
        return "deadlock" in report["outcomes"]
    if kind == "hang":
        return "hang" in report["outcomes"] or "partial-deadlock" in rules or "livelock" in rules
    # A Done too many leaves the counter at -1 while it panics, where a waiter just woken may see it and panic first.
    if "WaitGroup is reused" in text and "panic: sync: negative WaitGroup counter" in messages:
        return True
    return text in messages


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("stalemate")
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--runs", type=int, default=10)
    parser.add_argument("--batch", type=int, default=50)
    parser.add_argument("--keep", default="")
    options = parser.parse_args()
    if shutil.which("go") is None:
        print("Go is not installed")
        return 77
    compared = left_out = different = 0
    kinds = {}
    with tempfile.TemporaryDirectory() as temporary:
        for start in range(options.seed, options.seed + options.count, options.batch):
            numbers = range(start, min(start + options.batch, options.seed + options.count))
            texts = {n: programs.generate(n) for n in numbers}
            binary, built = compare.build(texts, os.path.join(temporary, "batch"), MAIN)
            left_out += len(texts) - len(built)
            for number in built:
                path = os.path.join(temporary, "main.go")
                with open(path, "w") as f:
                    f.write(texts[number])
                checked = subprocess.run([options.stalemate, "check", "--format", "json", "--progress", "none", "--timeout",
                                          "20s", "--go-version", "1.19", path], capture_output=True, text=True)
                try:
                    report = json.loads(checked.stdout)["files"][0]
                except (ValueError, LookupError):
                    report = {"complete": False, "verdict": "none"}
                if report["verdict"] in ("error", "none", "internal_error"):
                    different += 1
                    print(f"program {number}: no verdict: {checked.stdout[:300]} {checked.stderr[:300]}")
                    continue
                if not report["complete"]:
                    left_out += 1
                    continue
                compared += 1
                ends = {run(binary, number) for _ in range(options.runs)}
                for kind, text in sorted(ends):
                    kinds[kind] = kinds.get(kind, 0) + 1
                    if predicted(kind, text, report):
                        continue
                    different += 1
                    print(f"program {number}: real Go ends with {kind} {text}, not among {report['outcomes']}, "
                          f"{sorted(f['message'] for f in report['findings'])}", flush=True)
                    if options.keep:
                        os.makedirs(options.keep, exist_ok=True)
                        shutil.copy(path, os.path.join(options.keep, f"c{number}.go"))
    print(f"{compared} programs compared, {different} differ; {left_out} left out; {dict(sorted(kinds.items()))}")
    return 1 if different or left_out > options.count // 4 else 0


if __name__ == "__main__":
    sys.exit(main())
