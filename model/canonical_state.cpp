// One traversal numbers the objects, finds the garbage and decides what is shared: an object reached by two actors
// (live goroutines, armed timers that will start one), or by an actor while package variables reach it and somebody
// else is alive. An object is walked when first met and once more when it becomes shared, so the cost is linear in the
// references.
#include "model/canonical_state.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

#include "model/frames.hpp"
#include "model/interpreter.hpp"
#include "model/timer.hpp"

namespace stalemate::model {
namespace {

constexpr std::uint32_t nobody = 0, everybody = 1, first_actor = 2;

class Canonicaliser {
 public:
  Canonicaliser(const Machine& machine, State& state, const std::vector<std::uint32_t>& order)
      : layouts_(machine.layouts()),
        liveness_(machine.liveness()),
        program_(machine.program()),
        state_(state),
        order_(order),
        scratch_(machine.scratch()),
        keeps_sharing_(machine.limits().keeps_sharing),
        relevance_(machine.slices() ? &machine.relevance() : nullptr) {}

  void run() {
    do {
      mark();
    } while (clear_unreachable());
    for (std::uint32_t i = 1; i < scratch_.old_of.size(); ++i) {
      const std::uint32_t old = scratch_.old_of[i];
      bool& shared = state_.objects[old].shared;
      shared = scratch_.owner[old] == everybody || (keeps_sharing_ && shared);
    }
    renumber();
  }

 private:
  /// Numbers all objects that can be reached and says by whom.
  void mark() {
    scratch_.number.assign(state_.object_count, 0);
    scratch_.owner.assign(state_.object_count, nobody);
    scratch_.old_of.assign(1, 0);
    scratch_.lowest.assign(state_.object_count, 0);
    actor_count_ = 0;
    for (const std::uint32_t slot : order_) actor_count_ += state_.goroutines[slot].frame_count > 0;
    for (std::uint32_t i = 0; i < state_.timer_count; ++i) actor_count_ += function_of(state_.timers[i]) != 0;

    visit(Ref{1, 0}.word(), actor_count_ > 1 ? everybody : first_actor);
    drain();
    scratch_.anchored = scratch_.anchored_by_globals = static_cast<std::uint32_t>(scratch_.old_of.size());
    std::uint32_t actor = first_actor;
    for (const std::uint32_t slot : order_) {
      if (state_.goroutines[slot].frame_count == 0) continue;
      walk(state_.goroutines[slot], actor);
      if (state_.goroutines[slot].is_main) scratch_.anchored = static_cast<std::uint32_t>(scratch_.old_of.size());
      if (actor_count_ > 1) ++actor;
    }
    walk_timers(actor);
  }

  Word timer_word_of(Word timer, std::uint32_t word) const {
    const Ref ref = Ref::from_word(timer);
    return state_.objects[ref.object].words[ref.offset + word];
  }
  Word function_of(Word timer) const { return timer_word_of(timer, timer_word::function); }
  std::uint32_t number_of(Word ref) const { return scratch_.number[Ref::from_word(ref).object]; }

  void visit(Word word, std::uint32_t actor) {
    const Ref ref = Ref::from_word(word);
    if (ref.object == 0 || ref.is_function()) return;
    CHECK(ref.object < state_.object_count, "a reference points to no object");
    std::uint32_t& owner = scratch_.owner[ref.object];
    if (ref.offset < scratch_.lowest[ref.object]) scratch_.lowest[ref.object] = ref.offset;
    if (owner == nobody) {
      scratch_.number[ref.object] = static_cast<std::uint32_t>(scratch_.old_of.size());
      scratch_.old_of.push_back(ref.object);
      if (relevance_ != nullptr) relevance_->clear(state_.objects[ref.object], ref.object == 1);
      scratch_.lowest[ref.object] = ref.offset;
      owner = actor;
      scratch_.queue.push_back(ref.object);
    } else if (owner != actor && owner != everybody) {
      owner = everybody;
      scratch_.queue.push_back(ref.object);
    }
  }

  void drain() {
    std::vector<std::uint32_t>& queue = scratch_.queue;
    while (!queue.empty()) {
      const std::uint32_t next = queue.back();
      queue.pop_back();
      const std::uint32_t owner = scratch_.owner[next];
      for_each_ref(layouts_, std::as_const(state_.objects[next]), [&](const Word word) { visit(word, owner); });
    }
  }

  void walk(Goroutine& g, std::uint32_t actor) {
    for (std::uint32_t i = 0; i < g.frame_count; ++i) {
      const Frame& frame = g.frames[i];
      const auto size = static_cast<std::uint32_t>(program_.functions[frame.function].kinds.size());
      const Liveness::Set& live = live_words(liveness_, g, i);
      Word* words = g.stack.data() + frame.base;
      clear_dead_words(live, words, size);
      for (const auto& [word, mask] : live.sliced) relevance_->clear_interface(words + word, mask);
      for (const auto& [word, bound] : live.counters) words[word] = bound.of(words[word]);
      for (const std::uint32_t word : live.refs) visit(words[word], actor);
      for (const std::uint32_t word : live.ifaces) visit_interface(words + word, actor);
      drain();
    }
    for (std::uint32_t i = 0; i < g.panic_count; ++i) {
      if (relevance_ != nullptr) relevance_->clear_interface(g.panics[i].value, relevance_->panic_mask());
      visit_interface(g.panics[i].value, actor);
    }
    drain();
  }

  void visit_interface(const Word* words, std::uint32_t actor) {
    if (layouts_.data_is_ref(static_cast<TypeIndex>(words[0]))) visit(words[1], actor);
  }

  /// Order of the armed timers before their objects are numbered: by number if they have one, else by what they will
  /// do. Unreached timers that look alike keep their order of arming.
  bool is_before(Word x, Word y) const {
    const std::uint32_t number_x = number_of(x), number_y = number_of(y);
    if (number_x != 0 || number_y != 0) {
      if (number_x == 0 || number_y == 0) return number_x != 0;
      return number_x != number_y ? number_x < number_y : x < y;
    }
    const auto key = [&](Word timer) {
      const HeapObject& object = state_.objects[Ref::from_word(timer).object];
      const Ref function = Ref::from_word(function_of(timer));
      const std::uint32_t target =
          function.is_function() || function.object == 0 ? function.offset : state_.objects[function.object].type;
      const std::uint32_t channel = number_of(timer_word_of(timer, timer_word::channel));
      return std::tuple{function.is_nil(), target, channel, object.site};
    };
    return key(x) < key(y);
  }

  void walk_timers(std::uint32_t actor) {
    if (state_.timer_count == 0) return;
    const auto begin = state_.timers.begin(), end = begin + state_.timer_count;
    std::stable_sort(begin, end, [this](Word x, Word y) { return is_before(x, y); });
    for (auto timer = begin; timer != end; ++timer) {
      const Word function = function_of(*timer);
      if (function == 0) continue;
      if (number_of(*timer) == 0) visit(*timer, actor);
      visit(function, actor);
      drain();
      if (actor_count_ > 1) ++actor;
    }
    // A timer that only sends is kept if somebody can still see it or its channel.
    std::stable_sort(begin, end, [this](Word x, Word y) { return is_before(x, y); });
    std::uint32_t kept = 0;
    for (std::uint32_t i = 0; i < state_.timer_count; ++i) {
      const Word timer = state_.timers[i];
      if (number_of(timer) == 0) {
        const Ref channel = Ref::from_word(timer_word_of(timer, timer_word::channel));
        const std::uint32_t owner = channel.object == 0 ? nobody : scratch_.owner[channel.object];
        if (owner == nobody && !keeps_sharing_) continue;
        visit(timer, owner == nobody ? first_actor : owner);
        drain();
      }
      state_.timers[kept++] = timer;
    }
    state_.timer_count = kept;
  }

  /// References are only ever moved forwards in their object, so words below the lowest one are garbage: what was taken
  /// from a queue by `q = q[1:]`. True if objects may have been marked only because such words refer to them.
  bool clear_unreachable() {
    bool had_refs = false;
    for (std::uint32_t i = 1; i < scratch_.old_of.size(); ++i) {
      const std::uint32_t old = scratch_.old_of[i];
      HeapObject& object = state_.objects[old];
      // Package variables are reached by name.
      if (scratch_.lowest[old] == 0 || object.kind != ObjectKind::data || old == 1) continue;
      const auto first = object.words.begin(), end = first + scratch_.lowest[old];
      if (std::all_of(first, end, [](Word word) { return word == 0; })) continue;
      had_refs |= !layouts_.type(object.type).empty();
      std::fill(first, end, Word{0});
    }
    return had_refs;
  }

  /// Gives every object its new number, everywhere.
  void renumber() {
    const auto count = static_cast<std::uint32_t>(scratch_.old_of.size());
    bool is_same = true;
    for (std::uint32_t i = 1; i < count; ++i) is_same &= scratch_.old_of[i] == i;
    if (!is_same) {
      std::vector<HeapObject>& sorted = scratch_.objects;
      if (sorted.size() < count) sorted.resize(count);
      for (std::uint32_t i = 1; i < count; ++i) std::swap(sorted[i], state_.objects[scratch_.old_of[i]]);
      for (std::uint32_t i = 1; i < count; ++i) std::swap(sorted[i], state_.objects[i]);
      for (std::uint32_t i = 1; i < count; ++i) {
        for_each_ref(layouts_, state_.objects[i], [this](Word& word) { rename(word); });
      }
      for (const std::uint32_t slot : order_) rename(state_.goroutines[slot]);
      for (std::uint32_t i = 0; i < state_.timer_count; ++i) rename(state_.timers[i]);
    }
    state_.object_count = count;
    std::sort(state_.timers.begin(), state_.timers.begin() + state_.timer_count);
  }

  void rename(Word& word) const {
    Ref ref = Ref::from_word(word);
    if (ref.object == 0 || ref.is_function()) return;
    ref.object = scratch_.number[ref.object];
    word = ref.word();
  }

  void rename(Goroutine& g) const {
    for (std::uint32_t i = 0; i < g.frame_count; ++i) {
      const Liveness::Set& live = live_words(liveness_, g, i);
      Word* words = g.stack.data() + g.frames[i].base;
      for (const std::uint32_t word : live.refs) rename(words[word]);
      for (const std::uint32_t word : live.ifaces) {
        if (layouts_.data_is_ref(static_cast<TypeIndex>(words[word]))) rename(words[word + 1]);
      }
    }
    for (std::uint32_t i = 0; i < g.panic_count; ++i) {
      Word* value = g.panics[i].value;
      if (layouts_.data_is_ref(static_cast<TypeIndex>(value[0]))) rename(value[1]);
    }
  }

  const Layouts& layouts_;
  const Liveness& liveness_;
  const Program& program_;
  State& state_;
  const std::vector<std::uint32_t>& order_;
  Scratch& scratch_;
  const bool keeps_sharing_;
  const Relevance* relevance_;  // null if nothing is sliced
  std::uint32_t actor_count_ = 0;
};

}  // namespace

void canonicalise_in_order(const Machine& machine, State& state, const std::vector<std::uint32_t>& order) {
  Canonicaliser(machine, state, order).run();
}

void canonicalise(const Machine& machine, State& state) {
  std::vector<std::uint32_t> order(state.goroutine_count);
  std::iota(order.begin(), order.end(), 0U);
  Canonicaliser(machine, state, order).run();
}

}  // namespace stalemate::model
