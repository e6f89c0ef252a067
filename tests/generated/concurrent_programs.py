"""Generates small concurrent Go programs: goroutines over channels, selects, locks, counters, contexts and timers, with
panics, deferred calls and early returns in all the wrong places. Most of them have bugs; what matters is that whatever
real Go does when it runs one is among what the checker says may happen. Equal seeds give equal programs."""
import random

FEATURES = ["chan", "select", "select", "close", "mutex", "rwmutex", "wg", "once", "cond", "atomic", "shared",
            "timer", "context", "panic", "spawn", "range", "map", "try", "func"]


class Generator:
    def __init__(self, seed):
        self.r = random.Random(seed)
        self.features = {"chan"} | set(self.r.sample(FEATURES, self.r.randint(2, 6)))
        self.lines = []
        self.indent = 1
        self.names = 0
        self.budget = self.r.randint(5, 11)
        self.channels = []
        self.balance = {}  # by channel: sends without a receive

    def has(self, feature):
        return feature in self.features

    def emit(self, line):
        self.lines.append("\t" * self.indent + line)

    def block(self, head, body, tail="}"):
        self.emit(head)
        self.indent += 1
        body()
        self.indent -= 1
        self.emit(tail)

    def fresh(self, stem="v"):
        self.names += 1
        return f"{stem}{self.names}"

    def pick(self, options):
        return self.r.choice(options)

    def chance(self, p):
        return self.r.random() < p

    # ------------------------------------------------------------------ operations

    def value(self):
        return self.pick(["1", "2", "3"] + (["int(n.Load())"] if self.has("atomic") else []))

    def channel(self):
        return self.pick(self.channels)

    def use(self, name):
        """Most received values decide nothing; some decide how the program ends, one line for each."""
        if self.chance(0.25):
            self.emit(f"if {name} == {self.pick(['0', '1', '2'])} {{")
            self.emit(f"\tpanic(\"{self.fresh('p')}\")")
            self.emit("}")
        else:
            self.emit(f"_ = {name}")

    def operation(self, depth):
        self.budget -= 1
        options = ["send", "receive"]
        options += ["select"] * 2 if self.has("select") else []
        options += ["close"] if self.has("close") else []
        options += ["mutex", "mutex", "unlock"] if self.has("mutex") else []
        options += ["rlock", "wlock"] if self.has("rwmutex") else []
        options += ["add", "done", "wait"] if self.has("wg") else []
        options += ["once"] if self.has("once") else []
        options += ["cond_wait", "signal"] if self.has("cond") else []
        options += ["atomic", "cas"] if self.has("atomic") else []
        options += ["shared", "shared"] if self.has("shared") else []
        options += ["sleep", "after", "afterfunc"] if self.has("timer") else []
        options += ["cancel", "done_ctx"] if self.has("context") else []
        options += ["panic", "goexit"] if self.has("panic") and depth > 0 else []
        options += ["spawn"] if self.has("spawn") and depth < 2 else []
        options += ["range", "loop"] if self.has("range") else []
        options += ["store", "load"] if self.has("map") else []
        options += ["try"] if self.has("try") else []
        options += ["call", "defer"] if self.has("func") else []
        getattr(self, "do_" + self.pick(options))(depth)

    def body(self, depth, most=3):
        for _ in range(self.r.randint(1, most)):
            if self.budget > 0:
                self.operation(depth)

    def do_send(self, depth):
        channel = self.channel()
        if self.balance[channel] > 0 and self.chance(0.7):
            return self.receive(channel)
        self.send(channel)

    def do_receive(self, depth):
        channel = self.channel()
        if self.balance[channel] < 0 and self.chance(0.7):
            return self.send(channel)
        self.receive(channel)

    def send(self, channel):
        self.balance[channel] += 1
        self.emit(f"{channel} <- {self.value()}")

    def receive(self, channel):
        self.balance[channel] -= 1
        if self.chance(0.3):
            name = self.fresh()
            self.emit(f"{name} := <-{channel}")
            self.use(name)
        elif self.chance(0.2):
            ok = self.fresh("ok")
            self.emit(f"if _, {ok} := <-{channel}; !{ok} {{")
            self.emit(f"\tpanic(\"{self.fresh('p')}\")" if self.chance(0.5) else "\t_ = x")
            self.emit("}")
        else:
            self.emit(f"<-{channel}")

    def do_select(self, depth):
        self.emit("select {")
        for _ in range(self.r.randint(1, 3)):
            kind = self.pick(["send", "receive", "receive"] + (["ctx"] if self.has("context") else []) +
                             (["time"] if self.has("timer") else []))
            if kind == "send":
                self.emit(f"case {self.channel()} <- {self.value()}:")
            elif kind == "receive":
                name = self.fresh()
                if self.chance(0.4):
                    self.emit(f"case {name} := <-{self.channel()}:")
                    self.indent += 1
                    self.use(name)
                    self.indent -= 1
                else:
                    self.emit(f"case <-{self.channel()}:")
            elif kind == "ctx":
                self.emit("case <-ctx.Done():")
            else:
                self.emit(f"case <-time.After({self.pick(['time.Millisecond', '0'])}):")
            if self.chance(0.4) and self.budget > 0:
                self.indent += 1
                if depth > 0 and self.chance(0.3):
                    self.emit("return")
                else:
                    self.operation(depth)
                self.indent -= 1
        if self.chance(0.35):
            self.emit("default:")
        self.emit("}")

    def do_close(self, depth):
        self.emit(f"close({self.channel()})")

    def guarded(self, lock, unlock, depth):
        self.emit(f"{lock}()")
        if depth > 0 and self.chance(0.3):
            self.emit(f"defer {unlock}()")
            self.body(depth, 2)
        else:
            self.body(depth, 1)
            if self.chance(0.9):
                self.emit(f"{unlock}()")

    def do_mutex(self, depth):
        self.guarded("mu.Lock", "mu.Unlock", depth)

    def do_unlock(self, depth):
        if self.chance(0.15):
            self.emit("mu.Unlock()")

    def do_rlock(self, depth):
        self.guarded("rw.RLock", "rw.RUnlock", depth)

    def do_wlock(self, depth):
        self.guarded("rw.Lock", "rw.Unlock", depth)

    def do_add(self, depth):
        self.emit(f"wg.Add({self.pick(['1', '1', '2'])})")

    def do_done(self, depth):
        self.emit("defer wg.Done()" if depth > 0 and self.chance(0.4) else "wg.Done()")

    def do_wait(self, depth):
        self.emit("wg.Wait()")

    def do_once(self, depth):
        self.block("once.Do(func() {", lambda: self.body(depth, 1), "})")

    def do_cond_wait(self, depth):
        self.emit("mu.Lock()")
        if self.chance(0.6):
            self.emit("for x == 0 {")
            self.emit("\tcond.Wait()")
            self.emit("}")
        else:
            self.emit("cond.Wait()")
        self.emit("mu.Unlock()")

    def do_signal(self, depth):
        self.emit("mu.Lock()")
        self.emit("x++")
        self.emit("mu.Unlock()")
        self.emit(self.pick(["cond.Signal()", "cond.Broadcast()"]))

    def do_atomic(self, depth):
        self.emit("n.Add(1)")

    def do_cas(self, depth):
        self.emit(f"if n.CompareAndSwap({self.pick(['0', '1'])}, {self.pick(['1', '2'])}) {{")
        self.indent += 1
        self.body(depth, 1)
        self.indent -= 1
        self.emit("}")

    def do_shared(self, depth):
        if self.chance(0.5):
            self.emit("mu.Lock()")
            self.emit("x++")
            self.emit("mu.Unlock()")
        else:
            name = self.fresh()
            self.emit("mu.Lock()")
            self.emit(f"{name} := x")
            self.emit("mu.Unlock()")
            self.use(name)

    def do_sleep(self, depth):
        self.emit(self.pick(["time.Sleep(time.Millisecond)", "runtime.Gosched()"]))

    def do_after(self, depth):
        self.emit("<-time.After(time.Millisecond)")

    def do_afterfunc(self, depth):
        name = self.fresh("t")
        self.block(f"{name} := time.AfterFunc(time.Millisecond, func() {{", lambda: self.body(max(depth, 1), 1), "})")
        self.emit(f"{name}.Stop()" if self.chance(0.4) else f"_ = {name}")

    def do_cancel(self, depth):
        self.emit("cancel()")

    def do_done_ctx(self, depth):
        self.emit("<-ctx.Done()")

    def do_panic(self, depth):
        if self.chance(0.6):
            self.emit("defer func() { recover() }()")
        elif self.chance(0.4):
            self.emit(f"panic(\"{self.fresh('p')}\")")

    def do_goexit(self, depth):
        if self.chance(0.3):
            self.emit("runtime.Goexit()")

    def do_spawn(self, depth):
        self.start(depth + 1)

    def do_range(self, depth):
        name = self.fresh()
        self.emit(f"for {name} := range {self.channel()} {{")
        self.indent += 1
        self.use(name)
        if self.budget > 0 and self.chance(0.5):
            self.operation(depth)
        if self.chance(0.4):
            self.emit("break")
        self.indent -= 1
        self.emit("}")

    def do_loop(self, depth):
        name = self.fresh("i")
        self.block(f"for {name} := 0; {name} < 2; {name}++ {{", lambda: self.body(depth, 1))

    def do_store(self, depth):
        self.emit(f"m.Store({self.value()}, {self.value()})")

    def do_load(self, depth):
        name, ok = self.fresh(), self.fresh("ok")
        self.emit(f"{name}, {ok} := m.Load({self.value()})")
        self.emit(f"_ = {name}")
        self.emit(f"if {ok} {{")
        self.indent += 1
        self.body(depth, 1)
        self.indent -= 1
        self.emit("}")

    def do_try(self, depth):
        self.emit("if mu.TryLock() {")
        self.indent += 1
        self.body(depth, 1)
        self.emit("mu.Unlock()")
        self.indent -= 1
        self.emit("}")

    def do_call(self, depth):
        self.block("func() {", lambda: self.body(depth + 1, 2), "}()")

    def do_defer(self, depth):
        if depth > 0:
            self.block("defer func() {", lambda: self.body(depth, 1), "}()")

    # ------------------------------------------------------------------ programs

    def start(self, depth):
        counted = self.has("wg") and self.chance(0.5)
        if counted and self.chance(0.9):
            self.emit("wg.Add(1)")

        def inside():
            if counted:
                self.emit("defer wg.Done()")
            self.body(depth)

        self.block("go func() {", inside, "}()")

    def end(self):
        options = ["nothing", "receive"] + (["wait"] * 3 if self.has("wg") else []) + \
            (["sleep"] if self.has("timer") else [])
        kind = self.pick(options)
        if kind == "receive":
            self.emit(f"<-{self.channel()}")
        elif kind == "wait":
            self.emit("wg.Wait()")
        elif kind == "sleep":
            self.emit("time.Sleep(2 * time.Millisecond)")
        if self.has("shared") and self.chance(0.5):
            self.emit("mu.Lock()")
            self.emit("switch x {")
            for i in range(3):
                self.emit(f"case {i}:")
                self.emit(f"\tpanic(\"x{i}\")" if self.chance(0.5) else "\tmu.Unlock()")
            self.emit("}")

    def generate(self):
        for i in range(self.r.randint(1, 3)):
            name = f"c{i}"
            self.channels.append(name)
            self.balance[name] = 0
            if self.chance(0.06):
                self.emit(f"var {name} chan int")
            else:
                self.emit(f"{name} := make(chan int{self.pick(['', '', ', 1', ', 2'])})")
        self.emit("var mu sync.Mutex")
        self.emit("var rw sync.RWMutex")
        self.emit("var wg sync.WaitGroup")
        self.emit("var once sync.Once")
        self.emit("var m sync.Map")
        self.emit("var n atomic.Int64")
        self.emit("cond := sync.NewCond(&mu)")
        self.emit("x := 0")
        if self.has("context"):
            self.emit(self.pick(["ctx, cancel := context.WithCancel(context.Background())",
                                 "ctx, cancel := context.WithTimeout(context.Background(), time.Millisecond)"]))
            if self.chance(0.5):
                self.emit("defer cancel()")
        else:
            self.emit("ctx, cancel := context.Background(), func() {}")
        self.emit("_, _, _, _, _, _, _, _, _, _ = &mu, &rw, &wg, &once, &m, &n, cond, &x, ctx, cancel")
        for name in self.channels:
            self.emit(f"_ = {name}")
        for _ in range(self.r.randint(1, 3)):
            self.start(1)
            if self.budget > 0 and self.chance(0.3):
                self.operation(0)
        self.end()
        text = "package main\n\nimport (\n"
        text += "".join(f"\t\"{p}\"\n" for p in ["context", "runtime", "sync", "sync/atomic", "time"])
        text += ")\n\nvar _, _ = runtime.Gosched, time.Now\n\nfunc main() {\n" + "\n".join(self.lines) + "\n}\n"
        return text


def generate(seed):
    return Generator(seed).generate()


if __name__ == "__main__":
    import sys
    print(generate(int(sys.argv[1])), end="")
