#include "checker/alike.hpp"

#include <algorithm>

#include "model/canonical_state.hpp"
#include "model/frames.hpp"

namespace stalemate::checker {

using model::Frame;
using model::Goroutine;
using model::HeapObject;
using model::Ref;
using model::Word;

namespace {

std::uint64_t place_of(const Goroutine& g) {
  std::uint64_t hash = g.frame_count;
  for (std::uint32_t i = 0; i < g.frame_count; ++i) {
    hash = (hash * 0x1'0000'01B3U) ^ (std::uint64_t{g.frames[i].function} << 24) ^ g.frames[i].pc;
  }
  return hash;
}

bool stand_alike(const Goroutine& x, const Goroutine& y) {
  // Whoever panics is rare, and main is only one.
  if (x.is_main || y.is_main || x.panic_count != 0 || y.panic_count != 0) return false;
  if (x.frame_count != y.frame_count || x.stack_count != y.stack_count || x.entry != y.entry) return false;
  if (x.is_system != y.is_system || x.woken != y.woken || x.created != y.created) return false;
  for (std::uint32_t i = 0; i < x.frame_count; ++i) {
    const Frame &a = x.frames[i], &b = y.frames[i];
    if (a.function != b.function || a.pc != b.pc || a.base != b.base || a.kind != b.kind) return false;
  }
  return true;
}

}  // namespace

void Alike::assign(const model::State& state) {
  state_ = &state;
  first_.resize(state.goroutine_count);
  seen_.clear();
  has_any_ = false;
  for (std::uint32_t g = 0; g < state.goroutine_count; ++g) {
    first_[g] = g;
    const Goroutine& goroutine = state.goroutines[g];
    if (goroutine.frame_count == 0) continue;
    const std::uint64_t key = by_place_ ? place_of(goroutine) : key_of(goroutine);
    const auto [begin, end] = seen_.equal_range(key);
    const auto like = std::find_if(
        begin, end, [&](const auto& other) { return are_alike(state.goroutines[other.second], goroutine); });
    if (like == end) {
      seen_.emplace(key, g);
    } else {
      first_[g] = like->second;
      has_any_ = true;
    }
  }
}

/// Where the goroutine stands, and its words as far as they have to be equal: a thousand goroutines at one place that
/// differ in a number are not compared one by one.
std::uint64_t Alike::key_of(const Goroutine& g) {
  list_words(g, xs_);
  std::uint64_t hash = place_of(g);
  for (const Value& value : xs_) {
    const Ref ref = Ref::from_word(value.word);
    hash = (hash ^ (value.is_ref && is_own(ref) ? ref.offset : value.word)) * 0x9E37'79B9'7F4A'7C15U;
    hash ^= hash >> 32;
  }
  return hash;
}

bool Alike::are_alike(const Goroutine& x, const Goroutine& y) {
  if (!stand_alike(x, y)) return false;
  if (by_place_) return true;
  list_words(x, xs_);
  list_words(y, ys_);
  matched_.clear();
  open_ = 0;
  const auto match = [this](const Value& a, const Value& b) { return are_alike(a, b); };
  if (!std::equal(xs_.begin(), xs_.end(), ys_.begin(), ys_.end(), match)) return false;
  while (open_ < matched_.size()) {
    const auto [a, b] = matched_[open_++];
    if (!hold_alike(a, b)) return false;
  }
  return true;
}

/// The words that count, as in model/symmetry.cpp.
void Alike::list_words(const Goroutine& g, std::vector<Value>& values) const {
  values.clear();
  for (std::uint32_t i = 0; i < g.frame_count; ++i) {
    const model::Liveness::Set& live = model::live_words(machine_.liveness(), g, i);
    const Word* words = g.stack.data() + g.frames[i].base;
    std::size_t ref = 0, iface = 0;
    for (const std::uint32_t word : live.words) {
      while (ref < live.refs.size() && live.refs[ref] < word) ++ref;
      while (iface < live.ifaces.size() && live.ifaces[iface] + 1 < word) ++iface;
      const bool is_data = iface < live.ifaces.size() && live.ifaces[iface] + 1 == word;
      values.push_back({words[word], (ref < live.refs.size() && live.refs[ref] == word) ||
                                         (is_data && machine_.layouts().data_is_ref(
                                                         static_cast<model::TypeIndex>(words[word - 1])))});
    }
  }
}

bool Alike::is_own(Ref ref) const {
  return !ref.is_nil() && !ref.is_function() && ref.object > 1 && !state_->objects[ref.object].shared;
}

bool Alike::are_alike(const Value& x, const Value& y) {
  if (x.is_ref != y.is_ref) return false;
  if (!x.is_ref) return x.word == y.word;
  const Ref a = Ref::from_word(x.word), b = Ref::from_word(y.word);
  if (!is_own(a) || !is_own(b)) return x.word == y.word;
  if (a.offset != b.offset) return false;
  for (const auto& [one, other] : matched_) {
    if (one == a.object || other == b.object) return one == a.object && other == b.object;
  }
  matched_.emplace_back(a.object, b.object);
  return true;
}

bool Alike::hold_alike(std::uint32_t x, std::uint32_t y) {
  const HeapObject &a = state_->objects[x], &b = state_->objects[y];
  if (a.kind != b.kind || a.type != b.type || a.site != b.site || a.count != b.count) return false;
  if (a.words.size() != b.words.size()) return false;
  std::vector<bool> is_ref(a.words.size(), false);
  bool same = true;
  model::for_each_ref(machine_.layouts(), a, [&](const Word& word) {
    const std::size_t i = static_cast<std::size_t>(&word - a.words.data());
    is_ref[i] = true;
    same = same && are_alike(Value{word, true}, Value{b.words[i], true});
  });
  for (std::size_t i = 0; same && i < a.words.size(); ++i) same = is_ref[i] || a.words[i] == b.words[i];
  return same;
}

}  // namespace stalemate::checker
