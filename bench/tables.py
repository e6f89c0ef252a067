"""Results as lines: a table for people, fields for a TSV file."""
from sides import PAN_FLAGS, SEARCHES

REDUCED = f"reduced search ({' '.join(SEARCHES['sleep'])}) and Spin's (pan {' '.join(PAN_FLAGS)})"
RAW = f"raw speed: no reduction on either side ({' '.join(SEARCHES['none'])}, pan -DNOREDUCE)"

def short(value):
    """A number in at most five characters."""
    if value is None:
        return "-"
    if isinstance(value, float):
        return f"{value:.2f}" if value < 10 else f"{value:.0f}"
    for unit, size in (("G", 10**9), ("M", 10**6), ("k", 10**3)):
        if value >= 100 * 1000 and value >= size:
            return f"{value / size:.1f}{unit}" if value < 100 * size else f"{value // size}{unit}"
    return str(value)


def ratio(ours, spin, key):
    if ours is None or spin is None or key not in ours or key not in spin:
        return "-"
    value = ours[key] / max(spin[key], 0.01 if key == "cpu_s" else 1)
    # A side that was stopped would have needed more.
    bound = ("" if ours["ended"] == "complete" else ">") + ("" if spin["ended"] == "complete" else "<")
    return "-" if bound == "><" else bound + (f"{value:.2g}" if value < 10 else f"{value:,.0f}")


def judged(row, ours):
    """The row's target, and whether it is met or by what it is missed."""
    if not row.targets:
        return "-", "-"
    target = " ".join(f"{k}<={v:,}" for k, v in row.targets.items())
    if ours["ended"] != "complete":
        return target, f"no: {ours['ended']}"
    missed = [f"{k} {ours[k]:,}" for k, v in row.targets.items() if ours[k] > v]
    return target, "no: " + " ".join(missed) if missed else "yes"


def counted(result, key):
    if result is None:
        return "-"
    if key not in result:
        return result["ended"][:9]
    return short(result[key]) if result["ended"] == "complete" else ">" + short(result[key])


COLUMNS = [
    ("row", 66), ("states", 8), ("stored", 8), ("trans", 8), ("s", 6), ("MB", 6), ("|", 1), ("states", 8), ("trans", 8), ("s", 6),
    ("MB", 6), ("|", 1), ("states", 8), ("s", 8), ("MB", 8), ("|", 1), ("met", 4), ("target", 0),
]


def print_line(cells):
    words = ("row", "met", "target")
    line = [f"{c:<{width}}" if name in words else f"{c:>{width}}" for c, (name, width) in zip(cells, COLUMNS)]
    print(" ".join(line).rstrip(), flush=True)


def print_head(title):
    print(f"\n{title}")
    print(f"{'':66} {'ours':>40} | {'Spin':>31} | {'ours / Spin':>26} |")
    print_line([name for name, _ in COLUMNS])


def print_row(row, ours, spin):
    target, met = judged(row, ours)
    note = target if met in ("-", "yes") else f"{target}; {met[4:]}"
    print_line(
        [row.name(), counted(ours, "states"), counted(ours, "stored"), counted(ours, "transitions")]
        + [short(ours["cpu_s"]), short(ours["megabytes"]), "|", counted(spin, "states"), counted(spin, "transitions")]
        + ([short(spin["cpu_s"]), short(spin["megabytes"])] if spin else ["-", "-"])
        + ["|", ratio(ours, spin, "states"), ratio(ours, spin, "cpu_s"), ratio(ours, spin, "megabytes"), "|"]
        + [met[:3].rstrip(":"), note]
    )


def print_speeds(ours, spin):
    speeds = [r["transitions"] / max(r["cpu_s"], 0.01) if r and "transitions" in r else None for r in (ours, spin)]
    print("  transitions per CPU second:", ", ".join(f"{who} {s / 1e6:.2f} M" for who, s in zip(("ours", "pan"), speeds) if s))
    if all(speeds):
        print(f"  ours / pan: {speeds[0] / speeds[1]:.2f}, target >=3: {'yes' if speeds[0] >= 3 * speeds[1] else 'no'}")


FIELDS = ["ended", "search", "verdict", "states", "stored", "transitions", "final", "cpu_s", "wall_s", "megabytes"]
SPIN_FIELDS = ["ended", "search", "errors", "states", "transitions", "cpu_s", "wall_s", "megabytes"]
HEAD = ["set", "family", "parameters", *("ours_" + k for k in FIELDS), *("spin_" + k for k in SPIN_FIELDS), "target", "met"]


def tsv_line(row, ours, spin):
    def field(result, key):
        value = (result or {}).get(key, "")
        return f"{value:.3f}" if isinstance(value, float) else str(value)

    target, met = judged(row, ours)
    return [row.label, row.family, row.parameters, *(field(ours, k) for k in FIELDS),
            *(field(spin, k) for k in SPIN_FIELDS), target, met]  # fmt: skip


def warn_if_different(row, ours, spin):
    """The two sides must agree on whether something is wrong, and Spin's graph must be the family's."""
    if spin and spin["ended"] == ours["ended"] == "complete" and (spin["errors"] > 0) != (ours["verdict"] != "safe"):
        print(f"  ! ours says {ours['verdict']}, Spin found {spin['errors']} errors")
    # Spin has its own step from `init`, where there is one.
    if spin and spin["ended"] == "complete" and row.full and spin["states"] - row.full["states"] not in (0, 1):
        print(f"  ! Spin has {spin['states']} states, the family has {row.full['states']}")
