// Loops that count: `for i := a; i < n; i++` and what `range` over an integer, a slice or an array becomes. A natural
// loop (dominators, any compiler text) whose head compares a word that changes by one, once in each round, with a
// bound. How often it goes round is then known on entry: bound - start rounds, or none if that is negative. Sound
// because the word has one definition in the loop, which every way back to the head passes, outside of any inner loop.
#pragma once

#include <cstdint>
#include <vector>

#include "model/program.hpp"

namespace stalemate::checker::smt {

struct CountingLoop {
  std::uint32_t head = 0;    // pc
  std::uint32_t branch = 0;  // pc of the conditional jump
  std::uint32_t stays = 0;   // where it goes on inside
  std::uint32_t leaves = 0;  // where it goes on outside
  std::vector<bool> body;    // by pc
  std::int32_t counter = 0;  // frame word
  std::int32_t bound = 0;    // frame word
  bool is_upwards = true;    // counter grows to the bound, else falls to it
  bool includes_bound = false;
  bool bound_is_fixed = false;  // nothing in the loop writes the bound
};

/// Natural loops by head: body flags by pc. Irreducible cycles are in none.
struct NaturalLoop {
  std::uint32_t head = 0;
  std::vector<bool> body;
  std::vector<std::uint32_t> latches;  // pcs that jump back
};
std::vector<NaturalLoop> natural_loops(const model::Program& program, const model::Function& function);

std::vector<CountingLoop> counting_loops(const model::Program& program, const model::Function& function);

}  // namespace stalemate::checker::smt
