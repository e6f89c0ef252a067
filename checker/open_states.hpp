// The states that wait to be expanded, and which of them is next.
#pragma once

#include <algorithm>
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
    const OpenState open = order_ == SearchOrder::bfs ? list.front() : list.back();
    if (order_ == SearchOrder::bfs) {
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
  }

 private:
  SearchOrder order_;
  std::mt19937_64 generator_;
  std::vector<std::deque<OpenState>> lists_;  // by delays; otherwise one
  std::size_t first_ = 0;                     // lists before it are empty
  std::size_t size_ = 0;
};

}  // namespace stalemate::checker
