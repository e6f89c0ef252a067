"""The rows of the benchmark: a family, sizes, and the program and the model that follow from them."""
import csv
import os
import re

BENCH = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(BENCH)
WORK = os.path.join(ROOT, "build", "bench")

# What is code only where states are compared with those of the reference: goroutines that stay when they are done.
EXACT = "//exact: "
# How deep pan may go where a row says nothing; each level costs 31 bytes from the start.
PAN_DEPTH = 100_000
KEYS = ("states", "transitions", "final")
COUNTED = ("states", "stored", "transitions", "final")


class Stop(Exception):
    """What ends the run with a message and exit code 2."""


class Row:
    def __init__(self, fields):
        self.label = fields["set"]
        self.set = self.label.removesuffix("-raw")
        self.raw = self.label.endswith("-raw")
        self.family = fields["family"]
        self.parameters = fields["parameters"]
        self.constants = dict(p.split("=") for p in self.parameters.split())
        self.model, *more = fields["spin"].split() or [None]
        self.defines = {k.upper(): {"false": "0", "true": "1"}.get(v, v) for k, v in self.constants.items()}
        self.defines.update(p.split("=") for p in more)
        self.depth = int(fields["depth"] or PAN_DEPTH)
        self.targets = {k: int(fields["target_" + k]) for k in ("states", "stored", "transitions") if fields["target_" + k]}
        self.full = {k: int(fields["full_" + k]) for k in KEYS if fields["full_" + k]}

    def name(self):
        return f"{self.family} {self.parameters}"

    def source(self):
        with open(os.path.join(BENCH, "families", self.family + ".go")) as f:
            return f.read()

    def program(self, exact=False):
        """Writes the Go program with the row's constants; returns its path. exact: with its `//exact:` lines."""
        text = self.source()
        for constant, value in self.constants.items():
            text, count = re.subn(rf"(?m)^((?:const |\t){constant}\s*= )\S+", rf"\g<1>{value}", text)
            if count != 1:
                raise Stop(f"families/{self.family}.go has no constant {constant}")
        if exact:
            text = text.replace(EXACT, "")
        folder = os.path.join(WORK, "families")
        os.makedirs(folder, exist_ok=True)
        path = os.path.join(folder, re.sub(r"\W+", "_", self.name()) + ("_exact" if exact else "") + ".go")
        # Tests of several builds may be doing the same.
        with open(f"{path}.{os.getpid()}", "w") as f:
            f.write(text)
        os.replace(f"{path}.{os.getpid()}", path)
        return path

    def promela(self):
        """The Spin model with its `//each A..B: text` lines written out: text once for each number, with @ replaced."""
        with open(os.path.join(BENCH, "spin", self.model + ".pml")) as f:
            text = f.read()

        def number(expression):
            for define, value in self.defines.items():
                expression = re.sub(rf"\b{define}\b", value, expression)
            first, *rest = re.split(r"\s*-\s*", expression)
            return int(first) - sum(map(int, rest))

        def written_out(match):
            low, high, body = match.groups()
            return "\n".join(body.replace("@", str(i)) for i in range(number(low), number(high) + 1))

        return re.sub(r"(?m)^\s*//each (\S+)\.\.(\S+): (.*)$", written_out, text)


def read_rows():
    with open(os.path.join(BENCH, "rows.tsv"), newline="") as f:
        return [Row(fields) for fields in csv.DictReader(f, delimiter="\t")]
