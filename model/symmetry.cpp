#include "model/symmetry.hpp"

#include <algorithm>
#include <numeric>

#include "model/canonical_state.hpp"
#include "model/frames.hpp"

namespace stalemate::model {
namespace {

constexpr std::size_t rounds_max = 64;  // of refinement; a ring of n goroutines needs about n / 2
constexpr int private_depth = 3;        // how far what only one goroutine reaches is compared

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
    find_collections();
    if (order_.size() < 2 && collections_.empty()) return;
    keys_.resize(state_.goroutine_count);
    for (const std::uint32_t slot : order_) keys_[slot] = shape(state_.goroutines[slot]);
    bool was_sorted = sort_by_key();
    if (has_ties() || !collections_.empty()) {
      colours_.assign(state_.object_count, 0);
      refine();
      was_sorted = sort_by_key() && was_sorted;
      while (single_out()) {
        refine();
        was_sorted = sort_by_key() && was_sorted;
      }
    }
    for (const Collection& one : collections_) was_sorted = sort_members(one) && was_sorted;
    if (!was_sorted) canonicalise_in_order(machine_, state_, order_);
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

  // ------------------------------------------------------------------ refinement
  // Colours of goroutines and objects are refined by each other until no more goroutines can be told apart (colour
  // refinement; B. Weisfeiler and A. Leman, 1968).

  /// Objects that package variables or main lead to have numbers of their own; others are known by their colour.
  std::uint64_t colour_of(Word word) const {
    const Ref ref = Ref::from_word(word);
    if (ref.object < anchored_ || ref.is_function()) return word;
    return mix(colours_[ref.object], ref.offset);
  }

  void refine() {
    std::size_t count = key_count();
    for (std::size_t round = 0; round < rounds_max; ++round) {
      refine_objects();
      for (const std::uint32_t slot : order_) {
        if (is_alive(slot)) keys_[slot] = content(state_.goroutines[slot], keys_[slot]);
      }
      const std::size_t refined = key_count();
      // Two rounds at least: one for what objects hold, one for what these hold.
      if (round > 0 && refined == count) return;
      count = refined;
    }
  }

  std::size_t key_count() {
    sorted_keys_.clear();
    for (const std::uint32_t slot : order_) sorted_keys_.push_back(keys_[slot]);
    for (const Collection& one : collections_) {
      for (const auto& member : one.slots->words) sorted_keys_.push_back(mix(one.goroutine, hash_of(one, member)));
    }
    std::ranges::sort(sorted_keys_);
    return static_cast<std::size_t>(std::unique(sorted_keys_.begin(), sorted_keys_.end()) - sorted_keys_.begin());
  }

  /// An object's colour: what is in it, and who refers to it from where.
  void refine_objects() {
    const std::uint32_t first = std::max(anchored_, 1U);
    holders_.assign(state_.object_count, 0);
    const auto hold = [&](Word word, std::uint64_t by) {
      const Ref ref = Ref::from_word(word);
      if (!ref.is_function() && ref.object >= first) holders_[ref.object] += mix(by, ref.offset);
    };
    for (const std::uint32_t slot : order_) {
      if (!is_alive(slot)) continue;
      std::uint64_t position = 0;
      for_each_word(state_.goroutines[slot], [&](Word word, bool is_ref) {
        ++position;
        if (is_ref) hold(word, mix(keys_[slot], position));
      });
    }
    for (const Collection& one : collections_) {
      const Word* words = words_of(one);
      for (const std::vector<std::uint32_t>& member : one.slots->words) {
        const std::uint64_t by = mix(mix(keys_[one.goroutine], one.name), hash_of(one, member));
        for (std::size_t i = 0; i < member.size(); ++i) {
          if (is_ref(one, member[i])) hold(words[member[i]], mix(by, i));
        }
      }
    }
    next_colours_.assign(state_.object_count, 0);
    for (std::uint32_t i = 1; i < state_.object_count; ++i) {
      const HeapObject& object = state_.objects[i];
      const Word* begin = object.words.data();
      const std::uint64_t own = i < first ? i : colours_[i];
      for_each_ref(machine_.layouts(), object,
                   [&](const Word& word) { hold(word, mix(own, static_cast<std::uint64_t>(&word - begin))); });
      if (i >= first) next_colours_[i] = colour_of_object(object);
    }
    for (std::uint32_t i = first; i < state_.object_count; ++i) next_colours_[i] = mix(next_colours_[i], holders_[i]);
    colours_.swap(next_colours_);
  }

  std::uint64_t colour_of_object(const HeapObject& object) {
    return hash_object(object, [this](Word word) { return colour_of(word); });
  }

  /// What an object is, its references replaced by `of_ref`.
  template <class OfRef>
  std::uint64_t hash_object(const HeapObject& object, OfRef&& of_ref) const {
    std::uint64_t hash = mix(static_cast<std::uint64_t>(object.kind) << 1 | static_cast<std::uint64_t>(object.shared),
                             static_cast<std::uint64_t>(object.type) << 32 | object.count);
    hash = mix(hash, object.site);
    std::vector<Word> words(object.words);
    const Word* begin = object.words.data();
    for_each_ref(machine_.layouts(), object, [&](const Word& word) { words[&word - begin] = of_ref(word); });
    for (const Word word : words) hash = mix(hash, word);
    return hash;
  }

  /// Calls `visit(word, is_ref)` for the words that count, members of collections left out.
  template <class Visit>
  void for_each_word(const Goroutine& g, Visit&& visit) const {
    if (collections_.empty()) return for_each_word_but(g, visit, [](std::uint32_t, std::uint32_t) { return false; });
    const auto slot = static_cast<std::uint32_t>(&g - state_.goroutines.data());
    for_each_word_but(g, visit, [&](std::uint32_t frame, std::uint32_t word) {
      return std::ranges::any_of(collections_, [&](const Collection& one) {
        return one.goroutine == slot && one.frame == frame && one.slots->has(word);
      });
    });
  }

  template <class Visit, class IsSkipped>
  void for_each_word_but(const Goroutine& g, Visit&& visit, IsSkipped&& is_skipped) const {
    const Layouts& layouts = machine_.layouts();
    for (std::uint32_t i = 0; i < g.frame_count; ++i) {
      const Liveness::Set& live = live_words(machine_.liveness(), g, i);
      const Word* words = g.stack.data() + g.frames[i].base;
      std::size_t ref = 0, iface = 0;
      for (const std::uint32_t word : live.words) {
        while (ref < live.refs.size() && live.refs[ref] < word) ++ref;
        while (iface < live.ifaces.size() && live.ifaces[iface] + 1 < word) ++iface;
        if (is_skipped(i, word)) continue;
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
    for (const Collection& one : collections_) {
      if (&state_.goroutines[one.goroutine] != &g) continue;
      std::uint64_t sum = one.name;
      for (const std::vector<std::uint32_t>& member : one.slots->words) sum += mix(one.name, hash_of(one, member));
      hash = mix(hash, sum);
    }
    return std::clamp(hash, main_key + 1, finished_key - 1);
  }

  // ------------------------------------------------------------------ collections
  // Words of a frame that may change places (slot_symmetry.hpp).

  struct Collection {
    std::uint32_t goroutine = 0, frame = 0;  // slot, number of the frame
    std::uint64_t name = 0;                  // which one it is of its goroutine
    const SlotClass* slots = nullptr;
  };

  void find_collections() {
    const SlotSymmetry* symmetry = machine_.slot_symmetry();
    if (symmetry == nullptr) return;
    for (const std::uint32_t slot : order_) {
      const Goroutine& g = state_.goroutines[slot];
      for (std::uint32_t frame = 0; frame < g.frame_count; ++frame) {
        const Slots* slots = symmetry->at(g, frame);
        if (slots == nullptr) continue;
        for (const SlotClass& one : slots->classes) {
          if (!one.holds(g.stack.data() + g.frames[frame].base)) continue;
          collections_.push_back({slot, frame, mix(frame, one.first), &one});
          // What main leads to has no order any more.
          if (g.is_main) anchored_ = machine_.scratch().anchored_by_globals;
        }
      }
    }
  }

  Word* words_of(const Collection& one) const {
    Goroutine& g = state_.goroutines[one.goroutine];
    return g.stack.data() + g.frames[one.frame].base;
  }
  bool is_ref(const Collection& one, std::uint32_t word) const {
    const FunctionIndex function = state_.goroutines[one.goroutine].frames[one.frame].function;
    return machine_.program().functions[function].kinds[word] == WordKind::ref;
  }
  std::uint64_t hash_of(const Collection& one, const std::vector<std::uint32_t>& member) const {
    const Word* words = words_of(one);
    std::uint64_t hash = 0;
    for (const std::uint32_t word : member) hash = mix(hash, is_ref(one, word) ? colour_of(words[word]) : words[word]);
    return hash;
  }

  /// Whether they were in order.
  bool sort_members(const Collection& one) {
    if (!one.slots->holds(words_of(one))) return true;
    std::vector<std::uint64_t> hashes;
    for (const std::vector<std::uint32_t>& member : one.slots->words) hashes.push_back(hash_of(one, member));
    if (std::ranges::is_sorted(hashes)) return true;
    std::vector<std::uint32_t> order(hashes.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(order, {}, [&](std::uint32_t member) { return hashes[member]; });
    one.slots->permute(words_of(one), order);
    std::uint64_t& code = state_.goroutines[one.goroutine].frames[one.frame].arrangement;
    code = one.slots->arranged(Arrangement(code), order).code();
    return false;
  }

  // ------------------------------------------------------------------ ties

  /// Gives one goroutine of a group that looks alike a key of its own, if it matters which of them comes first. False:
  /// there is no such group. Which one is taken makes no difference if an automorphism maps them onto each other.
  bool single_out() {
    for (std::size_t first = 0; first < order_.size();) {
      std::size_t last = first + 1;
      while (last < order_.size() && keys_[order_[last]] == keys_[order_[first]]) ++last;
      if (last - first > 1 && is_alive(order_[first]) && !are_interchangeable(first, last)) {
        keys_[order_[first]] = std::clamp(mix(keys_[order_[first]], 1), main_key + 1, finished_key - 1);
        return true;
      }
      first = last;
    }
    return false;
  }

  /// Whether the goroutines order_[first … last-1] hold the very same shared objects in the same way.
  bool are_interchangeable(std::size_t first, std::size_t last) const {
    const std::uint64_t hash = exact(state_.goroutines[order_[first]]);
    for (std::size_t i = first + 1; i < last; ++i) {
      if (exact(state_.goroutines[order_[i]]) != hash) return false;
    }
    return true;
  }

  std::uint64_t exact(const Goroutine& g) const {
    std::uint64_t hash = 0;
    for_each_word(g, [&](Word word, bool is_ref) { hash = mix(hash, is_ref ? exact_of(word, private_depth) : word); });
    return hash;
  }

  std::uint64_t exact_of(Word word, int depth) const {
    const Ref ref = Ref::from_word(word);
    if (ref.object < anchored_ || ref.is_function() || depth == 0) return word;
    const HeapObject& object = state_.objects[ref.object];
    if (object.shared) return word;
    return mix(hash_object(object, [this, depth](Word inner) { return exact_of(inner, depth - 1); }), ref.offset);
  }

  const Machine& machine_;
  State& state_;
  std::vector<std::uint32_t>& order_;
  std::uint32_t anchored_;
  std::vector<Collection> collections_;
  std::vector<std::uint64_t> keys_;                              // by slot
  std::vector<std::uint64_t> colours_, next_colours_, holders_;  // by object
  std::vector<std::uint64_t> sorted_keys_;
};

}  // namespace

void sort_alike(const Machine& machine, State& state, std::vector<std::uint32_t>& order) {
  Sorter(machine, state, order).run();
}

}  // namespace stalemate::model
