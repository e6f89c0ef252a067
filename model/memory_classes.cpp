#include "model/memory_classes.hpp"

#include <numeric>

#include "model/check.hpp"

namespace stalemate::model {
namespace {

/// Arrays up to this many words get a union per element, longer ones make their whole class periodic.
constexpr std::uint64_t element_words_max = 256;

}  // namespace

NodeId MemoryClasses::add_node() {
  const auto node = static_cast<NodeId>(nodes_.size());
  nodes_.push_back({node, {}, no_index});
  return node;
}

ClassId MemoryClasses::add_class() {
  const auto added = static_cast<ClassId>(classes_.size());
  classes_.emplace_back();
  classes_.back().parent = added;
  return added;
}

NodeId MemoryClasses::find(NodeId node) {
  while (nodes_[node].parent != node) node = nodes_[node].parent = nodes_[nodes_[node].parent].parent;
  return node;
}

std::uint32_t MemoryClasses::find_record(std::uint32_t record) {
  while (records_[record].parent != record) record = records_[record].parent;
  return record;
}

std::int64_t MemoryClasses::reduce(const Class& one, std::int64_t offset) const {
  if (one.period == 0) return offset;
  const auto period = static_cast<std::int64_t>(one.period);
  return (offset % period + period) % period;
}

Cell MemoryClasses::canonical(Cell cell) {
  ClassId at = cell.object_class;
  std::int64_t offset = cell.offset;
  while (classes_[at].parent != at) {
    offset += classes_[at].delta;
    at = classes_[at].parent;
  }
  // Path compression: the class asked for hangs directly below its root from now on.
  if (classes_[cell.object_class].parent != at) {
    classes_[cell.object_class].delta = offset - cell.offset;
    classes_[cell.object_class].parent = at;
  }
  return {at, reduce(classes_[at], offset)};
}

Cell MemoryClasses::pointee(NodeId node) {
  node = find(node);
  if (nodes_[node].pointee.is_none()) nodes_[node].pointee = {add_class(), 0};
  return canonical(nodes_[node].pointee);
}

Cell MemoryClasses::boxed(NodeId node, TypeIndex type) {
  node = find(node);
  if (nodes_[node].record == no_index) {
    nodes_[node].record = static_cast<std::uint32_t>(records_.size());
    records_.push_back({nodes_[node].record, {}});
  }
  const std::uint32_t record = find_record(nodes_[node].record);
  const auto known = records_[record].cells.find(type);
  if (known != records_[record].cells.end()) return canonical(known->second);
  ++changes_;
  const Cell fresh{add_class(), 0};
  records_[record].cells.emplace(type, fresh);
  return fresh;
}

std::vector<TypeIndex> MemoryClasses::dynamic_types(NodeId node) {
  std::vector<TypeIndex> types;
  node = find(node);
  if (nodes_[node].record == no_index) return types;
  for (const auto& [type, cell] : records_[find_record(nodes_[node].record)].cells) types.push_back(type);
  return types;
}

void MemoryClasses::join(NodeId x, NodeId y) {
  share_contents(find(x), find(y));
  drain();
}

void MemoryClasses::join(Cell x, Cell y) {
  pending_cells_.emplace_back(x, y);
  drain();
}

/// Both nodes have a pointee and a record of their own or share one; whichever is missing is taken from the other, and
/// made if neither has it: what is learnt later about one then holds for both.
void MemoryClasses::share_contents(NodeId x, NodeId y) {
  if (x == y) return;
  if (nodes_[x].pointee.is_none()) std::swap(x, y);
  if (nodes_[x].pointee.is_none()) nodes_[x].pointee = {add_class(), 0};
  if (nodes_[y].pointee.is_none()) {
    nodes_[y].pointee = nodes_[x].pointee;
    ++changes_;
  } else {
    pending_cells_.emplace_back(nodes_[x].pointee, nodes_[y].pointee);
  }
  if (nodes_[x].record == no_index) std::swap(x, y);
  if (nodes_[x].record == no_index) {
    nodes_[x].record = static_cast<std::uint32_t>(records_.size());
    records_.push_back({nodes_[x].record, {}});
  }
  if (nodes_[y].record == no_index) {
    nodes_[y].record = nodes_[x].record;
    ++changes_;
  } else {
    pending_records_.emplace_back(nodes_[x].record, nodes_[y].record);
  }
}

void MemoryClasses::drain() {
  for (;;) {
    if (!pending_nodes_.empty()) {
      const auto [x, y] = pending_nodes_.back();
      pending_nodes_.pop_back();
      unite_nodes(x, y);
    } else if (!pending_cells_.empty()) {
      const auto [x, y] = pending_cells_.back();
      pending_cells_.pop_back();
      unite_cells(x, y);
    } else if (!pending_records_.empty()) {
      const auto [x, y] = pending_records_.back();
      pending_records_.pop_back();
      unite_records(x, y);
    } else {
      return;
    }
  }
}

void MemoryClasses::unite_nodes(NodeId x, NodeId y) {
  x = find(x);
  y = find(y);
  if (x == y) return;
  ++changes_;
  if (!nodes_[x].pointee.is_none() || !nodes_[y].pointee.is_none() || nodes_[x].record != no_index ||
      nodes_[y].record != no_index) {
    share_contents(x, y);
  }
  nodes_[y].parent = x;
}

void MemoryClasses::unite_records(std::uint32_t x, std::uint32_t y) {
  x = find_record(x);
  y = find_record(y);
  if (x == y) return;
  ++changes_;
  if (records_[x].cells.size() < records_[y].cells.size()) std::swap(x, y);
  for (const auto& [type, cell] : records_[y].cells) {
    const auto [known, is_new] = records_[x].cells.try_emplace(type, cell);
    if (!is_new) pending_cells_.emplace_back(known->second, cell);
  }
  records_[y].cells.clear();
  records_[y].parent = x;
}

void MemoryClasses::fold(ClassId root, std::uint64_t period) {
  Class& one = classes_[root];
  period = std::gcd(one.period, period);
  if (period == one.period) return;
  ++changes_;
  one.period = period;
  std::map<std::int64_t, NodeId> words;
  for (const auto& [offset, node] : one.words) {
    const auto [known, is_new] = words.try_emplace(reduce(one, offset), node);
    if (!is_new) pending_nodes_.emplace_back(known->second, node);
  }
  one.words = std::move(words);
}

void MemoryClasses::unite_cells(Cell x, Cell y) {
  x = canonical(x);
  y = canonical(y);
  if (x.object_class == y.object_class) {
    const std::int64_t distance = x.offset > y.offset ? x.offset - y.offset : y.offset - x.offset;
    if (distance != 0) fold(x.object_class, static_cast<std::uint64_t>(distance));
    return;
  }
  ++changes_;
  // The smaller one is moved.
  const auto weight = [&](const Class& one) { return one.words.size() + one.keys.size() + one.functions.size(); };
  if (weight(classes_[x.object_class]) < weight(classes_[y.object_class])) std::swap(x, y);
  Class& into = classes_[x.object_class];
  Class& from = classes_[y.object_class];
  from.parent = x.object_class;
  from.delta = x.offset - y.offset;
  fold(x.object_class, from.period);
  for (const auto& [offset, node] : from.words) {
    const auto [known, is_new] = into.words.try_emplace(reduce(into, offset + from.delta), node);
    if (!is_new) pending_nodes_.emplace_back(known->second, node);
  }
  into.functions.merge(from.functions);
  for (const auto& [key, base] : from.keys) into.keys.emplace_back(key, base + from.delta);
  from.words.clear();
  from.functions.clear();
  from.keys = {};
}

NodeId MemoryClasses::word(Cell cell) {
  cell = canonical(cell);
  const auto known = classes_[cell.object_class].words.find(cell.offset);
  if (known != classes_[cell.object_class].words.end()) return find(known->second);
  ++changes_;
  const NodeId node = add_node();
  classes_[cell.object_class].words.emplace(cell.offset, node);
  return node;
}

NodeId MemoryClasses::known_word(Cell cell) {
  cell = canonical(cell);
  const auto known = classes_[cell.object_class].words.find(cell.offset);
  return known == classes_[cell.object_class].words.end() ? no_index : find(known->second);
}

void MemoryClasses::elements(Cell cell, std::uint64_t count, std::uint32_t step) {
  if (step == 0 || count == 1) return;
  cell = canonical(cell);
  const std::uint64_t period = classes_[cell.object_class].period;
  if (period != 0 && step % period == 0) return;
  if (period != 0 || count == 0 || count * step > element_words_max) {
    fold(cell.object_class, step);
  } else {
    for (std::uint64_t i = step; i < count * step; ++i) {
      const NodeId first = word(cell + static_cast<std::int64_t>(i % step));
      const NodeId other = word(cell + static_cast<std::int64_t>(i));
      if (first != other) pending_nodes_.emplace_back(first, other);
    }
  }
  drain();
}

void MemoryClasses::place(const ObjectKey& key, Cell cell) {
  const auto [known, is_new] = places_.try_emplace(key, cell);
  if (!is_new) return join(known->second, cell);
  ++changes_;
  cell = canonical(cell);
  classes_[cell.object_class].keys.emplace_back(key, cell.offset);
}

Cell MemoryClasses::cell_of(const ObjectKey& key) {
  const auto known = places_.find(key);
  return known == places_.end() ? Cell{} : canonical(known->second);
}

std::vector<ObjectKey> MemoryClasses::keys() const {
  std::vector<ObjectKey> keys;
  for (const auto& [key, cell] : places_) keys.push_back(key);
  return keys;
}

void MemoryClasses::add_function(Cell cell, FunctionIndex function) {
  if (classes_[canonical(cell).object_class].functions.insert(function).second) ++changes_;
}

std::vector<FunctionIndex> MemoryClasses::functions_at(Cell cell) {
  const std::set<FunctionIndex>& functions = classes_[canonical(cell).object_class].functions;
  return {functions.begin(), functions.end()};
}

std::vector<NodeId> MemoryClasses::words_of(ClassId object_class) {
  std::vector<NodeId> nodes;
  for (const auto& [offset, node] : classes_[canonical({object_class, 0}).object_class].words) {
    nodes.push_back(find(node));
  }
  return nodes;
}

}  // namespace stalemate::model
