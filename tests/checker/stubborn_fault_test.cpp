// Planted faults: a stubborn search that lacks one line of conflict.def, or one of its other rules, misses something
// that brute force sees, in a program made for that rule. The search without faults misses nothing, there and in random
// programs of the same notation, which have what those of the model lack: answers that decide, timers, several mutexes,
// stores over locks.
#include <algorithm>

#include "checker/brute_force.hpp"
#include "checker/conflict.hpp"
#include "checker/stubborn_search.hpp"
#include "tests/checker/conflict_program.hpp"
#include "tests/checker/go_text.hpp"
#include "tests/checker/random_short_program.hpp"
#include "tests/checker/search_facts.hpp"
#include "tests/seeds.hpp"

using namespace stalemate::checker;
namespace model = stalemate::model;
using model::test::short_program;

namespace {

std::uint32_t line_named(const std::string& name) {
  const auto at =
      std::find_if(conflicts.begin(), conflicts.end(), [&](const Conflict& one) { return one.name == name; });
  return static_cast<std::uint32_t>(at - conflicts.begin());
}

/// The search without faults misses nothing. Returns whether the one with `fault` does.
bool is_noticed(const StubbornFault& fault, const model::Program& program) {
  model::Machine machine(program);
  const CheckOptions options;
  const Facts expected = facts_of(machine, brute_force(machine, options));
  CHECK(facts_of(machine, stubborn_search(machine, options)) == expected);
  CHECK(errors_of(program, Reduction::stubborn) == errors_of(program, Reduction::none));
  return facts_of(machine, stubborn_search_without(fault, machine, options)) != expected;
}

bool is_noticed(const StubbornFault& fault, const std::string& text) {
  CAPTURE(text);
  return is_noticed(fault, short_program(text));
}

/// Bodies of main, after `var wg sync.WaitGroup; ws := make([]sync.WaitGroup, 2)` and the like.
model::Program go_program(const std::string& body) {
  return stalemate::test::program_of_text(
      "package main\n"
      "import (\"os\"; \"sync\"; \"sync/atomic\")\n"
      "var _ = atomic.AddInt64\n"
      "var wg sync.WaitGroup\n"
      "func swap(m []int, i, j int) { m[i], m[j] = m[j], m[i] }\n"
      "func later(m []int, i int, c chan int) { k := i; <-c; m[k] = 5 }\n"
      "func down() { defer func() { recover() }(); wg.Done() }\n"
      "func main() { if false { os.Exit(0) }\n" +
      body + "}\n");
}

// In each of these something has been missed once.
const char* const once_missed[] = {
    // The last read lock is given back twice if the third goroutine is late.
    "read_lock w; send b; receive u; read_unlock w | receive b; read_unlock w | send u; read_lock w",
    // Whoever may lock first may also unlock without.
    "try_write w | write_lock w | try_read w => write_lock w; write_unlock w",
    // A waiter that was let go finds the counter raised again, or lowered in time.
    "add g; done g | done g | add g; wait g",
    // A waiter comes after the counter was zero, or before.
    "done g; add g | add g; try n; wait g",
    // A search for one kind of crash meets another.
    "lock m; unlock m | unlock m; done g | add g; done g",
    // A store keeps a lock from being taken, as a lock does a store from being seen.
    "set m | lock m",
    // Whoever starts a timer has it send, or call its function.
    "start k | poll receive k => len k",
    "start f | poll receive b => crash | on f: send b",
};

// Conflicts that show only if something is deferred, which the short notation has not.
const ConflictProgram with_defers[] = {
    {"wait_at_zero / wait_group_done", "go down()\nwg.Wait()"},
    {"counter_lowered_to_low / wait_group_wait",
     "c := make(chan int); d := make(chan int, 1)\ngo func() { defer close(c); wg.Done() }()\nwg.Wait()\nd <- 1"},
    {"counter_raised_from_low / wait_group_add",
     "down(); down(); c := make(chan bool, 1)\n"
     "go func() { defer func() { if recover() != nil { c <- true } }(); wg.Add(1) }()\n"
     "func() { defer func() { recover() }(); wg.Add(1) }()\n<-c"},
};

// Conflicts with atomic additions, which the short notation has not either.
const ConflictProgram with_additions[] = {
    {"read / add", "n := int64(0); go atomic.AddInt64(&n, 1)\nif n == 1 { panic(1) }"},
    {"written / add",
     "n := int64(0); c := make(chan bool, 1)\ngo func() { atomic.AddInt64(&n, 1); c <- true }()\n"
     "n = 5; <-c; if n == 5 { panic(1) }"},
};

// The same as once_missed, in Go.
const char* const once_missed_in_go[] = {
    // The number of an element is moved to where it is used, and then to be found only there.
    "m := []int{1, 2, 3}; go swap(m, 1, 2); if m[2] == 2 { panic(1) }",
    "m := []int{1, 2, 3}; c := make(chan int, 1); go later(m, 2, c); c <- 1; if m[2] == 5 { panic(1) }",
    // A panic is hidden by what is deferred.
    "wg.Add(1); go func() { defer func() { os.Exit(0) }(); wg.Done() }(); wg.Done(); select {}",
    "wg.Add(1); go func() { defer func() { select {} }(); wg.Done() }(); wg.Done()",
    // A counter is below zero before others raise it.
    "down(); go wg.Add(1); down()",
    // Additions commute with each other, but not with who looks at their result, stores, or swaps.
    ("n := int64(0); c := make(chan bool)\n"
     "add := func() { for i := 0; i < 2; i++ { atomic.AddInt64(&n, 1) }; c <- true }\n"
     "go add(); go add(); <-c; <-c; if n != 4 { panic(1) }"),
    ("n := int64(0); c := make(chan bool)\n"
     "go func() { atomic.AddInt64(&n, 2); c <- true }()\n"
     "go func() { if atomic.AddInt64(&n, 1) == 3 { panic(3) }; c <- true }()\n"
     "if atomic.CompareAndSwapInt64(&n, 2, 0) { panic(2) }; <-c; <-c"),
    // A whole WaitGroup is overwritten.
    ("ws := make([]sync.WaitGroup, 2); ws[0].Add(1); x := 0; go func() { x = 1; ws[0].Done() }()\n"
     "go func() { copy(ws, ws[1:]) }(); ws[0].Wait(); if x == 0 { panic(1) }"),
};

}  // namespace

TEST_CASE("planted faults: leaving a conflict out is noticed") {
  std::set<std::string> shown;
  const auto in_go = [&](const ConflictProgram& one) {
    CAPTURE(one.line);
    StubbornFault fault;
    fault.conflict = line_named(one.line);
    REQUIRE(fault.conflict < conflicts.size());
    CHECK(is_noticed(fault, go_program(one.text)));
    shown.insert(one.line);
  };
  for (const ConflictProgram& one : with_defers) in_go(one);
  for (const ConflictProgram& one : with_additions) in_go(one);
  for (const ConflictProgram& one : conflict_programs) {
    CAPTURE(one.line);
    const std::uint32_t line = line_named(one.line);
    REQUIRE(line < conflicts.size());
    StubbornFault fault;
    fault.conflict = line;
    CHECK(is_noticed(fault, one.text));
    shown.insert(one.line);
  }
  for (const Conflict& conflict : conflicts) CHECK_MESSAGE(shown.contains(conflict.name), std::string(conflict.name));
}

TEST_CASE("what has been missed once is not missed again") {
  for (const char* text : once_missed) CHECK_FALSE(is_noticed({}, text));
  for (const char* body : once_missed_in_go) {
    CAPTURE(body);
    CHECK_FALSE(is_noticed({}, go_program(body)));
  }
}

TEST_CASE("planted faults: nobody may be ignored") {
  StubbornFault fault;
  fault.repair = true;
  CHECK(is_noticed(fault, "yield; again | yield; crash"));
}

TEST_CASE("planted faults: a step that ends the run does not stand for the others") {
  StubbornFault fault;
  fault.next_best_set = true;
  CHECK(is_noticed(fault, "yield; crash | yield; crash"));
}

TEST_CASE("planted faults: an unlock that failed asks for another search") {
  StubbornFault fault;
  fault.second_search = true;
  CHECK(is_noticed(fault, "lock m; unlock m | unlock m"));
  CHECK(is_noticed(fault, "done g | add g; done g"));
}

TEST_CASE("stubborn sets and brute force agree on random short programs") {
  std::uint64_t programs = 0;
  for (unsigned seed = 0; seed < stalemate::test::seeds_wanted("STALEMATE_CHECKER_SEEDS", 1500); ++seed) {
    const std::string text = model::test::RandomShortProgram(seed).text();
    CAPTURE(text);
    const model::Program program = short_program(text);
    // A loop may start a timer's function again and again.
    model::MachineLimits limits;
    limits.goroutines_max = 12;
    model::Machine machine(program, limits);
    CheckOptions options;
    options.states_max = 1500;
    options.self_check = true;
    const Exploration full = brute_force(machine, options);
    if (!full.complete()) continue;
    const Exploration reduced = stubborn_search(machine, options);
    REQUIRE(reduced.complete());
    CHECK(facts_of(machine, reduced) == facts_of(machine, full));
    CHECK(errors_of(program, Reduction::stubborn) == errors_of(program, Reduction::none));
    ++programs;
  }
  MESSAGE(programs << " programs");
}

TEST_CASE("additions that commute are executed in one order") {
  const model::Program program = go_program(
      "n := int64(0); wg.Add(6)\n"
      "for i := 0; i < 6; i++ { go func() { for k := 0; k < 20; k++ { atomic.AddInt64(&n, 1) }; wg.Done() }() }\n"
      "wg.Wait(); if n != 120 { panic(1) }");
  model::Machine machine(program);
  CheckOptions options;
  options.states_max = 1000;  // without that, 21 to the sixth and more
  CHECK(stubborn_search(machine, options).complete());
}
