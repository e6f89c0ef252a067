"""The order engine against explicit search on generated concurrent Go programs (tests/generated/concurrent_programs.py).

    order_generated.py STALEMATE --count N --seed S [--keep DIR]

Where the search is complete, whatever the engine reports must be among what it finds, by fingerprint; where the engine says that it
knows everything, both report the same rules; and the machine follows each of the engine's answers. A program for which that is
not so is made smaller, line by line, and printed.
"""
import argparse
import collections
import json
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "generated"))
import concurrent_programs as programs

BOUNDS = ["--max-states", "30000", "--timeout", "10s"]


def report(stalemate, folder, text, flags):
    path = os.path.join(folder, "main.go")
    with open(path, "w") as f:
        f.write(text)
    command = [stalemate, "check", "--format", "json", "--progress", "none", "--go-version", "1.19", *flags, path]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=120)
        return json.loads(done.stdout)["files"][0]
    except (ValueError, LookupError, subprocess.TimeoutExpired):
        return {"verdict": "none"}


def errors(found):
    """Rules and fingerprints of what is an error; a busy loop and the like are warnings, which the engine does not look for."""
    wrong = [f for f in found["findings"] if f["severity"] == "error"]
    return {f["rule"] for f in wrong}, {f["fingerprint"] for f in wrong}


def compare(stalemate, folder, text):
    """What is wrong, and why the engine does not know everything; either may be empty."""
    search = report(stalemate, folder, text, BOUNDS)
    order = report(stalemate, folder, text, ["--engine", "smt", "--unroll", "25"])
    if "error" in (search["verdict"], order["verdict"]):
        return "", "refused"
    if "none" in (search["verdict"], order["verdict"]) or "internal_error" in (search["verdict"], order["verdict"]):
        return f"no verdict: {search['verdict']}, {order['verdict']}", ""
    why = "" if order["complete"] else order.get("stopped_detail") or order["stopped_by"]
    if "does not follow" in why:
        return why, why
    rules, found = errors(search)
    order_rules, order_found = errors(order)
    if search["complete"] and not order_found <= found:
        return f"reports what the search does not find: {sorted(order_found - found)}", why
    if order["complete"] and not rules <= order_rules:
        return f"knows all, without {sorted(rules - order_rules)}", why
    return "", why


def shrunk(stalemate, folder, text):
    """Lines, or blocks with their braces, are left out as long as something is still wrong."""
    lines = text.splitlines()
    again = True
    while again:
        again = False
        for size in (8, 4, 3, 2, 1):
            for start in range(len(lines) - size, 0, -1):
                smaller = lines[:start] + lines[start + size :]
                if compare(stalemate, folder, "\n".join(smaller) + "\n")[0].startswith(("reports", "knows", "the order")):
                    lines, again = smaller, True
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("stalemate")
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", default="")
    options = parser.parse_args()
    wrong = complete = 0
    reasons = collections.Counter()
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(options.seed, options.seed + options.count):
            text = programs.generate(seed)
            problem, why = compare(options.stalemate, folder, text)
            complete += not why
            if why:
                reasons[why] += 1
            if not problem:
                continue
            wrong += 1
            small = shrunk(options.stalemate, folder, text) if not problem.startswith("no verdict") else text
            print(f"program {seed}: {problem}\n{small}\n", flush=True)
            if options.keep:
                os.makedirs(options.keep, exist_ok=True)
                with open(os.path.join(options.keep, f"c{seed}.go"), "w") as f:
                    f.write(text)
    for reason, count in reasons.most_common():
        print(f"{count:6} {reason}")
    print(f"{options.count} programs, {wrong} disagree; the engine knows everything about {complete}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
