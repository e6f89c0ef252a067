// Planted faults: a search whose dependency relation lacks one line of dependency.def has the wrong number of
// executions, redundant ones, or other ends than brute force, or schedules what is not enabled; some random program
// shows it.
#include <algorithm>
#include <deque>

#include "tests/checker/dpor_facts.hpp"
#include "tests/checker/go_text.hpp"

using namespace stalemate::checker;
namespace model = stalemate::model;

namespace {

/// A program and what is right for it.
struct Sample {
  explicit Sample(model::Program the_program) : program(std::move(the_program)), machine(program) {
    CheckOptions options;
    options.states_max = 2000;
    const Exploration full = brute_force(machine, options);
    if (!full.complete()) return;
    facts = end_facts(machine, full);
    const Exploration reduced = optimal_dpor(machine, options);
    is_usable = (reduced.complete() || reduced.stopped_detail == dpor_gap) && reduced.execution_count < 300;
    executions = reduced.execution_count;
  }

  bool shows(std::size_t row) {
    CheckOptions options;
    options.timeout = std::chrono::seconds(1);
    const std::optional<Exploration> faulty = optimal_dpor_without(machine, options, row);
    return !faulty || faulty->redundant_count != 0 || faulty->execution_count != executions ||
           end_facts(machine, *faulty) != facts;
  }

  model::Program program;
  model::Machine machine;
  EndFacts facts;
  std::uint64_t executions = 0;
  bool is_usable = false;
};

// What random programs do not do.
const char* const special_programs[] = {
    // Timers that call functions.
    R"(package main

import "time"

func main() {
	done := make(chan bool, 2)
	time.AfterFunc(time.Second, func() { done <- true })
	time.AfterFunc(time.Minute, func() { done <- false })
	<-done
	<-done
}
)",
    // A WaitGroup counted up again while somebody may still wait for the first round.
    R"(package main

import "sync"

func main() {
	var wg sync.WaitGroup
	var mu sync.Mutex
	wg.Add(1)
	go func() {
		mu.Lock()
		wg.Wait()
		mu.Unlock()
	}()
	wg.Done()
	wg.Add(1)
	wg.Done()
}
)",
    // The same beside a counter that goes below zero.
    R"(package main

import "sync"

func main() {
	var wg, other sync.WaitGroup
	var mu sync.Mutex
	wg.Add(1)
	go func() {
		mu.Lock()
		wg.Wait()
		mu.Unlock()
	}()
	go other.Done()
	wg.Done()
	wg.Add(1)
	wg.Done()
}
)",
};

class Samples {
 public:
  Samples() {
    for (const char* text : special_programs) {
      special_.emplace_back(stalemate::test::program_of_text(text));
      CHECK(special_.back().is_usable);
    }
  }

  bool show(std::size_t row) {
    if (std::any_of(special_.begin(), special_.end(), [row](Sample& sample) { return sample.shows(row); })) return true;
    for (unsigned seed = 0; seed < 20'000; ++seed) {
      if (seed == samples_.size()) samples_.emplace_back(model::test::RandomProgram(seed).make());
      if (samples_[seed].is_usable && samples_[seed].shows(row)) return true;
    }
    return false;
  }

 private:
  std::deque<Sample> special_, samples_;
};

}  // namespace

TEST_CASE("planted faults: leaving a line of the dependency table out is noticed") {
  Samples samples;
  for (std::size_t row = 0; row < dependency_rows.size(); ++row) {
    CHECK_MESSAGE(samples.show(row), std::string(dependency_rows[row].name));
  }
}
