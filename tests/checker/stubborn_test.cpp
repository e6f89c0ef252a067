// The reduced search against brute force, on random programs: the same verdict and findings, the same terminal states,
// the same places goroutines come to, the same crashes, and never more states.
#include <cstdlib>
#include <set>
#include <string>
#include <vector>

#include "checker/brute_force.hpp"
#include "checker/conflict.hpp"
#include "checker/place.hpp"
#include "checker/stubborn_search.hpp"
#include "model/canonical_state.hpp"
#include "tests/checker/doctest_after_model.hpp"
#include "tests/model/random_program.hpp"
#include "tests/seeds.hpp"

using namespace stalemate::checker;
namespace model = stalemate::model;

namespace {

struct Facts {
  std::set<std::string> terminal_states, places, crashes;
};

std::string place_text(const model::Goroutine& g) {
  std::string text;
  for (std::uint32_t f = 0; f < g.frame_count; ++f) {
    text += std::to_string(g.frames[f].function) + ":" + std::to_string(g.frames[f].pc) + " ";
  }
  return text;
}

Facts facts_of(const model::Machine& machine, const Exploration& exploration) {
  Facts facts;
  model::State state;
  for (StateId s = 0; s < exploration.graph.size(); ++s) {
    const auto bytes = exploration.store.bytes(s);
    if (exploration.graph.is_terminal(s)) facts.terminal_states.emplace(bytes.begin(), bytes.end());
    model::decode(machine, bytes.data(), bytes.size(), state);
    if (state.end != model::EndKind::running) continue;
    for (std::uint32_t g = 0; g < state.goroutine_count; ++g) {
      // An access may be done by somebody else's step, when that leaves its object to one goroutine: whether one stands
      // there is a matter of order.
      const model::Op op = instruction_at(machine.program(), state, g).op;
      if (model::class_of(op) == model::OpClass::memory || op == model::Op::map_next) continue;
      facts.places.insert(place_text(state.goroutine(g)));
    }
  }
  for (const CrashGroup& group : exploration.seen.crashes()) {
    facts.crashes.insert(std::string(model::name(group.rule)) + " " + std::to_string(group.position.line));
  }
  return facts;
}

std::set<std::string> findings_of(const model::Program& program, Reduction reduction, bool symmetry = false) {
  CheckOptions options;
  options.reduction = reduction;
  options.symmetry = symmetry;
  const CheckResult result = check(program, options);
  REQUIRE(result.stopped_by == StoppedBy::nothing);
  std::set<std::string> findings;
  for (const Finding& f : result.findings) {
    // Paths that spin are not preserved.
    if (f.is_error()) findings.insert(f.fingerprint);
  }
  return findings;
}

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
  CHECK(findings_of(program, Reduction::stubborn) == findings_of(program, Reduction::none));
}

}  // namespace

// Lines of conflict.def whose absence these programs do not show: they have one mutex, no timers, no stores over locks,
// and nothing depends on what len and TryLock answered.
const std::set<std::string> not_shown = {
    "wait_for_zero / wait_group_add",
    "first_reader / rw_read_unlock",
    "write_unlock_of_free / rw_try",
    "unlock_of_free / mutex_try_lock",
    "lock_free / mutex_unlock",
    "send_with_room / length",
    "receive_buffered / length",
    "close_open / watch_send",
    "close_open / watch_receive",
    "length_read / send",
    "length_read / receive",
    "lock_free / mutex_lock",
    "lock_held / mutex_unlock",
    "try_lock / mutex_lock",
    "try_lock / mutex_try_lock",
    "unlock_of_free / mutex_lock",
    "announce_free / rw_announce",
    "announce_free / rw_unlock",
    "announce_taken / rw_unlock",
    "acquire_with_readers / rw_read_unlock",
    "acquire / rw_unlock",
    "write_unlock_of_free / rw_announce",
    "write_unlock_of_free / rw_acquire",
    "read_lock_announced / rw_unlock",
    "read_unlock_of_free / rw_read_lock",
    "read_unlock_of_free / rw_try",
    "try_read_or_write / rw_announce",
    "try_read_or_write / rw_acquire",
    "try_read_or_write / rw_read_lock",
    "counter_lowered_and_raised / wait_group_wait",
    "wait_for_zero / wait_group_done",
    "written / read",
    "foreign_rw_unlock / rw_announce",
    "foreign_rw_unlock / rw_acquire",
    "foreign_rw_unlock / rw_read_lock",
    "timer_set / timer",
    "timer_fires / timer",
    "tick / send",
    "tick / close",
    "tick / watch_receive",
    "tick / length",
    "tick_on_full / receive",
    "any_lock / write",
    "awaited / write",
};

bool is_caught(std::uint32_t line) {
  for (unsigned seed = 0; seed < 8000; ++seed) {
    const model::Program program = model::test::RandomProgram(seed, seed % 4 == 0).make();
    model::Machine machine(program);
    CheckOptions options;
    options.states_max = 3000;
    const Exploration full = brute_force(machine, options);
    if (!full.complete()) continue;
    const Exploration reduced = stubborn_search_without(machine, options, line);
    if (!reduced.complete()) continue;
    const Facts expected = facts_of(machine, full), found = facts_of(machine, reduced);
    if (found.terminal_states != expected.terminal_states || found.places != expected.places ||
        found.crashes != expected.crashes) {
      return true;
    }
  }
  return false;
}

TEST_CASE("planted faults: leaving a conflict out is noticed") {
  for (std::uint32_t line = 0; line < conflicts.size(); ++line) {
    if (not_shown.contains(conflicts[line].name)) continue;
    CHECK_MESSAGE(is_caught(line), std::string(conflicts[line].name));
  }
}

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

// What is left of terminal states if nobody looks at which goroutine holds which object: who stands where.
std::set<std::multiset<std::string>> endings_of(const model::Machine& machine, const Exploration& exploration) {
  std::set<std::multiset<std::string>> endings;
  model::State state;
  for (StateId s = 0; s < exploration.graph.size(); ++s) {
    if (!exploration.graph.is_terminal(s)) continue;
    const auto bytes = exploration.store.bytes(s);
    model::decode(machine, bytes.data(), bytes.size(), state);
    std::multiset<std::string> ending;
    for (std::uint32_t g = 0; g < state.goroutine_count; ++g) ending.insert(place_text(state.goroutine(g)));
    endings.insert(std::move(ending));
  }
  return endings;
}

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
  const std::set<std::string> findings = without_objects(findings_of(program, Reduction::none));
  CHECK(without_objects(findings_of(program, Reduction::none, true)) == findings);
  CHECK(without_objects(findings_of(program, Reduction::stubborn, true)) == findings);
}

TEST_CASE("states that differ in which of several like goroutines is which are one") {
  std::uint64_t full_states = 0, sorted_count = 0;
  const unsigned seeds = seeds_wanted(300);
  for (unsigned seed = 0; seed < seeds; ++seed) compare_symmetry(seed, full_states, sorted_count);
  MESSAGE(full_states << " states, sorted " << sorted_count);
  CHECK(sorted_count < full_states);
}
