// The state of lowering one program: the function queue, runtime types, sites, texts, package variables. Internal to
// frontend/lower.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "frontend/lower/lower.hpp"
#include "frontend/lower/variables.hpp"

namespace stalemate::frontend {

/// A function to be lowered: a declared one with its type arguments.
struct FunctionInstance {
  ObjectId object;
  std::vector<TypeId> type_args;
  bool only_adds = false;  // an atomic addition, for callers that drop its result
  friend auto operator<=>(const FunctionInstance&, const FunctionInstance&) = default;
};

/// Library functions without a body become one instruction (or a short sequence).
struct Intrinsic {
  enum class Shape : std::uint8_t {
    effect_ref,     // op a = first argument
    effect_two,     // op a = first argument, b = second
    result_of_ref,  // op a = result, b = first argument
    no_operand,     // op
    result_only,    // op a = result
    rw_lock,        // rw_announce, rw_acquire
    format,         // op a = result, b = operand, c = all other arguments
    pure,           // opcode intrinsic k
    bits,           // result word = argument word (math.Float64bits …)
    types,          // op a = result, b, c = the type words of two interface values
    refusal,        // the machine refuses what the function would do
    go_version,     // the language version, a constant
    number,         // an integer constant of the program, or how many there are (numbers.cpp)
  };
  model::Op op = model::Op::zero;
  Shape shape = Shape::effect_ref;
  std::uint8_t t = 0;
  std::int32_t k = 0;
};
/// The intrinsic of a body-less library function, by qualified name ("sync.(*Mutex).Lock"); null if there is none.
const Intrinsic* find_intrinsic(std::string_view name);

/// In what respect free values were not any value of their type, in words (free_value.cpp).
using FreeValueBounds = std::set<std::string>;

class OperationLowering;

class ProgramLowering {
 public:
  ProgramLowering(const SourceSet& sources, const Ast& ast, Checked& checked, const LowerOptions& options);
  Lowered run();

  // ------------------------------------------------------------------------------------------ used by FunctionLowering
  const SourceSet& sources;
  const Ast& ast;
  Checked& checked;
  const LowerOptions& options;
  Diagnostics diagnostics;  // of the function being lowered; in the end, what stops the program
  model::Program program;

  /// The runtime type of a type without type parameters.
  model::TypeIndex type(TypeId id);
  const model::Type& layout(TypeId id) { return program.types[type(id)]; }
  /// The function of an instance, queued for lowering when first asked for.
  model::FunctionIndex function(const FunctionInstance& instance);
  /// A static method call's callee: `method` declared on a Named, called on receiver base type `named` (its type
  /// arguments).
  model::FunctionIndex method(ObjectId method, TypeId named, bool only_adds = false);
  /// The qualified display name, "main.(*T).Get".
  std::string function_name(const FunctionInstance& instance);
  model::Position position(Pos pos);
  model::SiteIndex site(Pos pos, std::string name, model::FunctionIndex function);
  std::int32_t text(std::string_view text);
  std::int32_t word(model::Word value);
  /// Number of the word that will hold the integer constant number `i` of the program (numbers.cpp).
  std::int32_t number_word(std::uint8_t i);
  /// Offset of a package variable in the globals object.
  std::uint32_t global(ObjectId variable);
  model::MethodIndex method_index(Symbol name, PackageId package, TypeId signature);
  /// The runtime type of a value that is made an interface value.
  model::TypeIndex dynamic_type(TypeId id);
  /// Whether a pointer type is in truth a string: *runtime.TypeAssertionError, which the machine makes.
  bool is_laid_out_as_text(TypeId id) const { return assertion_error_ && id == assertion_error_; }
  /// The function that calls `entry`'s method with an iface_data word as receiver.
  model::FunctionIndex interface_entry(TypeId type, const MethodSetEntry& entry);
  /// A function that takes the receiver, as such a data word or as a value of `type`, and calls `entry`'s method.
  model::FunctionIndex method_wrapper(TypeId type, const MethodSetEntry& entry, bool from_data_word);
  void unsupported(Pos pos, std::string what, std::string hint = {});
  /// The number of a refusal for an instruction that may have to refuse at run time.
  std::int32_t refusal(Pos pos, const std::string& what, std::string hint);
  model::FunctionIndex add_function(model::Function function);
  /// What panic does with a nil interface value from go1.21 on, if the language version is one of those.
  std::optional<model::FunctionIndex> panic_nil() {
    if (options.go_version < 121 || !panic_nil_) return std::nullopt;
    return function({panic_nil_, {}});
  }
  /// Divides complex numbers given by their parts.
  model::FunctionIndex complex_quotient() { return function({complex_quotient_, {}}); }
  /// Makes an error that is nil or not.
  model::FunctionIndex free_error() { return function({free_error_, {}}); }
  /// Notes for the report that a function's body is not known, and what its results were taken to be.
  void assume_opaque(const Object& object, const std::string& name, const FreeValueBounds& bounds);
  void fill_numbers();
  void assume_bounds(std::string text, const FreeValueBounds& bounds);
  void entry_error(Pos pos, std::string message) { fatal_.error(DiagnosticKind::type, pos, std::move(message)); }
  std::string type_text(TypeId id) const;
  bool per_iteration_loops(PackageId package) const {
    return (package ? checked.packages[package.value].go_version : options.go_version) >= 122;
  }
  bool is_library(PackageId package) const {
    return package && frontend::is_library(checked.packages[package.value].origin);
  }
  bool is_library_position(Pos pos) const { return pos.valid() && sources.file_of(pos).is_library; }
  /// `//stalemate:atomic [read|write [adds]]` (adds: all it does but for its result is to add to the word),
  /// `//stalemate:constant` (what the function reads through pointers is not written once it is shared) or
  /// `//stalemate:assumes TEXT` (an assumption of whoever may call the function) directly above a library function, or
  /// empty.
  std::string_view directive(const Object& function) const;
  bool adds_atomically(const Object& function) const {
    return directive(function).starts_with("//stalemate:atomic write adds");
  }

  /// The program assigns to a variable of this type.
  void overwritten(TypeId type) { overwrites_constants_ = overwrites_constants_ || holds_constants(type); }

  /// Thunks shared by all go and defer statements that call the same thing.
  std::map<std::pair<std::uint64_t, std::uint64_t>, model::FunctionIndex> thunks;

 private:
  bool holds_constants(TypeId type);
  void settle_constants();
  void lower_function(const FunctionInstance& instance, model::FunctionIndex index);
  void lower_or_refuse(const FunctionInstance& instance, model::FunctionIndex index);
  void refuse(model::FunctionIndex index, const FunctionInstance& instance, std::vector<Diagnostic> why);
  void lower_or_refuse(const Initializer& initializer, model::FunctionIndex index);
  void settle_initializers();
  void refuse_uses(ObjectId variable, std::int32_t refusal);
  void bring_init_functions();
  std::string entry_hint(const Package& package) const;
  void empty_unreached();
  void report_at_start(model::FunctionIndex start, model::FunctionIndex user_entry);
  void fill_type(model::TypeIndex index, TypeId id);
  void refuse_oversized(model::TypeIndex index);
  std::string place(Pos pos) const;  // file:line
  void lower_initializer(const Initializer& initializer, model::FunctionIndex index);
  void lower_start(model::FunctionIndex entry);
  /// Adds what is missing in method tables; whether anything was.
  bool fill_method_tables();
  bool takes_values(const Object& object);
  bool is_opaque(const Package& package) const { return frontend::is_opaque(package, options.opaque); }
  model::FunctionIndex start_function(ObjectId start);
  bool initializer_needed(const Package& package, const Initializer& initializer) const;
  bool changes_variables(const Package& package, ExprId rhs) const;  // initializer_effect.cpp

  Diagnostics fatal_;                              // what stops the program
  std::vector<std::vector<Diagnostic>> refusals_;  // by number of an instruction `refuse`
  struct RefusedInitializer {
    const Initializer* initializer;
    model::FunctionIndex index;
    std::vector<Diagnostic> why;
  };
  std::vector<RefusedInitializer> refused_initializers_;
  std::set<model::TypeIndex> oversized_;  // too large to lay out, or made of such types
  std::map<FunctionInstance, model::FunctionIndex> functions_;
  std::vector<std::pair<FunctionInstance, model::FunctionIndex>> queue_;
  std::unordered_map<std::uint32_t, model::TypeIndex> types_;
  std::vector<std::function<void()>> unfinished_types_;  // what is missing of types filled in
  int filling_ = 0;                                      // while types are filled in or finished
  /// Types that become interface values; their tables hold the methods some interface type asks for.
  struct DynamicType {
    TypeId type;
    model::TypeIndex index;
    std::vector<MethodSetEntry> methods;
    std::vector<bool> filled;
    std::uint8_t depth = 0;                   // see type_operation.cpp
    std::set<model::MethodIndex> considered;  // operations
  };
  std::vector<DynamicType> dynamic_types_;
  std::unordered_map<model::TypeIndex, std::size_t> dynamic_places_;  // into dynamic_types_
  model::TypeIndex dynamic_type_at(TypeId id, std::uint8_t depth);

  // type_operation.cpp
  bool fill_operations();
  std::optional<model::FunctionIndex> operation(const DynamicType& entry, std::string_view name, PackageId asking);
  FunctionInstance generic_operation(const Package& package, std::string_view name, TypeId pointed);
  std::uint8_t depth_here(TypeId id);
  std::uint8_t depth_of(TypeId id);
  std::vector<TypeId> related_types(TypeId id);
  void lower_box(OperationLowering& operation, TypeId id, bool is_token);
  void lower_part(OperationLowering& operation, TypeId pointed);
  void lower_related(OperationLowering& operation, const std::vector<TypeId>& types);
  void lower_call(OperationLowering& operation, TypeId pointed);
  void lower_methods(OperationLowering& operation, TypeId pointed, PackageId asking);
  model::FunctionIndex bound_method(TypeId pointed, Symbol name, PackageId package, const Selection& selection,
                                    PackageId asking);
  bool in_operation_ = false;                  // while the code of one is made
  std::set<model::FunctionIndex> operations_;  // generic functions that are operations

  using MethodKey =
      std::tuple<std::string, std::uint32_t, std::uint32_t>;  // name, package of unexported ones, signature
  MethodKey method_key(Symbol name, PackageId package, TypeId signature) const;
  std::map<MethodKey, model::MethodIndex> methods_;
  std::int32_t numbers_ = -1;  // the first of those words, once one was asked for
  std::unordered_map<std::string, std::int32_t> texts_;
  std::unordered_map<model::Word, std::int32_t> words_;
  std::unordered_map<std::uint32_t, std::uint32_t> globals_;
  std::vector<std::uint32_t> met_variables_;  // the keys of globals_, in the order they were met
  std::uint32_t globals_size_ = 0;
  TypeId assertion_error_;                                                                // *runtime.TypeAssertionError
  ObjectId complex_quotient_;                                                             // runtime.complexQuotient
  ObjectId free_error_;                                                                   // runtime.freeError
  ObjectId die_;                                                                          // runtime.die
  ObjectId panic_nil_;                                                                    // runtime.panicNil
  std::map<std::pair<std::uint32_t, std::uint32_t>, model::FunctionIndex> initializers_;  // (package, index)
  bool overwrites_constants_ = false;
  mutable std::unordered_map<std::uint32_t, std::string> directives_;  // by FuncDecl id; filled on demand
};

}  // namespace stalemate::frontend
