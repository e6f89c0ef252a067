// Searches on several threads: the graph, with its numbers, is that of one thread, and its states are those of brute
// force. Seeds: STALEMATE_CHECKER_SEEDS=N.
#include <set>

#include "checker/brute_force.hpp"
#include "checker/stored_search.hpp"
#include "checker/stubborn_search.hpp"
#include "tests/checker/stored_bytes.hpp"
#include "tests/model/random_program.hpp"
#include "tests/seeds.hpp"

namespace stalemate::checker {
namespace {

using Bytes = std::vector<std::uint8_t>;

void check_same_graph(const model::Machine& machine, const Exploration& one, const Exploration& other) {
  REQUIRE(one.store.size() == other.store.size());
  CHECK(one.transition_count == other.transition_count);
  CHECK(one.depth == other.depth);
  CHECK(one.stopped_by == other.stopped_by);
  CHECK(one.levels_complete == other.levels_complete);
  CHECK(one.seen.crashes().size() == other.seen.crashes().size());
  CHECK(one.seen.races().size() == other.seen.races().size());
  StoredBytes bytes(machine, one), others_bytes(machine, other);
  for (StateId s = 0; s < one.store.size(); ++s) {
    REQUIRE(bytes.of(s) == others_bytes.of(s));
    const auto edges = one.graph.edges(s), others = other.graph.edges(s);
    REQUIRE(edges.size() == others.size());
    for (std::size_t i = 0; i < edges.size(); ++i) {
      REQUIRE(edges[i].target == others[i].target);
      REQUIRE(one.graph.label(edges[i]) == other.graph.label(others[i]));
    }
  }
}

std::set<Bytes> states_of(const model::Machine& machine, const Exploration& exploration) {
  std::set<Bytes> states;
  StoredBytes bytes(machine, exploration);
  for (StateId s = 0; s < exploration.store.size(); ++s) states.insert(bytes.of(s));
  return states;
}

/// States of a search large enough for batches.
constexpr StateId large = 300;

struct Programs {
  unsigned seed = 0;
  unsigned count = 12;

  /// Programs whose full graph is of a size worth several threads.
  template <class Test>
  void each(Test check_one) {
    const unsigned wanted = test::seeds_wanted("STALEMATE_CHECKER_SEEDS", count);
    for (unsigned tested = 0; tested < wanted; ++seed) {
      CAPTURE(seed);
      model::test::RandomProgram random(seed, seed % 2 == 0);
      random.start_each(2);
      const model::Program program = random.make();
      model::Machine machine(program);
      CheckOptions options;
      options.states_max = 20'000;
      const Exploration full = brute_force(machine, options);
      if (!full.complete() || full.store.size() < large) continue;
      ++tested;
      check_one(machine, full);
    }
  }
};

TEST_CASE("any number of workers explores the same graph, with the same numbers") {
  Programs{}.each([](model::Machine& machine, const Exploration& full) {
    for (const SearchOrder order : {SearchOrder::dfs, SearchOrder::bfs, SearchOrder::random, SearchOrder::delay}) {
      CheckOptions options;
      options.order = order;
      options.self_check = true;
      const Exploration one = full_search(machine, options), reduced = stubborn_search(machine, options);
      CHECK(states_of(machine, one) == states_of(machine, full));
      CHECK(one.transition_count == full.transition_count);
      for (const std::uint32_t workers : {2U, 5U}) {
        options.workers = workers;
        check_same_graph(machine, one, full_search(machine, options));
        check_same_graph(machine, reduced, stubborn_search(machine, options));
      }
    }
  });
}

TEST_CASE("states of chains are worked out again, and nothing else changes") {
  std::uint64_t states = 0, kept = 0;
  const auto check_modes = [&](const model::Machine& machine, auto search) {
    CheckOptions options;
    options.self_check = true;
    options.store = StoreMode::all;
    const Exploration all = search(options);
    CHECK(all.store.kept_count() == all.store.size());
    for (const StoreMode mode : {StoreMode::exact, StoreMode::hash}) {
      options.store = mode;
      const Exploration some = search(options);
      check_same_graph(machine, all, some);
      model::Machine stepped = machine;
      StateRecall recall(stepped, some);
      if (mode == StoreMode::exact) some.store.check_invariants(&recall);
      states += some.store.size();
      kept += some.store.kept_count();
    }
  };
  Programs{2000, 8}.each([&](model::Machine& machine, const Exploration&) {
    check_modes(machine, [&](const CheckOptions& options) { return full_search(machine, options); });
    check_modes(machine, [&](const CheckOptions& options) { return stubborn_search(machine, options, Sleep::on); });
    machine.set_symmetry(true);
    check_modes(machine, [&](const CheckOptions& options) { return stubborn_search(machine, options); });
  });
  CHECK(kept < states * 3 / 4);
}

TEST_CASE("a search that a bound stops is the same for any number of workers") {
  Programs{1000, 4}.each([](model::Machine& machine, const Exploration& full) {
    CheckOptions options;
    options.states_max = full.store.size() / 2;
    const Exploration one = full_search(machine, options);
    CHECK(one.stopped_by == StoppedBy::states);
    options.workers = 3;
    check_same_graph(machine, one, full_search(machine, options));
    options.states_max = UINT64_MAX;
    options.depth_max = full.depth / 2;
    options.workers = 1;
    const Exploration shallow = full_search(machine, options);
    options.workers = 3;
    check_same_graph(machine, shallow, full_search(machine, options));
  });
}

}  // namespace
}  // namespace stalemate::checker
