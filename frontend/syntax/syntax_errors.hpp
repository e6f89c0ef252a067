// Where lexer and parser report the errors of one file. It keeps at most one error per line, as gc does, since whatever
// follows on the same line is most often a consequence; and it tells the lexer when to give up.
#pragma once

#include <string>
#include <vector>

#include "frontend/diagnostic.hpp"

namespace stalemate::frontend {

class SyntaxErrors {
 public:
  SyntaxErrors(const SourceFile& file, Diagnostics& diagnostics, std::uint32_t count_max)
      : file_(file), diagnostics_(diagnostics), count_max_(count_max) {}

  /// Reports an error at a byte offset of the file, unless its line has one already or the file was given up.
  void add(std::uint32_t offset, std::string message, std::string hint = {});
  /// Reports the error and gives the file up: from now on the lexer sees its end.
  void add_fatal(std::uint32_t offset, std::string message, std::string hint = {});

  bool gave_up() const { return gave_up_; }
  std::uint32_t count() const { return static_cast<std::uint32_t>(lines_.size()); }

 private:
  const SourceFile& file_;
  Diagnostics& diagnostics_;
  std::uint32_t count_max_;
  std::vector<std::uint32_t> lines_;  // that have an error; at most count_max_ of them
  bool gave_up_ = false;
};

}  // namespace stalemate::frontend
