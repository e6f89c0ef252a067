// What package runtime says of code: where goroutines are in it, and what stands there. A place in the code is a number
// that is never 0, for an instruction of a function, and nothing else is like it (a program counter of Go's).
#pragma once

#include "model/machine.hpp"

namespace stalemate::model {

/// The facts of opcode code_fact.
enum class CodeFact : std::uint8_t {
  frame,     // where the function goes on that is `argument` calls above the one that asks; 0: there is none
  function,  // name of the function at place `argument`, a string; empty if nothing is there
  file,      // its file
  line,      // the line of the call before the place
  entry,     // where its function begins
};
/// Wrappers, which nobody has written, are no frames.
Word code_fact(Machine& machine, const Goroutine& g, CodeFact fact, Word argument);

}  // namespace stalemate::model
