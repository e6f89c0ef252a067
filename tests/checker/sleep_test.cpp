// Sleep sets against brute force on random programs: the same states with fewer transitions; with stubborn sets the
// same ends and findings. Planted faults: what a state has skipped stays asleep for ever when it is met again,
// everything is taken for independent, bottom components keep lacking edges.
#include "checker/bottom_scc.hpp"
#include "checker/stored_search.hpp"
#include "checker/stubborn_search.hpp"
#include "tests/checker/dpor_facts.hpp"
#include "tests/checker/go_text.hpp"
#include "tests/seeds.hpp"

using namespace stalemate::checker;
namespace model = stalemate::model;

namespace {

std::set<std::string> states_of(const model::Machine& machine, const Exploration& exploration) {
  std::set<std::string> states;
  StoredBytes stored(machine, exploration);
  for (StateId s = 0; s < exploration.graph.size(); ++s) states.insert(stored.text(s));
  return states;
}

std::set<std::set<std::string>> bottoms_of(const model::Machine& machine, const Exploration& exploration) {
  const BottomComponents bottoms(exploration.graph, strong_components_of(exploration.graph));
  std::set<std::set<std::string>> result;
  StoredBytes stored(machine, exploration);
  for (std::uint32_t i = 0; i < bottoms.count(); ++i) {
    std::set<std::string> states;
    for (const StateId s : bottoms.states(i)) states.insert(stored.text(s));
    result.insert(std::move(states));
  }
  return result;
}

// Cycles that a fair scheduler leaves are not kept: a warning, and an outcome of runs that are cut off.
std::set<std::string> without_unfair_cycles(std::set<std::string> findings) {
  std::erase_if(findings, [](const std::string& f) { return f.starts_with("busy-loop") || f == "can hang"; });
  return findings;
}

struct Total {
  std::uint64_t full = 0, sleeping = 0, stubborn = 0, both = 0;  // transitions
};

void compare(const model::Program& program, bool symmetry, Total& total) {
  model::Machine machine(program);
  machine.set_symmetry(symmetry);
  CheckOptions options;
  options.self_check = true;
  options.states_max = 5000;
  const Exploration full = brute_force(machine, options);
  if (!full.complete()) return;
  const Exploration sleeping = full_search(machine, options, Sleep::on);
  REQUIRE(sleeping.complete());
  CHECK(states_of(machine, sleeping) == states_of(machine, full));
  CHECK(bottoms_of(machine, sleeping) == bottoms_of(machine, full));
  CHECK(sleeping.transition_count <= full.transition_count);
  const Exploration stubborn = stubborn_search(machine, options), both = stubborn_search(machine, options, Sleep::on);
  REQUIRE(both.complete());
  CHECK(end_facts(machine, both) == end_facts(machine, stubborn));
  total.full += full.transition_count;
  total.sleeping += sleeping.transition_count;
  if (symmetry) return;
  // Like goroutines are expanded once where nothing sleeps.
  total.stubborn += stubborn.transition_count;
  total.both += both.transition_count;
  CHECK(end_facts(machine, both) == end_facts(machine, full));
  const auto findings = [&](Reduction reduction) { return without_unfair_cycles(all_findings(program, reduction)); };
  CHECK(findings(Reduction::sleep) == findings(Reduction::none));
  CHECK(findings(Reduction::stubborn_sleep) == findings(Reduction::stubborn));
}

}  // namespace

TEST_CASE("sleep sets lose no state, end or finding of random programs") {
  Total total;
  for (unsigned seed = 0; seed < stalemate::test::seeds_wanted("STALEMATE_CHECKER_SEEDS", 400); ++seed) {
    CAPTURE(seed);
    model::test::RandomProgram random(seed, seed % 2 == 0);
    if (seed % 3 == 0) random.start_each(2);
    compare(random.make(), seed % 3 == 0 && seed % 5 != 0, total);
  }
  MESSAGE("transitions: " << total.full << ", sleeping " << total.sleeping << "; stubborn " << total.stubborn
                          << ", sleeping " << total.both);
  CHECK(total.sleeping < total.full);
  CHECK(total.both < total.stubborn);
}

namespace {

// What a goroutine was to do sleeps when another, after one step of its own, loops for ever.
const char* const ends_in_a_loop = R"(package main

import "sync"

func main() {
	var first, again sync.Mutex
	results := make(chan int, 1)
	go func() {
		first.Lock()
		for {
			again.Lock()
			again.Unlock()
		}
	}()
	results <- 1
	<-results
}
)";

bool shows(const model::Program& program, Sleep fault) {
  model::Machine machine(program);
  CheckOptions options;
  options.states_max = 3000;
  const Exploration full = brute_force(machine, options);
  if (!full.complete()) return false;
  const Exploration faulty = full_search(machine, options, fault);
  return states_of(machine, faulty) != states_of(machine, full) ||
         end_facts(machine, faulty) != end_facts(machine, full) ||
         bottoms_of(machine, faulty) != bottoms_of(machine, full);
}

}  // namespace

TEST_CASE("planted faults of sleep sets are noticed") {
  CHECK(shows(stalemate::test::program_of_text(ends_in_a_loop), Sleep::bottoms_lack_edges));
  for (const Sleep fault : {Sleep::all_independent, Sleep::never_woken}) {
    bool is_caught = false;
    for (unsigned seed = 0; seed < 20000 && !is_caught; ++seed) {
      model::test::RandomProgram random(seed, seed % 2 == 0);
      if (seed % 3 == 0) random.start_each(2);
      is_caught = shows(random.make(), fault);
    }
    CAPTURE(static_cast<int>(fault));
    CHECK(is_caught);
  }
  CHECK_FALSE(shows(stalemate::test::program_of_text(ends_in_a_loop), Sleep::on));
}
