// The reduced search against brute force, on random programs: the same verdict and findings, the same terminal states,
// the same places goroutines come to, the same crashes, and never more states.
#include "checker/brute_force.hpp"
#include "checker/stubborn_search.hpp"
#include "tests/checker/search_facts.hpp"
#include "tests/model/random_program.hpp"
#include "tests/seeds.hpp"

using namespace stalemate::checker;
namespace model = stalemate::model;

namespace {

unsigned seeds_wanted(unsigned normal) { return stalemate::test::seeds_wanted("STALEMATE_CHECKER_SEEDS", normal); }

void compare(unsigned seed, bool with_loops, std::uint64_t& full_states, std::uint64_t& reduced_states) {
  CAPTURE(seed);
  CAPTURE(with_loops);
  const model::Program program = model::test::RandomProgram(seed, with_loops).make();
  model::Machine machine(program);
  CheckOptions options;
  options.states_max = 30'000;
  const Exploration full = brute_force(machine, options);
  if (!full.complete()) return;
  const Exploration reduced = stubborn_search(machine, options);
  REQUIRE(reduced.complete());
  full_states += full.store.size();
  reduced_states += reduced.store.size();
  CHECK(reduced.store.size() <= full.store.size());
  const Facts expected = facts_of(machine, full), found = facts_of(machine, reduced);
  CHECK(found.terminal_states == expected.terminal_states);
  CHECK(found.places == expected.places);
  CHECK(found.crashes == expected.crashes);
  CHECK(errors_of(program, Reduction::stubborn) == errors_of(program, Reduction::none));
}

}  // namespace

TEST_CASE("stubborn sets and brute force agree on random programs") {
  std::uint64_t full_states = 0, reduced_states = 0;
  const unsigned seeds = seeds_wanted(400);
  for (unsigned seed = 0; seed < seeds; ++seed) compare(seed, false, full_states, reduced_states);
  MESSAGE("without loops: " << full_states << " states, reduced " << reduced_states);
  CHECK(reduced_states < full_states);
}

TEST_CASE("stubborn sets and brute force agree on random programs with endless loops") {
  std::uint64_t full_states = 0, reduced_states = 0;
  const unsigned seeds = seeds_wanted(400);
  for (unsigned seed = 0; seed < seeds; ++seed) compare(seed, true, full_states, reduced_states);
  MESSAGE("with loops: " << full_states << " states, reduced " << reduced_states);
  CHECK(reduced_states < full_states);
}

// ------------------------------------------------------------------ symmetry

// An object's name may depend on how it was reached.
std::set<std::string> without_objects(const std::set<std::string>& findings) {
  std::set<std::string> result;
  for (const std::string& finding : findings) result.insert(finding.substr(0, finding.rfind('|')));
  return result;
}

void compare_symmetry(unsigned seed, std::uint64_t& full_states, std::uint64_t& sorted_count) {
  CAPTURE(seed);
  model::test::RandomProgram random(seed, seed % 2 == 0);
  random.start_each(2 + seed % 2);
  const model::Program program = random.make();
  model::Machine machine(program);
  CheckOptions options;
  options.states_max = 30'000;
  const Exploration full = brute_force(machine, options);
  if (!full.complete()) return;
  const Facts expected = facts_of(machine, full);
  const auto endings = endings_of(machine, full);
  machine.set_symmetry(true);
  const Exploration all = brute_force(machine, options), reduced = stubborn_search(machine, options);
  full_states += full.store.size();
  sorted_count += all.store.size();
  CHECK(all.store.size() <= full.store.size());
  for (const Exploration* exploration : {&all, &reduced}) {
    REQUIRE(exploration->complete());
    const Facts found = facts_of(machine, *exploration);
    CHECK(found.places == expected.places);
    CHECK(found.crashes == expected.crashes);
    CHECK(endings_of(machine, *exploration) == endings);
  }
  const std::set<std::string> findings = without_objects(errors_of(program, Reduction::none));
  CHECK(without_objects(errors_of(program, Reduction::none, true)) == findings);
  CHECK(without_objects(errors_of(program, Reduction::stubborn, true)) == findings);
}

TEST_CASE("states that differ in which of several like goroutines is which are one") {
  std::uint64_t full_states = 0, sorted_count = 0;
  const unsigned seeds = seeds_wanted(300);
  for (unsigned seed = 0; seed < seeds; ++seed) compare_symmetry(seed, full_states, sorted_count);
  MESSAGE(full_states << " states, sorted " << sorted_count);
  CHECK(sorted_count < full_states);
}
