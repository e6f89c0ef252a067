"""Random Go programs: sequential, deterministic, terminating, type-correct. What they print says what they computed.

Every choice comes from one random.Random, so a seed names a program. Each program switches a random subset of features on
(swarm testing; A. Groce et al., "Swarm Testing", ISSTA 2012). Left out because Go leaves it open: the order of map iteration
(results are order-independent), addresses, capacities after append, operands with side effects next to variables they
change. Run-time panics are welcome: they are recovered and printed.
"""
import random

INTS = ["int", "int8", "int16", "int32", "int64", "uint", "uint8", "uint16", "uint32", "uint64"]
BITS = {"int": 64, "int8": 8, "int16": 16, "int32": 32, "int64": 64,
        "uint": 64, "uint8": 8, "uint16": 16, "uint32": 32, "uint64": 64}
FEATURES = ["floats", "strings", "slices", "arrays", "maps", "structs", "pointers", "interfaces", "closures", "defers",
            "panics", "labels", "switches", "generics", "methods", "shifts", "division", "conversions", "variadic",
            "embedding", "runes", "format", "channels", "goto"]


def limits(kind):
    bits = BITS[kind]
    if kind.startswith("u"):
        return 0, 2**bits - 1
    return -2**(bits - 1), 2**(bits - 1) - 1


class Program:
    def __init__(self, seed):
        self.r = random.Random(seed)
        self.on = {f for f in FEATURES if self.r.random() < 0.6}
        self.lines = []
        self.indent = 0
        self.names = 0
        self.scopes = [[]]  # variables: (name, type)
        self.functions = []  # (name, parameter types, result type)
        self.structs = {}  # name: [(field, type)]
        self.depth = 0
        self.loops = []  # labels one may break or continue; "" without a label
        self.budget = self.r.randint(20, 70)
        self.in_function = False

    # ------------------------------------------------------------------ text
    def emit(self, line):
        self.lines.append("\t" * self.indent + line)

    def block(self, head, body, tail="}"):
        self.emit(head + " {")
        self.indent += 1
        self.scopes.append([])
        body()
        self.scopes.pop()
        self.indent -= 1
        self.emit(tail)

    def fresh(self, stem="v"):
        self.names += 1
        return f"{stem}{self.names}"

    def has(self, feature):
        return feature in self.on

    def pick(self, options):
        return self.r.choice(options)

    def chance(self, p):
        return self.r.random() < p

    # ------------------------------------------------------------------ types
    def scalar_type(self):
        kinds = ["int", "int", "bool"] + [self.pick(INTS)]
        if self.has("strings"):
            kinds += ["string", "string"]
        if self.has("floats"):
            kinds += ["float64", "float32"]
        if self.has("runes"):
            kinds += ["rune"]
        return self.pick(kinds)

    def type(self, depth=0):
        kinds = ["scalar"] * 4
        if depth < 2:
            kinds += [k for k in ("slices", "arrays", "maps", "structs", "pointers", "closures", "interfaces") if self.has(k)]
        kind = self.pick(kinds)
        if kind == "slices":
            return "[]" + self.type(depth + 1)
        if kind == "arrays":
            return f"[{self.r.randint(1, 4)}]" + self.type(depth + 1)
        if kind == "maps":
            return f"map[{self.pick(['int', 'string', 'uint8', 'bool'])}]" + self.type(depth + 1)
        if kind == "structs" and self.structs:
            return self.pick(list(self.structs))
        if kind == "pointers":
            if self.structs and self.chance(0.7):
                return "*" + self.pick(list(self.structs))
            return "*" + self.scalar_type()
        if kind == "closures":
            return f"func({self.scalar_type()}) {self.scalar_type()}"
        if kind == "interfaces":
            return self.pick(["any", "shape"])
        return self.scalar_type()

    def is_int(self, t):
        return t in BITS or t == "rune" or t == "byte"

    def elements(self, t):
        """Element and key type of a composite type."""
        if t.startswith("[]"):
            return t[2:], "int"
        if t.startswith("["):
            return t[t.index("]") + 1:], "int"
        if t.startswith("map["):
            return t[t.index("]") + 1:], t[4:t.index("]")]
        return None, None

    def length(self, t):
        return int(t[1:t.index("]")])

    def comparable(self, t):
        if t in self.structs:
            return all(self.comparable(f) for _, f in self.structs[t])
        if t.startswith("[]") or t.startswith("map[") or t.startswith("func"):
            return False
        if t.startswith("["):
            return self.comparable(self.elements(t)[0])
        return True

    def printable(self, t):
        """Whether fmt prints it without addresses."""
        if t in self.structs:
            return all(self.printable(f) for _, f in self.structs[t])
        if t.startswith("func") or t.startswith("*"):
            return False
        if t in ("any", "shape"):
            return False
        element, _ = self.elements(t)
        return element is None or self.printable(element)

    # ------------------------------------------------------------------ variables
    def variables(self, t=None):
        return [n for scope in self.scopes for n, u in scope if t is None or u == t]

    def visible(self):
        return [(n, u) for scope in self.scopes for n, u in scope]

    def declare(self, t, value=None, stem="v"):
        name = self.fresh(stem)
        value = value if value is not None else self.expr(t)
        form = self.r.random()
        if form < 0.4:
            self.emit(f"var {name} {t} = {value}")
        elif form < 0.5:
            self.emit(f"var {name} {t}")
        else:
            self.emit(f"{name} := {self.typed(t, value)}")
        self.emit(f"_ = {name}")
        self.scopes[-1].append((name, t))
        return name

    def typed(self, t, value):
        if t in ("int", "string", "bool") and value.lstrip("-").isdigit() is False:
            return value if t != "int" else f"int({value})"
        if t.startswith(("func", "[", "map", "*")) or t in self.structs:
            return f"({t})({value})"
        return f"{t}({value})"

    # ------------------------------------------------------------------ expressions
    def literal(self, t):
        r = self.r
        if t == "bool":
            return self.pick(["true", "false"])
        if t == "string":
            return self.pick(['""', '"a"', '"go"', '"héllo"', '"x\\ny"', '"日本"', '"\\xff"', '`raw\\n`', '"%d"'])
        if t == "rune":
            return self.pick(["'a'", "'é'", "'\\n'", "'日'", "'\\x00'", "0x10FFFF", "'Z'"])
        if t in ("float64", "float32"):
            return self.pick(["0.5", "1", "-2.25", "3.1416", "1e10", "1e-7", "100000000", "0.1", "-0.0", "7"])
        if t in BITS:
            low, high = limits(t)
            v = self.pick([0, 1, 2, 3, 7, 10, 100, low, high, low + 1, high - 1, r.randint(low, high), r.randint(0, 20)])
            v = max(low, min(high, v))
            return f"({v})" if v < 0 else str(v)
        if t in self.structs:
            fields = self.structs[t]
            if self.chance(0.3):
                return f"{t}{{{', '.join(self.expr(u, 3) for _, u in fields)}}}"
            some = [f for f in fields if self.chance(0.6)]
            return f"{t}{{{', '.join(f'{n.split()[-1]}: {self.expr(u, 3)}' for n, u in some)}}}"
        if t.startswith("func("):
            return self.closure(t)
        if t.startswith("*"):
            if self.chance(0.15) or t[1:] not in self.structs:
                return f"new({t[1:]})" if self.chance(0.8) else f"({t})(nil)"
            return "&" + self.literal(t[1:])
        if t == "any":
            u = self.pick(["int", "string", "bool", "float64", "uint8"] + list(self.structs))
            return f"any({self.typed(u, self.expr(u, 3))})" if self.chance(0.9) else "any(nil)"
        if t == "shape":
            return self.pick(["shape(square{%s})" % self.expr("int", 3), "shape(&circle{%s, \"c\"})" % self.expr("int", 3),
                              "shape(nil)" if self.chance(0.2) else "shape(square{1})"])
        element, key = self.elements(t)
        if t.startswith("map["):
            if key == "bool":
                keys = self.r.sample(["true", "false"], r.randint(0, 2))
            elif key == "string":
                keys = self.r.sample(['"k"', '"l"', '"m"', '""'], r.randint(0, 3))
            else:
                keys = self.r.sample([str(i) for i in range(6)], r.randint(0, 4))
            return f"{t}{{{', '.join(f'{k}: {self.expr(element, 3)}' for k in keys)}}}"
        if t.startswith("[]"):
            if self.chance(0.1):
                return f"{t}(nil)"
            if self.chance(0.15):
                return f"make({t}, {r.randint(0, 3)}, {r.randint(3, 6)})"
            return f"{t}{{{', '.join(self.expr(element, 3) for _ in range(r.randint(0, 4)))}}}"
        n = self.length(t)
        return f"{t}{{{', '.join(self.expr(element, 3) for _ in range(r.randint(0, n)))}}}"

    def closure(self, t):
        inside = t[5:]
        parameter, result = inside[:inside.index(")")], inside[inside.index(")") + 2:]
        name = self.fresh("p")
        saved, self.loops = self.loops, []
        self.scopes.append([(name, parameter)])
        self.depth += 1
        body = self.expr(result, 2)
        self.depth -= 1
        self.scopes.pop()
        self.loops = saved
        return f"func({name} {parameter}) {result} {{ return {body} }}"

    def alone(self, t, text):
        """An operation that may panic. Whether it comes before or after the calls in the same statement Go leaves open
        (spec, "Order of evaluation"), so it gets a call of its own."""
        return f"func() {t} {{ return {text} }}()"

    def atom(self, t):
        names = self.variables(t)
        if names and self.chance(0.75):
            return self.pick(names)
        for n, u in self.r.sample(self.visible(), min(4, len(self.visible()))):
            element, key = self.elements(u)
            if element == t and self.chance(0.7):
                element = f"{n}[{self.index(u, key, n)}]"
                return element if u.startswith("map[") else self.alone(t, element)
            base = u[1:] if u.startswith("*") else u
            for field, v in self.structs.get(base, []):
                if v == t and " " not in field:
                    return self.alone(t, f"{n}.{field}") if u.startswith("*") else f"{n}.{field}"
        return self.literal(t)

    def index(self, u, key, name):
        if u.startswith("map["):
            return self.expr(key, 3)
        if u.startswith("[]") and self.chance(0.8):
            return self.pick(["0", "len(%s)-1" % name, str(self.r.randint(0, 3))])
        if u.startswith("[") and not u.startswith("[]"):
            n = self.length(u)
            if self.chance(0.8):
                return str(self.r.randint(0, n - 1))
        return self.nonconstant("int")

    def nonconstant(self, t):
        """An expression gc does not evaluate, so that it cannot complain about its value."""
        names = self.variables(t)
        return self.pick(names) if names else f"one({self.literal(t)})" if t == "int" else f"same({self.typed(t, self.literal(t))})"

    def expr(self, t, depth=0):
        if depth > 3 or self.depth > 4 or self.chance(0.25):
            return self.atom(t)
        self.depth += 1
        result = self.compound(t, depth + 1)
        self.depth -= 1
        return result

    def compound(self, t, d):
        r = self.r
        options = []
        if self.is_int(t):
            options += ["arith"] * 4 + ["call"]
            if self.has("shifts"):
                options.append("shift")
            if self.has("division"):
                options.append("div")
            if self.has("conversions"):
                options += ["convert"]
            if t == "int":
                options += ["len", "one"]
        elif t in ("float64", "float32"):
            options += ["float"] * 3 + (["convert"] if self.has("conversions") else [])
        elif t == "string":
            options += ["concat", "concat", "slice", "sprint", "call"] + (["convert"] if self.has("conversions") else [])
        elif t == "bool":
            options += ["compare"] * 3 + ["logic", "not"]
        elif t.startswith("[]"):
            options += ["append", "append", "reslice"]
        if self.has("generics") and (self.is_int(t) or t == "string"):
            options.append("generic")
        if self.has("closures"):
            options.append("invoke")
        if self.has("interfaces") and t in ("int", "string"):
            options.append("assert")
        if self.has("interfaces") and t == "int":
            options.append("method")
        if not options:
            return self.atom(t)
        kind = self.pick(options)
        if kind == "arith":
            return f"({self.nonconstant(t)} {self.pick(['+', '-', '*', '&', '|', '^', '&^'])} {self.expr(t, d)})"
        if kind == "shift":
            return f"({self.nonconstant(t)} {self.pick(['<<', '>>'])} ({self.expr('uint8', d)} % {self.pick(['8', '70'])}))"
        if kind == "div":
            divisor = self.nonconstant(t)
            if not self.has("panics"):
                divisor = f"({divisor} | 1)"
            return self.alone(t, f"({self.expr(t, d)} {self.pick(['/', '%'])} {divisor})")
        if kind == "convert":
            if t == "string":
                if self.chance(0.4):
                    return f"string(rune({self.expr('uint16', d)}))"
                source = self.pick(["[]byte", "[]rune"])
                return f"string({source}({self.expr('string', d)}))"
            u = self.pick(INTS + ["rune"])
            if t in ("float64", "float32"):
                return f"{t}({self.nonconstant(u)})"
            return f"{t}({self.nonconstant(u)})"
        if kind == "len":
            composites = [n for n, u in self.visible() if u == "string" or u.startswith(("[", "map["))]
            return f"len({self.pick(composites)})" if composites else self.atom(t)
        if kind == "one":
            return f"one({self.expr('int', d)})"
        if kind == "float":
            return f"({self.nonconstant(t)} {self.pick(['+', '-', '*'])} {self.expr(t, d)})"
        if kind == "concat":
            return f"({self.expr(t, d)} + {self.expr(t, d)})"
        if kind == "slice":
            name = self.nonconstant("string")
            return self.alone(t, f"{name}[{r.randint(0, 1)}:]") if self.has("panics") else f"{name}[0:]"
        if kind == "sprint":
            u = self.scalar_type()
            return f"fmt.Sprint({self.typed(u, self.expr(u, d))})"
        if kind == "compare":
            u = self.scalar_type()
            ops = ["==", "!="] + ([] if u == "bool" else ["<", "<=", ">", ">="])
            if self.chance(0.2):
                candidates = [n for n, v in self.visible() if self.comparable(v) and not v.startswith("func")]
                if candidates:
                    name = self.pick(candidates)
                    v = dict(self.visible())[name]
                    others = self.variables(v)
                    return self.alone("bool", f"({name} {self.pick(['==', '!='])} {self.pick(others)})")
            return f"({self.nonconstant(u)} {self.pick(ops)} {self.expr(u, d)})"
        if kind == "logic":
            return f"({self.expr(t, d)} {self.pick(['&&', '||'])} {self.expr(t, d)})"
        if kind == "not":
            return f"!{self.expr(t, d)}"
        if kind == "append":
            element, _ = self.elements(t)
            more = ", ".join(self.expr(element, d) for _ in range(r.randint(1, 3)))
            if self.chance(0.3) and self.variables(t):
                return f"append({t}(nil), {self.pick(self.variables(t))}...)"
            return f"append({self.typed(t, self.expr(t, d))}, {more})"
        if kind == "reslice":
            names = self.variables(t)
            if not names:
                return self.literal(t)
            name = self.pick(names)
            return self.pick([f"{name}[:0]", f"{name}[len({name})/2:]", f"{name}[:len({name}):len({name})]"])
        if kind == "generic":
            if t == "string" or self.chance(0.5):
                return f"larger[{t}]({self.expr(t, d)}, {self.expr(t, d)})"
            return f"fold([]{t}{{{self.expr(t, d)}, {self.expr(t, d)}}}, func(a, b {t}) {t} {{ return a {self.pick(['+', '^', '*'])} b }})"
        if kind == "invoke":
            u = self.scalar_type()
            names = [n for n, v in self.visible() if v.startswith("func(") and v.endswith(") " + t)]
            if names and self.chance(0.7):
                name = self.pick(names)
                v = dict(self.visible())[name]
                return f"{name}({self.typed_argument(v[5:v.index(')')], d)})"
            return f"{self.closure(f'func({u}) {t}')}({self.typed_argument(u, d)})"
        if kind == "assert":
            other = "unknown()" if self.has("panics") and self.chance(0.2) else f"any({self.typed(t, self.expr(t, d))})"
            return self.alone(t, f"({other}).({t})")
        if kind == "method":
            return f"({self.literal('shape')}).area()" if self.has("panics") else f"square{{{self.expr('int', d)}}}.area()"
        if kind == "call":
            fitting = [f for f in self.functions if f[2] == t]
            if fitting:
                name, parameters, _ = self.pick(fitting)
                fuel = "fuel-1" if self.in_function else "3"
                return f"{name}({', '.join([fuel] + [self.typed_argument(p, d) for p in parameters])})"
        return self.atom(t)

    def typed_argument(self, t, d):
        return self.expr(t, d)

    # ------------------------------------------------------------------ statements
    def show(self, names):
        parts = [n for n, t in names if self.printable(t)]
        if parts:
            self.emit(f"fmt.Println({', '.join([quote(self.fresh('at'))] + parts)})")

    def statements(self, count):
        for _ in range(count):
            if self.budget <= 0:
                return
            self.budget -= 1
            self.statement()

    def statement(self):
        kinds = ["declare"] * 3 + ["assign"] * 4 + ["if", "if", "for", "print"]
        for feature, kind in (("switches", "switch"), ("closures", "func"), ("defers", "defer"), ("panics", "try"),
                              ("labels", "labelled"), ("maps", "mapping"), ("slices", "range"), ("format", "format"),
                              ("interfaces", "typeswitch"), ("strings", "runes"), ("channels", "channel"),
                              ("structs", "field"), ("goto", "goto"), ("variadic", "variadic")):
            if self.has(feature):
                kinds.append(kind)
        if self.loops:
            kinds += ["leave"]
        getattr(self, "do_" + self.pick(kinds))()

    def do_declare(self):
        self.declare(self.type())

    def assignable(self, t=None):
        """Functions leave package variables alone, so that calls have no effects on their callers' operands."""
        return [(n, u) for n, u in self.visible()
                if not n.startswith("i_") and not (self.in_function and n.startswith("g")) and t in (None, u)]

    def do_assign(self):
        names = self.assignable()
        if not names:
            return self.do_declare()
        name, t = self.pick(names)
        if self.is_int(t) and self.chance(0.5):
            op = self.pick(["+=", "-=", "*=", "^=", "|=", "&=", "++", "--"])
            self.emit(f"{name}{op}" if op in ("++", "--") else f"{name} {op} {self.expr(t)}")
        elif t == "string" and self.chance(0.4):
            self.emit(f"if len({name}) < 40 {{ {name} += {self.expr(t)} }}")
        elif t.startswith("[") and self.chance(0.5):
            element, key = self.elements(t)
            self.emit(f"{name}[{self.index(t, key, name)}] = {self.expr(element)}")
        elif t.startswith("map[") and self.chance(0.6):
            element, key = self.elements(t)
            self.emit(f"if {name} != nil {{ {name}[{self.expr(key, 2)}] = {self.expr(element, 2)} }}")
        else:
            others = [n for n, u in names if u == t and n != name]
            if others and self.chance(0.3):
                other = self.pick(others)
                self.emit(f"{name}, {other} = {other}, {name}")
            elif t.startswith("[]"):
                self.emit(f"if v := {self.expr(t)}; len(v) < 30 {{ {name} = v }}")
            else:
                self.emit(f"{name} = {self.expr(t)}")

    def do_field(self):
        candidates = [(n, t) for n, t in self.visible() if t in self.structs or t[1:] in self.structs]
        if not candidates:
            return self.do_declare()
        name, t = self.pick(candidates)
        field, u = self.pick(self.structs[t.lstrip("*")])
        if " " in field:
            return
        value = f"{name}.{field} = {self.expr(u)}"
        self.emit(f"if {name} != nil {{ {value} }}" if t.startswith("*") and not self.has("panics") else value)

    def do_if(self):
        self.block(f"if {self.expr('bool')}", lambda: self.statements(self.r.randint(1, 3)),
                   "}" if self.chance(0.5) else "} else {")
        if self.lines[-1].endswith("else {"):
            self.indent += 1
            self.scopes.append([])
            self.statements(self.r.randint(1, 2))
            self.scopes.pop()
            self.indent -= 1
            self.emit("}")

    def loop(self, head, variable, label=""):
        def body():
            if variable:
                self.emit(f"_ = {variable[0]}")
                self.scopes[-1].append(variable)
            saved = self.loops
            self.loops = saved + [label]
            self.statements(self.r.randint(1, 3))
            self.loops = saved
        self.block(head, body)

    def do_for(self, label=""):
        name = self.fresh("i_")
        count = self.r.randint(1, 5)
        head = self.pick([f"for {name} := 0; {name} < {count}; {name}++", f"for {name} := {count}; {name} > 0; {name}--"])
        self.loop(head, (name, "int"), label)

    def do_labelled(self):
        if len(self.loops) > 2:
            return
        label = self.fresh("L")
        count = self.r.randint(1, 4)
        name = self.fresh("i_")
        self.emit(f"{label}:")
        def body():
            self.emit(f"if {name} == {self.r.randint(0, 5)} {{ continue {label} }}")
            saved = self.loops
            self.loops = saved + [label]
            self.statements(self.r.randint(1, 4))
            self.loops = saved
        self.block(f"for {name} := 0; {name} < {count}; {name}++", body)

    def do_leave(self):
        label = self.pick(self.loops)
        word = self.pick(["break", "continue"])
        self.emit(f"if {self.expr('bool')} {{ {f'{word} {label}'.strip()} }}")

    def do_range(self):
        slices = [(n, t) for n, t in self.visible() if t.startswith("[")]
        if not slices:
            return self.declare("[]int")
        name, t = self.pick(slices)
        element, _ = self.elements(t)
        i, x = self.fresh("i_"), self.fresh("x")
        def body():
            self.emit(f"_, _ = {i}, {x}")
            self.scopes[-1] += [(i, "int"), (x, element)]
            saved = self.loops
            self.loops = saved + [""]
            self.statements(self.r.randint(1, 2))
            self.loops = saved
        self.block(f"for {i}, {x} := range {name}", body)

    def do_runes(self):
        texts = self.variables("string")
        if not texts:
            return self.declare("string")
        total = self.declare("int", "0")
        i, c = self.fresh("i_"), self.fresh("c")
        self.emit(f"for {i}, {c} := range {self.pick(texts)} {{ {total} += {i}*int({c}) }}")

    def do_mapping(self):
        maps = [(n, t) for n, t in self.assignable() if t.startswith("map[")]
        if not maps:
            return self.declare("map[string]int")
        name, t = self.pick(maps)
        element, key = self.elements(t)
        form = self.r.random()
        if form < 0.3:
            self.emit(f"delete({name}, {self.expr(key, 2)})")
        elif form < 0.6:
            v, ok = self.fresh("x"), self.fresh("ok")
            self.emit(f"{v}, {ok} := {name}[{self.expr(key, 2)}]")
            self.emit(f"_, _ = {v}, {ok}")
            self.scopes[-1] += [(v, element), (ok, "bool")]
        else:
            total, k, v = self.declare("int", "0"), self.fresh("k"), self.fresh("x")
            value = f"int({v})" if self.is_int(element) else f"len({v})" if element == "string" else "1"
            self.emit(f"for {k}, {v} := range {name} {{ _, _ = {k}, {v}; {total} += {value} }}")

    def do_switch(self):
        t = self.pick(["int", "string"] if self.has("strings") else ["int", "uint8"])
        self.emit(f"switch {self.nonconstant(t)} {{")
        values = self.r.sample({"int": ["0", "1", "2", "7", "10"], "uint8": ["0", "1", "255"],
                                "string": ['"a"', '"go"', '""']}[t], 2)
        for value in values:
            self.emit(f"case {value}:")
            self.indent += 1
            self.scopes.append([])
            self.statements(self.r.randint(0, 2))
            self.scopes.pop()
            if self.chance(0.3):
                self.emit("fallthrough")
            self.indent -= 1
        self.emit("default:")
        self.indent += 1
        self.scopes.append([])
        self.statements(1)
        self.scopes.pop()
        self.indent -= 1
        self.emit("}")

    def do_typeswitch(self):
        value = self.expr("any") if self.chance(0.6) else f"any({self.literal('shape')})"
        name = self.fresh("x")
        self.emit(f"switch {name} := {value if value.startswith('any') else f'any({value})'}.(type) {{")
        cases = ["int", "string", "bool", "square", "*circle", "nil", "float64, uint8", "shape"]
        self.r.shuffle(cases)
        if "shape" in cases[:4]:
            cases = [c for c in cases if c not in ("square", "*circle")]
        for case in cases[:4]:
            self.emit(f"case {case}:")
            shown = {"*circle": f"{name} == nil", "square": f"{name}.side", "nil": f"{name} == nil",
                     "shape": f"{name} == nil"}.get(case, name)
            self.emit(f"\tfmt.Println({quote(case)}, {shown})")
        self.emit("default:")
        self.emit(f"\tfmt.Println(\"other\", {name} != nil)")
        self.emit("}")

    def do_func(self):
        """Closures that change what they capture are called in statements of their own: next to a variable they change, the
        order of evaluation is open."""
        captured = self.assignable("int")
        if captured and self.chance(0.6):
            name, variable = self.fresh("c"), self.pick(captured)[0]
            self.emit(f"{name} := func(d int) int {{ {variable} += d; return {variable} * 2 }}")
            for _ in range(self.r.randint(1, 3)):
                self.emit(f"fmt.Println({name}({self.literal('int')}))")
            return
        self.declare(f"func({self.scalar_type()}) {self.scalar_type()}")

    def do_defer(self):
        names = [(n, t) for n, t in self.visible() if self.printable(t)]
        if not names:
            return
        name, t = self.pick(names)
        outer = self.fresh("d")
        def body():
            self.emit(f"defer fmt.Println({quote(outer)}, {name})")
            if self.chance(0.5):
                self.emit(f"for i := 0; i < 3; i++ {{ defer func(n int) {{ fmt.Println({quote(outer)}, n, {name}) }}(i) }}")
            saved, self.loops = self.loops, []
            self.statements(self.r.randint(1, 2))
            self.loops = saved
        self.block("func()", body, "}()")

    def do_try(self):
        saved, self.loops = self.loops, []
        def body():
            self.emit(f"defer func() {{ if r := recover(); r != nil {{ fmt.Println({quote(self.fresh('caught'))}, r) }} }}()")
            self.statements(self.r.randint(1, 3))
            if self.chance(0.3):
                value = self.pick(['"boom"', "fmt.Errorf(\"e%d\", 1)", self.nonconstant("int")])
                self.emit(f"if {self.expr('bool')} {{ panic({value}) }}")
        self.block("func()", body, "}()")
        self.loops = saved

    def do_channel(self):
        t = self.scalar_type()
        name = self.fresh("ch")
        self.emit(f"{name} := make(chan {t}, 4)")
        for _ in range(self.r.randint(1, 3)):
            self.emit(f"{name} <- {self.expr(t)}")
        if self.chance(0.5):
            v, ok = self.fresh("x"), self.fresh("ok")
            self.emit(f"{v}, {ok} := <-{name}")
            self.emit(f"_, _ = {v}, {ok}")
            self.scopes[-1] += [(v, t), (ok, "bool")]
        self.emit(f"close({name})")
        self.emit(f"for x := range {name} {{ fmt.Println(x, len({name}), cap({name})) }}")

    def do_goto(self):
        label, counter = self.fresh("again"), self.fresh("n")
        def body():
            self.emit(f"{counter} := 0")
            self.emit(f"{label}:")
            self.emit(f"{counter}++")
            saved, self.loops = self.loops, []
            self.emit("{")
            self.scopes.append([])
            self.statements(1)
            self.scopes.pop()
            self.emit("}")
            self.loops = saved
            self.emit(f"if {counter} < {self.r.randint(1, 3)} {{ goto {label} }}")
        self.block("func()", body, "}()")

    def do_variadic(self):
        values = ", ".join(self.expr("int", 2) for _ in range(self.r.randint(0, 3)))
        slices = self.variables("[]int")
        call = f"total({self.pick(slices)}...)" if slices and self.chance(0.4) else f"total({values})"
        self.declare("int", call)

    def do_print(self):
        names = self.visible()
        self.show(self.r.sample(names, min(len(names), self.r.randint(1, 4))))

    def do_format(self):
        verbs = {"int": ["%d", "%5d", "%-5d|", "%05d", "%x", "%X", "%o", "%b", "%+d", "%c", "%q", "%U", "%v", "%T", "%#x"],
                 "string": ["%s", "%q", "%10s", "%-6s|", "%x", "%v", "%.2s", "% x", "%+q", "%#v"],
                 "bool": ["%t", "%v", "%6t"],
                 "float64": ["%v", "%.3f", "%e", "%g", "%8.2f", "%+.1f", "%G", "%08.3f"]}
        t = self.pick(["int", "string", "bool"] + (["float64"] if self.has("floats") else []))
        self.emit(f"fmt.Printf({quote(self.pick(verbs[t]) + chr(92) + 'n', True)}, {self.typed(t, self.expr(t))})")
        others = [n for n, u in self.visible() if self.printable(u)]
        if others:
            self.emit(f"fmt.Printf({quote(self.pick(['%v', '%+v']) + chr(92) + 'n', True)}, {self.pick(others)})")

    # ------------------------------------------------------------------ the whole
    def function(self):
        name = self.fresh("f")
        parameters = [self.scalar_type() for _ in range(self.r.randint(0, 3))]
        result = self.pick([self.scalar_type(), "int", "string" if self.has("strings") else "int"])
        names = [self.fresh("a") for _ in parameters]
        self.functions.append((name, parameters, result))
        saved, self.scopes = self.scopes, [self.scopes[0][:], list(zip(names, parameters))]
        self.in_function = True
        list_of = ", ".join(["fuel int"] + [f"{n} {t}" for n, t in zip(names, parameters)])
        named = self.has("defers") and self.chance(0.4)
        self.emit(f"func {name}({list_of}) {'(result ' + result + ')' if named else result} {{")
        self.indent += 1
        if named:
            if self.is_int(result):
                self.emit("defer func() { result++ }()")
            self.emit(f"if fuel <= 0 {{ return {self.literal(result)} }}")
        else:
            self.emit(f"if fuel <= 0 {{ return {self.literal(result)} }}")
        self.budget += 6
        self.statements(self.r.randint(1, 5))
        self.emit(f"return {self.expr(result)}")
        self.indent -= 1
        self.emit("}")
        self.emit("")
        self.in_function = False
        self.scopes = saved

    def generate(self):
        if self.has("structs"):
            for _ in range(self.r.randint(1, 3)):
                name = self.fresh("s")
                fields = [(self.fresh("f"), self.type(1)) for _ in range(self.r.randint(1, 4))]
                if self.has("embedding") and self.structs and self.chance(0.5):
                    base = self.pick(list(self.structs))
                    fields.append((base, base))
                self.structs[name] = fields
                self.emit(f"type {name} struct {{")
                for field, t in fields:
                    self.emit(f"\t{field}" if field == t else f"\t{field} {t}")
                self.emit("}")
                self.emit("")
        for _ in range(self.r.randint(0, 3)):
            # Nothing that may panic: before main nobody recovers.
            t = self.pick(["int", "string", "[]int", "map[string]int", "float64"])
            name = self.fresh("g")
            value = {"[]int": "[]int{1, 2, 3}", "map[string]int": "map[string]int{\"k\": 1}"}.get(t) or self.literal(t)
            if t == "int" and self.variables("int"):
                value = f"{self.pick(self.variables('int'))} + one(2)"
            self.emit(f"var {name} {t} = {value}")
            self.scopes[0].append((name, t))
        self.emit("")
        for _ in range(self.r.randint(0, 3)):
            self.function()
        self.emit("func main() {")
        self.indent += 1
        self.scopes.append([])
        for _ in range(3):
            self.declare(self.type())
        while self.budget > 0:
            self.statements(1)
        self.show(self.visible())
        self.scopes.pop()
        self.indent -= 1
        self.emit("}")
        return HEADER + "\n".join(self.lines) + "\n"


def quote(text, raw=False):
    return '"' + (text if raw else text.replace("\\", "\\\\").replace('"', '\\"')) + '"'


HEADER = '''package main

import "fmt"

type shape interface {
	area() int
}

type square struct{ side int }

func (s square) area() int { return s.side * s.side }

type circle struct {
	radius int
	name   string
}

func (c *circle) area() int      { c.radius++; return 3 * c.radius }
func (c *circle) String() string { return "circle " + c.name }

type ordered interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~string | ~float64
}

func larger[T ordered](a, b T) T {
	if a < b {
		return b
	}
	return a
}

func fold[T any](list []T, f func(T, T) T) T {
	var result T
	for _, x := range list {
		result = f(result, x)
	}
	return result
}

func same[T any](x T) T { return x }
func one(x int) int     { return x }
func unknown() any      { return 1.5 }

func total(list ...int) int {
	sum := 0
	for _, x := range list {
		sum += x
	}
	return sum
}

'''


def generate(seed):
    return Program(seed).generate()


if __name__ == "__main__":
    import sys
    print(generate(int(sys.argv[1])), end="")
