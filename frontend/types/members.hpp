// Fields and methods of types: selectors with embedding and promotion, and which methods a type lacks for an interface
// (Go spec, "Selectors", "Method sets", "Implementing an interface"). The search goes breadth first through embedded
// fields; the shallowest depth with a match decides, and two matches there are ambiguous.
#pragma once

#include <functional>

#include "frontend/types/checked.hpp"

namespace stalemate::frontend {

struct Member {
  enum class Kind : std::uint8_t { none, ambiguous, field, method, interface_method };
  Kind kind = Kind::none;
  std::vector<std::uint32_t> path;  // to the field, or to the embedded field that has the method
  bool indirect = false;            // a pointer was followed on the way (the receiver's own included)
  TypeId holder;                    // methods: the Named, instance or interface that has it
  ObjectId method;                  // Kind::method
  TypeId type;                      // of a field; the signature of a method, receiver not included
  Pos pos;                          // of the field's declaration

  bool is_method() const { return kind == Kind::method || kind == Kind::interface_method; }
  bool found() const { return kind == Kind::field || is_method(); }
};

/// Why a type has not all the methods of an interface.
struct MissingMethod {
  enum class Why : std::uint8_t { none, missing, other_case, pointer_receiver, wrong_type, ambiguous, is_field };
  Why why = Why::none;
  Symbol name;
  TypeId have, want;  // signatures, for wrong_type and other_case
  Symbol have_name;   // other_case
};

class Members {
 public:
  /// `resolve` is called for a method before its signature is looked at; checking resolves declarations lazily.
  Members(TypeTable& types, std::deque<Object>& objects, const Ast& ast, std::function<void(ObjectId)> resolve)
      : types_(types), objects_(objects), ast_(ast), resolve_(std::move(resolve)) {}

  /// The field or method `name`, as code of package `from` sees it.
  Member find(TypeId type, Symbol name, PackageId from, bool fold_case = false);
  /// The first method of `interface_type` that `type` lacks.
  MissingMethod missing(TypeId type, TypeId interface_type);
  /// The signature of a method as declared, seen through an instance's type arguments.
  TypeId signature_of(ObjectId method, TypeId holder);

 private:
  struct Embedded;
  bool same_name(Symbol name, PackageId declared, Symbol wanted, PackageId from, bool fold_case) const;

  TypeTable& types_;
  std::deque<Object>& objects_;
  const Ast& ast_;
  std::function<void(ObjectId)> resolve_;
};

}  // namespace stalemate::frontend
