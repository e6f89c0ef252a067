// Goroutines of one state that nothing tells apart: they stand at the same place with the same words, up to objects
// that only the goroutine itself can reach, which hold the same in the same way. So the state stays the same when two
// of them change places: what one may do now leads to the same state, up to symmetry, as what another one may do, and
// their stubborn sets are of the same size.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <utility>
#include <vector>

#include "model/machine.hpp"

namespace stalemate::checker {

class Alike {
 public:
  /// `by_place`: their words are not looked at, a planted fault.
  Alike(const model::Machine& machine, bool by_place) : machine_(machine), by_place_(by_place) {}
  void assign(const model::State& state);
  /// The first goroutine like `g`; of agents that are no goroutines, themselves.
  std::uint32_t first(std::uint32_t g) const { return g < first_.size() ? first_[g] : g; }
  bool has_any() const { return has_any_; }

 private:
  struct Value {
    model::Word word = 0;
    bool is_ref = false;
    friend bool operator==(const Value&, const Value&) = default;
  };

  std::uint64_t key_of(const model::Goroutine& g);
  /// Only one goroutine can reach the object.
  bool is_own(model::Ref ref) const;
  bool are_alike(const model::Goroutine& x, const model::Goroutine& y);
  void list_words(const model::Goroutine& g, std::vector<Value>& values) const;
  bool are_alike(const Value& x, const Value& y);
  bool hold_alike(std::uint32_t x, std::uint32_t y);

  const model::Machine& machine_;
  const bool by_place_;
  const model::State* state_ = nullptr;
  std::vector<std::uint32_t> first_;
  std::unordered_multimap<std::uint64_t, std::uint32_t> seen_;  // first ones by key
  bool has_any_ = false;
  std::vector<Value> xs_, ys_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> matched_;  // objects of the two that are compared
  std::size_t open_ = 0;                                          // of those, the first still to be looked into
};

}  // namespace stalemate::checker
