// Exact numbers of states and transitions for families whose full graph is known (closed forms, or counted by
// independent enumerators: dining philosophers as in the literature, one step per lock and unlock). Breadth and depth
// first agree.
#include "tests/checker/doctest_after_model.hpp"
#include "tests/checker/tiny_program.hpp"

using namespace stalemate::checker;

namespace {

// N pairs of goroutines, each exchanging R values over a channel of its own: (R+1)^N states.
TinyProgram pairs(std::uint32_t n, std::uint32_t rounds) {
  TinyProgram p;
  TinyFunction main = p.function("main.main");
  for (std::uint32_t i = 0; i < n; ++i) {
    // Functions of their own keep the pairs apart: canonical states forget names, not code.
    TinyFunction sender = p.function("main.sender" + std::to_string(i), 1);
    TinyFunction receiver = p.function("main.receiver" + std::to_string(i), 1);
    for (std::uint32_t r = 0; r < rounds; ++r) {
      sender.send(0, sender.number(r));
      receiver.receive(0);
    }
    sender.ret();
    receiver.ret();
    const std::int32_t ch = main.channel(0, "ch");
    main.go(sender, {ch});
    main.go(receiver, {ch});
  }
  main.ret();
  return p;
}

// N philosophers who take their left fork first (or the last one the right one first, if `reversed`), once or for ever.
TinyProgram philosophers(std::uint32_t n, bool once, bool reversed) {
  TinyProgram p;
  TinyFunction main = p.function("main.main");
  const std::int32_t table = main.object("table");
  for (std::uint32_t i = 0; i < n; ++i) {
    TinyFunction f = p.function("main.philosopher" + std::to_string(i), 1);
    auto first = static_cast<std::int32_t>(i), second = static_cast<std::int32_t>((i + 1) % n);
    if (reversed && i + 1 == n) std::swap(first, second);
    const std::int32_t left = f.address(0, first), right = f.address(0, second);
    const std::uint32_t top = f.here();
    f.lock(left);
    f.lock(right);
    f.unlock(right);
    f.unlock(left);
    if (once) {
      f.ret();
    } else {
      f.jump(top);
    }
    main.go(f, {table});
  }
  main.ret();
  return p;
}

Statistics counts(const TinyProgram& p, SearchOrder order = SearchOrder::dfs) {
  CheckOptions options;
  options.order = order;
  options.self_check = true;
  const CheckResult result = check(p.program, options);
  CHECK(result.stopped_by == StoppedBy::nothing);
  return result.statistics;
}

void check_counts(const TinyProgram& p, std::uint64_t states, std::uint64_t transitions, std::uint64_t final_states) {
  for (const SearchOrder order : {SearchOrder::dfs, SearchOrder::bfs}) {
    const Statistics s = counts(p, order);
    CHECK(s.states == states);
    CHECK(s.transitions == transitions);
    CHECK(s.final_states == final_states);
  }
}

}  // namespace

TEST_CASE("N independent pairs have (R+1)^N states and N*R*(R+1)^(N-1) transitions") {
  check_counts(pairs(1, 1), 2, 1, 1);
  check_counts(pairs(2, 1), 4, 4, 1);
  check_counts(pairs(3, 1), 8, 12, 1);
  check_counts(pairs(3, 3), 64, 144, 1);
  check_counts(pairs(4, 3), 256, 768, 1);
}

TEST_CASE("philosophers for ever") {
  check_counts(philosophers(3, false, false), 35, 75, 1);
  check_counts(philosophers(4, false, false), 118, 340, 1);
  check_counts(philosophers(6, false, false), 1297, 5622, 1);
  check_counts(philosophers(3, false, true), 24, 46, 0);
  check_counts(philosophers(4, false, true), 79, 208, 0);
}

TEST_CASE("philosophers once") {
  check_counts(philosophers(3, true, false), 87, 153, 2);
  check_counts(philosophers(4, true, false), 391, 924, 2);
  check_counts(philosophers(3, true, true), 72, 116, 1);
  check_counts(philosophers(5, true, true), 1424, 3976, 1);
}

TEST_CASE("depth of breadth-first search is the longest distance") {
  CHECK(counts(pairs(3, 3), SearchOrder::bfs).depth == 9);
  CHECK(counts(pairs(3, 3), SearchOrder::dfs).depth == 9);
}
