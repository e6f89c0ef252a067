#include "model/symmetry.hpp"

#include <algorithm>
#include <span>

#include "model/canonical_state.hpp"
#include "model/frames.hpp"

namespace stalemate::model {
namespace {

constexpr int colour_rounds = 2;  // how far references are followed

std::uint64_t mix(std::uint64_t hash, std::uint64_t value) {
  // The finaliser of splitmix64 (Steele, Lea, Flood, OOPSLA 2014).
  std::uint64_t z = hash + 0x9E37'79B9'7F4A'7C15U + value;
  z = (z ^ (z >> 30)) * 0xBF58'476D'1CE4'E5B9U;
  z = (z ^ (z >> 27)) * 0x94D0'49BB'1331'11EBU;
  return z ^ (z >> 31);
}

class Sorter {
 public:
  Sorter(const Machine& machine, State& state, std::vector<std::uint32_t>& order)
      : machine_(machine), state_(state), order_(order), anchored_(machine.scratch().anchored) {}

  void run() {
    keys_.resize(state_.goroutine_count);
    for (const std::uint32_t slot : order_) keys_[slot] = shape(state_.goroutines[slot]);
    bool is_sorted = sort_by_key();
    if (has_ties()) {
      colour();
      for (const std::uint32_t slot : order_) {
        if (state_.goroutines[slot].frame_count != 0) keys_[slot] = content(state_.goroutines[slot], keys_[slot]);
      }
      is_sorted = sort_by_key() && is_sorted;
    }
    if (!is_sorted) canonicalise_in_order(machine_, state_, order_);
    // Goroutines that look alike may lead to objects that do not: those that were met first come first.
    if (has_ties() && !sort_ties()) canonicalise_in_order(machine_, state_, order_);
  }

 private:
  static constexpr std::uint64_t main_key = 0, finished_key = UINT64_MAX;

  /// What a goroutine is without its words. Main comes first, finished ones last.
  static std::uint64_t shape(const Goroutine& g) {
    if (g.frame_count == 0) return finished_key;
    if (g.is_main) return main_key;
    std::uint64_t hash =
        mix(g.entry, static_cast<std::uint64_t>(g.is_system) << 1 | static_cast<std::uint64_t>(g.woken));
    hash = mix(hash, static_cast<std::uint64_t>(g.created.file) << 32 | g.created.line);
    hash = mix(hash, static_cast<std::uint64_t>(g.created.column) << 32 | g.panic_count);
    for (std::uint32_t i = 0; i < g.frame_count; ++i) {
      const Frame& frame = g.frames[i];
      hash = mix(hash, (static_cast<std::uint64_t>(frame.function) << 32 | frame.pc) * 3 +
                           static_cast<std::uint64_t>(frame.kind));
    }
    return std::clamp(hash, main_key + 1, finished_key - 1);
  }

  /// Whether it was sorted.
  bool sort_by_key() {
    const auto key = [this](std::uint32_t slot) { return keys_[slot]; };
    if (std::ranges::is_sorted(order_, {}, key)) return true;
    std::ranges::stable_sort(order_, {}, key);
    return false;
  }

  bool has_ties() const {
    const auto alike = [this](std::uint32_t x, std::uint32_t y) { return keys_[x] == keys_[y] && is_alive(x); };
    return std::ranges::adjacent_find(order_, alike) != order_.end();
  }
  bool is_alive(std::uint32_t slot) const { return state_.goroutines[slot].frame_count != 0; }

  // ------------------------------------------------------------------ what references lead to

  /// Objects that package variables or main lead to have numbers of their own; others are known by what is in them.
  std::uint64_t colour_of(Word word) const {
    const Ref ref = Ref::from_word(word);
    if (ref.object < anchored_ || ref.is_function()) return word;
    return mix(colours_[ref.object], ref.offset);
  }

  void colour() {
    colours_.assign(state_.object_count, 0);
    std::vector<std::uint64_t> next(state_.object_count, 0);
    for (int round = 0; round < colour_rounds; ++round) {
      for (std::uint32_t i = std::max(anchored_, 1U); i < state_.object_count; ++i) next[i] = colour_of_object(i);
      colours_.swap(next);
    }
  }

  std::uint64_t colour_of_object(std::uint32_t index) {
    const HeapObject& object = state_.objects[index];
    words_.assign(object.words.begin(), object.words.end());
    const Word* begin = object.words.data();
    for_each_ref(machine_.layouts(), object, [&](const Word& word) { words_[&word - begin] = colour_of(word); });
    std::uint64_t hash = mix(static_cast<std::uint64_t>(object.kind) << 1 | static_cast<std::uint64_t>(object.shared),
                             static_cast<std::uint64_t>(object.type) << 32 | object.count);
    hash = mix(hash, object.site);
    for (const Word word : words_) hash = mix(hash, word);
    return hash;
  }

  /// Calls `visit(word, is_ref)` for the words that count.
  template <class Visit>
  void for_each_word(const Goroutine& g, Visit&& visit) const {
    const Layouts& layouts = machine_.layouts();
    for (std::uint32_t i = 0; i < g.frame_count; ++i) {
      const Liveness::Set& live = live_words(machine_.liveness(), g, i);
      const Word* words = g.stack.data() + g.frames[i].base;
      std::size_t ref = 0, iface = 0;
      for (const std::uint32_t word : live.words) {
        while (ref < live.refs.size() && live.refs[ref] < word) ++ref;
        while (iface < live.ifaces.size() && live.ifaces[iface] + 1 < word) ++iface;
        const bool is_data = iface < live.ifaces.size() && live.ifaces[iface] + 1 == word;
        const bool is_ref = (ref < live.refs.size() && live.refs[ref] == word) ||
                            (is_data && layouts.data_is_ref(static_cast<TypeIndex>(words[word - 1])));
        visit(words[word], is_ref);
      }
    }
    for (std::uint32_t i = 0; i < g.panic_count; ++i) {
      const Panic& panic = g.panics[i];
      visit(panic.value[0], false);
      visit(panic.value[1], layouts.data_is_ref(static_cast<TypeIndex>(panic.value[0])));
      visit(static_cast<Word>(panic.rule) << 3 | static_cast<Word>(panic.is_goexit) << 2 |
                static_cast<Word>(panic.recovered) << 1 | static_cast<Word>(panic.aborted),
            false);
      visit(static_cast<Word>(panic.first_raised.line) << 32 | panic.first_text, false);
    }
  }

  std::uint64_t content(const Goroutine& g, std::uint64_t hash) const {
    if (g.is_main) return main_key;
    for_each_word(g, [&](Word word, bool is_ref) { hash = mix(hash, is_ref ? colour_of(word) : word); });
    return std::clamp(hash, main_key + 1, finished_key - 1);
  }

  // ------------------------------------------------------------------ ties

  /// Whether goroutines with equal keys stood in the order of their words, object numbers included.
  bool sort_ties() {
    bool was_sorted = true;
    for (std::size_t first = 0; first < order_.size();) {
      std::size_t last = first + 1;
      while (last < order_.size() && keys_[order_[last]] == keys_[order_[first]]) ++last;
      const std::span<std::uint32_t> group(order_.data() + first, last - first);
      first = last;
      if (group.size() < 2 || !is_alive(group[0])) continue;
      exact_.resize(state_.goroutine_count);
      for (const std::uint32_t slot : group) {
        exact_[slot].clear();
        for_each_word(state_.goroutines[slot], [&](Word word, bool) { exact_[slot].push_back(word); });
      }
      const auto exact = [this](std::uint32_t slot) -> const std::vector<Word>& { return exact_[slot]; };
      if (std::ranges::is_sorted(group, {}, exact)) continue;
      std::ranges::stable_sort(group, {}, exact);
      was_sorted = false;
    }
    return was_sorted;
  }

  const Machine& machine_;
  State& state_;
  std::vector<std::uint32_t>& order_;
  const std::uint32_t anchored_;
  std::vector<std::uint64_t> keys_;     // by slot
  std::vector<std::uint64_t> colours_;  // by object
  std::vector<Word> words_;
  std::vector<std::vector<Word>> exact_;  // by slot
};

}  // namespace

void sort_alike(const Machine& machine, State& state, std::vector<std::uint32_t>& order) {
  if (order.size() < 2) return;
  Sorter(machine, state, order).run();
}

}  // namespace stalemate::model
