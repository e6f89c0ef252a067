// Lowers one function body (or package initialiser) to instructions. Internal to frontend/lower; the member functions
// are spread over files by language concept: frame.cpp, expression.cpp, operator.cpp, place.cpp, call.cpp, builtin.cpp,
// literal.cpp, conversion.cpp, statement.cpp, loop.cpp, range_function.cpp, switch.cpp, channel.cpp, thunk.cpp.
//
// Frame words are allocated by kinds: `words(type)` gives contiguous words for a value. A Slot is the index of a
// value's first word. Words allocated inside a statement are given back at its end, those of a block's variables at the
// block's end.
#pragma once

#include <functional>
#include <set>

#include "frontend/lower/program_lowering.hpp"
#include "frontend/types/walk.hpp"

namespace stalemate::frontend {

using Slot = std::int32_t;

/// Where a local variable lives in the current function.
struct Variable {
  Slot slot = 0;  // its words, or the word that holds the ref to its box
  bool boxed = false;
  TypeId type;
};

/// A storage location on the left of an assignment (or under & or a pointer method call). Evaluating operands and
/// resolving are two phases, as Go evaluates index operands before the right side but checks bounds at the assignment.
struct Place {
  enum class Kind : std::uint8_t { blank, frame, memory, slice_element, array_element, map_element };
  Kind kind = Kind::blank;
  TypeId type;
  Slot slot =
      0;  // frame: first word; memory, array_element: word holding the ref; slice_element: the slice; map: the map
  std::int32_t offset = 0;  // memory: words behind the ref; array_element: of the array behind the ref
  Slot index = 0;           // slice_element, array_element: the index; map_element: the key
  bool index_unsigned = false;
  std::int64_t length = 0;  // array_element
  TypeId map_type;
  Pos pos;
  std::string name;  // for object names: the variable or field as written
};

class FunctionLowering {
 public:
  FunctionLowering(ProgramLowering& program, model::FunctionIndex index, std::string name,
                   const Substitution& substitution, const VariableUses& uses, PackageId package);

  void lower_declared(const Object& object, StmtId body);
  void lower_initializer(const Initializer& initializer);
  /// Completes and stores the function.
  void finish();
  void refuse_body(const Object& object, std::int32_t refusal);
  // free_value.cpp
  /// The body of a function of which only the type is known.
  void opaque_body(const Object& object);
  /// A function that calls `function`, which is `entry`, with free values.
  void start_with_free_values(const Object& entry, model::FunctionIndex function);
  void emit_intrinsic_body(const Object& object, const Intrinsic& intrinsic);

  /// Any value of `type` to `to`; false: there are no free values of that type.
  bool free_value(TypeId type, Slot to, FreeValueBounds& bounds);

  // frame.cpp -----------------------------------------------------------------------------------------------------
  Slot words(TypeId type);
  Slot words_of_kinds(const std::vector<model::WordKind>& kinds);
  Slot scalar() { return words_of_kinds({model::WordKind::scalar}); }
  Slot ref() { return words_of_kinds({model::WordKind::ref}); }
  std::uint32_t emit(model::Op op, std::int32_t a = 0, std::int32_t b = 0, std::int32_t c = 0, std::int32_t k = 0,
                     std::uint8_t t = 0, std::uint16_t n = 0);
  std::uint32_t here() const { return static_cast<std::uint32_t>(function_.code.size()); }
  void at(Pos pos) { pos_ = pos; }
  void label(std::string_view text);  // of the instruction emitted last
  std::uint16_t size(TypeId type);
  void move(Slot to, Slot from, TypeId type);
  Slot integer_constant(std::int64_t value);
  model::Function& function() { return function_; }

 private:
  friend class ProgramLowering;
  using Allocation = std::pair<Slot, std::vector<model::WordKind>>;
  /// Allocations of a statement are given back at its end, those of variables at the end of their block.
  std::size_t mark() const { return live_.size(); }
  void release(std::size_t mark) { give_back(live_, mark); }
  void give_back(std::vector<Allocation>& list, std::size_t mark);
  std::uint32_t jump() { return emit(model::Op::jump, -1); }
  std::uint32_t jump_if(Slot condition, bool when);
  void patch(std::uint32_t pc, std::uint32_t target);
  void patch_here(std::uint32_t pc) { patch(pc, here()); }
  void declare_parameters(const std::vector<ObjectId>& params, const std::vector<ObjectId>& results, ObjectId receiver);
  void declare_captures(std::uint32_t key);
  /// Parameters, results and captures of a function literal.
  void declare_captures_first(ExprId literal, const std::vector<ObjectId>& params,
                              const std::vector<ObjectId>& results);
  void declare(ObjectId object, Slot initial,
               bool adopt = false);  // initial: words with the value (adopt: they become the variable), or -1 for zero
  Slot box(TypeId type, Pos pos, std::string name);
  Variable* find(ObjectId object);
  void need_defer_slot();
  void epilogue();
  void body(StmtId body);

  TypeId resolve(TypeId type) { return substitution_.empty() ? type : types().substitute(type, substitution_); }
  TypeId type_of(ExprId id) { return resolve(program_.checked.type_of(id)); }
  TypeId object_type(ObjectId id) { return resolve(program_.checked.object(id).type); }
  TypeTable& types() { return program_.checked.types; }
  const Ast& ast() const { return program_.ast; }
  Checked& checked() { return program_.checked; }
  BasicKind basic_kind(TypeId type);
  bool is_interface(TypeId type) { return types().under<InterfaceOfType>(type) != nullptr; }
  bool is_named(TypeId type, std::string_view package, std::string_view name);
  bool is_context_done(ExprId x);
  // time_guard.cpp
  bool calls_of(ExprId id, std::string_view package, std::initializer_list<std::string_view> names);
  bool reads_clock(ExprId id);
  void note_watchdogs(ExprId id);
  bool is_timeout(const CommClause& clause);
  bool compares_with_instant(ExprId id);
  ExprId complaint_of(StmtId body);
  // sorted_range.cpp
  ObjectId object_of(ExprId id);
  bool mentions(Worklist work, ObjectId object);
  bool only_looks(ExprId id);
  ObjectId collected_by(const RangeStmt& loop);
  bool sorts(StmtId statement, ObjectId slice);
  bool compares_elements(const FuncLit& less, ObjectId slice);
  bool declares_fresh(StmtId statement, ObjectId slice);
  void note_sorted_ranges(const std::vector<StmtId>& statements);
  bool is_string(TypeId type) {
    return basic_kind(type) == BasicKind::string_ || basic_kind(type) == BasicKind::untyped_string;
  }
  bool is_float(TypeId type);
  // complex.cpp
  bool is_complex(TypeId type);
  std::uint8_t part_width(TypeId type);
  void complex_constant(const ConstantValue& value, TypeId type, Slot to);
  Slot complex_widened(Slot from, std::uint8_t width, std::uint8_t target, Slot to);
  void complex_arithmetic(Tok op, Slot x, Slot y, TypeId type, Slot to);
  void complex_equal(Slot x, Slot y, TypeId type, Slot to);
  Slot complex_builtin(Builtin which, const std::vector<Slot>& args, TypeId result, Slot to);
  bool is_integer(TypeId type);
  bool is_unsigned(TypeId type);
  model::IntKind int_kind(TypeId type);
  std::uint8_t float_width(TypeId type) { return basic_kind(type) == BasicKind::float32 ? 32 : 64; }
  ExprId strip(ExprId id) const;
  bool is_blank(ExprId id) const;
  /// Requires: `fun` names a built-in function.
  Builtin builtin_of(ExprId fun);
  void unsupported(Pos pos, std::string what, std::string hint = {}) {
    program_.unsupported(pos, std::move(what), std::move(hint));
  }

  // evaluation_order.cpp ------------------------------------------------------------------------------------------
  class OperandList;
  friend class OperandList;
  /// Keeps what is lifted in its scope.
  struct LiftScope {
    explicit LiftScope(FunctionLowering& f) : lowering(f), before(f.lifted_.size()) {}
    ~LiftScope() { lowering.lifted_.resize(before); }
    LiftScope(const LiftScope&) = delete;
    LiftScope& operator=(const LiftScope&) = delete;
    FunctionLowering& lowering;
    const std::size_t before;
  };
  bool lies_in_memory(ExprId ident);
  const Slot* lifted(ExprId id) const;
  bool gives_several(const Call& node);
  void lift(const OperandList& operands, bool is_changed_after = false);
  /// Evaluates early what gc would, before the operands of an expression, a call, … are. Call them under a LiftScope.
  void lift_below(ExprId id);
  void lift_call(const Call& node);
  void lift_values(const std::vector<ExprId>& values, const std::vector<TypeId>& targets);
  void lift_updated(ExprId target);
  void lift_slice(const SliceExpr& node);
  void lift_map_pair(const KeyValue& pair, const MapOfType& map);
  void lift_builtin(const Call& node, Builtin which, TypeId result);
  void lift_assignment(const AssignStmt& node);

  // expression.cpp ------------------------------------------------------------------------------------------------
  /// The value of `id` in words of the frame (a variable's own words where that is safe). With `to` >= 0 it is put
  /// there.
  Slot expression(ExprId id, Slot to = -1);
  /// The value converted to `target` for assignment (interfaces are made here). Always fresh or `to` unless types
  /// agree.
  Slot value(ExprId id, TypeId target, Slot to = -1);
  /// A copy nothing else will change.
  Slot stable(ExprId id, TypeId target);
  void evaluate(ExprId id);  // for effects only
  Slot constant(const ConstantValue& value, TypeId type, Slot to);
  Slot identifier(ExprId id, Slot to);
  Slot selector(ExprId id, Slot to);
  Slot index(ExprId id, Slot to, Slot ok);
  Slot slice(ExprId id, Slot to);
  Slot type_assertion(ExprId id, Slot to, Slot ok);
  Slot receive(ExprId id, Slot to, Slot ok);
  std::int32_t channel_type(ExprId x);  // runtime type of a channel expression
  /// `v, ok` forms: value to `to` (type of id), ok to `ok`.
  void comma_ok(ExprId id, Slot to, Slot ok);
  void branch_unless(ExprId id, std::vector<std::uint32_t>& to_false);
  Slot function_value(model::FunctionIndex function, Slot to);
  Slot function_reference(ExprId ident, Slot to);  // a declared function (instance) as a value
  FunctionInstance instance_of(ExprId ident);

  // operator.cpp --------------------------------------------------------------------------------------------------
  Slot unary(ExprId id, const Unary& node, Slot to);
  Slot binary(ExprId id, const Binary& node, Slot to);
  Slot arithmetic(Tok op, Slot x, Slot y, TypeId type, TypeId shift_type, Slot to, Pos pos);
  Slot compare(Tok op, Slot x, TypeId x_type, Slot y, TypeId y_type, Slot to);
  Slot comparison(Tok op, ExprId x, ExprId y, Slot to);

  // place.cpp -----------------------------------------------------------------------------------------------------
  Place place(ExprId id, bool keep_operands = false);
  /// Emits the checks and turns element places into memory places.
  void settle(Place& place);
  Slot load(Place place, Slot to = -1);
  void store(Place place, Slot value);
  void overwrite(const Place& place, Slot value);
  Slot address(Place place, Slot to = -1);
  bool is_place(ExprId id);  // whether expression `id` can be read through a Place
  Place field_place(Place base, TypeId& base_type, std::uint32_t field, Pos pos);
  /// Follows a selection's path from an expression to the struct that holds the last field (or embedded receiver).
  Place follow(ExprId x, const std::vector<std::uint32_t>& path, Pos pos);
  Slot follow_value(ExprId x, const std::vector<std::uint32_t>& path, TypeId& type, Pos pos);
  std::uint32_t field_offset(TypeId struct_type, std::uint32_t field);
  TypeId field_type(TypeId struct_type, std::uint32_t field);

  // call.cpp ------------------------------------------------------------------------------------------------------
  /// What a call calls, with everything evaluated that Go evaluates before the arguments.
  struct Callee {
    enum class Kind : std::uint8_t { function, closure, interface, intrinsic } kind = Kind::function;
    model::FunctionIndex function = 0;
    const Intrinsic* intrinsic = nullptr;
    Slot value = 0;  // closure: function value; interface: the interface value
    model::MethodIndex method = 0;
    TypeId signature;  // without receiver
    bool has_receiver = false;
    Slot receiver = 0;  // function/intrinsic: receiver words
    TypeId receiver_type;
    ObjectId object;  // declared functions
  };
  /// `drops_result`: nobody looks at what the call returns.
  Slot call(ExprId id, Slot to, bool drops_result = false);
  Callee callee(const Call& call, bool drops_result = false);
  /// The instance to call in place of library function `function` (generic_twin.cpp); none if it has no twin, or
  /// if the arguments do not say which, which is refused.
  FunctionInstance generic_twin(ObjectId function, const Call& call);
  // printed.cpp
  bool prints_arguments(const Callee& callee);
  bool compares_deeply(const Callee& callee);
  std::string printing_verbs(ExprId format);
  bool formats_itself(TypeId type);
  bool leads_on(TypeId type);
  void read_inside(Slot value, TypeId type);
  void read_printed(Slot value, TypeId type);
  /// Arguments (receiver first) in contiguous words; returns the first and the count.
  std::pair<Slot, std::uint16_t> arguments(const Callee& callee, const Call& node);
  Slot emit_call(const Callee& callee, Slot args, std::uint16_t count, Slot to, ExprId id);
  Slot emit_intrinsic(const Intrinsic& intrinsic, Slot args, Slot to, TypeId result);
  /// The selection of a selector, looked up again where the recorded one stands on a type parameter.
  Selection selection_of(ExprId selector);
  /// The receiver of a declared method as parameter words; `named` becomes the method's receiver base type.
  Slot receiver_words(ExprId x, const Selection& selection, TypeId& receiver_type, TypeId& named);
  Slot variadic_slice(TypeId slice_type, const std::vector<Slot>& values, Slot to);
  std::vector<TypeId> result_types(TypeId signature);
  Slot result_area(const std::vector<TypeId>& results);
  /// A call with several results: its words, and the offset of each result.
  Slot multi_value(ExprId id, std::vector<TypeId>& types);
  Slot call_function(ExprId id, Slot to, bool drops_result, TypeId& signature);
  Slot method_value(ExprId id, const Selection& selection, Slot to);
  Slot method_expression(ExprId id, const Selection& selection, Slot to);

  // builtin.cpp ---------------------------------------------------------------------------------------------------
  Slot builtin(ExprId id, const Call& node, Builtin which, Slot to);
  /// The same with arguments already in words (deferred and go'd builtins).
  Slot builtin_on(Builtin which, const std::vector<Slot>& args, const std::vector<TypeId>& types, TypeId result,
                  Slot to, Pos pos, bool ellipsis);
  void print(const std::vector<Slot>& args, const std::vector<TypeId>& types, bool line);

  // literal.cpp ---------------------------------------------------------------------------------------------------
  Slot function_literal(ExprId id, Slot to);
  /// The closure of `function`: the variables that `key` captures, then the words `extra`.
  Slot closure(model::FunctionIndex function, std::uint32_t key, const std::vector<Slot>& extra, Slot to, Pos pos);
  Slot composite(ExprId id, Slot to, TypeId type);
  Slot pointer_to_composite(ExprId id, TypeId type, Slot to, Pos pos);
  void composite_elements(const CompositeLit& node, TypeId type,
                          const std::function<void(std::int64_t, ExprId)>& element, std::int64_t& length);
  void slice_elements(const CompositeLit& node, TypeId element, std::int64_t length, Slot area, Pos pos);
  Slot element_value(ExprId id, TypeId type, Slot to);

  // conversion.cpp ------------------------------------------------------------------------------------------------
  Slot convert(ExprId id, ExprId x, Slot to);
  Slot to_interface(Slot value, TypeId from, TypeId target, Slot to, Pos pos);
  Slot assignable(Slot value, TypeId from, TypeId target, Slot to);

  // range_function.cpp --------------------------------------------------------------------------------------------
  void range_over_function(StmtId id, const RangeStmt& node, Symbol name);
  /// What the body of such a loop wants done when the iterator has returned: a branch or return out of the loop.
  struct LoopExit {
    const BranchStmt* branch = nullptr;  // null: return
    Pos pos;
  };
  /// Set in the function that is the body of a loop.
  struct LoopBody {
    FunctionLowering* function = nullptr;  // the declared function or function literal around
    Slot function_state = 0;               // the word of its frame that holds the state of its outermost such loop
    Slot state = 0, outermost = 0;         // here: refs to the states of this loop and of that one
    std::vector<LoopExit> exits;
  };
  void lower_loop_body(const RangeStmt& node, std::uint32_t key, Symbol name, const SignatureType& yield, Pos pos);
  void leave_loop_body(LoopExit exit);
  void end_loop_body(std::int64_t state, bool go_on);
  void after_iterator(Slot state, const std::vector<LoopExit>& exits, Pos pos);
  Slot is_state(Slot state, std::int64_t value);
  void raise_runtime_error(const std::string& text);

  // statement.cpp, loop.cpp, switch.cpp, channel.cpp --------------------------------------------------------------
  void statement(StmtId id);
  void block(const std::vector<StmtId>& stmts);
  void assignment(const AssignStmt& node, Pos pos);
  void define_or_assign(const std::vector<ExprId>& lhs, const std::vector<Slot>& values,
                        const std::vector<TypeId>& types, bool define);
  void several_values(ExprId id, std::vector<Slot>& values, std::vector<TypeId>& value_types);
  void variable_declaration(const ValueSpec& spec);
  bool is_result(ExprId id, std::size_t i);
  void return_statement(const ReturnStmt& node, Pos pos);
  void if_statement(const IfStmt& node);
  void branch(const BranchStmt& node, Pos pos);
  void for_statement(const ForStmt& node, Symbol name);
  void range_statement(StmtId id, const RangeStmt& node, Symbol name);
  void range_assign(const RangeStmt& node, Slot key, TypeId key_type, Slot value, TypeId value_type);
  void switch_statement(const SwitchStmt& node, Symbol name);
  void type_switch(const TypeSwitchStmt& node, Symbol name);
  void select_statement(const SelectStmt& node, Symbol name);
  void send_statement(const SendStmt& node, Pos pos);
  void labeled(const LabeledStmt& node);

  // thunk.cpp -----------------------------------------------------------------------------------------------------
  /// A function value without parameters that makes the call when called; function value and arguments are evaluated
  /// now.
  Slot thunk(ExprId call, bool is_defer);
  Slot shared_thunk(std::pair<std::uint64_t, std::uint64_t> key, const std::vector<model::WordKind>& kinds,
                    Slot captured, const std::function<void(model::Function&)>& code);

  struct Target {  // of break and continue
    Symbol name;
    std::vector<std::uint32_t> breaks, continues;
    bool is_loop = false;
    bool takes_break = true;
  };
  struct GotoLabel {
    std::int64_t pc = -1;
    std::vector<std::uint32_t> jumps;
  };

  ProgramLowering& program_;
  model::FunctionIndex index_;
  model::Function function_;
  Substitution substitution_;
  const VariableUses& uses_;
  PackageId package_;
  Pos pos_;
  std::vector<Allocation> live_;            // of the current statements, not given back yet
  std::vector<Allocation> variable_words_;  // of the variables of the open blocks
  std::map<std::vector<model::WordKind>, std::vector<Slot>> free_;
  std::vector<std::pair<ExprId, Slot>> lifted_;  // evaluated already, for the statement being lowered
  std::unordered_map<std::uint32_t, Variable> variables_;
  std::vector<ObjectId> results_;  // result variables, declared or synthetic
  std::vector<Variable> result_variables_;
  std::vector<TypeId> result_types_;
  bool has_defer_ = false;
  std::optional<LoopBody> loop_body_;
  std::uint32_t key_ = 0;  // of this function in uses_
  std::uint32_t loop_body_count_ = 0;
  bool reads_constants_ = false;        // loads are of memory that nobody writes once it is shared
  std::vector<std::uint32_t> returns_;  // jumps to the epilogue
  std::vector<Target> targets_;
  std::unordered_map<std::uint32_t, GotoLabel> goto_labels_;
  std::uint32_t literal_count_ = 0;
  std::vector<std::uint32_t> fallthroughs_;
  bool in_time_case_ = false;              // in the body of a select case, or elsewhere, that a timeout may be behind
  ExprId complaint_;                       // see complaint_of
  bool is_complaint_ = false;              // that call is being lowered
  std::set<std::uint32_t> watchdogs_;      // function literals, by ExprId, that a timer calls
  std::set<std::uint32_t> sorted_ranges_;  // range statements, by StmtId, the order of whose entries is forgotten
  bool name_is_nested_ = false;            // literals inside are f.func1.2, not f.func1.func2
  std::string naming_;                     // what the value being made will be called: names objects
};

}  // namespace stalemate::frontend
