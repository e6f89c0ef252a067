// Drives lowering: the queue of function instances, package variables, package initialisation, the start function.
#include "frontend/lower/program_lowering.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "frontend/lower/function_lowering.hpp"

namespace stalemate::frontend {

using model::Op;
using model::WordKind;

ProgramLowering::ProgramLowering(const SourceSet& sources_in, const Ast& ast_in, Checked& checked_in,
                                 const LowerOptions& options_in)
    : sources(sources_in), ast(ast_in), checked(checked_in), options(options_in) {
  program.types.resize(1);
  program.sites.resize(1);
  program.texts.emplace_back();
  texts_[""] = 0;
  for (std::uint32_t i = 0; i < sources.file_count(); ++i) {
    program.files.push_back(sources.file(i).path);
    program.file_is_library.push_back(sources.file(i).is_library);
  }
}

void ProgramLowering::unsupported(Pos pos, std::string what, std::string hint) {
  diagnostics.error(DiagnosticKind::unsupported, pos, what + " is not supported", std::move(hint));
}

std::int32_t ProgramLowering::refusal(Pos pos, const std::string& what, std::string hint) {
  refusals_.push_back(
      {{DiagnosticKind::unsupported, Severity::error, pos, what + " is not supported", std::move(hint)}});
  return static_cast<std::int32_t>(refusals_.size() - 1);
}

model::Position ProgramLowering::position(Pos pos) {
  if (!pos.valid()) return {};
  const Location at = sources.locate(pos);
  return {sources.index_of(pos), at.line, at.column};
}

std::string ProgramLowering::place(Pos pos) const {
  const Location at = sources.locate(pos);
  return std::string(at.file) + ":" + std::to_string(at.line);
}

model::SiteIndex ProgramLowering::site(Pos pos, std::string name, model::FunctionIndex function) {
  program.sites.push_back({position(pos), std::move(name), function});
  return static_cast<model::SiteIndex>(program.sites.size() - 1);
}

std::int32_t ProgramLowering::text(std::string_view t) {
  auto [it, fresh] = texts_.try_emplace(std::string(t), static_cast<std::int32_t>(program.texts.size()));
  if (fresh) program.texts.emplace_back(t);
  return it->second;
}

std::int32_t ProgramLowering::word(model::Word value) {
  auto [it, fresh] = words_.try_emplace(value, static_cast<std::int32_t>(program.words.size()));
  if (fresh) program.words.push_back(value);
  return it->second;
}

std::uint32_t ProgramLowering::global(ObjectId variable) {
  if (auto it = globals_.find(variable.value); it != globals_.end()) return it->second;
  const Object& object = checked.object(variable);
  const std::uint32_t offset = globals_size_;
  const model::TypeIndex index = type(object.type);
  globals_[variable.value] = offset;
  met_variables_.push_back(variable.value);
  globals_size_ += program.types[index].size;
  const std::string package = object.package ? std::string(ast.name(checked.packages[object.package.value].name)) : "";
  program.globals.push_back({package + "." + std::string(ast.name(object.name)), offset, index, position(object.pos)});
  return offset;
}

model::FunctionIndex ProgramLowering::add_function(model::Function function) {
  program.functions.push_back(std::move(function));
  return static_cast<model::FunctionIndex>(program.functions.size() - 1);
}

std::string ProgramLowering::function_name(const FunctionInstance& instance) {
  const Object& object = checked.object(instance.object);
  const std::string package = object.package ? checked.packages[object.package.value].path : "";
  const std::string name(ast.name(object.name));
  if (!object.receiver) return package + "." + name;
  TypeId base = object.receiver;
  if (const auto* pointer = checked.types.as<PointerType>(base)) base = pointer->element;
  std::string type_name = "?";
  if (const auto* named = checked.types.as<NamedType>(base)) type_name = ast.name(checked.object(named->object).name);
  return package + "." + (object.has_pointer_receiver ? "(*" + type_name + ")" : type_name) + "." + name;
}

model::FunctionIndex ProgramLowering::function(const FunctionInstance& instance) {
  if (auto it = functions_.find(instance); it != functions_.end()) return it->second;
  const model::FunctionIndex index = add_function({});
  program.functions[index].name = function_name(instance);
  functions_[instance] = index;
  queue_.emplace_back(instance, index);
  // What an operation calls for its type is part of it: the types it makes would be without end otherwise.
  if (in_operation_ && !instance.type_args.empty() && is_library(checked.object(instance.object).package))
    operations_.insert(index);
  return index;
}

model::FunctionIndex ProgramLowering::method(ObjectId object, TypeId named, bool only_adds) {
  FunctionInstance instance{.object = object, .type_args = {}, .only_adds = only_adds};
  if (const auto* data = checked.types.as<NamedType>(named)) instance.type_args = data->type_args;
  return function(instance);
}

std::string_view ProgramLowering::directive(const Object& object) const {
  if (!is_library(object.package) || !object.decl) return {};
  auto it = directives_.find(object.decl.value);
  if (it != directives_.end()) return it->second;
  std::string& found = directives_[object.decl.value];
  const Pos start = ast[object.decl].pos;
  for (const File& file : checked.packages[object.package.value].files)
    for (const Directive& directive : file.directives)
      if (directive.text.starts_with("//stalemate:") && directive.pos < start &&
          directive.pos.value + directive.text.size() + 1 == start.value)
        found = directive.text;
  return found;
}

/// Puts `refuse` in place of the body; callers find the words they expect.
void ProgramLowering::refuse(model::FunctionIndex index, const FunctionInstance& instance,
                             std::vector<Diagnostic> why) {
  const Object& object = checked.object(instance.object);
  Substitution substitution{object.type_params, instance.type_args};
  if (substitution.args.size() != substitution.params.size()) substitution = {};
  program.functions[index] = {};
  static const VariableUses no_uses;
  FunctionLowering lowering(*this, index, function_name(instance), substitution, no_uses, object.package);
  lowering.refuse_body(object, static_cast<std::int32_t>(refusals_.size()));
  refusals_.push_back(std::move(why));
}

void ProgramLowering::lower_or_refuse(const FunctionInstance& instance, model::FunctionIndex index) {
  std::vector<Diagnostic> why;
  const bool opaque = is_opaque(checked.packages[checked.object(instance.object).package.value]);
  if (const auto faults = checked.faults.find(instance.object.value); !opaque && faults != checked.faults.end()) {
    why = faults->second;
  } else {
    lower_function(instance, index);
    why = diagnostics.sorted();
    diagnostics = {};
  }
  if (why.empty()) return;
  for (Diagnostic& d : why) {
    if (!d.pos.valid()) d.pos = checked.object(instance.object).pos;
  }
  refuse(index, instance, std::move(why));
  // What it shares with others was said to be unsupported now, and will be when they are lowered.
  diagnostics = {};
}

void ProgramLowering::lower_function(const FunctionInstance& instance, model::FunctionIndex index) {
  const Object& object = checked.object(instance.object);
  const auto& decl = *ast.as<FuncDecl>(object.decl);
  Substitution substitution{object.type_params, instance.type_args};
  if (substitution.args.size() != substitution.params.size()) substitution = {};
  const Package& package = checked.packages[object.package.value];
  if (!decl.body || is_opaque(package)) {
    const std::string name = function_name(instance);
    const Intrinsic* intrinsic = find_intrinsic(name);
    static const VariableUses no_uses;
    FunctionLowering lowering(*this, index, name, substitution, no_uses, object.package);
    if (intrinsic) {
      lowering.emit_intrinsic_body(object, *intrinsic);
    } else if (is_opaque(package) || (package.may_lack_bodies && !is_library(object.package) && takes_values(object))) {
      lowering.opaque_body(object);
    } else {
      if (package.may_lack_bodies) {
        unsupported(object.pos, "function `" + name + "` without a body");
      } else {
        fatal_.error(DiagnosticKind::type, object.pos, "missing function body");
      }
      lowering.emit(Op::ret);
      lowering.finish();
    }
    return;
  }
  const VariableUses uses = analyse_variables(ast, checked, &object, decl.body, {});
  FunctionLowering lowering(*this, index, function_name(instance), substitution, uses, object.package);
  if (is_library_position(object.pos)) lowering.function().is_library = true;  // a test's start function
  lowering.function().only_adds = instance.only_adds;
  lowering.function().signature = type(checked.types.substitute(object.type, substitution));
  lowering.lower_declared(object, decl.body);
}

void FunctionLowering::refuse_body(const Object& object, std::int32_t refusal) {
  function_.declared = program_.position(object.pos);
  function_.signature = program_.type(resolve(object.type));
  at(object.pos);
  declare_parameters(object.params, object.results, object.receiver_object);
  emit(Op::refuse, 0, 0, 0, refusal);
  emit(Op::ret);
  finish();
}

void FunctionLowering::emit_intrinsic_body(const Object& object, const Intrinsic& intrinsic) {
  function_.declared = program_.position(object.pos);
  function_.signature = program_.type(object.type);
  at(object.pos);
  declare_parameters(object.params, object.results, object.receiver_object);
  emit_intrinsic(intrinsic, 0, static_cast<Slot>(function_.result_base), {});
  emit(Op::ret);
  finish();
}

void ProgramLowering::lower_initializer(const Initializer& initializer, model::FunctionIndex index) {
  const VariableUses uses = analyse_variables(ast, checked, nullptr, {}, initializer.rhs);
  const PackageId package = checked.object(initializer.lhs[0]).package;
  FunctionLowering lowering(*this, index, checked.packages[package.value].path + ".init", {}, uses, package);
  lowering.lower_initializer(initializer);
}

/// Lowers an initialiser; if it cannot be, notes why.
void ProgramLowering::lower_or_refuse(const Initializer& initializer, model::FunctionIndex index) {
  std::vector<Diagnostic> why;
  for (const ObjectId variable : initializer.lhs) {
    const auto faults = checked.faults.find(variable.value);
    if (faults != checked.faults.end()) why.insert(why.end(), faults->second.begin(), faults->second.end());
  }
  if (why.empty()) {
    const std::size_t known = met_variables_.size();
    lower_initializer(initializer, index);
    why = diagnostics.sorted();
    diagnostics = {};
    // That it would have written its variables is no use of them.
    for (; !why.empty() && met_variables_.size() > known; met_variables_.pop_back()) {
      globals_.erase(met_variables_.back());
    }
  }
  if (why.empty()) return;
  for (Diagnostic& d : why) {
    if (!d.pos.valid()) d.pos = ast[initializer.rhs].pos;
  }
  refused_initializers_.push_back({&initializer, index, std::move(why)});
}

/// An initialiser that was refused is left out if nobody met its variables. If somebody did, that is where the program
/// is refused; with one of the standard library each use of the variables is, which may never be reached.
void ProgramLowering::settle_initializers() {
  for (RefusedInitializer& refused : refused_initializers_) {
    const std::vector<ObjectId>& variables = refused.initializer->lhs;
    const bool is_met = std::ranges::any_of(variables, [&](ObjectId v) { return globals_.contains(v.value); });
    const PackageId package = checked.object(variables[0]).package;
    const Origin origin = checked.packages[package.value].origin;
    program.functions[refused.index] = {};
    static const VariableUses no_uses;
    FunctionLowering lowering(*this, refused.index, "init", {}, no_uses, package);
    const auto refusal = static_cast<std::int32_t>(refusals_.size());
    if (is_met) {
      // What it does besides would be missed.
      const bool has_effects = changes_variables(checked.packages[package.value], refused.initializer->rhs);
      if (origin == Origin::standard && !has_effects) {
        for (const ObjectId v : variables) refuse_uses(v, refusal);
      } else {
        lowering.emit(Op::refuse, 0, 0, 0, refusal);
      }
      refusals_.push_back(std::move(refused.why));
    } else if (origin == Origin::user) {
      program.assumptions.push_back("the initialisation at " + place(ast[refused.initializer->rhs].pos) +
                                    " has no effect on the rest (" + refused.why.front().message + ")");
    }
    lowering.emit(Op::ret);
    lowering.finish();
  }
}

/// Where the address of a package variable is taken the program is refused instead.
void ProgramLowering::refuse_uses(ObjectId variable, std::int32_t refusal) {
  const auto known = globals_.find(variable.value);
  if (known == globals_.end()) return;
  const std::uint32_t first = known->second;
  const auto size = static_cast<std::uint32_t>(layout(checked.object(variable).type).layout.size());
  for (model::Function& function : program.functions) {
    for (model::Instruction& in : function.code) {
      if (in.op != Op::constant || function.kinds[static_cast<std::size_t>(in.a)] != WordKind::ref) continue;
      const model::Ref ref = model::Ref::from_word(program.words[static_cast<std::size_t>(in.k)]);
      if (ref.object != 1 || ref.offset < first || ref.offset - first >= std::max(size, 1U)) continue;
      in = {};
      in.op = Op::refuse;
      in.k = refusal;
    }
  }
}

bool ProgramLowering::initializer_needed(const Package& package, const Initializer& initializer) const {
  if (is_opaque(package)) return false;
  if (!frontend::is_library(package.origin)) return true;
  return std::any_of(initializer.lhs.begin(), initializer.lhs.end(),
                     [&](ObjectId object) { return globals_.contains(object.value); }) ||
         changes_variables(package, initializer.rhs);
}

void ProgramLowering::lower_start(model::FunctionIndex entry) {
  model::Function start;
  start.name = "runtime.main";
  start.is_wrapper = true;
  start.is_library = true;
  auto call = [&](model::FunctionIndex target) {
    start.code.push_back({Op::call, 0, 0, 0, 0, 0, static_cast<std::int32_t>(target)});
  };
  for (std::uint32_t p = 1; p < checked.packages.size(); ++p) {
    const Package& package = checked.packages[p];
    for (std::uint32_t i = 0; i < package.initializers.size(); ++i)
      if (auto it = initializers_.find({p, i}); it != initializers_.end()) call(it->second);
    for (ObjectId object : package.functions)
      if (ast.name(checked.object(object).name) == "init" && !checked.object(object).receiver)
        if (auto it = functions_.find({object, {}}); it != functions_.end()) call(it->second);
  }
  call(entry);
  start.code.push_back({Op::ret, 0, 0, 0, 0, 0, 0});
  start.positions.resize(start.code.size());
  start.labels.resize(start.code.size());
  program.main = add_function(std::move(start));
}

/// The init functions of packages the program uses. Of the library they are left out as long as nothing of their
/// package is met: what they would do there nobody sees.
void ProgramLowering::bring_init_functions() {
  std::vector<bool> is_met(checked.packages.size(), false);
  for (std::uint32_t p = 1; p < checked.packages.size(); ++p) is_met[p] = !is_library(PackageId{p});
  for (const auto& [instance, index] : functions_) is_met[checked.object(instance.object).package.value] = true;
  for (const auto& [variable, offset] : globals_) is_met[checked.object(ObjectId{variable}).package.value] = true;
  for (std::uint32_t p = 1; p < checked.packages.size(); ++p) {
    if (!is_met[p] || is_opaque(checked.packages[p])) continue;
    for (ObjectId object : checked.packages[p].functions) {
      if (ast.name(checked.object(object).name) == "init" && !checked.object(object).receiver) function({object, {}});
    }
  }
}

/// Whether the user said that of this package only the types are to be looked at.
bool is_opaque(const Package& package, const std::vector<std::string>& patterns) {
  if (package.origin == Origin::model) return false;
  return std::ranges::any_of(patterns, [&](const std::string& pattern) {
    if (!pattern.ends_with("/...")) return package.path == pattern;
    const std::string_view above = std::string_view(pattern).substr(0, pattern.size() - 4);
    return package.path == above || (package.path.starts_with(above) && package.path[above.size()] == '/');
  });
}

/// Whether a function is given nothing it could change.
bool ProgramLowering::takes_values(const Object& object) {
  const auto is_value = [&](ObjectId parameter) {
    const TypeId type_id = checked.object(parameter).type;
    return std::ranges::all_of(layout(type_id).layout, [](WordKind kind) { return kind == WordKind::scalar; });
  };
  return !object.receiver_object && std::ranges::all_of(object.params, is_value);
}

std::string ProgramLowering::type_text(TypeId id) const { return runtime_type_string(checked, ast, id); }

void ProgramLowering::assume_bounds(std::string text, const FreeValueBounds& bounds) {
  for (const std::string& bound : bounds) text += (bound == *bounds.begin() ? ": " : ", ") + bound;
  program.assumptions.push_back(std::move(text));
}

void ProgramLowering::assume_opaque(const Object& object, const std::string& name, const FreeValueBounds& bounds) {
  const std::string what = object.results.empty() ? "" : " returns any value,";
  assume_bounds(
      fmt::format("opaque function `{}` ({}){} changes nothing and waits for nobody", name, place(object.pos), what),
      bounds);
}

/// The function the run begins with: `start` itself, or one that calls it with free values.
model::FunctionIndex ProgramLowering::start_function(ObjectId start) {
  const Object& object = checked.object(start);
  const model::FunctionIndex function = this->function({start, {}});
  if (object.params.empty()) return function;
  const model::FunctionIndex index = add_function({});
  static const VariableUses no_uses;
  FunctionLowering lowering(*this, index, "runtime.start", {}, no_uses, object.package);
  lowering.function().is_library = true;
  lowering.function().is_wrapper = true;
  lowering.start_with_free_values(object, function);
  return index;
}

/// The functions a program could start with instead.
std::string ProgramLowering::entry_hint(const Package& package) const {
  constexpr std::size_t names_max = 5;
  std::vector<std::string> names;
  for (const ObjectId object : package.functions) {
    const Object& function = checked.object(object);
    const std::string name(ast.name(function.name));
    if (function.receiver || !function.type_params.empty()) continue;
    if (name != "init" && name != "_" && !is_library_position(function.pos)) names.push_back(name);
  }
  if (names.empty()) return "a program starts with a function that is no method: write a test, or a main function";
  std::string text = "name a function with --entry:";
  for (std::size_t i = 0; i < names.size() && i < names_max; ++i) text += (i == 0 ? " " : ", ") + names[i];
  return names.size() > names_max ? text + ", …" : text;
}

/// What stops the program before it can be explored: the start function, and package variables that are initialised in
/// any case.
void ProgramLowering::report_at_start(model::FunctionIndex start, model::FunctionIndex user_entry) {
  for (const model::FunctionIndex index : {start, user_entry}) {
    const std::vector<model::Instruction>& code = program.functions[index].code;
    for (const model::Instruction& in : code) {
      if (in.op != Op::refuse) continue;
      for (const Diagnostic& d : refusals_[static_cast<std::size_t>(in.k)]) fatal_.add(d);
    }
  }
}

Lowered ProgramLowering::run() {
  const Package& entry_package = checked.packages[options.entry_package.value];
  const auto function_named = [&](const std::string& name) {
    ObjectId found;
    for (const ObjectId object : entry_package.functions) {
      if (ast.name(checked.object(object).name) == name && !checked.object(object).receiver) found = object;
    }
    return found;
  };
  const ObjectId start = function_named(options.start);
  if (!start || !checked.object(start).type_params.empty()) {
    const Pos at = entry_package.files.empty() ? Pos{} : entry_package.files[0].package_pos;
    fatal_.error(DiagnosticKind::type, start ? checked.object(start).pos : at,
                 start ? "entry function `" + options.entry + "` must have no type parameters"
                       : "function `" + options.entry + "` is undeclared in package `" +
                             std::string(ast.name(entry_package.name)) + "`",
                 entry_hint(entry_package));
    return {std::nullopt, std::move(fatal_), {}};
  }
  // Types the machine itself makes values of.
  program.string_type = dynamic_type(checked.types.basic(BasicKind::string_));
  program.int_type = type(checked.types.basic(BasicKind::int_));
  for (std::uint32_t p = 1; p < checked.packages.size(); ++p) {
    const Package& package = checked.packages[p];
    if (package.path == "runtime" && package.origin == Origin::model)
      for (const auto& [symbol, object] : package.scope) {
        const std::string_view name = ast.name(Symbol{symbol});
        const TypeId object_type = checked.object(object).type;
        if (name == "errorString") program.runtime_error_type = dynamic_type(object_type);
        if (name == "TypeAssertionError") {
          assertion_error_ = checked.types.intern(PointerType{object_type});
          program.assertion_error_type = dynamic_type(assertion_error_);
        }
        if (name == "die") die_ = object;
        if (name == "freeError") free_error_ = object;
        if (name == "panicNil") panic_nil_ = object;
        if (name == "complexQuotient") complex_quotient_ = object;
      }
  }
  bring_init_functions();
  const model::FunctionIndex started = start_function(start);
  if (die_) program.die = function({die_, {}});
  program.user_entry = function({function_named(options.entry), {}});
  for (;;) {
    while (!queue_.empty()) {
      const auto [instance, index] = queue_.back();
      queue_.pop_back();
      in_operation_ = operations_.contains(index);
      lower_or_refuse(instance, index);
      in_operation_ = false;
    }
    bool changed = fill_method_tables();
    bring_init_functions();
    for (std::uint32_t p = 1; p < checked.packages.size(); ++p) {
      const Package& package = checked.packages[p];
      for (std::uint32_t i = 0; i < package.initializers.size(); ++i) {
        if (initializers_.contains({p, i}) || !initializer_needed(package, package.initializers[i])) continue;
        const model::FunctionIndex index = add_function({});
        initializers_[{p, i}] = index;
        lower_or_refuse(package.initializers[i], index);
        changed = true;
      }
    }
    if (queue_.empty() && !changed) break;
  }
  settle_initializers();
  const bool assumes = std::ranges::any_of(program.functions, [](const model::Function& function) {
    return std::ranges::any_of(function.code, [](const auto& in) { return in.op == Op::give_up && in.t == 1; });
  });
  if (assumes) program.assumptions.emplace_back("what the calls of stalemate.Assume ask for");
  const bool counts = std::ranges::any_of(
      program.functions, [](const model::Function& function) { return function.name == "runtime.NumGoroutine"; });
  if (counts) program.assumptions.emplace_back("runtime.NumGoroutine is 1, whoever is alive");
  fill_numbers();
  settle_constants();
  lower_start(started);
  if (!refusals_.empty() || !refused_initializers_.empty()) empty_unreached();
  // The package variables are one object.
  model::Type globals;
  globals.kind = model::TypeKind::structure;
  globals.name = "package variables";
  for (const model::Global& g : program.globals) {
    const model::Type& t = program.types[g.type];
    globals.fields.push_back({g.name, g.type, g.offset, false, {}, {}});
    globals.layout.insert(globals.layout.end(), t.layout.begin(), t.layout.end());
  }
  globals.size = static_cast<std::uint32_t>(globals.layout.size());
  globals.comparable = false;
  program.types.push_back(std::move(globals));
  program.globals_type = static_cast<model::TypeIndex>(program.types.size() - 1);
  report_at_start(started, program.user_entry);
  if (fatal_.has_errors()) return {std::nullopt, std::move(fatal_), {}};
  return {std::move(program), std::move(fatal_), std::move(refusals_)};
}

Lowered lower(const SourceSet& sources, const Ast& ast, Checked& checked, const LowerOptions& options) {
  return ProgramLowering(sources, ast, checked, options).run();
}

}  // namespace stalemate::frontend
