#include "checker/alike.hpp"

#include <xxhash.h>

#include <algorithm>

namespace stalemate::checker {

using model::Goroutine;

namespace {

bool are_alike(const Goroutine& x, const Goroutine& y) {
  // Whoever panics is rare, and main is only one.
  if (x.is_main || y.is_main || x.panic_count != 0 || y.panic_count != 0) return false;
  if (x.frame_count != y.frame_count || x.stack_count != y.stack_count || x.entry != y.entry) return false;
  if (x.is_system != y.is_system || x.woken != y.woken || x.created != y.created) return false;
  for (std::uint32_t i = 0; i < x.frame_count; ++i) {
    const model::Frame &a = x.frames[i], &b = y.frames[i];
    if (a.function != b.function || a.pc != b.pc || a.base != b.base || a.kind != b.kind) return false;
  }
  return std::equal(x.stack.begin(), x.stack.begin() + x.stack_count, y.stack.begin());
}

std::uint64_t hash_of(const Goroutine& g) {
  const std::uint64_t place = g.frame_count == 0 ? 0 : g.frames[g.frame_count - 1].pc;
  return XXH3_64bits_withSeed(g.stack.data(), g.stack_count * sizeof(model::Word), place);
}

}  // namespace

void Alike::assign(const model::State& state) {
  first_.resize(state.goroutine_count);
  seen_.clear();
  has_any_ = false;
  for (std::uint32_t g = 0; g < state.goroutine_count; ++g) {
    first_[g] = g;
    if (state.goroutines[g].frame_count == 0) continue;
    const auto [it, fresh] = seen_.try_emplace(hash_of(state.goroutines[g]), g);
    if (fresh || !are_alike(state.goroutines[it->second], state.goroutines[g])) continue;
    first_[g] = it->second;
    has_any_ = true;
  }
}

}  // namespace stalemate::checker
