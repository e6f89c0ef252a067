// Source text and positions. A SourceSet owns the bytes of every file of one analysis (user files and library models);
// a Pos is a 32-bit offset into the concatenation of all of them, so it is cheap to store in every node and
// instruction. Invariants: (1) Pos{0} is "no position"; (2) files occupy disjoint ranges in the order they were added;
// (3) bytes never move or change once added.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace stalemate::frontend {

/// A position: 1 + byte offset into the concatenation of all files of a SourceSet; 0 is "none".
struct Pos {
  std::uint32_t value = 0;
  bool valid() const { return value != 0; }
  friend bool operator==(Pos, Pos) = default;
  friend auto operator<=>(Pos, Pos) = default;
};

/// A position resolved for people. Lines and columns count from 1, columns in bytes (as go vet does).
struct Location {
  std::string_view file;  // display path, as the user gave it
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

/// One file's text.
struct SourceFile {
  std::string path;                        // display path
  std::string text;                        // the bytes, without a byte order mark
  Pos base;                                // position of text[0]
  bool is_library = false;                 // a library model shipped with the tool, hidden from traces
  std::vector<std::uint32_t> line_starts;  // byte offsets of line beginnings, first is 0
};

class SourceSet {
 public:
  /// Adds a file and returns its index. Errors: none; the total of all files must stay below 4 GiB (checked).
  std::uint32_t add(std::string path, std::string text, bool is_library = false);
  std::uint32_t file_count() const { return static_cast<std::uint32_t>(files_.size()); }
  const SourceFile& file(std::uint32_t index) const { return *files_[index]; }
  /// The file that holds `pos`. Requires: pos is valid and inside a file (one past the end counts as inside).
  const SourceFile& file_of(Pos pos) const { return *files_[index_of(pos)]; }
  /// The number of that file; likewise.
  std::uint32_t index_of(Pos pos) const;
  /// Resolves a position; an invalid one gives an empty path and line 0.
  Location locate(Pos pos) const;
  /// The text of the line that holds `pos`, without its newline.
  std::string_view line_text(Pos pos) const;
  /// Of the texts of all files in their order, wherever they lie (model/digest.hpp).
  std::string digest() const;

 private:
  std::vector<std::unique_ptr<SourceFile>> files_;
};

}  // namespace stalemate::frontend
