// The visited-state table: exactness, dense ids, long and empty strings, growth.
#include "checker/state_store.hpp"

#include <doctest/doctest.h>

#include <map>
#include <random>
#include <string>

using namespace stalemate::checker;

namespace {

using Bytes = std::vector<std::uint8_t>;

Bytes number_bytes(std::uint64_t n) {
  Bytes bytes;
  for (; n > 0; n >>= 8) bytes.push_back(static_cast<std::uint8_t>(n));
  return bytes;
}

bool same(std::span<const std::uint8_t> a, const Bytes& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end());
}

}  // namespace

TEST_CASE("ids are dense, in order of insertion, and stay") {
  StateStore store;
  for (std::uint64_t n = 0; n < 200'000; ++n) {
    const auto [id, fresh] = store.insert(number_bytes(n * 77));
    REQUIRE(fresh);
    REQUIRE(id == n);
  }
  for (std::uint64_t n = 0; n < 200'000; ++n) {
    const auto [id, fresh] = store.insert(number_bytes(n * 77));
    REQUIRE_FALSE(fresh);
    REQUIRE(id == n);
    REQUIRE(same(store.bytes(id), number_bytes(n * 77)));
  }
  CHECK(store.size() == 200'000);
  CHECK(store.find(number_bytes(1)) == no_state);
  CHECK(store.memory_bytes() > 200'000 * 8);
  store.check_invariants();
}

TEST_CASE("prefixes, the empty string and strings longer than a block are told apart") {
  StateStore store;
  Bytes bytes;
  std::vector<StateId> ids;
  for (const std::size_t length : {0U, 1U, 2U, 127U, 128U, 129U, 16'383U, 16'384U, 70'000U, 20'000'000U}) {
    bytes.assign(length, 0);
    const auto [id, fresh] = store.insert(bytes);
    CHECK(fresh);
    ids.push_back(id);
  }
  StateId next = 0;
  for (const std::size_t length : {0U, 1U, 2U, 127U, 128U, 129U, 16'383U, 16'384U, 70'000U, 20'000'000U}) {
    bytes.assign(length, 0);
    CHECK(store.find(bytes) == ids[next++]);
    CHECK(store.bytes(ids[next - 1]).size() == length);
  }
  store.check_invariants();
}

TEST_CASE("agrees with std::map on random strings") {
  std::mt19937 random(7);
  StateStore store;
  std::map<Bytes, StateId> expected;
  for (int i = 0; i < 50'000; ++i) {
    Bytes bytes(random() % 6);
    for (auto& b : bytes) b = static_cast<std::uint8_t>(random() % 5);
    const auto [it, fresh_expected] = expected.try_emplace(bytes, static_cast<StateId>(expected.size()));
    const auto [id, fresh] = store.insert(bytes);
    REQUIRE(fresh == fresh_expected);
    REQUIRE(id == it->second);
  }
  store.check_invariants();
}
