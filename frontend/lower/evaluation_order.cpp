// The order in which operands are evaluated. Go's specification orders calls, receives and logical operators among
// themselves, and leaves open when variables beside them are read (Go spec, "Order of evaluation"). gc reads them late:
// it makes the calls of a statement first, from left to right, and then works out what is left (cmd/compile,
// walk/order.go), so that in `return n, set(&n)` the new value is returned. The same is done here, where an operand in
// memory comes before a call. What gc copies at once is evaluated at its place: logical operators, slices, type
// assertions, append and copy, and what has to lie in memory to be compared, hashed or to become an interface value,
// unless it lies there already. Arguments of go and defer statements are copied one by one.
#include <algorithm>

#include "frontend/lower/function_lowering.hpp"
#include "frontend/types/walk.hpp"

namespace stalemate::frontend {
namespace {

/// Whether gc needs a copy in memory of a value of this type that becomes an interface value: all but pointers,
/// strings, slices and numbers of 2, 4 or 8 bytes (runtime/iface.go, convT16 and others).
bool is_converted_by_address(TypeTable& types, TypeId type) {
  if (const auto* basic = types.under<BasicType>(type)) {
    switch (basic->kind) {
      case BasicKind::bool_:
      case BasicKind::int8:
      case BasicKind::uint8:
      case BasicKind::complex64:
      case BasicKind::complex128: return true;
      default: return false;
    }
  }
  if (const auto* fields = types.under<StructOfType>(type)) {
    return fields->fields.size() != 1 || is_converted_by_address(types, fields->fields[0].type);
  }
  if (const auto* array = types.under<ArrayOfType>(type)) {
    return array->length != 1 || is_converted_by_address(types, array->element);
  }
  return false;
}

/// Whether gc has a function of its own for maps with such keys (cmd/compile, walk.mapfast): numbers of 4 and 8 bytes,
/// pointers and strings. Others are hashed where they lie.
bool is_fast_key(TypeTable& types, TypeId type) {
  if (const auto* basic = types.under<BasicType>(type)) {
    switch (basic->kind) {
      case BasicKind::int_:
      case BasicKind::int32:
      case BasicKind::int64:
      case BasicKind::uint:
      case BasicKind::uint32:
      case BasicKind::uint64:
      case BasicKind::uintptr:
      case BasicKind::string_:
      case BasicKind::unsafe_pointer: return true;
      default: return false;
    }
  }
  return types.under<PointerType>(type) != nullptr || types.under<ChanOfType>(type) != nullptr;
}

}  // namespace

/// The operands below one expression, in order of their evaluation.
class FunctionLowering::OperandList {
 public:
  struct Item {
    ExprId id;
    bool is_early = false;  // evaluated at its place
    bool changes = false;   // may change what others read
  };

  explicit OperandList(FunctionLowering& lowering) : lowering_(lowering), ast_(lowering.ast()) {}
  const std::vector<Item>& items() const { return items_; }

  /// `target`: what the value becomes; none: its own type.
  void add(ExprId id, TypeId target = {}) {
    if (!id) return;
    id = lowering_.strip(id);
    const TypeAndValue& value = lowering_.checked().at(id);
    if (is_constant(value.value) || value.mode == Mode::type || value.mode == Mode::nil ||
        lowering_.lifted(id) != nullptr)
      return;
    const std::size_t first = items_.size();
    add_operands(id);
    if (!target || items_.size() == first) return;
    const TypeId own = lowering_.type_of(id);
    if (!lowering_.is_interface(target) || lowering_.is_interface(own)) return;
    if (!is_converted_by_address(lowering_.types(), own)) return;
    copy_to_memory(id, first);
  }

  void add_call_operands(const Call& node) {
    const ExprId fun = lowering_.strip(node.fun);
    const auto* selector = ast_.as<Selector>(fun);
    const auto& selections = lowering_.checked().selections;
    const auto method = selections.find(fun.value);
    const bool is_method =
        selector != nullptr && method != selections.end() &&
        (method->second.kind == SelectionKind::method_value || method->second.kind == SelectionKind::interface_method);
    add(is_method ? selector->x : fun);
    const auto* signature = lowering_.types().under<SignatureType>(lowering_.type_of(fun));
    if (signature == nullptr || lowering_.gives_several(node)) return;
    for (std::size_t i = 0; i < node.args.size(); ++i) add(node.args[i], parameter(*signature, node, i));
  }

  /// The operands of `id`, which is a value, or an assignment's target: then it is not read itself.
  void add_operands(ExprId id, bool is_target = false) {
    const auto read_unless_target = [&] {
      if (!is_target) read(id);
    };
    if (is_call_or_receive(id)) return early(id, true);
    if (ast_.as<Ident>(id)) {
      if (lowering_.lies_in_memory(id)) read_unless_target();
    } else if (const auto* selector = ast_.as<Selector>(id)) {
      const auto& selections = lowering_.checked().selections;
      const auto found = selections.find(id.value);
      if (found == selections.end() || found->second.kind == SelectionKind::qualified) {
        if (lowering_.lies_in_memory(selector->name)) read_unless_target();
      } else if (found->second.kind != SelectionKind::method_expr) {
        add(selector->x);
        if (found->second.indirect) read_unless_target();
      }
    } else if (const auto* index = ast_.as<Index>(id)) {
      if (const auto* map = lowering_.types().under<MapOfType>(lowering_.type_of(index->x))) {
        return add_map_element(id, *index, *map, is_target);
      }
      add(index->x);
      for (const ExprId one : index->indices) add(one);
      if (!is_frame_array(index->x)) read_unless_target();
    } else if (const auto* star = ast_.as<Star>(id)) {
      add(star->x);
      read_unless_target();
    } else if (const auto* unary = ast_.as<Unary>(id)) {
      add(unary->x);
    } else if (const auto* binary = ast_.as<Binary>(id)) {
      add_binary(id, *binary);
    } else if (const auto* call = ast_.as<Call>(id)) {
      add_conversion_or_builtin(id, *call);
    } else if (const auto* literal = ast_.as<CompositeLit>(id)) {
      // Keys and values of a map in the order in which they stand.
      if (lowering_.types().under<MapOfType>(lowering_.type_of(id))) return early(id, contains_change(id));
      for (const ExprId element : literal->elements) {
        const auto* pair = ast_.as<KeyValue>(element);
        add(pair == nullptr ? element : pair->value);
      }
    } else if (ast_.as<SliceExpr>(id) || ast_.as<TypeAssert>(id)) {
      early(id, contains_change(id));
    }
  }

  /// What `x op= y` and `x++` read and set.
  void add_updated(ExprId id) {
    id = lowering_.strip(id);
    add_operands(id, true);
    read(id);
  }

  void add_slice_operands(const SliceExpr& node) {
    add(node.x);
    for (const ExprId bound : {node.low, node.high, node.max}) {
      if (!bound) continue;
      if (ast_.as<Ident>(lowering_.strip(bound))) {
        add(bound);
      } else if (!is_constant(lowering_.checked().at(lowering_.strip(bound)).value)) {
        early(lowering_.strip(bound), contains_change(bound));
      }
    }
  }

  void add_builtin_operands(const Call& node, Builtin which, TypeId result) {
    TypeTable& types = lowering_.types();
    for (std::size_t i = which == Builtin::make ? 1 : 0; i < node.args.size(); ++i) {
      TypeId target;
      if (which == Builtin::append && i > 0 && !node.has_ellipsis) {
        target = types.under<SliceOfType>(types.core(result))->element;
      }
      if (which == Builtin::delete_ && i == 1) {
        add_key(node.args[i], types.under<MapOfType>(types.core(lowering_.type_of(node.args[0])))->key);
      } else {
        add(node.args[i], target);
      }
    }
  }

  /// The key of an element of a map that is set or read.
  void add_key(ExprId id, TypeId type) {
    const std::size_t first = items_.size();
    add(id, type);
    if (!is_fast_key(lowering_.types(), type) && items_.size() > first) copy_to_memory(lowering_.strip(id), first);
  }

 private:
  /// gc copies the operand `id`, whose items are those from `first` on, unless it has an address already.
  void copy_to_memory(ExprId id, std::size_t first) {
    if (has_address(id)) return;
    const bool changes = items_.back().changes || contains_change(id);
    items_.resize(first);
    early(id, changes);
  }

  /// Whether the value lies where gc may point to: not in a variable of the function itself, though it may in a part of
  /// one (cmd/compile, walk.isaddrokay).
  bool has_address(ExprId id) const {
    bool is_part = false;
    for (;; is_part = true) {
      id = lowering_.strip(id);
      if (const auto* selector = ast_.as<Selector>(id)) {
        const auto& selections = lowering_.checked().selections;
        const auto found = selections.find(id.value);
        if (found == selections.end() || found->second.kind == SelectionKind::qualified) return true;
        if (found->second.kind != SelectionKind::field) return false;
        if (found->second.indirect) return true;
        id = selector->x;
      } else if (const auto* index = ast_.as<Index>(id)) {
        const TypeId container = lowering_.type_of(index->x);
        if (lowering_.types().under<ArrayOfType>(container) == nullptr) {
          return lowering_.types().under<SliceOfType>(container) != nullptr ||
                 lowering_.types().under<PointerType>(container) != nullptr;
        }
        id = index->x;
      } else if (ast_.as<Ident>(id)) {
        const ObjectId object = lowering_.checked().ident_objects[id.value];
        return is_part || (object && lowering_.checked().object(object).is_package_level);
      } else {
        return ast_.as<Star>(id) != nullptr;
      }
    }
  }

  void add_map_element(ExprId id, const Index& node, const MapOfType& map, bool is_target) {
    const ExprId key = lowering_.strip(node.indices[0]);
    // gc looks at once for the bytes of `m[string(bytes)]`, so as not to copy them.
    const auto* conversion = ast_.as<Call>(key);
    if (!is_target && conversion != nullptr && reads_elements(key, *conversion)) return early(id, contains_change(id));
    add(node.x);
    add_key(key, map.key);
    if (!is_target) read(id);
  }

  void read(ExprId id) { items_.push_back({id, false, false}); }
  void early(ExprId id, bool changes) { items_.push_back({id, true, changes}); }

  void add_binary(ExprId id, const Binary& node) {
    if (node.op == Tok::land || node.op == Tok::lor) return early(id, contains_change(id));
    // The left-deep chain in a loop, so that long chains do not recurse.
    std::vector<ExprId> right{node.y};
    ExprId left = lowering_.strip(node.x);
    while (const auto* chain = ast_.as<Binary>(left)) {
      if (chain->op == Tok::land || chain->op == Tok::lor || is_constant(lowering_.checked().at(left).value)) break;
      right.push_back(chain->y);
      left = lowering_.strip(chain->x);
    }
    const bool is_compared_in_memory = (node.op == Tok::eql || node.op == Tok::neq) && is_compound(left);
    const auto add_operand = [&](ExprId operand) {
      const std::size_t first_item = items_.size();
      add(operand);
      if (is_compared_in_memory && items_.size() > first_item) copy_to_memory(lowering_.strip(operand), first_item);
    };
    add_operand(left);
    for (std::size_t i = right.size(); i-- > 0;) add_operand(right[i]);
  }

  void add_conversion_or_builtin(ExprId id, const Call& node) {
    if (is_conversion(node)) {
      for (const ExprId argument : node.args) add(argument, lowering_.type_of(id));
      if (reads_elements(id, node)) read(id);
      return;
    }
    const Builtin which = lowering_.builtin_of(node.fun);
    switch (which) {
      case Builtin::len:
      case Builtin::cap:
      case Builtin::make:
      case Builtin::complex:
      case Builtin::real:
      case Builtin::imag:
        if (!lowering_.gives_several(node)) return add_builtin_operands(node, which, lowering_.type_of(id));
        return early(id, true);
      case Builtin::append:
      case Builtin::copy: return early(id, true);
      default: return early(id, contains_change(id));
    }
  }

  bool is_conversion(const Call& node) const {
    return node.args.size() == 1 && lowering_.checked().at(lowering_.strip(node.fun)).mode == Mode::type;
  }

  /// Whether a conversion reads what a slice holds: to a string or an array.
  bool reads_elements(ExprId id, const Call& node) const {
    TypeTable& types = lowering_.types();
    return is_conversion(node) && types.under<SliceOfType>(types.core(lowering_.type_of(node.args[0]))) != nullptr &&
           types.under<SliceOfType>(types.core(lowering_.type_of(id))) == nullptr;
  }

  bool is_compound(ExprId id) const {
    const TypeId type = lowering_.type_of(id);
    return lowering_.types().under<StructOfType>(type) != nullptr ||
           lowering_.types().under<ArrayOfType>(type) != nullptr;
  }

  /// Elements of an array that lies in the frame are where the array is.
  bool is_frame_array(ExprId x) const {
    return lowering_.types().under<ArrayOfType>(lowering_.type_of(x)) != nullptr && !lowering_.is_place(x);
  }

  TypeId parameter(const SignatureType& signature, const Call& node, std::size_t i) {
    const std::size_t count = signature.params.size();
    if (!signature.variadic || i + 1 < count) return i < count ? lowering_.resolve(signature.params[i]) : TypeId{};
    const TypeId last = lowering_.resolve(signature.params[count - 1]);
    if (node.has_ellipsis) return last;
    const auto* list = lowering_.types().under<SliceOfType>(last);
    return list == nullptr ? TypeId{} : lowering_.resolve(list->element);
  }

  /// Conversions and built-in functions are no calls here.
  bool is_call_or_receive(ExprId id) const {
    if (const auto* unary = ast_.as<Unary>(id)) return unary->op == Tok::arrow;
    const auto* call = ast_.as<Call>(id);
    if (call == nullptr) return false;
    const Mode mode = lowering_.checked().at(lowering_.strip(call->fun)).mode;
    return mode != Mode::type && mode != Mode::builtin;
  }

  /// Whether there is a call or a receive in an expression.
  bool contains_change(ExprId id) const {
    Worklist left;
    left.add(id);
    while (!left.exprs.empty()) {
      const ExprId one = lowering_.strip(left.exprs.back());
      left.exprs.pop_back();
      if (ast_.as<FuncLit>(one)) continue;
      if (is_call_or_receive(one)) return true;
      left.add_children(ast_, one);
    }
    return false;
  }

  FunctionLowering& lowering_;
  const Ast& ast_;
  std::vector<Item> items_;
};

bool FunctionLowering::lies_in_memory(ExprId ident) {
  const ObjectId object = checked().ident_objects[ident.value];
  if (!object || checked().object(object).kind != ObjectKind::variable) return false;
  if (checked().object(object).is_package_level) return true;
  const Variable* variable = find(object);
  return variable != nullptr && variable->boxed;
}

const Slot* FunctionLowering::lifted(ExprId id) const {
  const auto found = std::ranges::find(lifted_, id, &std::pair<ExprId, Slot>::first);
  return found == lifted_.end() ? nullptr : &found->second;
}

/// Whether the only argument is a call with several results.
bool FunctionLowering::gives_several(const Call& node) {
  return node.args.size() == 1 && types().as<TupleType>(checked().type_of(strip(node.args[0]))) != nullptr;
}

/// Evaluates what comes before the last change that follows a read; `is_changed_after`: one follows all of them. What
/// is lifted lies in the frame to the end of the statement, so that long lists are evaluated as they stand.
void FunctionLowering::lift(const OperandList& operands, bool is_changed_after) {
  constexpr std::size_t lifted_max = 200;
  const std::vector<OperandList::Item>& items = operands.items();
  if (items.size() > lifted_max) return;
  std::size_t end = is_changed_after ? items.size() : 0;
  bool reads = false;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].changes && reads) end = i + 1;
    reads |= !items[i].is_early;
  }
  for (std::size_t i = 0; i < end; ++i) {
    if (!items[i].is_early) continue;
    const Slot slot = expression(items[i].id);
    lifted_.emplace_back(items[i].id, slot);
  }
}

void FunctionLowering::lift_below(ExprId id) {
  OperandList operands(*this);
  operands.add_operands(strip(id));
  lift(operands);
}

void FunctionLowering::lift_call(const Call& node) {
  OperandList operands(*this);
  operands.add_call_operands(node);
  lift(operands);
}

void FunctionLowering::lift_values(const std::vector<ExprId>& values, const std::vector<TypeId>& targets) {
  OperandList operands(*this);
  for (std::size_t i = 0; i < values.size(); ++i) operands.add(values[i], i < targets.size() ? targets[i] : TypeId{});
  lift(operands);
}

void FunctionLowering::lift_updated(ExprId target) {
  OperandList operands(*this);
  operands.add_updated(target);
  lift(operands);
}

void FunctionLowering::lift_slice(const SliceExpr& node) {
  OperandList operands(*this);
  operands.add_slice_operands(node);
  lift(operands);
}

/// gc sets the elements of a map literal one by one.
void FunctionLowering::lift_map_pair(const KeyValue& pair, const MapOfType& map) {
  OperandList operands(*this);
  operands.add_key(pair.key, map.key);
  operands.add(pair.value, map.value);
  lift(operands);
}

void FunctionLowering::lift_builtin(const Call& node, Builtin which, TypeId result) {
  if (gives_several(node)) return;
  OperandList operands(*this);
  operands.add_builtin_operands(node, which, result);
  lift(operands);
}

void FunctionLowering::lift_assignment(const AssignStmt& node) {
  OperandList operands(*this);
  const bool is_plain = node.op == Tok::assign, defines = node.op == Tok::define;
  for (const ExprId target : node.lhs) {
    if (is_plain) operands.add_operands(strip(target), true);
    if (!is_plain && !defines) operands.add_updated(target);
  }
  // Several values from one call, receive, map or type assertion: that comes after all calls on the left.
  if (node.lhs.size() != node.rhs.size()) return lift(operands, true);
  for (std::size_t i = 0; i < node.rhs.size(); ++i) {
    const TypeId target = is_plain && !is_blank(node.lhs[i]) ? type_of(node.lhs[i]) : TypeId{};
    operands.add(node.rhs[i], target);
  }
  lift(operands);
}

}  // namespace stalemate::frontend
