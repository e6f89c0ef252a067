#include "frontend/source.hpp"

#include <algorithm>
#include <stdexcept>

#include "model/digest.hpp"

namespace stalemate::frontend {

std::uint32_t SourceSet::add(std::string path, std::string text, bool is_library) {
  std::uint64_t base = 1;
  if (!files_.empty()) {
    const SourceFile& last = *files_.back();
    base = std::uint64_t{last.base.value} + last.text.size() + 1;
  }
  if (base + text.size() >= UINT32_MAX) throw std::length_error("source text exceeds 4 GiB");
  auto file = std::make_unique<SourceFile>();
  file->path = std::move(path);
  file->text = std::move(text);
  file->base = Pos{static_cast<std::uint32_t>(base)};
  file->is_library = is_library;
  file->line_starts.push_back(0);
  for (std::size_t i = 0; i < file->text.size(); ++i)
    if (file->text[i] == '\n') file->line_starts.push_back(static_cast<std::uint32_t>(i + 1));
  files_.push_back(std::move(file));
  return static_cast<std::uint32_t>(files_.size() - 1);
}

std::uint32_t SourceSet::index_of(Pos pos) const {
  auto it = std::upper_bound(files_.begin(), files_.end(), pos,
                             [](Pos p, const std::unique_ptr<SourceFile>& f) { return p < f->base; });
  if (!pos.valid() || it == files_.begin()) throw std::out_of_range("position outside every file");
  return static_cast<std::uint32_t>(it - files_.begin() - 1);
}

Location SourceSet::locate(Pos pos) const {
  if (!pos.valid() || files_.empty()) return {};
  const SourceFile& file = file_of(pos);
  const std::uint32_t offset = pos.value - file.base.value;
  auto it = std::upper_bound(file.line_starts.begin(), file.line_starts.end(), offset);
  const auto line = static_cast<std::uint32_t>(it - file.line_starts.begin());
  return {file.path, line, offset - file.line_starts[line - 1] + 1};
}

std::string_view SourceSet::line_text(Pos pos) const {
  if (!pos.valid() || files_.empty()) return {};
  const SourceFile& file = file_of(pos);
  const std::uint32_t line = locate(pos).line;
  const std::size_t begin = file.line_starts[line - 1];
  std::size_t end = line < file.line_starts.size() ? file.line_starts[line] - 1 : file.text.size();
  return std::string_view(file.text).substr(begin, end - begin);
}

std::string SourceSet::digest() const {
  std::string digests;
  for (const auto& file : files_) digests += model::digest(file->text);
  return model::digest(digests);
}

}  // namespace stalemate::frontend
