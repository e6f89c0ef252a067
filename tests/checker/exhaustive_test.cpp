// All small programs: two goroutines with three operations each, three goroutines with two, over a channel without a
// buffer, one with room for one, a mutex and a WaitGroup. All searches agree on each of them, and optimal DPOR executes
// every trace once. Left out are programs that are others again:
// - with the goroutines in another order, since main starts them all before the first of them moves;
// - in which a goroutine has an object to itself: what it does to it commutes with everything, so the program goes on
// as a shorter one, or this goroutine stops or fails there, whatever the others do. STALEMATE_EXHAUSTIVE_EVERY=1 takes
// all; else every so many-th.
#include "checker/stubborn_search.hpp"
#include "tests/checker/dpor_facts.hpp"
#include "tests/checker/search_facts.hpp"
#include "tests/checker/short_program.hpp"
#include "tests/seeds.hpp"

using namespace stalemate::checker;
namespace model = stalemate::model;

namespace {

constexpr const char* operations[] = {"send u", "receive u", "close u", "send b", "receive b", "close b",
                                      "lock m", "unlock m",  "add g",   "done g", "wait g"};

struct Sequence {
  std::string text, objects;
};

std::vector<Sequence> sequences(std::size_t length) {
  std::vector<Sequence> result = {{}};
  for (std::size_t i = 0; i < length; ++i) {
    std::vector<Sequence> longer;
    for (const Sequence& one : result) {
      for (const char* operation : operations) {
        longer.push_back({one.text + (i == 0 ? "" : "; ") + operation, one.objects + std::string(operation).back()});
      }
    }
    result = std::move(longer);
  }
  return result;
}

bool is_shared(const std::vector<const Sequence*>& goroutines) {
  for (const char object : std::string("ubmg")) {
    const auto uses = [object](const Sequence* one) { return one->objects.find(object) != std::string::npos; };
    if (std::count_if(goroutines.begin(), goroutines.end(), uses) == 1) return false;
  }
  return true;
}

std::set<std::string> findings_of(const model::Program& program, Reduction reduction, bool symmetry) {
  CheckOptions options;
  options.reduction = reduction;
  options.symmetry = symmetry;
  const CheckResult result = check(program, options);
  std::set<std::string> findings = {"verdict " + std::to_string(static_cast<int>(result.verdict))};
  for (const Finding& f : result.findings) findings.insert(f.fingerprint);
  return findings;
}

struct Totals {
  std::uint64_t programs = 0, buggy = 0, states = 0, reduced_states = 0, traces = 0;
};

void compare(const std::string& text, Totals& totals) {
  CAPTURE(text);
  const model::Program program = model::test::short_program(text);
  model::Machine machine(program);
  const CheckOptions options;
  const Exploration full = brute_force(machine, options), reduced = stubborn_search(machine, options),
                    executed = optimal_dpor(machine, options);
  // Optimal DPOR misses traces of about one program in a thousand in which a counter is raised again after zero, and it
  // matters whether somebody comes to Wait before that or after it. It says so.
  const bool has_gap = executed.stopped_detail == dpor_gap;
  REQUIRE((full.complete() && reduced.complete() && (executed.complete() || has_gap)));
  const Facts facts = facts_of(machine, full);
  CHECK(facts_of(machine, reduced) == facts);
  TraceOracle oracle(machine);
  const std::optional<std::uint64_t> traces = oracle.by_beginnings(100'000);
  REQUIRE(traces.has_value());
  CHECK(oracle.is_valid);
  CHECK(executed.redundant_count == 0);
  if (!has_gap) {
    CHECK(end_facts(machine, executed) == end_facts(machine, full));
    CHECK(executed.execution_count == *traces);
  }

  const auto endings = endings_of(machine, full);
  machine.set_symmetry(true);
  const Exploration sorted = stubborn_search(machine, options);
  const Facts sorted_facts = facts_of(machine, sorted);
  CHECK(sorted_facts.places == facts.places);
  CHECK(sorted_facts.crashes == facts.crashes);
  CHECK(endings_of(machine, sorted) == endings);

  const std::set<std::string> findings = findings_of(program, Reduction::none, false);
  CHECK(findings_of(program, Reduction::stubborn, false) == findings);
  CHECK(findings_of(program, Reduction::stubborn, true) == findings);
  if (!has_gap) CHECK(findings_of(program, Reduction::dpor, false) == findings);

  ++totals.programs;
  totals.buggy += findings.contains("verdict " + std::to_string(static_cast<int>(Verdict::bug)));
  totals.states += full.store.size();
  totals.reduced_states += reduced.store.size();
  totals.traces += *traces;
}

/// Calls `visit` for each way to choose `count` of the sequences, in order, repetitions allowed.
template <class Visit>
void for_each_choice(const std::vector<Sequence>& all, std::size_t count, std::vector<const Sequence*>& chosen,
                     std::size_t first, Visit&& visit) {
  if (chosen.size() == count) return visit(chosen);
  for (std::size_t i = first; i < all.size(); ++i) {
    chosen.push_back(&all[i]);
    for_each_choice(all, count, chosen, i, visit);
    chosen.pop_back();
  }
}

void compare_all(std::size_t goroutines, std::size_t length) {
  const unsigned every = stalemate::test::seeds_wanted("STALEMATE_EXHAUSTIVE_EVERY", 149);
  const std::vector<Sequence> all = sequences(length);
  std::vector<const Sequence*> chosen;
  std::uint64_t number = 0;
  Totals totals;
  for_each_choice(all, goroutines, chosen, 0, [&](const std::vector<const Sequence*>& program) {
    if (!is_shared(program) || number++ % every != 0) return;
    std::string text;
    for (const Sequence* one : program) text += (text.empty() ? "" : " | ") + one->text;
    compare(text, totals);
  });
  MESSAGE(goroutines << " goroutines with " << length << " operations: " << totals.programs << " of " << number
                     << " programs, " << totals.buggy << " with a bug, " << totals.states << " states, reduced "
                     << totals.reduced_states << ", " << totals.traces << " traces");
  CHECK(totals.programs == (number + every - 1) / every);
}

}  // namespace

TEST_CASE("all searches agree on all programs of two goroutines with three operations") { compare_all(2, 3); }

TEST_CASE("all searches agree on all programs of three goroutines with two operations") { compare_all(3, 2); }
