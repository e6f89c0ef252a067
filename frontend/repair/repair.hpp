// Candidate repairs: small edits of the user's files that mend the usual mistakes with channels, locks and wait groups.
// They are guesses, made from the syntax alone; whoever asks has to compile the edited files and search them
// completely before believing one.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "frontend/source.hpp"
#include "frontend/syntax/ast.hpp"

namespace stalemate::frontend {

/// `length` bytes at `offset` of a file become `text`.
struct TextEdit {
  std::uint32_t file = 0;  // number in the SourceSet
  std::size_t offset = 0, length = 0;
  std::string text;
};

struct Repair {
  std::string what;  // "give ch a buffer of 1"
  std::vector<TextEdit> edits;
  std::vector<std::string> names;  // of the channels, locks … it is about, as written, without what is before a dot
  int cost = 0;                    // how much it changes the design: small ones are tried and shown first
};

/// The text with the edits of `file` made; those at the same place stand in their order. Requires: they do not overlap.
std::string with_edits(std::string_view text, std::uint32_t file, const std::vector<TextEdit>& edits);

/// All candidates of one file, cheapest first.
std::vector<Repair> repairs_of(const SourceSet& sources, const Ast& ast, const File& file);

}  // namespace stalemate::frontend
