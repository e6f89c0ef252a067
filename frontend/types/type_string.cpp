// Types as text: as gc writes them in messages, and as package reflect does at run time (%T).
#include "frontend/types/type_string.hpp"

#include <algorithm>

#include "frontend/types/checked.hpp"
#include "frontend/types/predicates.hpp"

namespace stalemate::frontend {
namespace {

/// Aliases may repeat a type any number of times, so its text could be exponentially long.
constexpr std::size_t text_length_max = 2000;

class TypeWriter {
 public:
  TypeWriter(const Checked& checked, const Ast& ast, TypeStyle style, PackageId local)
      : checked_(checked), ast_(ast), style_(style), local_(local) {}

  std::string take() { return std::move(out_); }

  void write(TypeId id) {
    if (out_.size() > text_length_max) {
      if (!out_.ends_with("…")) out_ += "…";
      return;
    }
    std::visit([&](const auto& t) { put(id, t); }, checked_.types[id]);
  }

  void write_params(const SignatureType& t) {
    out_ += '(';
    for (std::size_t i = 0; i < t.params.size(); ++i) {
      if (i != 0) out_ += ", ";
      if (t.variadic && i + 1 == t.params.size()) {
        out_ += "...";
        const auto* slice = checked_.types.as<SliceOfType>(t.params[i]);
        write(slice != nullptr ? slice->element : t.params[i]);
      } else {
        write(t.params[i]);
      }
    }
    out_ += ')';
    if (t.results.size() == 1) {
      out_ += ' ';
      write(t.results[0]);
    } else if (t.results.size() > 1) {
      out_ += " (";
      list(t.results);
      out_ += ')';
    }
  }

 private:
  bool runtime() const { return style_ == TypeStyle::runtime; }

  void list(const std::vector<TypeId>& types, const char* separator = ", ") {
    for (std::size_t i = 0; i < types.size(); ++i) {
      if (i != 0) out_ += separator;
      write(types[i]);
    }
  }

  void put(TypeId, const BasicType& t) {
    static constexpr const char* names[] = {
        "invalid type",   "bool",         "int",         "int8",         "int16",         "int32",
        "int64",          "uint",         "uint8",       "uint16",       "uint32",        "uint64",
        "uintptr",        "float32",      "float64",     "complex64",    "complex128",    "string",
        "unsafe.Pointer", "untyped bool", "untyped int", "untyped rune", "untyped float", "untyped complex",
        "untyped string", "untyped nil"};
    // Byte and uint8 are one type, as are rune and int32. People write the aliases of the first, and slices of the
    // second.
    if (t.kind == BasicKind::uint8 && !runtime()) {
      out_ += "byte";
      return;
    }
    out_ += names[static_cast<std::size_t>(t.kind)];
  }
  void put(TypeId, const PointerType& t) { out_ += '*', write(t.element); }
  void put(TypeId, const SliceOfType& t) {
    out_ += "[]";
    const auto* basic = checked_.types.as<BasicType>(t.element);
    if (basic != nullptr && basic->kind == BasicKind::int32 && !runtime()) {
      out_ += "rune";
      return;
    }
    write(t.element);
  }
  void put(TypeId, const ArrayOfType& t) { out_ += '[' + std::to_string(t.length) + ']', write(t.element); }
  void put(TypeId, const MapOfType& t) { out_ += "map[", write(t.key), out_ += ']', write(t.value); }
  void put(TypeId, const ChanOfType& t) {
    const auto* inner = checked_.types.as<ChanOfType>(t.element);
    const bool ambiguous = inner != nullptr && inner->dir == ChanDir::recv && t.dir != ChanDir::recv;
    out_ += t.dir == ChanDir::recv ? "<-chan " : t.dir == ChanDir::send ? "chan<- " : "chan ";
    if (ambiguous) out_ += '(';
    write(t.element);
    if (ambiguous) out_ += ')';
  }
  void put(TypeId, const StructOfType& t) {
    const char* space = runtime() ? " " : "";
    out_ += runtime() ? "struct {" : "struct{";
    for (std::size_t i = 0; i < t.fields.size(); ++i) {
      const StructField& field = t.fields[i];
      out_ += i == 0 ? space : "; ";
      if (!field.embedded) out_ += std::string(ast_.name(field.name)) + ' ';
      write(field.type);
      if (!field.tag.empty()) out_ += ' ' + field.tag;
    }
    if (!t.fields.empty()) out_ += space;
    out_ += '}';
  }
  void put(TypeId, const SignatureType& t) { out_ += "func", write_params(t); }
  void put(TypeId id, const InterfaceOfType& t) {
    if (id == checked_.any_type) {
      out_ += runtime() ? "interface {}" : "any";
      return;
    }
    // A constraint written as a bare union.
    if (t.methods.empty() && !t.comparable && t.unions.size() == 1 && !runtime()) {
      put_union(t.unions.front());
      return;
    }
    out_ += runtime() ? "interface { " : "interface{";
    const char* separator = "";
    for (const InterfaceMethod& method : t.methods) {
      const std::string_view name = ast_.name(method.name);
      out_ += separator;
      // Names that are not exported belong to their package.
      if (runtime() && method.package && !is_exported(name))
        out_ += std::string(ast_.name(checked_.packages[method.package.value].name)) + '.';
      out_ += name;
      if (const auto* signature = checked_.types.as<SignatureType>(method.signature)) write_params(*signature);
      separator = "; ";
    }
    if (t.comparable) out_ += std::string(separator) + "comparable", separator = "; ";
    for (const auto& terms : t.unions) {
      out_ += separator;
      put_union(terms);
      separator = "; ";
    }
    out_ += runtime() ? " }" : "}";
  }
  void put_union(const std::vector<UnionTerm>& terms) {
    for (std::size_t i = 0; i < terms.size(); ++i) {
      if (i != 0) out_ += " | ";
      if (terms[i].tilde) out_ += '~';
      write(terms[i].type);
    }
  }
  void put(TypeId, const TupleType& t) {
    out_ += '(';
    list(t.elements);
    out_ += ')';
  }
  void put(TypeId, const NamedType& t) {
    const Object& object = checked_.object(t.object);
    if (object.package && style_ != TypeStyle::unqualified && (runtime() || object.package != local_)) {
      out_ += std::string(ast_.name(checked_.packages[object.package.value].name)) + '.';
    }
    out_ += ast_.name(object.name);
    if (t.type_args.empty()) return;
    // Types declared inside generic functions have the function's type parameters as hidden arguments.
    if (!runtime() && !object.is_package_level) return;
    out_ += '[';
    list(t.type_args, ",");
    out_ += ']';
  }
  void put(TypeId, const TypeParamType& t) { out_ += ast_.name(checked_.object(t.object).name); }

  const Checked& checked_;
  const Ast& ast_;
  TypeStyle style_;
  PackageId local_;
  std::string out_;
};

}  // namespace

std::string type_text(const Checked& checked, const Ast& ast, TypeId type, TypeStyle style, PackageId local) {
  TypeWriter writer(checked, ast, style, local);
  writer.write(type);
  return writer.take();
}

std::string method_text(const Checked& checked, const Ast& ast, Symbol name, TypeId signature, PackageId local) {
  TypeWriter writer(checked, ast, TypeStyle::message, local);
  const auto* type = checked.types.as<SignatureType>(signature);
  if (type != nullptr) writer.write_params(*type);
  return std::string(ast.name(name)) + writer.take();
}

std::string to_string(const Checked& checked, const Ast& ast, TypeId type, bool qualified) {
  return type_text(checked, ast, type, qualified ? TypeStyle::message : TypeStyle::unqualified, {});
}

std::string runtime_type_string(const Checked& checked, const Ast& ast, TypeId type) {
  return type_text(checked, ast, type, TypeStyle::runtime, {});
}

}  // namespace stalemate::frontend
