// Live words: a frame word is live at an instruction if some path from there reads it before writing it (backward data
// flow, any compiler text). Dead words are cleared in canonical states, so leftovers of finished computations do not
// multiply states. Panics add an edge: in a function with deferred calls a recovered panic resumes at the epilogue,
// from anywhere; hence what is live at the epilogue (results, defer_slot, what the code before the final ret still
// reads) is live at every instruction. A data word of an interface value is only meaningful with its type word:
// whenever the former is live, so is the latter.
#pragma once

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "model/program.hpp"

namespace stalemate::model {

/// What stands for the large values of a counter (counters.hpp): from `most` on, values with the same remainder modulo
/// `period` are the same.
struct CounterBound {
  Word most = 0;  // 0: not bounded
  Word period = 1;
  Word of(Word value) const {
    const auto above = static_cast<std::int64_t>(value) - static_cast<std::int64_t>(most);
    return above > 0 ? most + static_cast<Word>(above) % period : value;
  }
  friend auto operator<=>(const CounterBound&, const CounterBound&) = default;
};

class Liveness {
 public:
  struct Set {
    std::vector<std::uint32_t> words;   // live frame words, ascending
    std::vector<std::uint32_t> refs;    // those of kind ref
    std::vector<std::uint32_t> ifaces;  // type words of live interface values
    // Type words of interface values whose data matters for some dynamic types only, with the mask that says which
    // (relevance.hpp); none before slicing.
    std::vector<std::pair<std::uint32_t, std::uint32_t>> sliced;
    // Of slicing too: words that are counters.
    std::vector<std::pair<std::uint32_t, CounterBound>> counters;
    friend auto operator<=>(const Set&, const Set&) = default;
  };

  explicit Liveness(const Program& program);
  /// Live before the instruction at `pc`.
  const Set& before(FunctionIndex function, std::uint32_t pc) const { return sets_[before_[start_[function] + pc]]; }
  /// Live in a caller while the call at `pc` runs: what is live after it except its results.
  const Set& during_call(FunctionIndex function, std::uint32_t pc) const {
    return sets_[during_[start_[function] + pc]];
  }
  bool has_during_call(FunctionIndex function, std::uint32_t pc) const { return during_[start_[function] + pc] != 0; }
  /// Slicing: leaves out live words that are irrelevant.
  void replace_before(FunctionIndex function, std::uint32_t pc, Set set) {
    before_[start_[function] + pc] = number_of(std::move(set));
  }
  void replace_during_call(FunctionIndex function, std::uint32_t pc, Set set) {
    during_[start_[function] + pc] = number_of(std::move(set));
  }

 private:
  void analyse(const Program& program, const Function& function);
  std::uint32_t number_of(Set set);

  std::vector<Set> sets_;  // distinct ones
  std::map<Set, std::uint32_t> replaced_;
  std::vector<std::uint32_t> start_, before_, during_;
};

}  // namespace stalemate::model
