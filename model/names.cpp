// Names of things for people: objects by the variable they were made for, words by their field path, positions by file
// and line.
#include <fmt/format.h>

#include "model/frames.hpp"
#include "model/interpreter.hpp"
#include "model/render.hpp"

namespace stalemate::model {
namespace {

/// Library structs are one thing to the user: `mu`, not `mu.state`.
bool is_library_type(const Type& type) {
  for (const char* package : {"sync.", "atomic.", "time.", "context.", "errgroup."}) {
    if (type.name.rfind(package, 0) == 0) return true;
  }
  return false;
}

/// ".field[2].other" for the word `offset` of a value, ending at the first value of a library type.
std::string user_path(const Program& program, TypeIndex index, std::uint32_t offset) {
  const Type& type = program.types[index];
  if (is_library_type(type)) return "";
  if (type.kind == TypeKind::structure) {
    for (const Field& field : type.fields) {
      const std::uint32_t size = program.types[field.type].size;
      if (offset < field.offset || offset >= field.offset + size) continue;
      return "." + field.name + user_path(program, field.type, offset - field.offset);
    }
  }
  if (type.kind == TypeKind::array && program.types[type.element].size > 0) {
    const std::uint32_t step = program.types[type.element].size;
    return fmt::format("[{}]{}", offset / step, user_path(program, type.element, offset % step));
  }
  return "";
}

std::string without_package(const std::string& name) {
  const std::size_t dot = name.rfind('.');
  return dot == std::string::npos || name.compare(0, 5, "main.") != 0 ? name : name.substr(dot + 1);
}

/// A variable of user code that holds a reference to the object.
std::string holder(const Program& program, const State& state, std::uint32_t object) {
  for (std::uint32_t i = 0; i < state.goroutine_count; ++i) {
    const Goroutine& g = state.goroutines[i];
    for (std::uint32_t f = 0; f < g.frame_count; ++f) {
      const Function& function = program.functions[g.frames[f].function];
      if (function.is_library || function.is_wrapper) continue;
      for (std::size_t word = 0; word < function.variables.size(); ++word) {
        if (function.variables[word].empty() || function.kinds[word] != WordKind::ref) continue;
        const Ref ref = Ref::from_word(g.stack[g.frames[f].base + word]);
        if (ref.object == object && ref.offset == 0) return function.variables[word];
      }
    }
  }
  for (const Global& global : program.globals) {
    const Type& type = program.types[global.type];
    for (std::uint32_t word = 0; word < type.size; ++word) {
      if (type.layout[word] != WordKind::ref) continue;
      const Ref ref = Ref::from_word(state.objects[1].words[global.offset + word]);
      if (ref.object == object && ref.offset == 0) {
        return without_package(global.name) + user_path(program, global.type, word);
      }
    }
  }
  return "";
}

std::string kind_name(const Program& program, const HeapObject& object) {
  switch (object.kind) {
    case ObjectKind::channel: return "chan";
    case ObjectKind::map: return "map";
    case ObjectKind::iterator: return "iterator";
    case ObjectKind::closure: return "func";
    case ObjectKind::data: return program.types[object.type].name;
    case ObjectKind::defer:
    case ObjectKind::free: break;
  }
  return "object";
}

}  // namespace

std::string Machine::object_name(const State& state, Ref ref) const {
  if (ref.is_nil()) return "nil";
  if (ref.is_function()) return ref.offset < program_.functions.size() ? program_.functions[ref.offset].name : "func";
  if (ref.object >= state.object_count) return "";
  if (ref.object == 1) {
    for (const Global& global : program_.globals) {
      const std::uint32_t size = program_.types[global.type].size;
      if (ref.offset < global.offset || ref.offset >= global.offset + std::max(size, 1U)) continue;
      return without_package(global.name) + user_path(program_, global.type, ref.offset - global.offset);
    }
    return "package variables";
  }
  const HeapObject& object = state.objects[ref.object];
  const Site& site = program_.sites.empty() ? Site{} : program_.sites[object.site];
  std::string name = site.name.empty() ? holder(program_, state, ref.object) : site.name;
  if (name.empty()) {
    name = kind_name(program_, object);
    if (site.position.line != 0) name += " made at " + short_position(site.position);
  }
  if (object.kind != ObjectKind::data || object.words.empty()) return name;
  const std::uint32_t size = layouts().size(object.type);
  if (object.count > 1) name += fmt::format("[{}]", ref.offset / size);
  return name + user_path(program_, object.type, ref.offset % size);
}

std::string Machine::render(const State& state, TypeIndex type, const Word* words) const {
  std::string text;
  format_typed(*this, state, {}, type, words, text);
  constexpr std::size_t length_max = 60;
  if (text.size() > length_max) {
    std::size_t cut = length_max - 3;
    // Not in the middle of a character.
    while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U) --cut;
    text.resize(cut);
    text += "...";
  }
  return text;
}

std::string Machine::short_position(Position position) const {
  if (position.line == 0 || position.file >= program_.files.size()) return "";
  const std::string& path = program_.files[position.file];
  const std::size_t slash = path.rfind('/');
  return fmt::format("{}:{}", slash == std::string::npos ? path : path.substr(slash + 1), position.line);
}

std::string Machine::goroutine_function(const State& state, std::uint32_t index) const {
  const Goroutine& g = state.goroutines[index];
  const auto is_user = [&](FunctionIndex function) {
    return function < program_.functions.size() && !program_.functions[function].is_library &&
           !program_.functions[function].is_wrapper;
  };
  if (is_user(g.entry)) return program_.functions[g.entry].name;
  for (std::uint32_t i = 0; i < g.frame_count; ++i) {
    if (is_user(g.frames[i].function)) return program_.functions[g.frames[i].function].name;
  }
  return g.entry < program_.functions.size() ? program_.functions[g.entry].name : "";
}

}  // namespace stalemate::model
