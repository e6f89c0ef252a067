// Which tests of a package may get in each other's way: those that call t.Parallel and use a package variable that
// another one uses too and that somebody may change. Each test is a program of its own; these are one more, together.
// Decided on names alone, before types are known, so it errs towards too many: a test uses what the functions and
// methods of the names it mentions use, and a variable may be changed if it, or something in it, is assigned to, has
// its address taken, a method called, or is passed on.
#pragma once

#include <string>
#include <vector>

#include "frontend/syntax/ast.hpp"

namespace stalemate::frontend {

/// Those of `tests`, in their order; none or at least two. `files`: all of the user's.
std::vector<std::string> tests_that_share(const Ast& ast, const std::vector<const File*>& files,
                                          const std::vector<std::string>& tests);

}  // namespace stalemate::frontend
