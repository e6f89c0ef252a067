"""Every search on every corpus program: the same verdict, outcomes and findings (by fingerprint) as the unreduced search.

usage: corpus_agree.py STALEMATE CORPUS

A search that a bound stops says nothing and is passed over; `must_complete` says how many programs each must finish, so that the
test cannot pass by passing over everything. Stateless searches do not end on programs that loop.
"""
import json
import pathlib
import subprocess
import sys

bounds = ["--max-states", "60000", "--timeout", "4s"]
searches = {
    "stubborn, symmetry off": ["--reduction", "stubborn", "--symmetry", "off"],
    "stubborn": ["--reduction", "stubborn"],
    "unreduced, symmetry": ["--reduction", "none", "--symmetry", "on"],
    "sleep": ["--reduction", "sleep"],
    "stubborn-sleep": ["--reduction", "stubborn-sleep"],
    "stubborn, two workers": ["--reduction", "stubborn", "--workers", "2"],
    "dpor": ["--reduction", "dpor"],
}
must_complete = 0.85
# The stateless search has no end where executions have none, and says of some uses of WaitGroups that it does not cover
# them (docs/algorithm.md).
must_complete_stateless, ends_said = 0.75, ("depth", "machine")
# Reduced searches do not keep cycles that a fair scheduler leaves; a warning, not an error (docs/algorithm.md).
not_kept = "busy-loop"


def programs_of(stalemate, file, flags):
    """The verdicts of all programs of a file, or, if one of them is not complete, what has stopped its search."""
    workers = [] if "--workers" in flags else ["--workers", "1"]
    command = [stalemate, "check", "--format", "json", *bounds, *workers, *flags, str(file)]
    report = json.loads(subprocess.run(command, capture_output=True, text=True, timeout=300).stdout)
    for program in report["files"]:
        if not program["complete"]:
            return program["stopped_by"]
    return [
        {
            "verdict": program["verdict"],
            "outcomes": sorted(program["outcomes"]),
            # Which of several like goroutines an object belongs to is not told apart under symmetry.
            "findings": sorted(
                {f["fingerprint"].rsplit("|", 1)[0] for f in program["findings"] if not f["fingerprint"].startswith(not_kept)}
            ),
        }
        for program in report["files"]
    ]


def main():
    stalemate, corpus = sys.argv[1:]
    files = sorted(pathlib.Path(corpus).glob("*/*.go"))
    completed, ended = dict.fromkeys(searches, 0), dict.fromkeys(searches, 0)
    oracle_completed = failures = 0
    for file in files:
        expected = programs_of(stalemate, file, ["--reduction", "none"])
        if isinstance(expected, str):
            continue
        oracle_completed += 1
        for name, flags in searches.items():
            found = programs_of(stalemate, file, flags)
            ended[name] += not isinstance(found, str) or found in ends_said
            if isinstance(found, str):
                continue
            completed[name] += 1
            if found != expected:
                failures += 1
                print(f"{file}: {name} differs\n  unreduced: {expected}\n  {name}: {found}")
    print(f"{oracle_completed} of {len(files)} programs; completed: {completed}")
    for name, count in completed.items():
        enough = must_complete_stateless if name == "dpor" else must_complete
        if count < enough * len(files) or ended[name] < must_complete * len(files):
            failures += 1
            print(f"{name}: too few programs were completed to say anything")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
