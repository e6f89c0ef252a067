// The type checker (Go spec, whole): one pass collects the package-level objects, then each is resolved when it is
// first needed, then function bodies are checked. Each member function belongs to the file named above it. Invariants:
// (1) an Operand of Mode::none and the invalid type stand for something already reported, and nothing is reported about
// them again; (2) expressions are recorded in Checked::expr_types bottom up, untyped ones with their untyped type until
// the context converts them, which updates the records of their parts (untyped.cpp); (3) recursion follows nesting in
// the source, which is counted and limited (Nesting), never the length of lists, operator chains, else-if chains or
// chains of declarations.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "frontend/types/checked.hpp"
#include "frontend/types/constant_ops.hpp"
#include "frontend/types/members.hpp"
#include "frontend/types/operand.hpp"
#include "frontend/types/predicates.hpp"
#include "frontend/types/scope.hpp"

namespace stalemate::frontend {

/// The names a file adds to its package's: imports.
struct FileScope {
  struct DotName {
    ObjectId object;
    ObjectId import_object;
  };
  std::unordered_map<std::uint32_t, ObjectId> imports;          // by Symbol
  std::unordered_map<std::uint32_t, DotName> dot_names;         // by Symbol
  std::vector<ObjectId> import_objects;                         // in source order
  std::unordered_map<std::uint32_t, std::string> import_paths;  // by ObjectId
};

/// How a package-level object or method was declared.
struct Declaration {
  PackageId package;
  FileScope* file = nullptr;
  ExprId type;                  // constants, variables: absent if not written
  ExprId value;                 // constants, variables: its own or the shared multi-value initialiser
  std::uint32_t iota = 0;       // constants
  Pos inherited_pos;            // constants whose value is repeated from an earlier line: where to report errors
  std::vector<ObjectId> group;  // variables that share one multi-value initialiser
  const TypeSpec* type_spec = nullptr;
  const FuncDecl* func = nullptr;
  std::vector<ObjectId> methods;  // of a type name
  std::set<ObjectId> uses;        // package-level objects its value or body refers to
  std::uint32_t order = 0;        // in the source
};

/// The function whose body is being checked.
struct FunctionState {
  std::vector<TypeId> result_types;
  std::vector<ObjectId> results;
  bool has_named_results = false;
};

/// Where the checker is.
struct Environment {
  PackageId package;
  FileScope* file = nullptr;
  ObjectId declaration;  // the package-level object or method being checked
  std::optional<std::uint32_t> iota;
  Pos inherited_pos;
  const FunctionState* function = nullptr;
  std::vector<TypeId> hidden_params;  // type parameters of the enclosing generic function
  bool has_call = false;              // a call or receive was met (matters for constant len and cap)
  Scopes scopes;
};

class Checker {
 public:
  Checker(const SourceSet& sources, Ast& ast, const CheckOptions& options, Diagnostics& diagnostics, Checked& checked);
  void check(PackageSource source);
  void finish();

 private:
  friend struct Nesting;

  // ------------------------------------------------------------------ messages.cpp
  void error(Pos pos, std::string message, std::string hint = {});
  void error(ExprId at, std::string message, std::string hint = {});
  void error(const Operand& at, std::string message, std::string hint = {});
  void unsupported(Pos pos, std::string message, std::string hint = {});
  /// A member that the package's library model lacks.
  void not_modelled(Pos pos, std::string message, const std::string& package);
  /// Remembers what is wrong with the declaration being checked: it matters to programs that meet it.
  void fault(Pos pos, std::string message, std::string hint = {});
  /// The declaration being checked uses `id`, at `at`, whose type is not known for its faults.
  void follow_fault(ExprId at, ObjectId id);
  /// Whether the type, named types aside, is made of one that is not known.
  bool mentions_invalid(TypeId type);
  std::string text(ExprId e) const;
  std::string text(TypeId type) const;
  std::string text(const Operand& x);
  std::string name(Symbol symbol) const { return std::string(ast_.name(symbol)); }
  std::string place(Pos pos) const;
  /// Whether the language of the package being checked is at least this one.
  bool version_at_least(int version) const {
    return (env_.package ? checked_.packages[env_.package.value].go_version : options_.go_version) >= version;
  }

  // ------------------------------------------------------------------ objects.cpp
  ObjectId new_object(ObjectKind kind, Symbol symbol, Pos pos, TypeId type = {});
  Object& object(ObjectId id) { return checked_.objects[id.value]; }
  ObjectId find(Symbol symbol);
  /// The package that an unknown name may come from: dot-imported, and a model that lacks things. Empty: none.
  std::string partly_known_import(Symbol symbol);
  void declare(ExprId ident, ObjectId id);
  void declare(Symbol symbol, ObjectId id);
  void report_redeclared(Pos pos, Symbol symbol, ObjectId other);
  void record_object(ExprId ident, ObjectId id) { checked_.ident_objects[ident.value] = id; }
  void close_scope();
  void mark_used(ObjectId id) { object(id).is_used = true; }
  void add_use(ObjectId id);
  Symbol symbol_of(ExprId ident) const { return ast_.as<Ident>(ident)->name; }
  bool is_blank(ExprId e) const;
  ExprId unparen(ExprId e) const;
  TypeId basic(BasicKind kind) const { return types_.basic(kind); }
  TypeId invalid_type() const { return types_.basic(BasicKind::invalid); }

  // ------------------------------------------------------------------ universe.cpp
  void declare_universe();
  PackageId unsafe_package();

  // ------------------------------------------------------------------ packages.cpp
  void collect_file(PackageId package, const File& file, FileScope& scope);
  void collect_imports(PackageId package, const ImportDecl& decl, FileScope& scope);
  void collect_import(PackageId package, const ImportSpec& spec, Pos pos, FileScope& scope);
  void collect_constants(PackageId package, const ConstDecl& decl, FileScope& scope);
  void collect_variables(PackageId package, const VarDecl& decl, FileScope& scope);
  void collect_types(PackageId package, const TypeDecl& decl, FileScope& scope);
  void collect_function(PackageId package, DeclId id, const FuncDecl& decl, FileScope& scope);
  void declare_package_level(PackageId package, ExprId ident, ObjectId id);
  Declaration& add_declaration(ObjectId id, PackageId package, FileScope& scope);
  void associate_methods(PackageId package);
  ExprId receiver_base(ExprId type, bool& is_pointer, std::vector<ExprId>& type_params) const;
  void check_file_scopes(PackageId package);
  void report_unused_imports();
  /// Calls `visit(names, type, values, spec, inherited)` for each line of a const group.
  template <class Visit>
  void each_const_spec(const ConstDecl& decl, Visit visit);
  void check_spec_counts(const ValueSpec& spec, std::size_t value_count, bool is_const, Pos inherited_pos);

  // ------------------------------------------------------------------ resolve.cpp
  void resolve_package(PackageId package);
  void resolve(ObjectId id);
  bool is_valid_cycle(ObjectId id);
  void report_cycle(const std::vector<ObjectId>& cycle);
  void report_incomplete(TypeId type, Pos pos);
  void run_delayed();
  void later(std::function<void()> action) { delayed_.push_back(std::move(action)); }
  void resolve_dependencies_first(ObjectId id);
  std::vector<ObjectId> mentioned_objects(ObjectId id);

  // ------------------------------------------------------------------ decl.cpp
  void constant_decl(ObjectId id, ExprId type, ExprId value);
  void variable_decl(ObjectId id, const std::vector<ObjectId>& group, ExprId type, ExprId value);
  void type_decl(ObjectId id, const TypeSpec& spec);
  void generic_alias(ObjectId id, const TypeSpec& spec);
  void define_type(ObjectId id, TypeId named, ExprId type);
  void function_decl(ObjectId id, const FuncDecl& decl);
  void declare_locals(DeclId id);
  void local_constants(const ConstDecl& decl);
  void local_variables(const VarDecl& decl);
  void check_methods(ObjectId type_name);

  // ------------------------------------------------------------------ signature.cpp
  struct Signature {
    TypeId type;
    std::vector<ObjectId> params, results;
  };
  Signature signature(const FuncType& type);
  std::vector<ObjectId> collect_params(const std::vector<Field>& fields, bool variadic_allowed, bool& is_variadic);
  std::vector<TypeId> collect_type_params(const std::vector<Field>& fields);
  TypeId constraint(ExprId e);
  void receiver(ObjectId method, const FuncDecl& decl);
  void check_receiver_type(TypeId base, bool is_pointer, Pos pos, PackageId package);
  void declare_params(const std::vector<ObjectId>& params);

  // ------------------------------------------------------------------ type_expr.cpp, interface_type.cpp
  TypeId type_expr(ExprId e);
  /// The type of a variable: constraint interfaces are refused.
  TypeId variable_type(ExprId e);
  void check_variable_type(TypeId type, Pos pos);
  TypeId type_or_generic(ExprId e);
  TypeId raw_type(ExprId e, bool allow_generic);
  TypeId type_literal(ExprId e);
  TypeId array_type(const ArrayType& array, ExprId e);
  std::optional<std::uint64_t> array_length(ExprId e);
  TypeId struct_type(const StructType& type);
  void check_embedded(TypeId type, Pos pos);
  TypeId instance_type(const Index& index, ExprId e);
  TypeId named_mention(ObjectId id);
  TypeId interface_type(const InterfaceType& type);
  std::vector<UnionTerm> union_terms(ExprId e, bool& is_universe, ObjectId owner);
  void add_embedded(InterfaceOfType& into, TypeId embedded, Pos pos, ObjectId owner);
  void wait_for(TypeId embedded, Pos pos, ObjectId owner);
  void complete_waiting(ObjectId id);
  void add_union(InterfaceOfType& into, std::vector<UnionTerm> terms);
  void sort_methods(InterfaceOfType& type);
  void record_type(ExprId e, TypeId type);
  TypeId checked_depth(TypeId type, Pos pos);

  // ------------------------------------------------------------------ expr.cpp
  /// A single value.
  void expr(Operand& x, ExprId e, TypeId hint = {});
  /// Any number of values; also no value.
  void multi_expr(Operand& x, ExprId e);
  /// A value or a type.
  void expr_or_type(Operand& x, ExprId e, bool allow_generic = false);
  /// A value that may be an uninstantiated generic function.
  void generic_expr(Operand& x, ExprId e);
  void raw_expr(Operand& x, ExprId e, TypeId hint, bool allow_generic);
  void expr_internal(Operand& x, ExprId e, TypeId hint);
  void require_value(Operand& x, bool allow_multi, bool allow_type);
  void refuse_generic(Operand& x);
  void record(const Operand& x);
  void forget_string(ExprId e);
  void ident(Operand& x, ExprId e, bool want_type);
  void basic_literal(Operand& x, const BasicLit& literal);
  void func_literal(Operand& x, ExprId e, const FuncLit& literal);
  void type_assertion(Operand& x, ExprId e, const TypeAssert& assertion);
  void check_assertable(const Operand& x, TypeId type, ExprId e, bool in_switch);
  void star(Operand& x, ExprId e, const Star& star);
  void unary(Operand& x, ExprId e, const Unary& unary);
  void receive(Operand& x, ExprId e);
  void take_address(Operand& x, ExprId e, const Unary& unary, TypeId hint);
  /// Evaluates expressions only for their effect on what is used, after an error.
  void use(const std::vector<ExprId>& list);
  void use(ExprId e);

  // ------------------------------------------------------------------ binary.cpp
  void binary_chain(Operand& x, ExprId e);
  void binary(Operand& x, Operand& y, ExprId e, const Binary& node);
  void binary_op(Operand& x, Operand& y, Tok op, ExprId e, Pos op_pos);
  bool match_types(Operand& x, Operand& y);
  void comparison(Operand& x, Operand& y, Tok op, ExprId e, bool in_switch = false);
  std::string incomparable_cause(TypeId type);
  bool operator_applies(Tok op, const Operand& x);
  void overflow(Operand& x, Pos op_pos);
  void shift(Operand& x, Operand& y, Tok op, ExprId e);

  // ------------------------------------------------------------------ untyped.cpp
  enum class Misfit : std::uint8_t { none, other, truncated, overflow };
  void update_type(ExprId e, TypeId type, bool is_final);
  void update_value(ExprId e, const ConstantValue& value);
  void convert_untyped(Operand& x, TypeId target);
  TypeId implicit_type(Operand& x, TypeId target, ConstantValue& value, Misfit& misfit);
  Misfit representation(const Operand& x, BasicKind kind, ConstantValue& value);
  void representable(Operand& x, TypeId type);
  void report_misfit(const Operand& x, TypeId target, Misfit misfit);

  // ------------------------------------------------------------------ assignable.cpp, conversion.cpp
  bool assignable(const Operand& x, TypeId type, std::string* cause);
  void assignment(Operand& x, TypeId type, const std::string& context);
  void conversion(Operand& x, TypeId type);
  bool convertible(const Operand& x, TypeId type, std::string* cause);
  bool convertible_types(TypeId from, TypeId to);
  bool constant_convertible(const Operand& x, TypeId type, ConstantValue* value);
  TypeId without_tags(TypeId type);

  // ------------------------------------------------------------------ implements.cpp
  bool implements(TypeId type, TypeId interface_type, bool is_constraint, std::string* cause);
  std::string missing_text(const MissingMethod& missing, TypeId type, TypeId interface_type);

  // ------------------------------------------------------------------ selector.cpp
  void selector(Operand& x, ExprId e, const Selector& selector, bool want_type);
  bool qualified(Operand& x, ExprId e, const Selector& selector);
  void method_expression(Operand& x, ExprId e, const Selector& selector, Member member);
  void report_no_member(const Operand& x, ExprId e, const Selector& selector, const Member& member);

  // ------------------------------------------------------------------ index.cpp
  void index(Operand& x, ExprId e, const Index& node);
  void index_type_set(Operand& x, ExprId e, const Index& node);
  void slice(Operand& x, ExprId e, const SliceExpr& node);
  /// Checks an index and returns its value if it is constant. `limit`: one past the largest allowed constant.
  std::optional<std::int64_t> index_value(ExprId e, std::optional<std::uint64_t> limit, bool one_more = false);
  bool valid_index(Operand& x, const char* what, bool allow_negative);
  ExprId single_index(const Index& node);

  // ------------------------------------------------------------------ literal.cpp
  void composite_literal(Operand& x, ExprId e, const CompositeLit& literal, TypeId hint);
  void struct_literal(ExprId e, const CompositeLit& literal, TypeId type, TypeId base);
  std::uint64_t array_elements(const CompositeLit& literal, TypeId element, std::optional<std::uint64_t> length);
  void map_elements(const CompositeLit& literal, const MapOfType& map);

  // ------------------------------------------------------------------ call.cpp, arguments.cpp
  void call(Operand& x, ExprId e, const Call& node);
  void conversion_call(Operand& x, ExprId e, const Call& node);
  void function_instance(Operand& x, ExprId e, const Index& node);
  /// The arguments; one call with several results stands for all of them.
  std::vector<Operand> argument_list(const std::vector<ExprId>& args, bool allow_generic);
  /// Checks the arguments against the signature and returns the call's signature (instantiated).
  TypeId arguments(const Call& node, Operand& function, std::vector<Operand>& args);
  void report_count(const Call& node, const std::vector<Operand>& args, const SignatureType& signature);
  void set_results(Operand& x, TypeId signature, ExprId e);
  std::string types_summary(const std::vector<Operand>& list);

  // ------------------------------------------------------------------ infer.cpp, unify.cpp
  /// Type arguments for `params`; empty after an error, which was reported at `pos`.
  std::vector<TypeId> infer(Pos pos, const std::vector<TypeId>& params, std::vector<TypeId> known,
                            const std::vector<TypeId>& param_types, const std::vector<Operand*>& args,
                            const std::string& function_text);
  bool verify_instance(Pos pos, const std::vector<TypeId>& params, const std::vector<TypeId>& args,
                       const std::vector<ExprId>& arg_exprs);
  /// Fresh copies of type parameters, so that a function's own cannot be confused with those of the caller.
  std::vector<TypeId> fresh_params(const std::vector<TypeId>& params);
  void instantiate(Operand& x, TypeId target);
  void finish_instance(Operand& x, const std::vector<TypeId>& args);

  // ------------------------------------------------------------------ builtins.cpp, builtins_unsafe.cpp
  void builtin_call(Operand& x, ExprId e, const Call& node, Builtin id);
  void builtin_append(Operand& x, const Call& node, std::vector<Operand>& args);
  void builtin_length(Operand& x, ExprId e, Builtin id, std::vector<Operand>& args);
  void builtin_channel(Operand& x, Builtin id, std::vector<Operand>& args);
  void builtin_complex(Operand& x, ExprId e, std::vector<Operand>& args);
  void builtin_real_imag(Operand& x, ExprId e, Builtin id, std::vector<Operand>& args);
  void builtin_copy_delete(Operand& x, Builtin id, std::vector<Operand>& args, const Call& node);
  void builtin_make_new(Operand& x, ExprId e, const Call& node, Builtin id);
  void builtin_min_max(Operand& x, ExprId e, Builtin id, std::vector<Operand>& args);
  void builtin_unsafe(Operand& x, ExprId e, const Call& node, Builtin id, std::vector<Operand>& args);

  // ------------------------------------------------------------------ assign.cpp
  void init_variable(ObjectId lhs, Operand& x, const std::string& context);
  void init_variables(const std::vector<ObjectId>& lhs, const std::vector<ExprId>& rhs, Pos return_pos);
  void assign_variables(const std::vector<ExprId>& lhs, const std::vector<ExprId>& rhs);
  void assign_variable(ExprId lhs, Operand* value, const std::string& context, ExprId rhs = {}, bool is_only = false);
  TypeId assign_target(ExprId lhs);
  void short_declaration(const std::vector<ExprId>& lhs, const std::vector<ExprId>& rhs, Pos pos);
  void assignment_mismatch(const std::vector<ExprId>& rhs, std::size_t left, std::size_t right);
  void return_mismatch(Pos pos, const std::vector<Operand>& have, std::size_t want);
  void set_invalid(const std::vector<ObjectId>& list);

  // ------------------------------------------------------------------ stmt.cpp, switch.cpp, range.cpp
  enum Context : std::uint32_t {
    break_allowed = 1,
    continue_allowed = 2,
    fallthrough_allowed = 4,
    last_clause = 8,
    in_type_switch = 16,
  };
  void function_body(StmtId body, const Signature& signature, const std::vector<ObjectId>& extra,
                     Pos missing_return_pos);
  void statements(std::uint32_t context, const std::vector<StmtId>& list);
  void statement(std::uint32_t context, StmtId id);
  void block(std::uint32_t context, StmtId id);
  void if_statement(std::uint32_t context, StmtId id);
  void for_statement(std::uint32_t context, const ForStmt& node);
  void range_statement(std::uint32_t context, const RangeStmt& node);
  bool range_types(const Operand& x, TypeId& key, TypeId& value, bool& is_func, std::string& cause);
  void switch_statement(std::uint32_t context, StmtId id, const SwitchStmt& node);
  void type_switch_statement(std::uint32_t context, const TypeSwitchStmt& node);
  void select_statement(std::uint32_t context, const SelectStmt& node);
  void assign_statement(const AssignStmt& node, StmtId id);
  void send_statement(const SendStmt& node);
  void return_statement(const ReturnStmt& node, Pos pos);
  void branch_statement(std::uint32_t context, const BranchStmt& node, Pos pos);
  void go_or_defer(const char* what, ExprId call);
  void expression_statement(ExprId e);
  void report_unused(const Operand& x);
  bool is_terminating(StmtId id, Symbol label);
  bool is_terminating_list(const std::vector<StmtId>& list);
  bool has_break(StmtId id, Symbol label, bool is_implicit);

  // ------------------------------------------------------------------ labels.cpp
  void check_labels(StmtId body);

  // ------------------------------------------------------------------ recursive_type.cpp, init_order.cpp,
  // instance_cycle.cpp
  void check_recursive(TypeId named);
  void init_order(PackageId package);
  bool has_variable_size(TypeId type);
  std::optional<std::uint64_t> size_of(TypeId type, int depth = 0);
  std::optional<std::uint64_t> measure(TypeId type, int depth);
  std::uint64_t align_of(TypeId type, int depth = 0);
  std::uint64_t measure_alignment(TypeId type, int depth);
  std::optional<std::vector<std::uint64_t>> field_offsets(const StructOfType& structure, int depth = 0);
  void note_instance(Pos pos, const std::vector<TypeId>& params, const std::vector<TypeId>& args);
  void report_instance_cycles();

  const SourceSet& sources_;
  Ast& ast_;
  const CheckOptions& options_;
  Diagnostics& diagnostics_;
  Checked& checked_;
  TypeTable& types_;
  Members members_;

  std::unordered_map<std::uint32_t, ObjectId> universe_;  // by Symbol
  ObjectId iota_object_;
  PackageId unsafe_;
  Symbol blank_, init_, main_;

  Environment env_;
  std::unordered_map<std::uint32_t, Declaration> declarations_;  // by ObjectId
  std::deque<FileScope> file_scopes_;                            // of the current package; kept for later messages
  std::size_t first_file_scope_ = 0;
  std::vector<ObjectId> package_objects_;                           // of the current package, in source order
  std::map<std::uint32_t, std::vector<ObjectId>> methods_by_base_;  // by Symbol of the receiver's base type
  enum class State : std::uint8_t { open, resolving, resolved };
  std::unordered_map<std::uint32_t, State> states_;  // package-level objects and local types
  std::vector<ObjectId> path_;                       // being resolved, outermost first
  std::unordered_set<std::uint32_t> unrolled_;       // ObjectIds: see resolve()
  std::deque<std::function<void()>> delayed_;
  ObjectId interface_owner_;                                 // the type whose declared interface is next
  std::unordered_map<std::uint32_t, ObjectId> waiting_for_;  // see wait_for(); by ObjectId
  std::unordered_map<std::uint32_t, std::vector<std::pair<ObjectId, TypeId>>> waiters_;
  std::unordered_map<std::uint32_t, TypeId> generic_aliases_;  // what they stand for, by the TypeId that holds them
  std::unordered_map<std::uint32_t, std::size_t> hidden_param_counts_;  // of local generic types, by ObjectId
  std::unordered_map<std::uint32_t, TypeId> named_rhs_;                 // of Named types declared as another Named
  std::vector<TypeId> recursion_checks_;                                // Named types declared since the last check
  struct Body {
    ObjectId function;
    StmtId body;
  };
  std::vector<Body> bodies_;
  std::unordered_set<std::uint32_t> shift_operands_;   // ExprIds of untyped left operands of non-constant shifts
  std::unordered_set<std::uint32_t> reported_cycles_;  // ObjectIds
  struct InstanceEdge {
    TypeId from, to;
    bool grows = false;
    Pos pos;
  };
  std::vector<InstanceEdge> instance_edges_;
  std::uint32_t nesting_ = 0;
  // Some type of the package is not known as it is, so that what looks like an error may follow from that.
  bool has_faulty_types_ = false;
  struct Import {
    Pos pos;
    std::string message;
  };
  std::unordered_map<std::uint32_t, Import> missing_imports_;  // by package_name object: why its package is not known
  std::unordered_map<std::uint32_t, bool> mentions_invalid_;   // by TypeId
  bool type_error_reported_ = false;
  bool is_muted_ = false;  // while something is only tried
  // By type, of those without type parameters.
  std::unordered_map<std::uint32_t, std::uint64_t> sizes_, alignments_;
  std::unordered_map<std::uint32_t, std::size_t> value_depths_;  // of types known not to contain themselves
  std::size_t string_bytes_ = 0;                                 // of recorded string constants
};

/// Counts one level of nesting while it lives.
struct Nesting {
  explicit Nesting(Checker& checker) : checker_(checker) { ++checker_.nesting_; }
  ~Nesting() { --checker_.nesting_; }
  Nesting(const Nesting&) = delete;
  Nesting& operator=(const Nesting&) = delete;
  /// The parser allows 1000 levels within one declaration; declarations may be resolved inside others.
  static constexpr std::uint32_t depth_max = 4000;
  bool ok() const { return checker_.nesting_ <= depth_max; }

 private:
  Checker& checker_;
};

}  // namespace stalemate::frontend
