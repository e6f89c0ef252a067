"""Runs one row on one side, ours or Spin's, within limits, and says what it counted and took."""
import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import tempfile
import time

from rows import ROOT, WORK, Stop

# The searches whose counts are kept, by the name of their columns in expected.tsv.
SEARCHES = {
    "none": ["--reduction", "none"],
    "reduced": ["--reduction", "stubborn"],
    "sleep": ["--reduction", "stubborn-sleep"],
    "no_symmetry": ["--reduction", "stubborn", "--symmetry", "off"],
}
PAN_FLAGS = ["-O2", "-w", "-DSAFETY", "-DVECTORSZ=2048"]


def memory_of(pid):
    """The largest resident set a process has had since it was started, in MB. (ru_maxrss would count this script's as well,
    which it was for a moment before.)"""
    try:
        with open(f"/proc/{pid}/status") as f:
            return int(re.search(r"VmHWM:\s*(\d+)", f.read()).group(1)) / 1024
    except (OSError, AttributeError):
        return 0.0


def measure(command, seconds, megabytes):
    """Runs a command with limits of time and resident memory; returns what it printed, how it ended and what it took. At a
    limit it is interrupted, since pan then says how far it got, and killed if that does not help."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        start = time.monotonic()
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=out, stderr=err, cwd=WORK, start_new_session=True
        )
        killed, killed_at = None, None
        megabytes_used = 0.0
        pause = 0.001
        try:
            while True:
                pid, status, usage = os.wait4(process.pid, os.WNOHANG)
                if pid:
                    break
                now = time.monotonic()
                megabytes_used = max(megabytes_used, memory_of(process.pid))
                if killed:
                    if now - killed_at > 10:
                        os.killpg(process.pid, signal.SIGKILL)
                elif now - start > seconds or megabytes_used > megabytes:
                    killed = "timeout" if now - start > seconds else "memory"
                    killed_at = now
                    os.killpg(process.pid, signal.SIGINT)
                time.sleep(pause)
                pause = min(0.02, pause * 1.1)
        except BaseException:
            # An interrupt ends what was started.
            os.killpg(process.pid, signal.SIGKILL)
            raise
        wall = time.monotonic() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        return {
            "out": out.read().decode(errors="replace"),
            "err": err.read().decode(errors="replace"),
            "exit": process.returncode,
            "killed": killed,
            "cpu_s": usage.ru_utime + usage.ru_stime,
            "wall_s": wall,
            "megabytes": megabytes_used,
        }


def run_ours(binary, row, flags, options, exact=False):
    seconds, megabytes = options.timeout, options.memory
    # The search stops itself before it would be killed, so that what it has counted is known. Its limit of memory is for
    # stored states alone.
    command = [binary, "check", "--format", "json", "--progress", "none", "--timeout", f"{seconds}s"]
    command += ["--max-memory", f"{megabytes * 3 // 4}M", *flags, row.program(exact)]
    run = measure(command, seconds + 30, megabytes)
    result = {"search": " ".join(flags), **{k: run[k] for k in ("cpu_s", "wall_s", "megabytes")}}
    try:
        report = json.loads(run["out"])["files"][0]
    except (ValueError, LookupError):
        if run["killed"]:
            return {**result, "ended": run["killed"]}
        # Exit code 4 and the like: the checker's own fault.
        raise Stop(f"{row.name()}: exit code {run['exit']}\n{run['err'].strip()[-2000:]}")
    stats = report.get("stats", {})
    if report["verdict"] not in ("safe", "bug", "inconclusive"):
        raise Stop(f"{row.name()}: {report['verdict']}: {report.get('diagnostics')}")
    return {
        **result,
        "ended": "complete" if report["complete"] else report["stopped_by"],
        "verdict": ",".join(sorted({f["rule"] for f in report["findings"]})) or report["verdict"],
        "states": stats["states"],
        "transitions": stats["transitions"],
        # A search that stores every state it visits has no number of its own for it.
        "stored": stats.get("stored", stats["states"]),
        "final": stats["final_states"],
    }


def compile_pan(row, flags):
    """pan for the row's model; compiled once for each text and flags."""
    text = row.promela()
    defines = [f"-D{k}={v}" for k, v in sorted(row.defines.items())]
    key = hashlib.sha256("\n".join([text, *defines, *flags]).encode()).hexdigest()[:16]
    folder = os.path.join(WORK, "pan", f"{row.model}-{key}")
    pan = os.path.join(folder, "pan")
    if not os.path.exists(pan):
        shutil.rmtree(folder, ignore_errors=True)
        os.makedirs(folder)
        with open(os.path.join(folder, "model.pml"), "w") as f:
            f.write(text)
        for command in (["spin", "-a", *defines, "model.pml"], ["gcc", *flags, "-o", "pan.new", "pan.c"]):
            done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
            if done.returncode != 0:
                raise Stop(f"{row.name()}: {' '.join(command)}:\n{done.stdout}{done.stderr}")
        os.rename(os.path.join(folder, "pan.new"), pan)
    return pan


def run_spin(row, flags, options):
    seconds, megabytes = options.timeout, options.memory
    pan = compile_pan(row, [*PAN_FLAGS, f"-DMEMLIM={megabytes}", *flags])
    depth = row.depth
    while True:
        # -c0 counts errors and goes on, -w: a table of 32 MB, which grows.
        run = measure([pan, f"-m{depth}", "-c0", "-w22"], seconds, megabytes)
        if "max search depth too small" not in run["out"] or run["killed"]:
            break
        depth *= 10
    result = {"search": " ".join(["pan", *flags]), **{k: run[k] for k in ("cpu_s", "wall_s", "megabytes")}}
    # Large numbers are printed as 1.859e+08, to eight digits.
    found = {
        key: int(float(match.group(1)))
        for key, pattern in (
            ("states", r"([\d.e+]+) states, stored"),
            ("transitions", r"([\d.e+]+) transitions \("),
            ("errors", r"errors: (\d+)"),
        )
        if (match := re.search(pattern, run["out"]))
    }
    if run["killed"]:
        ended = run["killed"]
    elif "out of memory" in run["out"] or "Search not completed" in run["out"] or "states" not in found:
        ended = "memory"
    else:
        ended = "complete"
    return {**result, **found, "ended": ended}


def stalemate_binary(given):
    if given:
        if not os.access(given, os.X_OK):
            raise Stop(f"{given} is no program")
        return os.path.abspath(given)
    folder = os.path.join(ROOT, "build", "release")
    if not os.path.exists(os.path.join(folder, "CMakeCache.txt")):
        print("building stalemate (release)", flush=True)
        subprocess.run(["cmake", "--preset", "release"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    build = subprocess.run(["cmake", "--build", "--preset", "release", "--target", "stalemate"], cwd=ROOT, capture_output=True)
    if build.returncode != 0:
        raise Stop("stalemate does not build:\n" + build.stdout.decode()[-2000:])
    return os.path.join(folder, "stalemate")


def require_spin():
    missing = [tool for tool in ("spin", "gcc") if shutil.which(tool) is None]
    if missing:
        raise Stop(
            f"{' and '.join(missing)} not found. On Debian: apt-get install {' '.join(missing)}. "
            "Without Spin: bench/run --ours-only"
        )
