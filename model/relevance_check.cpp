// The self-check of slicing: every reference in a state points where the analysis of value flow expects it. Flows that
// the rules forget show here at once, long before a sliced value is missed.
#include <algorithm>

#include "model/check.hpp"
#include "model/frames.hpp"
#include "model/relevance.hpp"
#include "model/value_flow.hpp"

namespace stalemate::model {

void Relevance::check(const State& state) const {
  if (flow_ == nullptr) return;
  MemoryClasses& memory = flow_->memory();
  // Whether a reference found at one of `cells` may be what it is.
  const auto explains = [&](Cell cell, Word word) {
    const Ref ref = Ref::from_word(word);
    if (ref.is_nil()) return true;
    if (ref.is_function()) {
      const std::vector<FunctionIndex> functions = memory.functions_at(cell);
      return std::find(functions.begin(), functions.end(), ref.offset) != functions.end();
    }
    const HeapObject& object = state.objects[ref.object];
    switch (object.kind) {
      case ObjectKind::closure: {
        const std::vector<FunctionIndex> functions = memory.functions_at(cell);
        return std::find(functions.begin(), functions.end(), object.type) != functions.end();
      }
      case ObjectKind::iterator:
      case ObjectKind::defer:
      case ObjectKind::free: return true;
      default: break;
    }
    Cell at = ref.object == 1 ? flow_->global(ref.offset) : memory.cell_of({object.kind, object.type, object.site});
    if (at.is_none()) return ref.object == 1;
    if (ref.object != 1) at = at + ref.offset;
    at = memory.canonical(at);
    cell = memory.canonical(cell);
    if (at.object_class != cell.object_class) return false;
    // Elements of an array share one node, whichever of them the reference points to.
    return at.offset == cell.offset || memory.known_word(at) == memory.known_word(cell);
  };
  const auto check_value = [&](const std::vector<WordKind>& layout, const Word* words, const auto& nodes_at) {
    for (std::uint32_t i = 0; i < layout.size(); ++i) {
      const bool is_data = layout[i] == WordKind::iface_data;
      if (layout[i] != WordKind::ref && !(is_data && layouts_.data_is_ref(static_cast<TypeIndex>(words[i - 1]))))
        continue;
      if (words[i] == 0) continue;
      bool found = false;
      for (const NodeId node : nodes_at(i)) {
        if (node == no_index) continue;
        const Cell cell = is_data ? memory.boxed(node, static_cast<TypeIndex>(words[i - 1])) : memory.pointee(node);
        found = found || explains(cell, words[i]);
      }
      CHECK(found, "a reference points where the analysis of value flow does not expect it");
    }
  };
  for (std::uint32_t i = 1; i < state.object_count; ++i) {
    const HeapObject& object = state.objects[i];
    const Word* words = object.words.data();
    const auto check_elements = [&](std::uint64_t count, std::uint32_t step, TypeIndex type, std::uint32_t skipped) {
      const Cell cell = i == 1 ? Cell{} : memory.cell_of({object.kind, object.type, object.site});
      for (std::uint64_t element = 0; element < count; ++element) {
        check_value(program_.types[type].layout, words + element * step + skipped, [&](std::uint32_t word) {
          const Cell at = i == 1 ? flow_->global(word) : cell + static_cast<std::int64_t>(skipped + word);
          return std::vector<NodeId>{at.is_none() ? no_index : memory.known_word(at)};
        });
      }
    };
    switch (object.kind) {
      case ObjectKind::data: check_elements(object.count, layouts_.size(object.type), object.type, 0); break;
      case ObjectKind::channel: {
        const TypeIndex element = layouts_.element(object.type);
        words += channel_word::elements;
        check_elements(object.words[channel_word::length], layouts_.size(element), element, 0);
        break;
      }
      case ObjectKind::map: {
        const MapShape& shape = layouts_.map(object.type);
        check_elements(object.count, shape.entry_size(), shape.key, 0);
        check_elements(object.count, shape.entry_size(), shape.value, shape.key_size);
        break;
      }
      case ObjectKind::closure: {
        const Function& body = program_.functions[object.type];
        const auto first = body.kinds.begin() + body.capture_base;
        check_value({first, first + body.capture_words}, words,
                    [&](std::uint32_t word) { return std::vector<NodeId>{flow_->capture(object.type, word)}; });
        break;
      }
      default: break;
    }
  }
  for (std::uint32_t i = 0; i < state.goroutine_count; ++i) {
    const Goroutine& g = state.goroutines[i];
    for (std::uint32_t f = 0; f < g.frame_count; ++f) {
      const Frame& frame = g.frames[f];
      const Function& body = program_.functions[frame.function];
      const std::vector<std::uint32_t>& webs = webs_at(frame.function, pc_of(g, f));
      const Liveness::Set& live = live_words(live_, g, f);
      const auto check_words = [&](std::uint32_t first, std::uint32_t count) {
        // The list of deferred calls is the machine's own.
        if (static_cast<std::int32_t>(first) == body.defer_slot) return;
        const auto kinds = body.kinds.begin() + first;
        check_value({kinds, kinds + count}, g.stack.data() + frame.base + first, [&](std::uint32_t word) {
          std::vector<NodeId> nodes;
          for (const NodeId base : flow_->bases(frame.function)) nodes.push_back(base + webs[first + word]);
          return nodes;
        });
      };
      for (const std::uint32_t word : live.refs) check_words(word, 1);
      for (const std::uint32_t word : live.ifaces) check_words(word, 2);
    }
  }
}

bool Relevance::point_alike(FunctionIndex function, std::uint32_t pc, std::uint32_t x, std::uint32_t y) const {
  if (flow_ == nullptr) return false;
  const std::vector<std::uint32_t>& webs = webs_at(function, pc);
  const std::vector<NodeId>& bases = flow_->bases(function);
  MemoryClasses& memory = flow_->memory();
  return std::all_of(bases.begin(), bases.end(), [&](NodeId base) {
    const Cell a = memory.canonical(memory.pointee(base + webs[x])),
               b = memory.canonical(memory.pointee(base + webs[y]));
    return a.object_class == b.object_class && a.offset == b.offset;
  });
}

const std::vector<std::uint32_t>& Relevance::webs_at(FunctionIndex function, std::uint32_t pc) const {
  std::vector<std::vector<std::uint32_t>>& known = webs_[function];
  if (known.empty()) {
    flow_->webs(function).for_each_point(
        [&](std::uint32_t, const std::vector<std::uint32_t>& webs) { known.push_back(webs); });
  }
  return known[pc];
}

}  // namespace stalemate::model
