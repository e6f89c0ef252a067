// Webs: the frame words of a function split by use. Lowering gives a word to several variables one after the other;
// two definitions of a word belong to one web only if some use may read either of them (cf. S. Muchnick, "Advanced
// Compiler Design and Implementation", 16.3.3). An analysis that keeps one fact per web is nearly as precise as one
// that keeps a fact per instruction. Each function starts with one web per word, holding its parameters, captured words
// and zeros. A panic may lead from any instruction to the epilogue of a function with deferred calls.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "model/liveness.hpp"
#include "model/operands.hpp"
#include "model/program.hpp"

namespace stalemate::model {

class Webs {
 public:
  Webs(const Program& program, const Liveness& liveness, FunctionIndex function);

  std::uint32_t count() const { return count_; }
  /// The web an operand of the instruction belongs to. Requires: the instruction uses (defines) that word.
  std::uint32_t use(std::uint32_t pc, std::uint32_t word) const { return find_in(uses_[pc], word); }
  std::uint32_t def(std::uint32_t pc, std::uint32_t word) const { return find_in(defs_[pc], word); }
  /// The web of a word at the start of the function.
  std::uint32_t entry(std::uint32_t word) const { return entry_[word]; }
  /// Calls `visit(pc, webs)` for every instruction in turn, with the web of every frame word before it. Only those of
  /// live words mean something.
  void for_each_point(const std::function<void(std::uint32_t, const std::vector<std::uint32_t>&)>& visit) const;

 private:
  /// Operands of one instruction: the webs of their words, one range after the other.
  struct Webbed {
    std::vector<WordRange> ranges;
    std::vector<std::uint32_t> webs;
  };
  static std::uint32_t find_in(const Webbed& operands, std::uint32_t word);
  void find_leaders();
  void number();
  std::uint32_t find(std::uint32_t web);
  void unite(std::uint32_t x, std::uint32_t y) { parent_[find(x)] = find(y); }
  void unite_live(std::uint32_t pc, const std::vector<std::uint32_t>& current);

  const Program& program_;
  const Liveness& liveness_;
  const Function& function_;
  FunctionIndex index_;
  bool by_word_ = false;  // the function is too large: one web per word
  std::uint32_t count_ = 0;
  std::vector<Webbed> uses_, defs_;
  std::vector<std::uint32_t> entry_, parent_;
  std::vector<std::uint32_t> first_;  // by pc: web of word 0 at a block's start, no_index inside of blocks
};

}  // namespace stalemate::model
