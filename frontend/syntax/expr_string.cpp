// Expressions as Go source on one line. Written with an explicit worklist: operator chains are left-deep trees of any
// depth, so recursion per node would overflow the stack.
#include <initializer_list>

#include "frontend/syntax/ast.hpp"

namespace stalemate::frontend {
namespace {

class Printer {
 public:
  explicit Printer(const Ast& ast) : ast_(ast) {}

  std::string print(ExprId id) {
    todo_.push_back(id);
    while (!todo_.empty()) {
      const Part part = todo_.back();
      todo_.pop_back();
      if (const auto* text = std::get_if<std::string_view>(&part)) {
        out_ += *text;
      } else if (const ExprId expr = std::get<ExprId>(part)) {
        std::visit([this](const auto& data) { this->expand(data); }, ast_[expr].data);
        // expand() collected the parts in reading order; the worklist is a stack.
        todo_.insert(todo_.end(), parts_.rbegin(), parts_.rend());
        parts_.clear();
      }
    }
    return std::move(out_);
  }

 private:
  using Part = std::variant<std::string_view, ExprId>;

  void put(std::initializer_list<Part> parts) { parts_.insert(parts_.end(), parts); }
  void put(Part part) { parts_.push_back(part); }

  void put_list(const std::vector<ExprId>& list, std::string_view separator = ", ") {
    for (std::size_t i = 0; i < list.size(); ++i) {
      if (i != 0) put(separator);
      put(list[i]);
    }
  }

  void put_fields(const std::vector<Field>& fields, std::string_view separator = ", ") {
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if (i != 0) put(separator);
      put_list(fields[i].names);
      if (!fields[i].names.empty()) put(" ");
      put(fields[i].type);
    }
  }

  /// Everything of a function type but the word `func`.
  void put_signature(const FuncType& type) {
    if (!type.type_params.empty()) {
      put("[");
      put_fields(type.type_params);
      put("]");
    }
    put("(");
    put_fields(type.params);
    put(")");
    if (type.results.empty()) return;
    put(" ");
    if (type.results.size() == 1 && type.results.front().names.empty()) return put(type.results.front().type);
    put("(");
    put_fields(type.results);
    put(")");
  }

  void expand(const BadExpr&) { put("BadExpr"); }
  void expand(const Ident& x) { put(ast_.name(x.name)); }
  void expand(const BasicLit& x) { put(std::string_view(x.text)); }
  void expand(const FuncLit& x) { put({x.type, " {…}"}); }
  void expand(const CompositeLit& x) { put({x.type, x.elements.empty() ? "{}" : "{…}"}); }
  void expand(const KeyValue& x) { put({x.key, ": ", x.value}); }
  void expand(const Paren& x) { put({"(", x.x, ")"}); }
  void expand(const Selector& x) { put({x.x, ".", x.name}); }
  void expand(const Index& x) {
    put({x.x, "["});
    put_list(x.indices);
    put("]");
  }
  void expand(const SliceExpr& x) {
    put({x.x, "[", x.low, ":", x.high});
    if (x.three) put({":", x.max});
    put("]");
  }
  void expand(const TypeAssert& x) {
    put({x.x, ".("});
    if (x.type) {
      put(x.type);
    } else {
      put("type");
    }
    put(")");
  }
  void expand(const Call& x) {
    put({x.fun, "("});
    put_list(x.args);
    put(x.has_ellipsis ? "...)" : ")");
  }
  void expand(const Star& x) { put({"*", x.x}); }
  void expand(const Unary& x) { put({spelling(x.op), x.x}); }
  void expand(const Binary& x) { put({x.x, " ", spelling(x.op), " ", x.y}); }
  void expand(const ArrayType& x) {
    if (x.is_slice) {
      put("[]");
    } else if (x.is_elided) {
      put("[...]");
    } else {
      put({"[", x.length, "]"});
    }
    put(x.element);
  }
  void expand(const StructType& x) {
    put("struct{");
    put_fields(x.fields, "; ");
    put("}");
  }
  void expand(const FuncType& x) {
    put("func");
    put_signature(x);
  }
  void expand(const InterfaceType& x) {
    put("interface{");
    bool first = true;
    for (const InterfaceType::Method& method : x.methods) {
      if (!first) put("; ");
      first = false;
      put(method.name);
      if (const auto* type = ast_.as<FuncType>(method.type)) put_signature(*type);
    }
    if (!first && !x.embedded.empty()) put("; ");
    put_list(x.embedded, "; ");
    put("}");
  }
  void expand(const MapType& x) { put({"map[", x.key, "]", x.value}); }
  void expand(const ChanType& x) {
    const bool ambiguous = x.dir != ChanDir::recv && is_receive_channel(x.element);
    put(x.dir == ChanDir::send ? "chan<- " : x.dir == ChanDir::recv ? "<-chan " : "chan ");
    if (x.dir != ChanDir::both || !ambiguous) return put(x.element);
    put({"(", x.element, ")"});
  }
  void expand(const Ellipsis& x) { put({"...", x.element}); }

  /// `chan <-chan T` would be read as `chan<- chan T`.
  bool is_receive_channel(ExprId id) const {
    const auto* channel = ast_.as<ChanType>(id);
    return channel != nullptr && channel->dir == ChanDir::recv;
  }

  const Ast& ast_;
  std::vector<Part> todo_;
  std::vector<Part> parts_;
  std::string out_;
};

}  // namespace

std::string to_string(const Ast& ast, ExprId id) { return Printer(ast).print(id); }

}  // namespace stalemate::frontend
