// The states that wait to be expanded, and which of them is next. Depth first keeps few of them, but where something
// counts for ever it would go down one path alone: a search that has taken long takes turns between both ends.
#pragma once

#include <algorithm>
#include <cstdint>
#include <deque>
#include <random>
#include <vector>

#include "checker/expansion.hpp"

namespace stalemate::checker {

class OpenStates {
 public:
  OpenStates(SearchOrder order, std::uint64_t seed) : order_(order), generator_(seed), lists_(1) {}

  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }

  void push(const OpenState& open) {
    const std::size_t list = order_ == SearchOrder::delay ? open.delays : 0;
    if (lists_.size() <= list) lists_.resize(list + 1);
    lists_[list].push_back(open);
    first_ = std::min(first_, list);
    ++size_;
  }

  /// Takes out the next one. Requires: not empty.
  OpenState pop() {
    while (lists_[first_].empty()) ++first_;
    std::deque<OpenState>& list = lists_[first_];
    if (order_ == SearchOrder::random) std::swap(list[generator_() % list.size()], list.back());
    ++popped_;
    const bool is_shallow_turn = order_ == SearchOrder::dfs && popped_ > patience && popped_ / turn_length % 2 == 1;
    const bool from_front = order_ == SearchOrder::bfs || is_shallow_turn;
    const OpenState open = from_front ? list.front() : list.back();
    if (from_front) {
      list.pop_front();
    } else {
      list.pop_back();
    }
    --size_;
    return open;
  }

  void clear() {
    lists_.assign(1, {});
    first_ = size_ = 0;
    popped_ = 0;
  }

 private:
  static constexpr std::uint64_t patience = 20'000, turn_length = 512;

  SearchOrder order_;
  std::mt19937_64 generator_;
  std::vector<std::deque<OpenState>> lists_;  // by delays; otherwise one
  std::size_t first_ = 0;                     // lists before it are empty
  std::size_t size_ = 0;
  std::uint64_t popped_ = 0;
};

}  // namespace stalemate::checker
