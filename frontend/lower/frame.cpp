// Frame words, instructions, variables and boxes.
#include "frontend/lower/function_lowering.hpp"
#include "model/check.hpp"

namespace stalemate::frontend {

using model::Op;
using model::WordKind;

FunctionLowering::FunctionLowering(ProgramLowering& program, model::FunctionIndex index, std::string name,
                                   const Substitution& substitution, const VariableUses& uses, PackageId package)
    : program_(program), index_(index), substitution_(substitution), uses_(uses), package_(package) {
  function_.name = std::move(name);
  function_.is_library = program.is_library(package);
}

Slot FunctionLowering::words_of_kinds(const std::vector<WordKind>& kinds) {
  Slot slot;
  auto& reusable = free_[kinds];
  if (!reusable.empty() && !kinds.empty()) {
    slot = reusable.back();
    reusable.pop_back();
  } else {
    slot = static_cast<Slot>(function_.kinds.size());
    function_.kinds.insert(function_.kinds.end(), kinds.begin(), kinds.end());
    function_.variables.resize(function_.kinds.size());
  }
  live_.emplace_back(slot, kinds);
  return slot;
}

Slot FunctionLowering::words(TypeId type) { return words_of_kinds(program_.layout(type).layout); }

void FunctionLowering::give_back(std::vector<Allocation>& list, std::size_t mark) {
  while (list.size() > mark) {
    free_[list.back().second].push_back(list.back().first);
    list.pop_back();
  }
}

std::uint32_t FunctionLowering::emit(Op op, std::int32_t a, std::int32_t b, std::int32_t c, std::int32_t k,
                                     std::uint8_t t, std::uint16_t n) {
  function_.code.push_back({op, t, n, a, b, c, k});
  function_.positions.push_back(program_.position(pos_));
  function_.labels.push_back(0);
  return here() - 1;
}

void FunctionLowering::label(std::string_view text) {
  std::string line(text);
  if (line.size() > 60) line = line.substr(0, 57) + "...";
  if (!function_.labels.empty()) function_.labels.back() = static_cast<std::uint32_t>(program_.text(line));
}

std::uint16_t FunctionLowering::size(TypeId type) {
  const std::uint32_t size = program_.layout(type).size;
  if (size > 0xFFFF) {
    unsupported(pos_, "value of more than 65535 words", "use a slice instead of a large array");
    return 0;
  }
  return static_cast<std::uint16_t>(size);
}

void FunctionLowering::move(Slot to, Slot from, TypeId type) {
  const std::uint16_t count = size(type);
  if (to != from && count != 0) emit(Op::move, to, from, 0, 0, 0, count);
}

Slot FunctionLowering::integer_constant(std::int64_t value) {
  const Slot slot = scalar();
  emit(Op::constant, slot, 0, 0, program_.word(static_cast<model::Word>(value)));
  return slot;
}

std::uint32_t FunctionLowering::jump_if(Slot condition, bool when) {
  return emit(when ? Op::jump_if : Op::jump_unless, condition, -1);
}

void FunctionLowering::patch(std::uint32_t pc, std::uint32_t target) {
  model::Instruction& instruction = function_.code[pc];
  const auto value = static_cast<std::int32_t>(target);
  if (instruction.op == Op::jump)
    instruction.a = value;
  else if (instruction.op == Op::map_next)
    instruction.k = value;
  else
    instruction.b = value;
}

Slot FunctionLowering::box(TypeId type, Pos pos, std::string name) {
  const Slot slot = ref();
  emit(Op::new_object, slot, 0, static_cast<std::int32_t>(program_.site(pos, std::move(name), index_)),
       static_cast<std::int32_t>(program_.type(type)));
  return slot;
}

Variable* FunctionLowering::find(ObjectId object) {
  auto it = variables_.find(object.value);
  return it == variables_.end() ? nullptr : &it->second;
}

void FunctionLowering::declare(ObjectId object, Slot initial, bool adopt) {
  const Object& o = checked().object(object);
  Variable variable;
  variable.type = object_type(object);
  variable.boxed = uses_.boxed(object, program_.per_iteration_loops(package_));
  const std::string name(ast().name(o.name));
  if (variable.boxed) {
    variable.slot = box(variable.type, o.pos, name);
    if (initial >= 0) emit(Op::store, variable.slot, initial, 0, 0, 0, size(variable.type));
  } else if (adopt) {
    variable.slot = initial;
  } else {
    variable.slot = words(variable.type);
    const std::uint16_t count = size(variable.type);
    if (initial >= 0)
      move(variable.slot, initial, variable.type);
    else if (count != 0)
      emit(Op::zero, variable.slot, 0, 0, 0, 0, count);
  }
  // The words belong to the block now, not to the statement.
  for (std::size_t i = live_.size(); i-- > 0;)
    if (live_[i].first == variable.slot) {
      variable_words_.push_back(std::move(live_[i]));
      live_.erase(live_.begin() + static_cast<std::ptrdiff_t>(i));
      break;
    }
  if (static_cast<std::size_t>(variable.slot) < function_.variables.size())
    function_.variables[static_cast<std::size_t>(variable.slot)] = name;
  variables_[object.value] = variable;
}

void FunctionLowering::declare_parameters(const std::vector<ObjectId>& params, const std::vector<ObjectId>& results,
                                          ObjectId receiver) {
  std::vector<std::pair<ObjectId, Slot>> boxed;
  auto parameter = [&](ObjectId object) {
    const TypeId type = object_type(object);
    const Slot slot = words(type);
    function_.parameter_words += program_.layout(type).size;
    if (uses_.boxed(object, program_.per_iteration_loops(package_)))
      boxed.emplace_back(object, slot);
    else
      variables_[object.value] = {slot, false, type};
    if (static_cast<std::size_t>(slot) < function_.variables.size())
      function_.variables[static_cast<std::size_t>(slot)] = ast().name(checked().object(object).name);
  };
  if (receiver) parameter(receiver);
  for (ObjectId object : params) parameter(object);
  // Results stand next to each other, so that returning is one copy.
  std::vector<WordKind> kinds;
  for (ObjectId object : results) {
    const auto& layout = program_.layout(object_type(object)).layout;
    kinds.insert(kinds.end(), layout.begin(), layout.end());
  }
  function_.result_base = static_cast<std::uint32_t>(words_of_kinds(kinds));
  function_.result_words = static_cast<std::uint32_t>(kinds.size());
  live_.clear();  // parameters and results stay for the whole function
  Slot next = static_cast<Slot>(function_.result_base);
  for (ObjectId object : results) {
    const TypeId type = object_type(object);
    results_.push_back(object);
    result_types_.push_back(type);
    if (!uses_.boxed(object, program_.per_iteration_loops(package_))) {
      variables_[object.value] = {next, false, type};
    } else {
      boxed.emplace_back(object, Slot{-1});
    }
    next += static_cast<Slot>(program_.layout(type).size);
  }
  for (auto [object, slot] : boxed) declare(object, slot);
  for (ObjectId object : results_) result_variables_.push_back(*find(object));
}

void FunctionLowering::declare_captures(std::uint32_t key) {
  key_ = key;
  function_.capture_base = static_cast<std::uint32_t>(function_.kinds.size());
  auto it = uses_.captures.find(key);
  if (it == uses_.captures.end()) return;
  for (ObjectId object : it->second) {
    const TypeId type = object_type(object);
    const bool boxed = uses_.boxed(object, program_.per_iteration_loops(package_));
    const Slot slot = static_cast<Slot>(function_.kinds.size());
    const auto layout = boxed ? std::vector<WordKind>{WordKind::ref} : program_.layout(type).layout;
    function_.kinds.insert(function_.kinds.end(), layout.begin(), layout.end());
    function_.variables.resize(function_.kinds.size());
    if (!layout.empty())
      function_.variables[static_cast<std::size_t>(slot)] = ast().name(checked().object(object).name);
    variables_[object.value] = {slot, boxed, type};
  }
  function_.capture_words = static_cast<std::uint32_t>(function_.kinds.size()) - function_.capture_base;
}

void FunctionLowering::declare_captures_first(ExprId literal, const std::vector<ObjectId>& params,
                                              const std::vector<ObjectId>& results) {
  declare_parameters(params, results, {});
  declare_captures(function_key(literal));
}

void FunctionLowering::body(StmtId id) {
  complaint_ = complaint_of(id);
  block(ast().as<BlockStmt>(id)->stmts);
  at(Pos{ast()[id].end.value - 1});
  epilogue();
}

void FunctionLowering::lower_declared(const Object& object, StmtId body_id) {
  function_.declared = program_.position(object.pos);
  at(object.pos);
  declare_parameters(object.params, object.results, object.receiver_object);
  const std::string_view directive = program_.directive(object);
  reads_constants_ = directive.starts_with("//stalemate:constant");
  if (constexpr std::string_view assumes = "//stalemate:assumes "; directive.starts_with(assumes)) {
    program_.program.assumptions.emplace_back(directive.substr(assumes.size()));
  }
  if (const std::string_view atomic = directive; atomic.starts_with("//stalemate:atomic")) {
    function_.is_synchronised = true;
    const bool reads = atomic.find("read") != std::string_view::npos;
    const bool addressed = reads || atomic.find("write") != std::string_view::npos;
    const bool beyond = atomic.find("beyond") != std::string_view::npos;
    emit(Op::atomic_begin, 0, 0, 0, 0,
         static_cast<std::uint8_t>((reads ? 1 : 0) | (addressed ? 2 : 0) | (beyond ? 4 : 0)));
  }
  body(body_id);
  finish();
}

void FunctionLowering::lower_initializer(const Initializer& initializer) {
  at(program_.ast[initializer.rhs].pos);
  std::vector<Slot> values;
  std::vector<TypeId> value_types;
  auto variable = [&](std::size_t i) {
    Place target;
    target.kind = Place::Kind::memory;
    target.type = object_type(initializer.lhs[i]);
    target.slot = ref();
    target.name = ast().name(checked().object(initializer.lhs[i]).name);
    emit(Op::constant, target.slot, 0, 0, program_.word(model::Ref{1, program_.global(initializer.lhs[i])}.word()));
    return target;
  };
  if (initializer.lhs.size() == 1) {
    naming_ = ast().name(checked().object(initializer.lhs[0]).name);
    const Slot v = value(initializer.rhs, object_type(initializer.lhs[0]));
    naming_.clear();
    store(variable(0), v);
  } else if (checked().at(strip(initializer.rhs)).mode == Mode::comma_ok ||
             checked().at(strip(initializer.rhs)).mode == Mode::map_index) {
    const TypeId type = type_of(initializer.rhs);
    const Slot v = words(type), ok = scalar();
    comma_ok(initializer.rhs, v, ok);
    store(variable(0), assignable(v, type, object_type(initializer.lhs[0]), -1));
    const TypeId ok_type = object_type(initializer.lhs[1]);
    store(variable(1), assignable(ok, types().basic(BasicKind::bool_), ok_type, -1));
  } else {
    Slot slot = multi_value(initializer.rhs, value_types);
    for (std::size_t i = 0; i < initializer.lhs.size(); ++i) {
      const std::uint16_t count = size(value_types[i]);
      if (ast().name(checked().object(initializer.lhs[i]).name) != "_")
        store(variable(i), assignable(slot, value_types[i], object_type(initializer.lhs[i]), -1));
      slot += count;
    }
  }
  emit(Op::ret);
  finish();
}

void FunctionLowering::need_defer_slot() {
  if (has_defer_) return;
  has_defer_ = true;
  function_.defer_slot = static_cast<std::int32_t>(function_.kinds.size());
  function_.kinds.push_back(WordKind::ref);
  function_.variables.emplace_back();
}

void FunctionLowering::epilogue() {
  for (std::uint32_t pc : returns_) patch_here(pc);
  function_.epilogue = here();
  if (has_defer_) emit(Op::run_defers);
  Slot next = static_cast<Slot>(function_.result_base);
  for (std::size_t i = 0; i < result_variables_.size(); ++i) {
    const Variable& variable = result_variables_[i];
    const std::uint16_t count = size(result_types_[i]);
    if (variable.boxed && count != 0) emit(Op::load, next, variable.slot, 0, 0, 0, count);
    next += count;
  }
  emit(Op::ret);
}

void FunctionLowering::finish() {
  if (!has_defer_) function_.epilogue = 0;
  CHECK(program_.program.functions.size() > index_, "function index was not reserved");
  // What is known of each word at each instruction takes memory for each pair of them.
  constexpr std::size_t facts_max = 4'000'000'000;
  if (function_.code.size() * function_.kinds.size() > facts_max) {
    unsupported(pos_,
                "function with " + std::to_string(function_.kinds.size()) + " words of variables in " +
                    std::to_string(function_.code.size()) + " instructions",
                "split it");
  }
  program_.program.functions[index_] = std::move(function_);
}

BasicKind FunctionLowering::basic_kind(TypeId type) {
  const auto* basic = types().under<BasicType>(type);
  return basic ? basic->kind : BasicKind::invalid;
}

bool FunctionLowering::is_float(TypeId type) {
  const BasicKind kind = basic_kind(type);
  return kind == BasicKind::float32 || kind == BasicKind::float64 || kind == BasicKind::untyped_float;
}

bool FunctionLowering::is_integer(TypeId type) {
  const BasicKind kind = basic_kind(type);
  return (kind >= BasicKind::int_ && kind <= BasicKind::uintptr) || kind == BasicKind::untyped_int ||
         kind == BasicKind::untyped_rune;
}

bool FunctionLowering::is_unsigned(TypeId type) {
  const BasicKind kind = basic_kind(type);
  return kind >= BasicKind::uint && kind <= BasicKind::uintptr;
}

model::IntKind FunctionLowering::int_kind(TypeId type) { return program_.layout(type).int_kind; }

ExprId FunctionLowering::strip(ExprId id) const {
  while (const auto* paren = program_.ast.as<Paren>(id)) id = paren->x;
  return id;
}

bool FunctionLowering::is_blank(ExprId id) const {
  id = strip(id);
  return ast().as<Ident>(id) != nullptr && ast().ident_name(id) == "_";
}

Builtin FunctionLowering::builtin_of(ExprId fun) {
  fun = strip(fun);
  if (const auto* qualified = ast().as<Selector>(fun)) fun = qualified->name;
  return checked().object(checked().ident_objects[fun.value]).builtin;
}

}  // namespace stalemate::frontend
