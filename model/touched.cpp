#include "model/touched.hpp"

#include <algorithm>
#include <utility>

#include "model/frames.hpp"
#include "model/machine.hpp"

namespace stalemate::model {
namespace {

// Among so many references a repeated one is recognised; further ones are written down as they come.
constexpr std::size_t distinct_max = 32;

/// Writes down references as far as a walk of the heap (canonical_state.cpp) depends on them: a second one to the same
/// place makes no difference, and between two that are walked apart (in two frames) there is a 0.
class RefWriter {
 public:
  explicit RefWriter(std::vector<Word>& refs) : refs_(refs), begin_(refs.size()) {}
  void put(Word word) {
    const Ref ref = Ref::from_word(word);
    if (ref.object == 0 || ref.is_function()) return;
    const auto first = refs_.begin() + static_cast<std::ptrdiff_t>(begin_);
    const auto last = refs_.begin() + static_cast<std::ptrdiff_t>(std::min(refs_.size(), begin_ + distinct_max));
    if (std::find(first, last, word) != last) return;
    if (is_apart_ && refs_.size() > begin_) refs_.push_back(0);
    is_apart_ = false;
    refs_.push_back(word);
  }
  void part() { is_apart_ = true; }

 private:
  std::vector<Word>& refs_;
  std::size_t begin_;
  bool is_apart_ = false;
};

void put_refs(const Machine& machine, const Goroutine& g, std::vector<Word>& refs) {
  const Layouts& layouts = machine.layouts();
  RefWriter out(refs);
  const auto put_interface = [&](const Word* words) {
    if (layouts.data_is_ref(static_cast<TypeIndex>(words[0]))) out.put(words[1]);
  };
  for (std::uint32_t i = 0; i < g.frame_count; ++i) {
    const Liveness::Set& live = live_words(machine.liveness(), g, i);
    const Word* words = g.stack.data() + g.frames[i].base;
    for (const std::uint32_t word : live.refs) out.put(words[word]);
    for (const std::uint32_t word : live.ifaces) put_interface(words + word);
    out.part();
  }
  for (std::uint32_t i = 0; i < g.panic_count; ++i) put_interface(g.panics[i].value);
}

void put_refs(const Machine& machine, const HeapObject& object, std::vector<Word>& refs) {
  for_each_ref(machine.layouts(), object, [&](const Word word) { refs.push_back(word); });
}

/// Clears what canonical states do not hold of a goroutine.
void clear(const Machine& machine, Goroutine& g) {
  const Relevance* relevance = machine.slices() ? &machine.relevance() : nullptr;
  for (std::uint32_t i = 0; i < g.frame_count; ++i) {
    const Liveness::Set& live = live_words(machine.liveness(), g, i);
    Word* words = g.stack.data() + g.frames[i].base;
    const std::size_t size = machine.program().functions[g.frames[i].function].kinds.size();
    clear_dead_words(live, words, static_cast<std::uint32_t>(size));
    if (relevance == nullptr) continue;
    for (const auto& [word, mask] : live.sliced) relevance->clear_interface(words + word, mask);
    for (const auto& [word, bound] : live.counters) words[word] = bound.of(words[word]);
  }
  if (relevance == nullptr) return;
  for (std::uint32_t i = 0; i < g.panic_count; ++i) {
    relevance->clear_interface(g.panics[i].value, relevance->panic_mask());
  }
}

std::uint32_t& at(std::vector<std::uint32_t>& vector, std::uint32_t index) {
  if (vector.size() <= index) vector.resize(index + std::size_t{1});
  return vector[index];
}

}  // namespace

void Touched::begin(const State& state, bool may_be_quiet) {
  everything_ = !may_be_quiet;
  if (++step_ == 0) {
    std::fill(goroutine_steps_.begin(), goroutine_steps_.end(), 0U);
    std::fill(object_steps_.begin(), object_steps_.end(), 0U);
    step_ = 1;
  }
  object_count_ = state.object_count;
  goroutine_count_ = state.goroutine_count;
  goroutines_.clear();
  objects_.clear();
  goroutine_refs_.clear();
  object_refs_.clear();
  goroutine_ends_.clear();
  object_ends_.clear();
}

void Touched::add_goroutine(const Machine& machine, const State& state, std::uint32_t slot) {
  at(goroutine_steps_, slot) = step_;
  goroutines_.push_back(slot);
  put_refs(machine, state.goroutines[slot], goroutine_refs_);
  goroutine_ends_.push_back(static_cast<std::uint32_t>(goroutine_refs_.size()));
}

void Touched::add_object(const Machine& machine, const State& state, std::uint32_t index) {
  at(object_steps_, index) = step_;
  objects_.push_back(index);
  put_refs(machine, state.objects[index], object_refs_);
  object_ends_.push_back(static_cast<std::uint32_t>(object_refs_.size()));
}

bool Touched::settle(const Machine& machine, State& state) {
  everything_ |= state.object_count != object_count_ || state.goroutine_count != goroutine_count_ ||
                 state.timer_count != 0 || state.end != EndKind::running;
  if (everything_) return false;
  // What they hold now, one after the other in the order in which they were touched.
  now_.clear();
  for (std::size_t i = 0; i < goroutines_.size() && !everything_; ++i) {
    Goroutine& g = state.goroutines[goroutines_[i]];
    everything_ = g.frame_count == 0;
    clear(machine, g);
    put_refs(machine, g, now_);
    everything_ |= now_.size() != goroutine_ends_[i];
  }
  everything_ = everything_ || now_ != goroutine_refs_;
  now_.clear();
  for (std::size_t i = 0; i < objects_.size() && !everything_; ++i) {
    HeapObject& object = state.objects[objects_[i]];
    if (machine.slices()) machine.relevance().clear(object, objects_[i] == 1);
    put_refs(machine, object, now_);
    everything_ |= now_.size() != object_ends_[i];
  }
  everything_ = everything_ || now_ != object_refs_;
  return !everything_;
}

void Touched::sort() {
  std::sort(goroutines_.begin(), goroutines_.end());
  std::sort(objects_.begin(), objects_.end());
}

void Touched::restore(State& next, const State& before) const {
  for (const std::uint32_t slot : goroutines_) next.goroutines[slot] = before.goroutines[slot];
  for (const std::uint32_t index : objects_) next.objects[index] = before.objects[index];
}

}  // namespace stalemate::model
