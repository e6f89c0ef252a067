// What references may point to: memory in classes of objects that some pointer may take for each other, found by
// unification ([Steensgaard]), field by field. A *node* stands for words that hold values: a web of a function's frame,
// or the words at one offset of a class. A *cell* is a class and an offset in it: what a reference may be. Objects are
// told apart by how they were made (ObjectKey), each kind at a fixed offset of one class. Invariants: (1) what a node's
// references may point to is one cell; (2) a class with a period p > 0 keeps one node for all offsets that are equal
// modulo p; (3) classes and nodes are only ever united, so whatever held once holds for ever.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

#include "model/state.hpp"

namespace stalemate::model {

using NodeId = std::uint32_t;
using ClassId = std::uint32_t;

struct Cell {
  ClassId object_class = no_index;
  std::int64_t offset = 0;
  bool is_none() const { return object_class == no_index; }
  Cell operator+(std::int64_t words) const { return {object_class, offset + words}; }
  friend bool operator==(const Cell&, const Cell&) = default;
};

/// How an object was made, as a state shows it.
struct ObjectKey {
  ObjectKind kind = ObjectKind::data;
  TypeIndex type = 0;
  SiteIndex site = 0;
  friend auto operator<=>(const ObjectKey&, const ObjectKey&) = default;
};

class MemoryClasses {
 public:
  NodeId add_node();
  NodeId find(NodeId node);
  std::size_t node_count() const { return nodes_.size(); }

  /// What references in `node` point to; made up if nothing is known yet.
  Cell pointee(NodeId node);
  /// What the data word of an interface value in `node` points to while its type is `type`.
  Cell boxed(NodeId node, TypeIndex type);
  /// Dynamic types interface values in `node` may have, as far as they were boxed.
  std::vector<TypeIndex> dynamic_types(NodeId node);
  /// A value may flow from one node to the other: their references point to the same cells.
  void join(NodeId x, NodeId y);
  void join(Cell x, Cell y);
  /// The node of the word at `cell`.
  NodeId word(Cell cell);
  /// The same without making one: no_index if nothing was ever read or written there.
  NodeId known_word(Cell cell);
  /// From `cell` on lie elements of `step` words: `count` of them, 0 if that is not known.
  void elements(Cell cell, std::uint64_t count, std::uint32_t step);
  /// Objects made this way have their word 0 at `cell`.
  void place(const ObjectKey& key, Cell cell);
  /// Where objects of this key lie; none if there are none.
  Cell cell_of(const ObjectKey& key);
  /// None if nothing has been found out about where the node points to.
  Cell known_pointee(NodeId node) {
    const Cell cell = nodes_[find(node)].pointee;
    return cell.is_none() ? cell : canonical(cell);
  }
  /// What the interface values at a node may hold; nodes with the same number share it. no_index: nothing is known.
  std::uint32_t contents(NodeId node) {
    const std::uint32_t record = nodes_[find(node)].record;
    return record == no_index ? no_index : find_record(record);
  }
  std::size_t key_count(ClassId object_class) {
    return classes_[canonical({object_class, 0}).object_class].keys.size();
  }
  /// One of them; those that come later have larger numbers, as long as the class is not joined to another.
  const ObjectKey& key_at(ClassId object_class, std::size_t number) {
    return classes_[canonical({object_class, 0}).object_class].keys[number].first;
  }
  std::vector<ObjectKey> keys() const;
  void add_function(Cell cell, FunctionIndex function);
  std::vector<FunctionIndex> functions_at(Cell cell);
  /// The cell with its class found and its offset reduced.
  Cell canonical(Cell cell);
  /// Nodes of all words of a class.
  std::vector<NodeId> words_of(ClassId object_class);
  /// Grows whenever anything is joined or placed that was not before.
  std::uint64_t changes() const { return changes_; }

 private:
  struct Node {
    NodeId parent = 0;
    Cell pointee;
    std::uint32_t record = no_index;  // of interface values: what their data words point to, by type
  };
  struct Class {
    ClassId parent = 0;
    std::int64_t delta = 0;  // offset of this class's word 0 in its parent
    std::uint64_t period = 0;
    std::map<std::int64_t, NodeId> words;
    std::set<FunctionIndex> functions;
    std::vector<std::pair<ObjectKey, std::int64_t>> keys;
  };
  struct Record {
    std::uint32_t parent = 0;
    std::map<TypeIndex, Cell> cells;
  };

  ClassId add_class();
  std::uint32_t find_record(std::uint32_t record);
  std::int64_t reduce(const Class& one, std::int64_t offset) const;
  void fold(ClassId root, std::uint64_t period);
  void unite_cells(Cell x, Cell y);
  void unite_nodes(NodeId x, NodeId y);
  void unite_records(std::uint32_t x, std::uint32_t y);
  void share_contents(NodeId x, NodeId y);
  void drain();

  std::vector<Node> nodes_;
  std::vector<Class> classes_;
  std::vector<Record> records_;
  std::map<ObjectKey, Cell> places_;
  // Unions still to be made: uniting two classes unites their words, and so on.
  std::vector<std::pair<Cell, Cell>> pending_cells_;
  std::vector<std::pair<NodeId, NodeId>> pending_nodes_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pending_records_;
  std::uint64_t changes_ = 0;
};

}  // namespace stalemate::model
