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
    std::size_t depth = 0;  // of the parts seen so far
  };
  // Instances of one generic type inside each other may grow for ever.
  constexpr std::size_t depth_limit = 500;
  const auto parts_of = [&](TypeId type) {
    std::vector<TypeId> parts;
    // `type A B`: A contains what B contains, and the cycle, if there is one, goes through B.
    if (const auto* named = types_.as<NamedType>(type)) {
      const auto written = named_rhs_.find(named->origin.value);
      if (written != named_rhs_.end()) {
        const auto* origin = types_.as<NamedType>(named->origin);
        parts.push_back(types_.substitute(written->second, Substitution{origin->type_params, named->type_args}));
        return parts;
      }
    }
    const TypeId under = types_.underlying(type);
    if (const auto* structure = types_.as<StructOfType>(under)) {
      for (const StructField& field : structure->fields) parts.push_back(field.type);
    } else if (const auto* array = types_.as<ArrayOfType>(under)) {
      parts.push_back(array->element);
    }
    return parts;
  };
  // Types are asked about one after the other; what was found out about their parts is kept.
  if (value_depths_.contains(start.value)) return;
  std::vector<Frame> path;
  path.push_back({start, parts_of(start), 0, 0});
  while (!path.empty()) {
    Frame& top = path.back();
    if (top.next == top.parts.size()) {
      const std::size_t depth = top.depth + 1;
      value_depths_[top.type.value] = depth;
      path.pop_back();
      if (!path.empty()) path.back().depth = std::max(path.back().depth, depth);
      continue;
    }
    const TypeId part = top.parts[top.next++];
    const auto known = value_depths_.find(part.value);
    const bool is_too_deep = path.size() + (known == value_depths_.end() ? 0 : known->second) > depth_limit;
    if (known != value_depths_.end() && !is_too_deep) {
      top.depth = std::max(top.depth, known->second);
      continue;
    }
    const auto same = std::ranges::find_if(path, [&](const Frame& frame) { return frame.type == part; });
    if (same != path.end() || is_too_deep) {
      std::vector<ObjectId> cycle;
      const auto cycle_start = same == path.end() ? path.begin() : same;
      const bool only_instances = std::none_of(cycle_start, path.end(), [&](const Frame& frame) {
        const auto* named = types_.as<NamedType>(frame.type);
        return named != nullptr && named->type_args.empty() && named->type_params.empty();
      });
      for (auto it = cycle_start; it != path.end(); ++it) {
        const auto* named = types_.as<NamedType>(it->type);
        // An instance only passes on what it was given, unless nothing else is on the cycle.
        if (named == nullptr || (!named->type_args.empty() && !only_instances)) continue;
        if (std::ranges::find(cycle, named->object) == cycle.end()) cycle.push_back(named->object);
      }
      if (cycle.empty()) return;
      if (same == path.end() && (known != value_depths_.end() || cycle.size() > depth_limit / 2)) {
        unsupported(object(cycle.front()).pos,
                    "values of type " + name(object(cycle.front()).name) + " nest too deeply");
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
    path.push_back({part, parts_of(part), 0, 0});
  }
}

}  // namespace stalemate::frontend
