#include "model/value_flow.hpp"

#include <algorithm>
#include <deque>

#include "model/check.hpp"
#include "model/operands.hpp"

namespace stalemate::model {
namespace {

/// How deep calls are followed separately, and how many words of frames that may cost.
constexpr std::uint32_t depth_max = 10;
constexpr std::size_t instance_words_max = 400'000;

/// Whether the rule of an instruction goes by what has been found: whom a call may meet, what an array is copied from,
/// what an operand holds.
bool goes_by_findings(Op op) {
  switch (op) {
    case Op::call_closure:
    case Op::call_interface:
    case Op::tail_call_closure:
    case Op::tail_call_interface:
    case Op::append_values:
    case Op::append_slice:
    case Op::format_part: return true;
    default: return false;
  }
}

bool is_static_call(Op op) { return op == Op::call || op == Op::tail_call; }

}  // namespace

ValueFlow::ValueFlow(const Program& program, const Layouts& layouts, const Liveness& liveness, bool ordered_time,
                     const std::vector<Op>& faults)
    : program_(program), layouts_(layouts), ordered_time_(ordered_time), faults_(faults) {
  webs_.reserve(program.functions.size());
  for (FunctionIndex function = 0; function < program.functions.size(); ++function) {
    webs_.emplace_back(program, liveness, function);
    regions_.emplace_back(program, program.functions[function]);
    std::vector<std::uint32_t>& open = open_.emplace_back();
    const std::vector<Instruction>& code = program.functions[function].code;
    for (std::uint32_t pc = 0; pc < code.size(); ++pc) {
      if (goes_by_findings(code[pc].op)) open.push_back(pc);
    }
  }
  panic_value_ = memory_.add_node();
  if (program.runtime_error_type != 0) memory_.boxed(panic_value_, program.runtime_error_type);
  if (program.assertion_error_type != 0) memory_.boxed(panic_value_, program.assertion_error_type);
  if (program.string_type != 0) memory_.boxed(panic_value_, program.string_type);
  // Every package variable is an object of its own: no pointer leads from one to another.
  const NodeId all = memory_.add_node();
  for (std::uint32_t word = 0; word < program.types[program.globals_type].size; ++word) {
    globals_.push_back(memory_.pointee(all) + word);
  }
  for (const Global& global : program.globals) {
    const Cell cell = memory_.pointee(memory_.add_node());
    const std::uint32_t size = program.types[global.type].size;
    for (std::uint32_t i = 0; i < size && global.offset + i < globals_.size(); ++i) {
      globals_[global.offset + i] = cell + i;
    }
  }
  add_instances();
  const std::uint64_t before = find_memory();
  for (const ClassId written : written_) written_roots_.insert(memory_.canonical({written, 0}).object_class);
  listing_ = true;
  flows_.resize(memory_.node_count());
  apply_rules(false);
  CHECK(memory_.changes() == before, "listing the flows changes what points where");
  flows_.resize(memory_.node_count());
}

/// Most rules join things for good, so that instructions are looked at again only where a rule goes by what has been
/// found; all of them once more in the end. Returns the number of changes.
std::uint64_t ValueFlow::find_memory() {
  for (;;) {
    std::uint64_t before = 0;
    do {
      before = memory_.changes();
      apply_rules(true);
    } while (memory_.changes() != before);
    apply_rules(false);
    if (memory_.changes() == before) return before;
  }
}

std::uint32_t ValueFlow::add_instance(FunctionIndex function, std::uint32_t caller) {
  const auto index = static_cast<std::uint32_t>(instances_.size());
  Instance instance;
  instance.function = function;
  instance.caller = caller;
  instance.depth = caller == no_index ? 0 : instances_[caller].depth + 1;
  instance.base = static_cast<NodeId>(memory_.node_count());
  for (std::uint32_t web = 0; web < webs_[function].count(); ++web) memory_.add_node();
  instance_words_ += webs_[function].count();
  instances_.push_back(std::move(instance));
  return index;
}

/// Functions that are called otherwise than by name: main, closures and function values, methods through interfaces.
std::vector<FunctionIndex> ValueFlow::roots() const {
  std::vector<bool> is_root(program_.functions.size(), false);
  for (const Function& function : program_.functions) {
    for (const Instruction& in : function.code) {
      if (in.op == Op::make_closure) is_root[static_cast<FunctionIndex>(in.k)] = true;
      if (in.op != Op::constant) continue;
      const Ref ref = Ref::from_word(program_.words[static_cast<std::size_t>(in.k)]);
      if (ref.is_function() && ref.offset < is_root.size()) is_root[ref.offset] = true;
    }
  }
  for (const Type& type : program_.types) {
    for (const MethodEntry& method : type.methods) is_root[method.function] = true;
  }
  is_root[program_.main] = false;
  std::vector<FunctionIndex> result{program_.main};
  // The user's first: what they call is worth more instances.
  for (const bool library : {false, true}) {
    for (FunctionIndex function = 0; function < is_root.size(); ++function) {
      if (is_root[function] && program_.functions[function].is_library == library) result.push_back(function);
    }
  }
  return result;
}

/// The instance a call in `caller` leads to: one that is being called already, if the function calls itself; a new one
/// if that is still cheap; else the one for all other calls.
std::uint32_t ValueFlow::instance_for(FunctionIndex function, std::uint32_t caller) {
  for (std::uint32_t i = caller; i != no_index; i = instances_[i].caller) {
    if (instances_[i].function != function) continue;
    instances_[i].is_recursive = true;
    return i;
  }
  if (instances_[caller].depth == depth_max || instance_words_ >= instance_words_max) return function;
  return add_instance(function, caller);
}

void ValueFlow::add_instances() {
  const auto function_count = static_cast<std::uint32_t>(program_.functions.size());
  for (FunctionIndex function = 0; function < function_count; ++function) add_instance(function, no_index);
  instance_words_ = 0;
  std::deque<std::uint32_t> work;
  const auto reach = [&](std::uint32_t instance) {
    if (instances_[instance].is_reached) return;
    instances_[instance].is_reached = true;
    work.push_back(instance);
  };
  for (const FunctionIndex root : roots()) {
    reach(root);
    while (!work.empty()) {
      const std::uint32_t caller = work.front();
      work.pop_front();
      const std::vector<Instruction>& code = program_.functions[instances_[caller].function].code;
      for (std::uint32_t pc = 0; pc < code.size(); ++pc) {
        if (!is_static_call(code[pc].op)) continue;
        const std::uint32_t callee = instance_for(static_cast<FunctionIndex>(code[pc].k), caller);
        instances_[caller].callees.emplace(pc, callee);
        instances_[callee].called_at = pc;
        reach(callee);
      }
    }
  }
  bases_.resize(function_count);
  for (const Instance& instance : instances_) {
    if (instance.is_reached) bases_[instance.function].push_back(instance.base);
  }
}

NodeId ValueFlow::result(std::uint32_t instance, std::uint32_t word) {
  while (instances_[instance].results.size() <= word) instances_[instance].results.push_back(memory_.add_node());
  return instances_[instance].results[word];
}

NodeId ValueFlow::entry(std::uint32_t instance, std::uint32_t word) const {
  return instances_[instance].base + webs_[instances_[instance].function].entry(word);
}

NodeId ValueFlow::capture(FunctionIndex function, std::uint32_t word) const {
  return entry(function, program_.functions[function].capture_base + word);
}

Cell ValueFlow::global(std::uint32_t word) const { return word < globals_.size() ? globals_[word] : Cell{}; }

/// `only_open`: of instances seen before only the instructions whose rules go by what has been found.
void ValueFlow::apply_rules(bool only_open) {
  ++pass_;
  for (instance_ = 0; instance_ < instances_.size(); ++instance_) {
    if (!instances_[instance_].is_reached) continue;
    const FunctionIndex function = instances_[instance_].function;
    function_ = &program_.functions[function];
    web_ = &webs_[function];
    if (only_open && instances_[instance_].is_applied) {
      for (const std::uint32_t pc : open_[function]) {
        pc_ = pc;
        rule();
      }
      continue;
    }
    instances_[instance_].is_applied = true;
    for (pc_ = 0; pc_ < function_->code.size(); ++pc_) {
      if (listing_ && std::ranges::find(faults_, function_->code[pc_].op) != faults_.end()) continue;
      rule();
    }
  }
}

NodeId ValueFlow::use(std::int32_t word) const {
  return instances_[instance_].base + web_->use(pc_, static_cast<std::uint32_t>(word));
}

NodeId ValueFlow::def(std::int32_t word) const {
  return instances_[instance_].base + web_->def(pc_, static_cast<std::uint32_t>(word));
}

void ValueFlow::add(NodeId to, Flow flow) {
  if (!listing_) return;
  to = memory_.find(to);
  flow.from = memory_.find(flow.from);
  if (flows_.size() <= to) flows_.resize(to + 1);
  flows_[to].push_back(flow);
}

/// The value at `from` may be found at `to` later.
void ValueFlow::copy(NodeId to, NodeId from, WordKind kind) {
  if (kind == WordKind::iface_type) return;
  if (!listing_) {
    if (kind != WordKind::scalar) memory_.join(to, from);
    return;
  }
  if (kind != WordKind::ref) add(to, {Flow::Kind::copy, from, 0});
}

void ValueFlow::copy_value(std::int32_t to, Cell from, TypeIndex type) {
  const std::vector<WordKind>& layout = program_.types[type].layout;
  for (std::uint32_t i = 0; i < layout.size(); ++i) {
    copy(def(to + static_cast<std::int32_t>(i)), memory_word(from, i), layout[i]);
  }
}

void ValueFlow::copy_value(Cell to, std::int32_t from, TypeIndex type) {
  const std::vector<WordKind>& layout = program_.types[type].layout;
  for (std::uint32_t i = 0; i < layout.size(); ++i) {
    copy(memory_word(to, i), use(from + static_cast<std::int32_t>(i)), layout[i]);
  }
}

void ValueFlow::copy_value(Cell to, Cell from, TypeIndex type) {
  const std::vector<WordKind>& layout = program_.types[type].layout;
  for (std::uint32_t i = 0; i < layout.size(); ++i) copy(memory_word(to, i), memory_word(from, i), layout[i]);
}

/// A word of a value that is compared or hashed, whatever comes of it.
void ValueFlow::inspect(NodeId node, WordKind kind) {
  if (kind == WordKind::scalar) observe(node);
  if (kind == WordKind::iface_data && listing_) inspected_.push_back(memory_.find(node));
}

void ValueFlow::inspect_uses(std::int32_t first, TypeIndex type) {
  const std::vector<WordKind>& layout = program_.types[type].layout;
  for (std::uint32_t i = 0; i < layout.size(); ++i) inspect(use(first + static_cast<std::int32_t>(i)), layout[i]);
}

}  // namespace stalemate::model
