// Names in scope while one function body or one package-level declaration is checked (Go spec, "Declarations and
// scope"). Each name has a stack of what it means, innermost last, and each open block a list of the names it declared,
// so that finding a name takes constant time however deeply blocks nest.
#pragma once

#include <unordered_map>
#include <vector>

#include "frontend/types/checked.hpp"

namespace stalemate::frontend {

class Scopes {
 public:
  void open() { blocks_.emplace_back(); }
  /// Ends the innermost block and returns what it declared, in order.
  std::vector<ObjectId> close() {
    std::vector<ObjectId> declared;
    declared.reserve(blocks_.back().size());
    for (const Entry& entry : blocks_.back()) {
      declared.push_back(entry.object);
      if (entry.name) meanings_[entry.name.value].pop_back();
    }
    blocks_.pop_back();
    return declared;
  }
  /// What `name` means here, or no object.
  ObjectId find(Symbol name) const {
    const auto found = meanings_.find(name.value);
    if (found == meanings_.end() || found->second.empty()) return {};
    return found->second.back().object;
  }
  /// What `name` means if the innermost block declares it, or no object.
  ObjectId find_innermost(Symbol name) const {
    const auto found = meanings_.find(name.value);
    if (found == meanings_.end() || found->second.empty()) return {};
    const Meaning& meaning = found->second.back();
    return meaning.depth == blocks_.size() ? meaning.object : ObjectId{};
  }
  /// Declares an object in the innermost block; without a name it is only remembered.
  void declare(Symbol name, ObjectId object) {
    blocks_.back().push_back({name, object});
    if (name) meanings_[name.value].push_back({object, blocks_.size()});
  }
  bool empty() const { return blocks_.empty(); }

 private:
  struct Meaning {
    ObjectId object;
    std::size_t depth = 0;
  };
  struct Entry {
    Symbol name;
    ObjectId object;
  };
  std::unordered_map<std::uint32_t, std::vector<Meaning>> meanings_;
  std::vector<std::vector<Entry>> blocks_;
};

}  // namespace stalemate::frontend
