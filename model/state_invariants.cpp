// The invariants of states (state.hpp), for --self-check and tests.
#include <vector>

#include "model/canonical_state.hpp"
#include "model/frames.hpp"
#include "model/interpreter.hpp"

namespace stalemate::model {
namespace {

void check_object(const Machine& machine, const State& state, const HeapObject& object) {
  const Layouts& layouts = machine.layouts();
  const std::size_t size = object.words.size();
  switch (object.kind) {
    case ObjectKind::data:
      CHECK(size == std::size_t{object.count} * layouts.size(object.type), "a data object has a wrong size");
      break;
    case ObjectKind::channel: {
      const Word capacity = object.words[channel_word::capacity], length = object.words[channel_word::length];
      const std::uint32_t step = layouts.size(layouts.element(object.type));
      CHECK(size == channel_word::elements + capacity * step, "a channel has a wrong size");
      CHECK(length <= capacity, "a channel holds more than its capacity");
      CHECK(object.words[channel_word::closed] <= 1, "a channel is neither open nor closed");
      for (std::size_t i = channel_word::elements + length * step; i < size; ++i) {
        CHECK(object.words[i] == 0, "an unused element of a channel is not zero");
      }
      break;
    }
    case ObjectKind::map:
      CHECK(size == std::size_t{object.count} * layouts.map(object.type).entry_size(), "a map has a wrong size");
      for (std::uint32_t i = 0; i < object.count && layouts.map(object.type).sorted; ++i) {
        const MapPlace place = find_key(machine, state, object,
                                        object.words.data() + std::size_t{i} * layouts.map(object.type).entry_size());
        CHECK(place.found && place.entry == i, "entries of a map are not sorted");
      }
      break;
    case ObjectKind::iterator: CHECK(size >= 1, "an iterator has no map word"); break;
    case ObjectKind::closure:
      CHECK(object.type < machine.program().functions.size(), "a closure of no function");
      CHECK(size == machine.program().functions[object.type].capture_words, "a closure has a wrong size");
      break;
    case ObjectKind::defer: CHECK(size == 2, "a deferred call has a wrong size"); break;
    case ObjectKind::free: CHECK(false, "a free object is in use");
  }
  for_each_ref(layouts, object, [&](const Word word) {
    const Ref ref = Ref::from_word(word);
    if (ref.is_function()) {
      CHECK(ref.offset < machine.program().functions.size(), "a function value names no function");
      return;
    }
    CHECK(ref.object < state.object_count, "a reference points to no object");
    CHECK(ref.object != 0 || ref.offset == 0, "a nil reference has an offset");
    CHECK(ref.offset <= state.objects[ref.object].words.size(), "a reference points outside its object");
  });
}

void check_goroutine(const Machine& machine, const State& state, const Goroutine& g) {
  const Program& program = machine.program();
  CHECK(g.frame_count > 0, "a goroutine without frames is alive");
  CHECK(g.frame_count <= g.frames.size() && g.stack_count <= g.stack.size(), "counts exceed the storage");
  CHECK(g.atomic_frame == 0, "an atomic section is open between steps");
  std::uint32_t base = 0;
  for (std::uint32_t i = 0; i < g.frame_count; ++i) {
    const Frame& frame = g.frames[i];
    CHECK(frame.base == base, "frames do not lie one above the other");
    base += static_cast<std::uint32_t>(program.functions[frame.function].kinds.size());
    CHECK(frame.pc < program.functions[frame.function].code.size(), "a frame stands outside its function");
    const Liveness::Set& live = live_words(machine.liveness(), g, i);
    std::size_t next = 0;
    for (std::uint32_t word = 0; word < program.functions[frame.function].kinds.size(); ++word) {
      if (next < live.words.size() && live.words[next] == word) {
        ++next;
        continue;
      }
      CHECK(g.stack[frame.base + word] == 0, "a dead frame word is not cleared");
    }
    for (const std::uint32_t word : live.refs) {
      const Ref ref = Ref::from_word(g.stack[frame.base + word]);
      if (ref.is_function()) continue;
      CHECK(ref.object < state.object_count, "a frame word points to no object");
      CHECK(ref.object == 0 || ref.offset <= state.objects[ref.object].words.size(),
            "a frame word points outside its object");
    }
  }
  CHECK(base == g.stack_count, "the stack is not the frames' words");
  const Frame& top = g.frames[g.frame_count - 1];
  const Op op = program.functions[top.function].code[top.pc].op;
  const bool is_jump = op == Op::jump || op == Op::jump_if || op == Op::jump_unless;
  // In somebody else's step nobody ends the run.
  const bool ends_run = op == Op::assert_fail || op == Op::fatal;
  CHECK(class_of(op) != OpClass::local || is_jump || ends_run, "a goroutine stands before a local instruction");
}

}  // namespace

void check_invariants(const Machine& machine, const State& state) {
  CHECK(state.object_count >= 2, "the package variables are missing");
  machine.relevance().check(state);
  for (std::uint32_t i = 1; i < state.object_count; ++i) check_object(machine, state, state.objects[i]);
  if (state.end == EndKind::running) {
    for (std::uint32_t i = 0; i < state.goroutine_count; ++i) {
      const Goroutine& g = state.goroutines[i];
      check_goroutine(machine, state, g);
      // Depths describe a tree: the first goroutine is a root, and nobody is more than one below the one before.
      CHECK(g.depth <= (i == 0 ? 0 : state.goroutines[i - 1].depth + 1), "goroutines are not in canonical order");
    }
  }
  for (std::uint32_t i = 0; i < state.timer_count; ++i) {
    CHECK(i == 0 || state.timers[i - 1] < state.timers[i], "timers are not sorted");
  }
  State copy = state;
  canonicalise_in_order(machine, copy, [&] {
    std::vector<std::uint32_t> order(state.goroutine_count);
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    return order;
  }());
  CHECK(copy.object_count == state.object_count, "a state holds garbage");
  for (std::uint32_t i = 0; i < state.goroutine_count; ++i) {
    const Goroutine &g = state.goroutines[i], &again = copy.goroutines[i];
    CHECK(std::equal(g.stack.begin(), g.stack.begin() + g.stack_count, again.stack.begin()),
          "an irrelevant frame word is not cleared");
  }
  for (std::uint32_t i = 1; i < state.object_count; ++i) {
    CHECK(copy.objects[i].kind == state.objects[i].kind && copy.objects[i].type == state.objects[i].type &&
              copy.objects[i].words == state.objects[i].words,
          "a state is not canonical");
    CHECK(copy.objects[i].shared == state.objects[i].shared, "sharing is not exact");
  }
}

}  // namespace stalemate::model
