// Branches that decide nothing but values: `if v > best { best = v }`. The *region* of such a branch is the code both
// its ways run through up to where they meet again; it has no loop, and no instruction in it can panic, call, touch
// memory or stop the goroutine. Whether the branch is taken matters only if one of the words written in the region
// does (control dependence; J. Ferrante, K. Ottenstein and J. Warren, TOPLAS 1987).
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "model/program.hpp"

namespace stalemate::model {

class PureRegions {
 public:
  PureRegions(const Program& program, const Function& function);
  /// Instructions in the region of the branch at `pc`; null if it decides more than values.
  const std::vector<std::uint32_t>* at(std::uint32_t pc) const {
    const auto found = regions_.find(pc);
    return found == regions_.end() ? nullptr : &found->second;
  }

 private:
  std::map<std::uint32_t, std::vector<std::uint32_t>> regions_;
};

}  // namespace stalemate::model
