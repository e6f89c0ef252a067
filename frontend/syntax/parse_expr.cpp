// Expressions with operators, and composite literals (Go spec, "Operators", "Composite literals").
#include "frontend/syntax/parser_impl.hpp"

namespace stalemate::frontend {
namespace {

/// Go spec, "Operator precedence"; 0 for tokens that are no binary operators.
int precedence(Tok tok) {
  switch (tok) {
    case Tok::lor: return 1;
    case Tok::land: return 2;
    case Tok::eql:
    case Tok::neq:
    case Tok::lss:
    case Tok::leq:
    case Tok::gtr:
    case Tok::geq: return 3;
    case Tok::add:
    case Tok::sub:
    case Tok::or_:
    case Tok::xor_: return 4;
    case Tok::mul:
    case Tok::quo:
    case Tok::rem:
    case Tok::and_:
    case Tok::and_not:
    case Tok::shl:
    case Tok::shr: return 5;
    default: return 0;
  }
}

}  // namespace

std::vector<ExprId> Parser::parse_expr_list() {
  std::vector<ExprId> exprs;
  do exprs.push_back(parse_expr());
  while (got(Tok::comma));
  return exprs;
}

/// Goes on after `left` with operators that bind tighter than `precedence_min`. Recursion is at most five deep.
ExprId Parser::parse_binary(ExprId left, int precedence_min) {
  for (;;) {
    const Tok op = token_.kind;
    const int op_precedence = precedence(op);
    if (op_precedence <= precedence_min) return left;
    const Pos op_pos = pos();
    next();
    const ExprId right = parse_binary(parse_unary(), op_precedence);
    left = expr(start(left), Binary{op, left, right, op_pos});
  }
}

ExprId Parser::parse_unary() {
  const Nesting nesting(*this);
  if (!nesting.ok()) return too_deep();
  const Pos at_pos = pos();
  const Tok op = token_.kind;
  switch (op) {
    case Tok::mul: next(); return expr(at_pos, Star{parse_unary()});
    case Tok::add:
    case Tok::sub:
    case Tok::not_:
    case Tok::xor_:
    case Tok::and_:
    case Tok::tilde: next(); return expr(at_pos, Unary{op, parse_unary()});
    case Tok::arrow: return parse_receive();
    default: return parse_primary({});
  }
}

/// `<-x` receives, unless x turns out to be a channel type: then the arrow belongs to it, as in `<-chan int`. And as it
/// binds to the left-most `chan` possible, the arrows of `<-chan<- chan T` move one to the left: `<-chan (<-chan T)`.
ExprId Parser::parse_receive() {
  const Pos arrow = pos();
  next();
  const ExprId x = parse_unary();
  if (!is<ChanType>(x)) return expr(arrow, Unary{Tok::arrow, x});
  std::vector<ExprId> channels;
  ExprId element = x;
  ChanDir dir = ChanDir::send;
  while (dir == ChanDir::send) {
    const ChanType* channel = ast_.as<ChanType>(element);
    if (channel == nullptr) {
      syntax_error("unexpected " + quote(element) + ", expected chan");
      break;
    }
    dir = channel->dir;
    if (dir == ChanDir::recv) syntax_error("unexpected <-, expected chan");
    channels.push_back(element);
    element = channel->element;
  }
  for (auto it = channels.rbegin(); it != channels.rend(); ++it) {
    const bool is_outermost = std::next(it) == channels.rend();
    element = ast_.add(Expr{is_outermost ? arrow : start(*it), ast_[*it].end, ChanType{ChanDir::recv, element}});
  }
  return element;
}

/// A `{` after `x` starts a composite literal if x may be a type and the brace cannot be that of a block.
bool Parser::may_be_literal_type(ExprId x) const {
  const ExprId type = unparen(x);
  if (is<Ident>(type) || is<Selector>(type)) return expr_level_ >= 0;
  if (is<Index>(type)) return expr_level_ >= 0 && !is_value(type);
  return is<ArrayType>(type) || is<StructType>(type) || is<MapType>(type);
}

/// Whether the expression can only be a value, not a type.
bool Parser::is_value(ExprId x) const {
  for (;;) {
    if (const Paren* paren = ast_.as<Paren>(x)) {
      x = paren->x;
    } else if (const Index* index = ast_.as<Index>(x)) {
      for (const ExprId i : index->indices)
        if (is_value(i)) return true;
      x = index->x;
    } else {
      return is<BasicLit>(x) || is<CompositeLit>(x) || is<FuncLit>(x) || is<SliceExpr>(x) || is<TypeAssert>(x) ||
             is<Call>(x) || is<Unary>(x) || is<Binary>(x);
    }
  }
}

/// At the `{` of a composite literal; `type` is absent where the literal's type is elided.
ExprId Parser::parse_literal_value(Pos at_pos, ExprId type) {
  CompositeLit literal;
  literal.type = type;
  literal.lbrace = pos();
  const Nesting nesting(*this);
  if (!nesting.ok()) return too_deep();
  const Bracketed bracketed(*this);
  want(Tok::lbrace);
  literal.rbrace = list("composite literal", Tok::comma, Tok::rbrace, [&] {
    ExprId element = parse_element();
    if (at(Tok::colon)) {
      const Pos colon = pos();
      next();
      const ExprId value = parse_element();
      element = expr(start(element), KeyValue{element, value, colon});
    }
    literal.elements.push_back(element);
    return false;
  });
  return expr(at_pos, std::move(literal));
}

ExprId Parser::parse_element() { return at(Tok::lbrace) ? parse_literal_value(pos(), {}) : parse_expr(); }

}  // namespace stalemate::frontend
