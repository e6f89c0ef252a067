#include "frontend/build_constraint.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <string>
#include <vector>

namespace stalemate::frontend {
namespace {

// What go/build knows, `go tool dist list` and past ones.
constexpr std::array<std::string_view, 19> systems = {
    "aix",  "android", "darwin",  "dragonfly", "freebsd", "hurd",   "illumos", "ios", "js",  "linux",
    "nacl", "netbsd",  "openbsd", "plan9",     "solaris", "wasip1", "windows", "zos", "unix"};
constexpr std::array<std::string_view, 27> processors = {
    "386",     "amd64",  "amd64p32", "arm",       "arm64",       "arm64be", "armbe", "loong64", "mips",
    "mipsle",  "mips64", "mips64le", "mips64p32", "mips64p32le", "ppc",     "ppc64", "ppc64le", "riscv",
    "riscv64", "s390",   "s390x",    "sparc",     "sparc64",     "wasm",    "armv",  "ppcle",   "none"};

template <std::size_t n>
bool is_in(const std::array<std::string_view, n>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool tag_holds(std::string_view tag, const BuildContext& context) {
  if (tag == "linux" || tag == "unix" || tag == "gc" || tag == context.processor) return true;
  if (tag.starts_with("go1.")) {
    int minor = 0;
    const auto [end, error] = std::from_chars(tag.data() + 4, tag.data() + tag.size(), minor);
    return error == std::errc() && end == tag.data() + tag.size() && 100 + minor <= context.go_version;
  }
  // go-spew's choice of doing without what lies in a reflect.Value: memory is no bytes here.
  if (tag == "disableunsafe") return true;
  // Without a processor there is no assembly code either; math/big has a tag of its own for that.
  return (tag == "purego" || tag == "math_big_pure_go") && context.processor == "none";
}

/// A boolean expression of tags: `(linux && !cgo) || go1.18`.
class Expression {
 public:
  Expression(std::string_view text, const BuildContext& context) : text_(text), context_(context) {}
  bool value() {
    const bool result = alternatives();
    blanks();
    return !is_valid_ || !text_.empty() || result;
  }

 private:
  void blanks() {
    while (!text_.empty() && (text_[0] == ' ' || text_[0] == '\t' || text_[0] == '\r')) text_.remove_prefix(1);
  }
  bool accept(std::string_view word) {
    blanks();
    if (!text_.starts_with(word)) return false;
    text_.remove_prefix(word.size());
    return true;
  }
  bool alternatives() {
    bool result = conjunction();
    while (accept("||")) result = conjunction() || result;
    return result;
  }
  bool conjunction() {
    bool result = negation();
    while (accept("&&")) result = negation() && result;
    return result;
  }
  bool negation() {
    if (++depth_ > depth_max) return is_valid_ = false;
    bool result = false;
    if (accept("!")) {
      result = !negation();
    } else if (accept("(")) {
      result = alternatives();
      is_valid_ &= accept(")");
    } else {
      std::size_t size = 0;
      const auto is_part = [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '.' || c < 0;
      };
      blanks();
      while (size < text_.size() && is_part(text_[size])) ++size;
      is_valid_ &= size > 0;
      result = tag_holds(text_.substr(0, size), context_);
      text_.remove_prefix(size);
    }
    --depth_;
    return result;
  }

  static constexpr int depth_max = 100;
  std::string_view text_;
  const BuildContext& context_;
  bool is_valid_ = true;
  int depth_ = 0;
};

/// `// +build a,!b c`: blanks between alternatives, commas between what has to hold together.
bool old_line_holds(std::string_view line, const BuildContext& context) {
  while (!line.empty()) {
    const std::size_t start = line.find_first_not_of(" \t\r");
    if (start == std::string_view::npos) break;
    std::string_view option = line.substr(start, line.find_first_of(" \t\r", start) - start);
    line.remove_prefix(start + option.size());
    bool holds = true;
    while (!option.empty()) {
      std::string_view tag = option.substr(0, option.find(','));
      option.remove_prefix(std::min(option.size(), tag.size() + 1));
      const bool is_negated = tag.starts_with("!");
      if (is_negated) tag.remove_prefix(1);
      holds &= tag_holds(tag, context) != is_negated;
    }
    if (holds) return true;
  }
  return false;
}

}  // namespace

bool name_matches(std::string_view file_name, const BuildContext& context) {
  if (file_name.ends_with(".go")) file_name.remove_suffix(3);
  if (file_name.ends_with("_test")) file_name.remove_suffix(5);
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = file_name.find('_');
    parts.push_back(file_name.substr(0, end));
    if (end == std::string_view::npos) break;
    file_name.remove_prefix(end + 1);
  }
  // The first part is the name even where it is that of a system; unix is no system in names.
  const std::size_t count = parts.size();
  const auto is_system = [](std::string_view part) { return part != "unix" && is_in(systems, part); };
  if (count >= 3 && is_system(parts[count - 2]) && is_in(processors, parts[count - 1])) {
    return parts[count - 2] == "linux" && parts[count - 1] == context.processor;
  }
  if (count >= 2 && is_system(parts[count - 1])) return parts[count - 1] == "linux";
  if (count >= 2 && is_in(processors, parts[count - 1])) return parts[count - 1] == context.processor;
  return true;
}

bool build_line_matches(std::string_view text, const BuildContext& context) {
  bool old_lines_hold = true, in_comment = false;
  while (!text.empty()) {
    std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    const std::size_t start = line.find_first_not_of(" \t\r\xEF\xBB\xBF");
    if (start == std::string_view::npos) continue;
    line.remove_prefix(start);
    if (in_comment || line.starts_with("/*")) {
      in_comment = line.find("*/", line.starts_with("/*") ? 2 : 0) == std::string_view::npos;
      continue;
    }
    if (!line.starts_with("//")) break;
    if (line.starts_with("//go:build ")) return Expression(line.substr(11), context).value();
    line.remove_prefix(2);
    const std::size_t word = line.find_first_not_of(" \t");
    if (word != std::string_view::npos && line.substr(word).starts_with("+build ")) {
      old_lines_hold &= old_line_holds(line.substr(word + 7), context);
    }
  }
  return old_lines_hold;
}

}  // namespace stalemate::frontend
