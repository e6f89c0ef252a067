// What the type checker learned: the typed tree, as side tables over the syntax tree. Lowering reads only this, the Ast
// and the TypeTable.
#pragma once

#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

#include "frontend/diagnostic.hpp"
#include "frontend/types/constant.hpp"
#include "frontend/types/type.hpp"

namespace stalemate::frontend {

enum class ObjectKind : std::uint8_t { package_name, constant, type_name, variable, function, label, builtin, nil };

/// Built-in functions (Go spec, "Built-in functions"; unsafe's too).
enum class Builtin : std::uint8_t {
  append,
  cap,
  clear,
  close,
  complex,
  copy,
  delete_,
  imag,
  len,
  make,
  max,
  min,
  new_,
  panic,
  print,
  println,
  real,
  recover,
  unsafe_sizeof,
  unsafe_alignof,
  unsafe_offsetof,
  unsafe_pointer_add,
  unsafe_slice,
  unsafe_string,
  unsafe_string_data,
  unsafe_slice_data,
};

/// A named language entity. One Object for each declaration; struct fields are not Objects.
struct Object {
  ObjectKind kind = ObjectKind::variable;
  Symbol name;
  Pos pos;              // of the declaring identifier; invalid for universe objects
  TypeId type;          // for functions: the SignatureType (receiver not included)
  PackageId package;    // absent for universe objects
  ConstantValue value;  // constants
  Builtin builtin = Builtin::append;
  PackageId imported;  // package_name: the package it stands for
  DeclId decl;         // functions and methods: the FuncDecl
  bool is_package_level = false;
  bool is_parameter = false;  // parameter, receiver or named result
  bool is_alias = false;      // type_name declared with `=`
  bool is_used = false;
  // Functions:
  std::vector<TypeId>
      type_params;  // of a generic function; for a method of a generic type: the receiver's own type parameters
  TypeId receiver;  // methods: the receiver type as declared (T or *T)
  bool has_pointer_receiver = false;
  std::vector<ObjectId> params, results;  // parameter and result variables; unnamed and blank ones have Objects too
  ObjectId receiver_object;
};

enum class Mode : std::uint8_t {
  none,       // not an expression that has a value (statement-level call without result, or not checked)
  novalue,    // call of a function without results
  builtin,    // the name of a built-in function
  type,       // a type expression
  constant,   // a compile-time constant
  variable,   // addressable
  map_index,  // m[k]: assignable, and may be used in the comma-ok form
  value,      // any other value; a multi-value call has a TupleType
  comma_ok,   // a value that also has a comma-ok form (receive, type assertion)
  nil,        // predeclared nil (its type is the type it was converted to, where known)
};

/// The type and mode of an expression. Untyped constants carry the type they were finally converted to.
struct TypeAndValue {
  Mode mode = Mode::none;
  TypeId type;
  ConstantValue value;
};

enum class SelectionKind : std::uint8_t { field, method_value, method_expr, interface_method, qualified };

/// A resolved selector `x.f`.
struct Selection {
  SelectionKind kind = SelectionKind::field;
  TypeId receiver;  // the type of x (method_expr: the type T)
  /// Field indices from x's struct to the field, or to the embedded field whose method it is (then without the method).
  /// Pointers on the way are dereferenced implicitly, x itself too.
  std::vector<std::uint32_t> path;
  ObjectId object;        // the method (declared on a Named) or the qualified package-level object
  Symbol name;            // field or method name
  TypeId type;            // of the field, or the method's signature (receiver not included; method_expr: included)
  bool indirect = false;  // a pointer was dereferenced on the way
};

/// An instantiation of a generic function at the identifier that names it.
struct Instance {
  std::vector<TypeId> type_args;
  TypeId type;  // the instantiated signature
};

/// One initialisation step of package-level variables: `lhs... = rhs`, in execution order (Go spec, "Package
/// initialization").
struct Initializer {
  std::vector<ObjectId> lhs;  // blank variables have an Object as well
  ExprId rhs;
};

/// Where a package comes from. What is wrong with the user's own is reported; of the others only what a program meets.
enum class Origin : std::uint8_t {
  user,      // the files given
  module,    // imported: the same module, its vendor directory, a replaced module
  standard,  // the installed Go's source, for want of a model
  model,     // a library model that comes with the tool
};

/// Hidden from traces.
inline bool is_library(Origin origin) { return origin == Origin::standard || origin == Origin::model; }

struct Package {
  std::string path;  // import path; "main" or the directory's name for the user's own
  Symbol name;
  Origin origin = Origin::user;
  bool may_lack_bodies = false;  // functions written in assembly, or by the linker
  int go_version = 123;          // its language version: each module has its own
  std::vector<File> files;
  std::vector<PackageId> imports;                     // direct ones, in source order
  std::unordered_map<std::uint32_t, ObjectId> scope;  // package-level names, by Symbol value
  std::vector<ObjectId> functions;  // functions and methods in source order (init functions and blank ones included)
  std::vector<Initializer> initializers;  // in execution order
  std::vector<ObjectId> variables;        // package-level variables in source order
};

/// The result of checking. Tables are indexed by node id; absent entries are default values.
struct Checked {
  TypeTable types;
  std::deque<Object> objects;                                  // [0] unused
  std::vector<Package> packages;                               // [0] unused; in dependency order
  std::vector<TypeAndValue> expr_types;                        // by ExprId
  std::vector<ObjectId> ident_objects;                         // by ExprId of an Ident: what it declares or uses
  std::unordered_map<std::uint32_t, Selection> selections;     // by ExprId of a Selector
  std::unordered_map<std::uint32_t, Instance> instances;       // by ExprId of the Ident
  std::unordered_map<std::uint32_t, ObjectId> clause_objects;  // by StmtId of a CaseClause of `switch x := y.(type)`
  /// FuncLit: its parameter and result variables (by ExprId), in order.
  struct LiteralObjects {
    std::vector<ObjectId> params, results;
  };
  std::unordered_map<std::uint32_t, LiteralObjects> literal_objects;
  TypeId error_type, any_type, comparable_type;
  /// By ObjectId of a package-level declaration or method: why programs that meet it cannot be made. Constructs and
  /// library members that are not modelled, and whatever is wrong in packages that are not the user's.
  std::unordered_map<std::uint32_t, std::vector<Diagnostic>> faults;

  const Object& object(ObjectId id) const { return objects[id.value]; }
  const TypeAndValue& at(ExprId id) const { return expr_types[id.value]; }
  TypeId type_of(ExprId id) const { return expr_types[id.value].type; }
};

/// A package to be checked. Imports are resolved by path among the packages given before it.
struct PackageSource {
  std::string path;
  std::vector<File> files;
  Origin origin = Origin::user;
  bool may_lack_bodies = false;
  int go_version = 0;  // of its module; 0: that of the options
};

struct CheckOptions {
  /// Language version of packages that have none of their own, as 100*major+minor ("1.22" is 122); decides
  /// loop-variable scope in lowering, and what is refused here.
  int go_version = 123;
};

/// Checks packages in the given (dependency) order. Errors go to `diagnostics` with gc's wording and position; the
/// result is usable for every function without errors.
Checked check_packages(const SourceSet& sources, Ast& ast, std::vector<PackageSource> packages,
                       const CheckOptions& options, Diagnostics& diagnostics);

// ------------------------------------------------------------------------------------------------ queries on types

/// Result of looking up a selector on a type (Go spec, "Selectors"): a field, a concrete method or an interface method.
struct Lookup {
  bool found = false;
  bool ambiguous = false;
  Selection selection;
};
/// Looks up field or method `name` (as seen from `from`) in `type` with embedding and promotion. For a method the
/// selection's `object` is the declared method (of the origin type for instances; substitute with the receiver's
/// type_args).
Lookup lookup(Checked& checked, const Ast& ast, TypeId type, Symbol name, PackageId from);

/// A method of `type`'s method set that lowering must generate to fill an interface table.
struct MethodSetEntry {
  Symbol name;
  PackageId package;    // of unexported names
  Selection selection;  // how to reach it from a value of `type`
};
/// The method set of `type` (Go spec, "Method sets"), sorted by name text; includes promoted methods.
std::vector<MethodSetEntry> method_set(Checked& checked, const Ast& ast, TypeId type);

/// Whether `type` implements `interface_type`; otherwise the first missing method's name and why is put in `why` (gc's
/// wording).
bool implements(Checked& checked, const Ast& ast, TypeId type, TypeId interface_type, std::string* why = nullptr);
bool is_comparable(Checked& checked, TypeId type);
bool is_interface(Checked& checked, TypeId type);  // an interface type, not a type parameter
/// The type as Go writes it in messages and %T: `main.T`, `[]int`, `map[string]chan<- bool`. `qualified` adds package
/// names.
std::string to_string(const Checked& checked, const Ast& ast, TypeId type, bool qualified = true);
/// The type as package reflect and %T write it: `main.T`, `[]uint8`, `interface {}`.
std::string runtime_type_string(const Checked& checked, const Ast& ast, TypeId type);

}  // namespace stalemate::frontend
