// Where values may flow: for every word of a frame, of an object, a channel, a map or an interface, the words its value
// may have come from, over all functions of a program. Flow-insensitive between instructions, but frame words are split
// into webs (webs.hpp), memory is told apart by what may alias (memory_classes.hpp), and functions called by name are
// analysed once for each call (as far as that stays cheap), since everything that is printed passes through the same
// few. The rules are applied until the memory classes stand still (find_memory), then once more to list the flows.
#pragma once

#include <map>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

#include "model/layout.hpp"
#include "model/memory_classes.hpp"
#include "model/pure_region.hpp"
#include "model/webs.hpp"

namespace stalemate::model {

/// "Where the words at `from` matter if the word at `to` does." Words of interface values matter by dynamic type: a
/// fact is a node and a tag, `scalar_tag` for words that are no interface data, else the type.
struct Flow {
  enum class Kind : std::uint8_t {
    copy,      // with the same tag
    narrow,    // with the same tag, if it is a type that implements the interface `type`
    box,       // tag `type` at `to`: scalar_tag at `from`
    unbox,     // tag `type` at `from`
    decide,    // any tag: scalar_tag at `from`
    modulus,   // the same, and it is that modulo a constant
    guard,     // the same, but what is at `to` is not worked out from it
    increase,  // the same, it is the sum of that and a small positive constant; `value`: in 32 bits, else 0
    compare,   // the same, and it is whether that is less than, or equals, a constant or the like
    part,      // tag `type` at `to`: the type `value` at `from`, a value of one word that holds the other
    inspect,   // any tag: the interface value at `from` is compared, with what is boxed in it
    format,    // any tag: the interface value at `from` is formatted, with all it points to
  };
  Kind kind = Kind::copy;
  NodeId from = 0;
  TypeIndex type = 0;
  Word value = 0;  // compare: the constant; 0 if it is negative; modulus: the constant; part: a TypeIndex
};
inline constexpr TypeIndex scalar_tag = 0;
/// Remainders by larger constants are taken as any other use: there would be too many to tell apart.
inline constexpr Word modulus_max = 10'000;

class ValueFlow {
 public:
  /// `ordered_time`: durations decide something. `faults`: operations left out of the sinks, to test the tests.
  ValueFlow(const Program& program, const Layouts& layouts, const Liveness& liveness, bool ordered_time = false,
            const std::vector<Op>& faults = {});

  /// Flows into each node (united ones under their representative).
  const std::vector<std::vector<Flow>>& flows() const { return flows_; }
  /// Words whose value decides what the program does, whoever reads them.
  const std::vector<NodeId>& observed() const { return observed_; }
  /// Interface values that are compared whoever reads the result: map keys, and where comparing may panic.
  const std::vector<NodeId>& inspected() const { return inspected_; }

  /// Words that may hold large numbers (about 2^31 and more) without any flow into them.
  const std::vector<NodeId>& large() const { return large_; }

  MemoryClasses& memory() { return memory_; }
  const Webs& webs(FunctionIndex function) const { return webs_[function]; }
  /// First nodes of all instances of a function: the node of a web is one of them plus the web.
  const std::vector<NodeId>& bases(FunctionIndex function) const { return bases_[function]; }
  NodeId panic_value() const { return panic_value_; }
  NodeId capture(FunctionIndex function, std::uint32_t word) const;
  /// Where a word of the object of package variables lies.
  Cell global(std::uint32_t word) const;

 private:
  /// A function as called from one place, or from all others.
  struct Instance {
    FunctionIndex function = 0;
    NodeId base = 0;
    std::uint32_t caller = no_index;
    std::uint32_t depth = 0;
    std::uint32_t called_at = 0;  // in the caller
    bool is_reached = false, is_applied = false;
    bool is_recursive = false;  // called from further down as well
    std::vector<NodeId> results;
    std::map<std::uint32_t, std::uint32_t> callees;  // by pc
  };

  std::vector<FunctionIndex> roots() const;
  void add_instances();
  std::uint32_t add_instance(FunctionIndex function, std::uint32_t caller);
  std::uint32_t instance_for(FunctionIndex function, std::uint32_t caller);
  NodeId result(std::uint32_t instance, std::uint32_t word);
  NodeId entry(std::uint32_t instance, std::uint32_t word) const;
  std::uint64_t find_memory();
  void apply_rules(bool only_open);

  // flow_rules.cpp, flow_memory.cpp; the current instruction is (instance_, pc_).
  void rule();
  void memory_rule(const Instruction& in);
  void object_rule(const Instruction& in);
  void map_rule(const Instruction& in);
  void channel_rule(const Instruction& in);
  void call_rule(const Instruction& in);
  void branch_rule(const Instruction& in);
  void arithmetic_rule(const Instruction& in);
  void modulus_rule(const Instruction& in);
  void note_large(std::int32_t word) {
    if (listing_) large_.push_back(memory_.find(def(word)));
  }
  /// Which operand of the current instruction is a small constant, and which one; none or both: the word is 0.
  struct ConstantOperand {
    std::int32_t word = 0, other = 0;
    std::int64_t value = 0;
    bool is_one = false;
  };
  const ConstantOperand& constant_operand(const Instruction& in);
  const Word* constant_word(std::uint32_t instance, std::uint32_t pc, std::int32_t word);
  /// What is given and returned: by one call, or by all that lead to the same functions.
  struct Call {
    std::vector<NodeId> arguments, results;
    NodeId receiver = 0;     // of calls of methods through an interface
    std::uint32_t pass = 0;  // in which those of all calls were connected last
  };
  Call call_site(const Instruction& in, std::uint32_t arguments, std::uint32_t results, bool is_tail);
  void connect(const Call& call, std::uint32_t callee, std::uint32_t first_parameter);
  void connect_method(const Call& calls, FunctionIndex function, TypeIndex type);
  Call& calls_like(const Instruction& in, std::uint32_t callees, std::uint32_t results, bool is_tail);
  void grow(Cell cell, const Instruction& in);
  void box(const Instruction& in);
  /// Where a value lies: in memory, or as the data word of an interface value (then `cell` is none).
  struct Home {
    Cell cell;
    NodeId node = 0;
    TypeIndex type = 0;
    Home operator+(std::int64_t words) const { return {cell.is_none() ? cell : cell + words, node, type}; }
  };
  /// Where has been looked for parts of an operand. It is no part of itself, but the same value inside of another is:
  /// whether a value was met at the top counts.
  struct PartsSearch {
    std::set<std::tuple<ClassId, std::int64_t, NodeId, TypeIndex, bool>> seen;
    std::vector<NodeId> lengths;  // of slices
    bool has_map = false;
    std::vector<Flow> of_words;  // see PartsFound
  };
  Cell pointee(const Home& home);
  void part_rule(const Instruction& in);
  /// What format_part has found in operands with the same contents, and where it was put.
  struct PartsFound {
    NodeId to = 0;
    std::uint32_t pass = 0;
    bool any = false;
    std::vector<Flow> of_words;  // from operands of one word
  };
  bool has_parts(const Instruction& in);
  bool parts_of_interface(const Instruction& in, NodeId data, bool is_top, PartsSearch& search);
  bool parts(const Instruction& in, const Home& home, TypeIndex type, bool is_top, PartsSearch& search);
  void box_part(const Instruction& in, const Home& home, TypeIndex type, PartsSearch& search);
  void unbox(const Instruction& in);
  NodeId use(std::int32_t word) const;
  NodeId def(std::int32_t word) const;
  WordKind kind(std::int32_t word) const { return function_->kinds[static_cast<std::size_t>(word)]; }
  Cell target(std::int32_t word) { return memory_.pointee(use(word)); }
  NodeId memory_word(Cell cell, std::uint32_t offset) { return memory_.word(cell + offset); }
  void copy(NodeId to, NodeId from, WordKind kind);
  void add(NodeId to, Flow flow);
  void write(Cell cell) { written_.insert(cell.object_class); }
  bool is_written(Cell cell) { return written_roots_.contains(memory_.canonical(cell).object_class); }
  void decide(NodeId to, NodeId from) { add(to, {Flow::Kind::decide, from, 0}); }
  void observe(NodeId node) {
    if (listing_) observed_.push_back(memory_.find(node));
  }
  void observe_uses(std::int32_t first, std::uint32_t count) {
    for (std::uint32_t i = 0; i < count; ++i) observe(use(first + static_cast<std::int32_t>(i)));
  }
  void inspect(NodeId node, WordKind kind);
  void inspect_uses(std::int32_t first, TypeIndex type);
  void copy_value(std::int32_t to, Cell from, TypeIndex type);
  void copy_value(Cell to, std::int32_t from, TypeIndex type);
  void copy_value(Cell to, Cell from, TypeIndex type);

  const Program& program_;
  const Layouts& layouts_;
  MemoryClasses memory_;
  std::vector<Webs> webs_;
  std::vector<PureRegions> regions_;
  std::vector<std::vector<std::uint32_t>> open_;  // by function: instructions whose rules go by what has been found
  std::vector<Instance> instances_;               // the first ones by FunctionIndex
  std::vector<std::vector<NodeId>> bases_;
  std::vector<Cell> globals_;  // by word of the object of package variables
  NodeId panic_value_ = 0;
  std::size_t instance_words_ = 0;
  bool listing_ = false;
  bool ordered_time_ = false;
  std::vector<Op> faults_;  // for tests: MachineLimits::slicing_faults
  std::vector<std::vector<Flow>> flows_;
  std::vector<NodeId> observed_;
  std::vector<NodeId> inspected_;
  std::vector<NodeId> large_;
  std::map<FunctionIndex, std::vector<bool>> jump_targets_;
  std::map<FunctionIndex, std::vector<bool>> constant_words_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, ConstantOperand> constant_operands_;  // by instance and instruction
  // By cell and element type that is appended there: how many keys its class had when all were placed.
  std::map<std::tuple<ClassId, std::int64_t, TypeIndex>, std::size_t> grown_;
  std::map<std::pair<std::uint32_t, bool>, PartsFound> parts_found_;  // by MemoryClasses::contents, and whether boxed
  // By whether through an interface, MemoryClasses::contents or the class of the closure, and method or type.
  std::map<std::tuple<bool, std::uint32_t, std::int32_t>, Call> calls_;
  std::uint32_t pass_ = 0;                     // of apply_rules
  std::set<ClassId> written_, written_roots_;  // classes some instruction writes to; their roots in the end
  // The instruction being looked at.
  std::uint32_t instance_ = 0, pc_ = 0;
  const Function* function_ = nullptr;
  const Webs* web_ = nullptr;
};

}  // namespace stalemate::model
