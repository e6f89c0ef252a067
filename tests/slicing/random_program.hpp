// Random Go programs whose values travel through variables, structs, pointers, slices, maps, interfaces, closures and
// channels between a few goroutines, where some of them decide a branch, an index or a send, and most decide nothing.
#pragma once

#include <random>
#include <string>
#include <vector>

namespace stalemate::test {

class RandomProgram {
 public:
  explicit RandomProgram(unsigned seed) : random_(seed) {
    // Few kinds of statements a program, other ones in each (swarm testing): with all of them every value decides
    // something sooner or later.
    for (int i = 0; i < 9; ++i) statements_.push_back(pick(statement_kinds));
    for (int i = 0; i < 4; ++i) expressions_.push_back(pick(expression_kinds));
  }

  std::string text() {
    std::string body;
    const int workers = 1 + pick(2);
    for (int i = 0; i < workers; ++i) {
      body += "func worker" + number(i) + "(c chan int, d chan record, p *record, out chan any) {\n" + locals() +
              "\tfor i := 0; i < 2; i++ {\n" + statements(1 + pick(3), 1) + "\t}\n" + uses() + "}\n\n";
    }
    body += "func main() {\n\tc := make(chan int, " + number(pick(2)) + ")\n\td := make(chan record, " +
            number(pick(2)) + ")\n\tout := make(chan any, 1)\n\tp := &record{n: " + number(pick(3)) + "}\n" + locals();
    for (int i = 0; i < workers; ++i) body += "\tgo worker" + number(i) + "(c, d, p, out)\n";
    body += "\tfor i := 0; i < 2; i++ {\n" + statements(1 + pick(4), 1) + "\t}\n" + uses() + "}\n";
    return header + body;
  }

 private:
  static constexpr const char* header = R"(package main

import (
	"fmt"
	"runtime"
	"sync"
)

type record struct {
	n    int
	name string
	next *record
	list []int
	what any
}

type valued interface{ value() int }
type plain int

func (p plain) value() int   { return int(p) }
func (r record) value() int  { return r.n }
func (r *record) add(n int)  { r.n += n }
func twice(n int) int        { return 2 * n }
func both(a, b int) (int, int) { runtime.Gosched(); return b, a }
func saved(n int) (result int) {
	defer func() {
		if recover() != nil {
			result += n
		}
	}()
	if n%2 == 1 {
		panic(n)
	}
	return n
}

func shown(values ...any) { fmt.Println(values...) }

var mu sync.Mutex
var global, counter int
var shared = map[int]int{}

)";

  int pick(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }
  static std::string number(int n) { return std::to_string(n); }
  std::string variable() { return std::string(1, "xyz"[pick(3)]); }

  static std::string locals() {
    return "\tx, y, z := 1, 2, 3\n\tr := record{n: 1}\n\ts := []int{1, 2}\n\tm := map[string]int{}\n\tvar e any = 1\n"
           "\tvar v valued = plain(1)\n\tf := twice\n";
  }
  static std::string uses() { return "\t_, _, _, _, _, _, _, _, _ = x, y, z, r, s, m, e, v, f\n"; }

  std::string expression() {
    switch (expressions_[static_cast<std::size_t>(pick(4))]) {
      case 0: return number(pick(4));
      case 1: return variable() + " + " + variable();
      case 2: return variable() + " * 3";
      case 3: return variable() + " % 4";
      case 4: return "r.n";
      case 5: return "p.n";
      case 6: return "s[" + number(pick(2)) + "]";
      case 7: return "m[\"k\"]";
      case 8: return "f(" + variable() + ")";
      case 9: return "v.value()";
      case 10: return "len(s)";
      case 11: return "max(" + variable() + ", 2)";
      case 12: return "saved(" + variable() + ")";
      case 13: return "<-c";
      case 14: return "len(r.name)";
      default: return variable();
    }
  }

  std::string condition() {
    switch (pick(5)) {
      case 0: return variable() + " > 2";
      case 1: return "r.n == 1";
      case 2: return "e == any(1)";
      case 3: return "r.name == \"\"";
      default: return variable() + " != " + variable();
    }
  }

  std::string statements(int count, int depth) {
    std::string text;
    for (int i = 0; i < count; ++i) text += statement(depth);
    return text;
  }

  std::string statement(int depth) {
    const std::string x = variable(), value = expression();
    switch (statements_[static_cast<std::size_t>(pick(9))]) {
      case 0: return "\tc <- " + value + "\n";
      case 1: return "\t" + x + " = <-c\n";
      case 2: return "\td <- record{n: " + value + ", name: fmt.Sprint(" + x + "), next: p}\n";
      case 3: return "\tr = <-d\n";
      case 4: return "\tselect {\n\tcase c <- " + x + ":\n\tcase r = <-d:\n\tdefault:\n\t\t" + x + "++\n\t}\n";
      case 5: return "\tselect {\n\tcase " + x + " = <-c:\n\tcase d <- r:\n\t}\n";
      case 6: return "\tout <- " + std::string(pick(2) == 0 ? x : "record{n: " + x + "}") + "\n";
      case 7: return "\te = <-out\n";
      case 8: return "\tmu.Lock()\n\tglobal += " + x + "\n\tcounter++\n\tmu.Unlock()\n";
      case 9: return "\tmu.Lock()\n\t" + x + " = global\n\tmu.Unlock()\n";
      case 10: return "\tmu.Lock()\n\tshared[" + x + "%2] = " + x + "\n\tmu.Unlock()\n";
      case 11: return "\tmu.Lock()\n\tp.n = " + x + "\n\tp.next = &record{n: " + x + "}\n\tmu.Unlock()\n";
      case 12:
        return "\tif " + condition() + " {\n" + (depth > 0 ? statements(1 + pick(2), depth - 1) : "\t\ty++\n") +
               "\t}\n";
      case 13: return "\tif " + condition() + " {\n\t\tpanic(" + x + ")\n\t}\n";
      case 14: return "\tif " + x + " > " + variable() + " {\n\t\t" + variable() + " = " + x + "\n\t}\n";
      case 15: return "\ts = append(s, " + value + ")\n";
      case 16: return "\t" + x + " = s[" + std::string(pick(3) == 0 ? variable() : "1") + "]\n";
      case 17: return "\tm[\"k\"] = " + value + "\n";
      case 18: return "\tv = " + std::string(pick(2) == 0 ? "plain(" + x + ")" : "r") + "\n";
      case 19: return "\te = " + x + "\n";
      case 20: return "\tif n, ok := e.(int); ok {\n\t\t" + x + " = n\n\t}\n";
      case 21: return "\tf = func(n int) int { return n + " + x + " }\n";
      case 22: return "\tr.add(" + x + ")\n";
      case 23: return "\tr.name += \"a\"\n";
      case 24: return "\tr.what = e\n\te = r.what\n";
      case 25: return "\t" + x + ", y = both(" + x + ", y)\n";
      case 26: return "\tshown(" + x + ", r, e)\n";
      case 27: return "\tr.list = s\n\tr.list[0] = " + x + "\n";
      case 28: return "\tdefer func() { " + x + "++; runtime.Gosched() }()\n";
      case 29: return "\tselect {\n\tcase c <- " + value + ":\n\tdefault:\n\t}\n";
      case 30: return "\tselect {\n\tcase " + x + " = <-c:\n\tdefault:\n\t}\n\truntime.Gosched()\n";
      default: return "\t" + x + " = " + value + "\n";
    }
  }

  static constexpr int statement_kinds = 31, expression_kinds = 15;
  std::mt19937 random_;
  std::vector<int> statements_, expressions_;
};

}  // namespace stalemate::test
