"""Pairs of operations of library types, done by two goroutines at once: a data race where Go's race detector sees one.

usage: races.py STALEMATE          checks all pairs against races.txt
       races.py --record           writes races.txt anew, with the race detector of the installed Go

A model that leaves out an access misses races, and one that adds some reports false ones.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

# By type: what to import, how a value x is made, operations on it.
types = {
    "list": ("container/list", ["x := list.New()", "a, b, c := x.PushBack(1), x.PushBack(2), x.PushBack(3)"],
             ["x.PushFront(9)", "x.PushBack(9)", "use(x.Front())", "use(x.Back())", "use(x.Len())", "x.MoveToFront(b)",
              "x.MoveToBack(b)", "x.MoveBefore(c, b)", "x.MoveAfter(a, b)", "x.Remove(b)", "use(a.Next())", "use(b.Prev())",
              "use(c.Next())", "x.InsertAfter(7, a)", "x.InsertBefore(7, c)", "use(a.Value)", "x.Init()"]),
    "ring": ("container/ring", ["x := ring.New(3)", "a := x.Next()"],
             ["use(x.Len())", "use(x.Next())", "use(a.Prev())", "x.Unlink(1)", "x.Link(ring.New(1))", "x.Value = 1", "use(x.Move(1))",
              "x.Do(func(any) {})"]),
    "heap": ("container/heap", ["x := &ints{3, 1, 2}", "heap.Init(x)"], ["heap.Push(x, 5)", "use(heap.Pop(x))", "heap.Fix(x, 0)", "use(x.Len())"]),
    "buffer": ("bytes", ["x := new(bytes.Buffer)", 'x.WriteString("abcd")'],
               ["x.WriteByte(1)", "use(x.Len())", "use(x.String())", "use(x.Bytes())", "x.ReadByte()", "use(x.Cap())", "x.Reset()",
                "x.Truncate(2)", "x.UnreadByte()", "use(x.Next(1))", "x.Grow(1)"]),
    "builder": ("strings", ["x := new(strings.Builder)", 'x.WriteString("ab")'],
                ["x.WriteByte(1)", "use(x.Len())", "use(x.String())", "use(x.Cap())", "x.Reset()", "x.Grow(64)"]),
    "reader": ("strings", ['x := strings.NewReader("abcd")'],
               ["x.ReadByte()", "use(x.Len())", "use(x.Size())", "x.Seek(0, 0)", "x.ReadAt(make([]byte, 1), 0)", 'x.Reset("y")']),
    "bufio_reader": ("bufio", ['x := bufio.NewReader(strings.NewReader("abc\\ndef"))', "x.ReadByte()"],
                     ["x.ReadByte()", "use(x.Buffered())", "x.Peek(1)", "x.ReadString(10)", "use(x.Size())", "x.Discard(1)"]),
    "bufio_writer": ("bufio", ["x := bufio.NewWriterSize(io.Discard, 16)", "x.WriteByte(1)"],
                     ["x.WriteByte(1)", "use(x.Buffered())", "use(x.Available())", "x.Flush()", "use(x.Size())", 'x.WriteString("abc")']),
    "rand": ("math/rand", ["x := rand.New(rand.NewSource(1))"], ["use(x.Intn(5))", "use(x.Float64())", "x.Seed(2)"]),
    "values": ("net/url", ["x := url.Values{}"], ['x.Set("a", "b")', 'use(x.Get("a"))', 'x.Del("a")', "use(x.Encode())"]),
    "logger": ("log", ['x := log.New(io.Discard, "", 0)'], ['x.Print("a")', 'x.SetPrefix("p")', "use(x.Prefix())", "x.SetOutput(io.Discard)"]),
    "timer": ("time", ["x := time.NewTimer(time.Hour)"], ["use(x.Stop())", "use(x.Reset(time.Hour))", "use(x.C)"]),
    "sync_map": ("sync", ["x := new(sync.Map)"], ["x.Store(1, 2)", "x.Load(1)", "x.Range(func(k, v any) bool { return true })", "x.Delete(1)"]),
    "value": ("sync/atomic", ["x := new(atomic.Value)"], ["x.Store(1)", "use(x.Load())", "use(x.Swap(2))"]),
}
helpers = """
type ints []int

func (h ints) Len() int           { return len(h) }
func (h ints) Less(i, j int) bool { return h[i] < h[j] }
func (h ints) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *ints) Push(x any)        { *h = append(*h, x.(int)) }
func (h *ints) Pop() any {
	old := *h
	x := old[len(old)-1]
	*h = old[:len(old)-1]
	return x
}

func use(any) {}
"""
folder = pathlib.Path(__file__).parent
record = folder / "races.txt"


def pairs():
    for name, (_, _, operations) in types.items():
        for i, one in enumerate(operations):
            for other in operations[i:]:
                yield name, one, other


def program(name, bodies):
    """A program that runs the body whose number it is given; the only one if there is no more."""
    package, _, _ = types[name]
    text = "\n".join(bodies)
    imports = {package, "sync"} | {p for p in ("strings", "io") if re.search(rf"\b{p}\.", text)}
    if len(bodies) == 1:
        main = bodies[0]
    else:
        imports.add("os")
        main = "switch os.Args[1] {\n" + "".join(f'case "{k}":\n{body}\n' for k, body in enumerate(bodies)) + "}\n"
    lines = "".join(f'\t"{p}"\n' for p in sorted(imports))
    return f"package main\n\nimport (\n{lines})\n{helpers}\nfunc main() {{\nvar wg sync.WaitGroup\n{main}}}\n"


def body(name, one, other):
    init = "\n".join(types[name][1])
    known = "_, _, _ = a, b, c\n" if name == "list" else "_ = a\n" if name == "ring" else ""
    tasks = "".join(f"go func() {{\ndefer wg.Done()\n{operation}\n}}()\n" for operation in (one, other))
    return f"{init}\n{known}wg.Add(2)\n{tasks}wg.Wait()\n"


def real_races(name, cases, directory):
    """Which of the cases race, by the race detector. It sees what is not ordered, whoever comes first; some tries more do no harm."""
    source, binary = directory / f"{name}.go", directory / name
    source.write_text(program(name, [body(*case) for case in cases]))
    subprocess.run(["go", "build", "-race", "-o", binary, source], check=True)
    runs = [[subprocess.run([binary, str(k)], capture_output=True, text=True).stderr for _ in range(4)] for k in range(len(cases))]
    return [any("DATA RACE" in text for text in texts) for texts in runs]


def our_race(stalemate, case, directory):
    source = directory / "main.go"
    source.write_text(program(case[0], [body(*case)]))
    command = [stalemate, "check", "--only", "data-race", "--timeout", "20s", "--progress", "none", "--workers", "1", "-q", source]
    run = subprocess.run(command, capture_output=True, text=True)
    if "(data-race)" in run.stdout:
        return "race"
    return "no race" if run.returncode == 0 else f"exit {run.returncode}: {run.stdout}{run.stderr}"


def main():
    with tempfile.TemporaryDirectory() as temporary:
        directory = pathlib.Path(temporary)
        if sys.argv[1] == "--record":
            lines = []
            for name in types:
                cases = [case for case in pairs() if case[0] == name]
                for (_, one, other), races in zip(cases, real_races(name, cases, directory)):
                    lines.append(f"{name}\t{one}\t{other}\t{'race' if races else 'no race'}\n")
            record.write_text("".join(lines))
            return 0
        known = {tuple(fields[:3]): fields[3] for fields in (line.split("\t") for line in record.read_text().splitlines())}
        wrong = 0
        for case in pairs():
            ours = our_race(os.path.abspath(sys.argv[1]), case, directory)
            if ours != known[case]:
                wrong += 1
                print(f"{case[0]}: {case[1]} beside {case[2]}: Go {known[case]}, stalemate {ours}")
        print(f"{len(known)} pairs, {sum(v == 'race' for v in known.values())} of them race; {wrong} differ")
        return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
