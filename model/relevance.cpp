#include "model/relevance.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <set>

#include "model/counters.hpp"
#include "model/reflect.hpp"
#include "model/value_flow.hpp"

namespace stalemate::model {

/// Propagates relevance and turns it into masks.
class Relevance::Builder {
 public:
  Builder(Relevance& result, ValueFlow& flow, const Liveness& liveness)
      : result_(result),
        program_(result.program_),
        layouts_(result.layouts_),
        flow_(flow),
        memory_(flow.memory()),
        liveness_(liveness),
        tags_(memory_.node_count()) {}

  void run() {
    for (const NodeId node : flow_.observed()) mark_directly(node);
    for (const NodeId node : flow_.inspected()) inspect(node, false);
    propagate();
    counters_.emplace(flow_, tags_);
    result_.counts_narrow_ = counters_->has_narrow();
    result_.masks_.emplace_back();
    mask_frames();
    mask_objects();
    result_.panic_mask_ = interface_mask({flow_.panic_value()});
    result_.slices_ |= result_.panic_mask_ != 0;
  }

 private:
  static constexpr TypeIndex every_tag = no_index;

  void mark(NodeId node, TypeIndex tag) {
    node = memory_.find(node);
    if (tag == scalar_tag) {
      if (tags_.scalar[node]) return;
      tags_.scalar[node] = true;
    } else if (tag == every_tag) {
      if (tags_.every[node]) return;
      tags_.every[node] = true;
    } else {
      if (tags_.every[node] || !tags_.types[node].insert(tag).second) return;
    }
    work_.emplace_back(node, tag);
  }

  void mark_directly(NodeId node) {
    tags_.directly[memory_.find(node)] = true;
    mark(node, scalar_tag);
  }

  void propagate() {
    while (!work_.empty()) {
      const auto [node, tag] = work_.back();
      work_.pop_back();
      if (node >= flow_.flows().size()) continue;
      for (const Flow& flow : flow_.flows()[node]) follow(flow, tag);
    }
  }

  void follow(const Flow& flow, TypeIndex tag) {
    switch (flow.kind) {
      case Flow::Kind::copy: return mark(flow.from, tag);
      case Flow::Kind::narrow:
        if (tag == every_tag) {
          for (const TypeIndex type : memory_.dynamic_types(flow.from)) mark_if_implements(flow, type);
        } else if (tag != scalar_tag) {
          mark_if_implements(flow, tag);
        }
        return;
      case Flow::Kind::box:
        if (tag == flow.type || tag == every_tag) mark(flow.from, scalar_tag);
        return;
      case Flow::Kind::part:
        if (tag == flow.type || tag == every_tag) mark(flow.from, static_cast<TypeIndex>(flow.value));
        return;
      case Flow::Kind::unbox: return mark(flow.from, flow.type);
      case Flow::Kind::decide:
      case Flow::Kind::modulus:
      case Flow::Kind::guard:
      case Flow::Kind::increase:
      case Flow::Kind::compare: return mark(flow.from, scalar_tag);
      case Flow::Kind::inspect: return inspect(flow.from, false);
      case Flow::Kind::format: return inspect(flow.from, true);
    }
  }

  void mark_if_implements(const Flow& flow, TypeIndex type) {
    if (has_methods(program_.types[type], program_.types[flow.type])) mark(flow.from, type);
  }

  /// The interface value at `node` is read whole; `deep`: what it points to as well.
  void inspect(NodeId node, bool deep) {
    node = memory_.find(node);
    mark(node, every_tag);
    for (const TypeIndex type : memory_.dynamic_types(node)) {
      const Cell cell = memory_.boxed(node, type);
      const Type& boxed = program_.types[type];
      if (deep && layouts_.data_is_ref(type)) inspect_class(cell.object_class);
      if (boxed.size <= 1 || !seen_.emplace(cell.object_class, cell.offset, type, deep).second) continue;
      for (std::uint32_t i = 0; i < boxed.size; ++i) {
        const NodeId word = memory_.known_word(cell + i);
        if (word == no_index) continue;
        if (boxed.layout[i] == WordKind::scalar) mark_directly(word);
        if (boxed.layout[i] == WordKind::iface_data) inspect(word, deep);
      }
    }
  }

  void inspect_class(ClassId object_class) {
    if (!seen_classes_.insert(object_class).second) return;
    for (const NodeId node : memory_.words_of(object_class)) {
      mark_directly(node);
      inspect(node, true);
      inspect_class(memory_.pointee(node).object_class);
    }
  }

  // ------------------------------------------------------------------ masks
  bool is_relevant(const std::vector<NodeId>& nodes) {
    return std::any_of(nodes.begin(), nodes.end(), [&](NodeId node) {
      node = memory_.find(node);
      return node < tags_.scalar.size() && (tags_.scalar[node] || tags_.every[node]);
    });
  }

  /// The bound of a word whose value is at one of the nodes; none if it is no counter.
  CounterBound bound(const std::vector<NodeId>& nodes) {
    CounterBound result;
    for (const NodeId one : nodes) {
      const NodeId node = memory_.find(one);
      if (!is_relevant({node})) continue;
      const CounterBound own = counters_->bound(node);
      if (own.most == 0) return {};
      result = {std::max(result.most, own.most), std::min(std::lcm(result.period, own.period), modulus_max + 1)};
    }
    return result.period > modulus_max ? CounterBound{} : result;
  }

  /// The mask of an interface data word whose value is at one of the nodes: 0 if all types matter.
  std::uint32_t interface_mask(const std::vector<NodeId>& nodes) {
    std::vector<bool> kept(program_.types.size(), false);
    bool all = true;
    for (TypeIndex type = 0; type < program_.types.size(); ++type) {
      kept[type] = layouts_.data_is_ref(type) || program_.types[type].size != 1;
      for (const NodeId one : nodes) {
        const NodeId node = memory_.find(one);
        if (node < tags_.scalar.size() && (tags_.every[node] || tags_.types[node].contains(type))) kept[type] = true;
      }
      all &= kept[type];
    }
    if (all) return 0;
    const auto [known, is_new] = mask_numbers_.try_emplace(kept, static_cast<std::uint32_t>(result_.masks_.size()));
    if (is_new) result_.masks_.push_back(kept);
    return known->second;
  }

  void mask_frames() {
    result_.live_ = liveness_;
    for (FunctionIndex function = 0; function < program_.functions.size(); ++function) {
      const std::vector<WordKind>& kinds = program_.functions[function].kinds;
      // By web, since many instructions ask for the same.
      constexpr std::uint8_t unknown = 2;
      std::vector<std::uint8_t> relevant(flow_.webs(function).count(), unknown);
      std::map<std::uint32_t, std::uint32_t> masks;
      std::map<std::uint32_t, CounterBound> bounds;
      const auto nodes_of = [&](std::uint32_t web) {
        std::vector<NodeId> nodes;
        for (const NodeId base : flow_.bases(function)) nodes.push_back(base + web);
        return nodes;
      };
      const auto filter = [&](const Liveness::Set& full, const std::vector<std::uint32_t>& webs) {
        Liveness::Set set;
        for (const std::uint32_t word : full.words) {
          if (kinds[word] == WordKind::scalar) {
            std::uint8_t& known = relevant[webs[word]];
            if (known == unknown) known = is_relevant(nodes_of(webs[word])) ? 1 : 0;
            if (known == 0) continue;
            const auto [known_bound, is_new] = bounds.try_emplace(webs[word]);
            if (is_new) known_bound->second = bound(nodes_of(webs[word]));
            if (known_bound->second.most != 0) set.counters.emplace_back(word, known_bound->second);
          }
          set.words.push_back(word);
        }
        set.refs = full.refs;
        set.ifaces = full.ifaces;
        for (const std::uint32_t word : full.ifaces) {
          const auto [known, is_new] = masks.try_emplace(webs[word + 1], 0);
          if (is_new) known->second = interface_mask(nodes_of(webs[word + 1]));
          if (known->second != 0) set.sliced.emplace_back(word, known->second);
        }
        return set;
      };
      const auto is_smaller = [&](const Liveness::Set& set, const Liveness::Set& full) {
        const bool smaller = set.words.size() != full.words.size() || !set.sliced.empty() || !set.counters.empty();
        result_.slices_ |= smaller;
        return smaller;
      };
      flow_.webs(function).for_each_point([&](std::uint32_t pc, const std::vector<std::uint32_t>& webs) {
        const Liveness::Set& before = liveness_.before(function, pc);
        Liveness::Set set = filter(before, webs);
        if (is_smaller(set, before)) result_.live_.replace_before(function, pc, std::move(set));
        if (!liveness_.has_during_call(function, pc)) return;
        const Liveness::Set& during = liveness_.during_call(function, pc);
        set = filter(during, webs);
        if (is_smaller(set, during)) result_.live_.replace_during_call(function, pc, std::move(set));
      });
    }
  }

  /// Adds what of the words of `layout`, found at `node_at(i)`, is irrelevant. A word nothing flows to is always 0.
  template <class NodeAt>
  void add_words(ObjectMask& mask, const std::vector<WordKind>& layout, std::uint32_t offset, const NodeAt& node_at) {
    for (std::uint32_t i = 0; i < layout.size(); ++i) {
      if (layout[i] != WordKind::scalar && layout[i] != WordKind::iface_data) continue;
      const NodeId node = node_at(i);
      if (node == no_index) continue;
      if (layout[i] == WordKind::scalar) {
        if (!is_relevant({node})) {
          mask.words.push_back(offset + i);
        } else if (const CounterBound found = bound({node}); found.most != 0) {
          mask.counters.emplace_back(offset + i, found);
        }
      } else if (const std::uint32_t number = interface_mask({node}); number != 0) {
        mask.interfaces.emplace_back(offset + i - 1, number);
      }
    }
  }

  void mask_objects() {
    result_.by_site_.resize(program_.sites.empty() ? 1 : program_.sites.size());
    for (const ObjectKey& key : memory_.keys()) {
      const Cell cell = memory_.cell_of(key);
      const Type& type = program_.types[key.type];
      ObjectMask mask;
      const std::uint32_t skipped = key.kind == ObjectKind::map ? layouts_.map(key.type).key_size : 0;
      const Type& stored = key.kind == ObjectKind::data ? type : program_.types[type.element];
      add_words(mask, stored.layout, skipped, [&](std::uint32_t i) { return memory_.known_word(cell + skipped + i); });
      if (mask.empty() || key.site >= result_.by_site_.size()) continue;
      result_.slices_ = true;
      result_.by_site_[key.site].push_back({key.kind, key.type, std::move(mask)});
    }
    add_words(result_.globals_, program_.types[program_.globals_type].layout, 0,
              [&](std::uint32_t i) { return memory_.known_word(flow_.global(i)); });
    result_.slices_ |= !result_.globals_.empty();
    result_.captures_.resize(program_.functions.size());
    for (FunctionIndex function = 0; function < program_.functions.size(); ++function) {
      const Function& body = program_.functions[function];
      const auto first = body.kinds.begin() + body.capture_base;
      const std::vector<WordKind> layout(first, first + body.capture_words);
      add_words(result_.captures_[function], layout, 0, [&](std::uint32_t i) { return flow_.capture(function, i); });
      result_.slices_ |= !result_.captures_[function].empty();
    }
  }

  Relevance& result_;
  const Program& program_;
  const Layouts& layouts_;
  ValueFlow& flow_;
  MemoryClasses& memory_;
  const Liveness& liveness_;
  RelevantTags tags_;
  std::optional<Counters> counters_;
  std::vector<std::pair<NodeId, TypeIndex>> work_;
  std::set<std::tuple<ClassId, std::int64_t, TypeIndex, bool>> seen_;
  std::set<ClassId> seen_classes_;
  std::map<std::vector<bool>, std::uint32_t> mask_numbers_;
};

namespace {

/// Instructions of a program whose values are followed. Larger ones bring whole protocol stacks of the standard library
/// with them: to follow every value there takes longer than most searches.
constexpr std::size_t code_max = 150'000;

std::size_t code_size(const Program& program) {
  std::size_t size = 0;
  for (const Function& function : program.functions) size += function.code.size();
  return size;
}

}  // namespace

Relevance::Relevance(const Program& program, const Layouts& layouts, const Liveness& liveness, bool ordered_time,
                     const std::vector<Op>& faults)
    : program_(program), layouts_(layouts), live_(liveness) {
  if (code_size(program) > code_max) {
    masks_.emplace_back();
    captures_.resize(program.functions.size());
    return;
  }
  flow_ = std::make_unique<ValueFlow>(program, layouts_, liveness, ordered_time, faults);
  Builder(*this, *flow_, liveness).run();
}

Relevance::~Relevance() = default;

const Relevance::ObjectMask* Relevance::mask_of(const HeapObject& object, bool is_globals) const {
  if (is_globals) return globals_.empty() ? nullptr : &globals_;
  if (object.kind == ObjectKind::closure) return captures_[object.type].empty() ? nullptr : &captures_[object.type];
  if (object.site >= by_site_.size()) return nullptr;
  for (const Keyed& keyed : by_site_[object.site]) {
    if (keyed.kind == object.kind && keyed.type == object.type) return &keyed.mask;
  }
  return nullptr;
}

void Relevance::clear(Word* words, const ObjectMask& mask) const {
  for (const std::uint32_t word : mask.words) words[word] = 0;
  for (const auto& [word, number] : mask.interfaces) clear_interface(words + word, number);
  for (const auto& [word, bound] : mask.counters) words[word] = bound.of(words[word]);
}

void Relevance::clear(HeapObject& object, bool is_globals) const {
  const ObjectMask* mask = mask_of(object, is_globals);
  if (mask == nullptr) return;
  Word* words = object.words.data();
  std::uint64_t count = 1, step = 0;
  switch (object.kind) {
    case ObjectKind::data:
      count = object.count;
      step = layouts_.size(object.type);
      break;
    case ObjectKind::channel:
      count = words[channel_word::length];
      step = layouts_.size(layouts_.element(object.type));
      words += channel_word::elements;
      break;
    case ObjectKind::map:
      count = object.count;
      step = layouts_.map(object.type).entry_size();
      break;
    default: break;
  }
  if (step == 1 && mask->words.size() == 1) {
    // A buffer, of 32 KB maybe: one call.
    std::fill_n(words, count, Word{0});
    return;
  }
  for (std::uint64_t i = 0; i < count; ++i) clear(words + i * step, *mask);
}

bool Relevance::changes(const HeapObject& object, bool is_globals, std::uint32_t offset, const Word* words,
                        std::uint32_t count) const {
  const Word* old = object.words.data() + offset;
  if (std::equal(words, words + count, old)) return false;
  const ObjectMask* mask = mask_of(object, is_globals);
  if (mask == nullptr) return true;
  const std::uint32_t step = layouts_.size(object.type);
  for (std::uint32_t i = 0; i < count; ++i) {
    if (words[i] == old[i]) continue;
    const std::uint32_t word = (offset + i) % step;
    if (std::find(mask->words.begin(), mask->words.end(), word) != mask->words.end()) continue;
    const auto interface = std::find_if(mask->interfaces.begin(), mask->interfaces.end(),
                                        [&](const auto& entry) { return entry.first + 1 == word; });
    // An interface value is stored whole: its type word is the one before.
    if (interface != mask->interfaces.end() && i > 0 && words[i - 1] == old[i - 1] &&
        !keeps(interface->second, static_cast<TypeIndex>(words[i - 1]))) {
      continue;
    }
    return true;
  }
  return false;
}

}  // namespace stalemate::model
