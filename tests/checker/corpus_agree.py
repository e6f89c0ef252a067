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


def programs_of(stalemate, files, flags):
    """By file: the verdicts of its programs, or, if one of them is not complete, what has stopped its search."""
    workers = [] if "--workers" in flags else ["--workers", "1"]
    command = [stalemate, "check", "--format", "json", "--progress", "none", *bounds, *workers, *flags, *files]
    report = json.loads(subprocess.run(command, capture_output=True, text=True).stdout)
    result = {}
    for program in report["files"]:
        known = result.setdefault(program["path"], [])
        if isinstance(known, str):
            continue
        if not program["complete"]:
            result[program["path"]] = program["stopped_by"]
            continue
        known.append({
            "verdict": program["verdict"],
            "outcomes": sorted(program["outcomes"]),
            # Which of several like goroutines an object belongs to is not told apart under symmetry.
            "findings": sorted(
                {f["fingerprint"].rsplit("|", 1)[0] for f in program["findings"] if not f["fingerprint"].startswith(not_kept)}
            ),
        })
    return result


def main():
    stalemate, corpus = sys.argv[1:]
    files = sorted(str(file) for file in pathlib.Path(corpus).glob("*/*.go"))
    unreduced = programs_of(stalemate, files, ["--reduction", "none"])
    oracle = {file: expected for file, expected in unreduced.items() if not isinstance(expected, str)}
    failures, summary = 0, []
    if len(unreduced) != len(files):
        failures += 1
        print(f"{len(files)} files, but {len(unreduced)} in the report")
    for name, flags in searches.items():
        completed = ended = 0
        for file, found in programs_of(stalemate, list(oracle), flags).items():
            ended += not isinstance(found, str) or found in ends_said
            if isinstance(found, str):
                continue
            completed += 1
            if found != oracle[file]:
                failures += 1
                print(f"{file}: {name} differs\n  unreduced: {oracle[file]}\n  {name}: {found}")
        summary.append(f"{name} {completed}")
        enough = must_complete_stateless if name == "dpor" else must_complete
        if completed < enough * len(files) or ended < must_complete * len(files):
            failures += 1
            print(f"{name}: too few programs were completed to say anything")
    print(f"{len(oracle)} of {len(files)} programs; completed: {', '.join(summary)}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
