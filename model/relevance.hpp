// Slicing: which words of a state can never influence what the program does. Backwards from the words that decide
// something (flow_rules.cpp) along the flows of values (value_flow.hpp); what is not met there is *irrelevant* and
// stands as 0 in canonical states, so that states that differ in nothing else are one (cf. M. Weiser, "Program
// Slicing", 1984; M. Dwyer et al., "Evaluating the Effectiveness of Slicing for Model Reduction of Concurrent
// Object-Oriented Programs", TACAS 2006). Only scalars are ever sliced (numbers, bools, strings, also inside of
// interface values): references and dynamic types are structure. Why verdicts stay: docs/algorithm.md, "Slicing".
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "model/layout.hpp"
#include "model/liveness.hpp"
#include "model/state.hpp"

namespace stalemate::model {

class ValueFlow;

class Relevance {
 public:
  /// `ordered_time`, `faults`: see MachineLimits.
  Relevance(const Program& program, const Layouts& layouts, const Liveness& liveness, bool ordered_time = false,
            const std::vector<Op>& faults = {});
  ~Relevance();
  Relevance(const Relevance&) = delete;
  Relevance& operator=(const Relevance&) = delete;

  /// The live words that are relevant as well.
  const Liveness& live() const { return live_; }
  /// Whether some word of the program is irrelevant at all.
  bool slices() const { return slices_; }
  /// Sets the irrelevant words of an object to 0, and bounds its counters. `is_globals`: it is object 1.
  void clear(HeapObject& object, bool is_globals) const;
  /// The same for an interface value whose data matters for the dynamic types of `mask` (Liveness::Set::sliced).
  void clear_interface(Word* words, std::uint32_t mask) const {
    if (!keeps(mask, static_cast<TypeIndex>(words[0]))) words[1] = 0;
  }
  /// Whether numbers of 32 bits are taken for ones that never go round (counters.hpp).
  bool counts_narrow() const { return counts_narrow_; }
  std::uint32_t panic_mask() const { return panic_mask_; }
  /// Whether a store of `count` words at `offset` of a data object changes a relevant word of it.
  bool changes(const HeapObject& object, bool is_globals, std::uint32_t offset, const Word* words,
               std::uint32_t count) const;
  /// Whether what two frame words refer to before the instruction at `pc` is the same to the analysis of value flow.
  /// Requires: they are live there.
  bool point_alike(FunctionIndex function, std::uint32_t pc, std::uint32_t x, std::uint32_t y) const;
  /// Aborts if a reference of the state points where the analysis says it cannot (self-check).
  void check(const State& state) const;

 private:
  /// Irrelevant words of one element of an object: offsets, interface type words with their masks, counters with their
  /// bounds.
  struct ObjectMask {
    std::vector<std::uint32_t> words;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> interfaces;
    std::vector<std::pair<std::uint32_t, CounterBound>> counters;
    bool empty() const { return words.empty() && interfaces.empty() && counters.empty(); }
  };
  struct Keyed {
    ObjectKind kind = ObjectKind::data;
    TypeIndex type = 0;
    ObjectMask mask;
  };
  class Builder;

  bool keeps(std::uint32_t mask, TypeIndex type) const { return masks_[mask].empty() || masks_[mask][type]; }
  const ObjectMask* mask_of(const HeapObject& object, bool is_globals) const;
  const std::vector<std::uint32_t>& webs_at(FunctionIndex function, std::uint32_t pc) const;
  void clear(Word* words, const ObjectMask& mask) const;

  const Program& program_;
  const Layouts layouts_;
  // Kept for check(): what the analysis knows, and the webs of all frame words by function and instruction.
  std::unique_ptr<ValueFlow> flow_;
  mutable std::map<FunctionIndex, std::vector<std::vector<std::uint32_t>>> webs_;
  Liveness live_;
  bool slices_ = false;
  bool counts_narrow_ = false;
  std::vector<std::vector<bool>> masks_;  // by type: the data word is kept; [0] is empty, everything is kept
  std::uint32_t panic_mask_ = 0;
  ObjectMask globals_;
  std::vector<ObjectMask> captures_;         // by function
  std::vector<std::vector<Keyed>> by_site_;  // of data objects, channels and maps; those with empty masks left out
};

}  // namespace stalemate::model
