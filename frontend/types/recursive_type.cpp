// Types that contain themselves (Go spec, "Type declarations": a type may not contain itself directly or through arrays
// and structs), and types whose values nest too deeply.
#include <algorithm>

#include "frontend/types/checker.hpp"

namespace stalemate::frontend {

/// Follows fields and array elements from a declared type. Without recursion: declarations may nest as deeply as the
/// source is long.
void Checker::check_recursive(TypeId start) {
  struct Frame {
    TypeId type;
    std::vector<TypeId> parts;
    std::size_t next = 0;
  };
  // Instances of one generic type inside each other may grow for ever.
  constexpr std::size_t depth_limit = 500;
  const auto parts_of = [&](TypeId type) {
    std::vector<TypeId> parts;
    const TypeId under = types_.underlying(type);
    if (const auto* structure = types_.as<StructOfType>(under)) {
      for (const StructField& field : structure->fields) parts.push_back(field.type);
    } else if (const auto* array = types_.as<ArrayOfType>(under)) {
      parts.push_back(array->element);
    }
    return parts;
  };
  std::unordered_set<std::uint32_t> done;
  std::vector<Frame> path;
  path.push_back({start, parts_of(start), 0});
  while (!path.empty()) {
    Frame& top = path.back();
    if (top.next == top.parts.size()) {
      done.insert(top.type.value);
      path.pop_back();
      continue;
    }
    const TypeId part = top.parts[top.next++];
    if (done.contains(part.value)) continue;
    const auto same = std::ranges::find_if(path, [&](const Frame& frame) { return frame.type == part; });
    if (same != path.end() || path.size() > depth_limit) {
      std::vector<ObjectId> cycle;
      for (auto it = same == path.end() ? path.begin() : same; it != path.end(); ++it) {
        const auto* named = types_.as<NamedType>(it->type);
        if (named == nullptr) continue;
        if (std::ranges::find(cycle, named->object) == cycle.end()) cycle.push_back(named->object);
      }
      if (cycle.empty()) return;
      if (same == path.end() && cycle.size() > depth_limit / 2) {
        unsupported(object(cycle.front()).pos, "values of type " + name(object(cycle.front()).name) + " nest too deeply");
      } else {
        report_cycle(cycle);
      }
      // Whoever asks for the structure of these types must not follow the cycle.
      for (const Frame& frame : path) {
        if (const auto* named = types_.as<NamedType>(frame.type)) {
          std::get<NamedType>(types_.mutate(named->origin)).underlying = invalid_type();
          std::get<NamedType>(types_.mutate(frame.type)).underlying = invalid_type();
        }
      }
      return;
    }
    path.push_back({part, parts_of(part), 0});
  }
}

}  // namespace stalemate::frontend
