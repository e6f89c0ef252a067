"""The search beside the order engine (docs/prediction.md), on programs of which each wins some: `bench/run --engines`."""
import collections
import csv
import os

from rows import BENCH, WORK, Row
from sides import run_ours, stalemate_binary
from tables import short

ENGINES = ("explicit", "smt", "auto")
HEAD = ["family", "parameters", "meant_for"] + [f"{e}_{k}" for e in ENGINES for k in ("ended", "verdict", "cpu_s", "megabytes")]
SPACE = 44


def read_engine_rows():
    with open(os.path.join(BENCH, "engines.tsv"), newline="") as f:
        return [(Row(collections.defaultdict(str, fields)), fields["meant_for"]) for fields in csv.DictReader(f, delimiter="\t")]


def faster(results):
    """Which of the two engines was the faster one, and how many times; one that did not finish would have taken longer."""
    search, order = results["explicit"], results["smt"]
    ratio = search["cpu_s"] / max(order["cpu_s"], 0.01)
    finished = [results[e]["ended"] == "complete" for e in ("explicit", "smt")]
    if finished == [False, False]:
        return "-"
    if finished == [True, True]:
        return f"smt {ratio:.1f}x" if ratio > 1 else f"explicit {1 / max(ratio, 0.001):.1f}x"
    return f"smt >{ratio:.1f}x" if finished[1] else f"explicit >{1 / max(ratio, 0.001):.1f}x"


def compare_engines(options, wanted):
    binary = stalemate_binary(options.stalemate)
    os.makedirs(WORK, exist_ok=True)
    path = options.output or os.path.join(WORK, "engines.tsv")
    columns = "".join(f" | {e:>9} {'s':>6} {'MB':>5}" for e in ENGINES)
    print(f"{'row':{SPACE}} {'states':>8}{columns} | {'meant for':9} faster")
    with open(path, "w") as output:
        output.write("\t".join(HEAD) + "\n")
        for row, meant_for in read_engine_rows():
            if not wanted(row.name()):
                continue
            results = {e: run_ours(binary, row, ["--engine", e], options) for e in ENGINES}
            states = results["explicit"].get("states")
            cells = f"{row.name():{SPACE}} {('' if results['explicit']['ended'] == 'complete' else '>') + short(states):>8}"
            fields = [row.family, row.parameters, meant_for]
            for engine in ENGINES:
                one = results[engine]
                verdict = one.get("verdict", "-") if one["ended"] == "complete" else one["ended"]
                cells += f" | {verdict[:9]:>9} {short(one['cpu_s']):>6} {short(one['megabytes']):>5}"
                fields += [one["ended"], one.get("verdict", ""), f"{one['cpu_s']:.3f}", f"{one['megabytes']:.0f}"]
            print(f"{cells} | {meant_for:9} {faster(results)}", flush=True)
            verdicts = {one["verdict"] for one in results.values() if one["ended"] == "complete"}
            if len(verdicts) > 1:
                print(f"  ! the engines disagree: {sorted(verdicts)}")
            output.write("\t".join(fields) + "\n")
            output.flush()
    print(f"written: {os.path.relpath(path)}")
    return 0
