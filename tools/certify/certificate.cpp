#include "tools/certify/certificate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace stalemate::certify {

namespace {

constexpr std::string_view first_line = "stalemate-certificate 1";

/// What is wrong with the current line.
struct Malformed {
  std::string what;
};

class Lines {
 public:
  explicit Lines(std::string_view text) : rest_(text) { advance(); }

  /// Of the line that was asked for last.
  std::size_t number() const { return asked_; }
  /// Goes on to the next line if this one is `key` and something, which is what it gives.
  std::optional<std::string_view> next_if(std::string_view key) {
    asked_ = number_;
    if (!has_line_ || !line_.starts_with(key) || line_.size() == key.size() || line_[key.size()] != ' ') return {};
    const std::string_view value = line_.substr(key.size() + 1);
    advance();
    return value;
  }
  std::string_view next(std::string_view key) {
    if (const auto value = next_if(key)) return *value;
    throw Malformed{fmt::format("there is no `{}`", key)};
  }
  void next_exactly(std::string_view whole) {
    asked_ = number_;
    if (!has_line_ || line_ != whole) throw Malformed{fmt::format("there is no `{}`", whole)};
    advance();
  }
  bool at_end() const { return !has_line_ && rest_.empty(); }

 private:
  // Every line ends in a newline, the last one too: a file that was cut short shows.
  void advance() {
    ++number_;
    const std::size_t end = rest_.find('\n');
    has_line_ = end != std::string_view::npos;
    if (!has_line_) return;
    line_ = rest_.substr(0, end);
    rest_.remove_prefix(end + 1);
  }

  std::string_view rest_, line_;
  std::size_t number_ = 0, asked_ = 0;
  bool has_line_ = false;
};

/// The words of a value, which single blanks part.
class Words {
 public:
  explicit Words(std::string_view text) : rest_(text) {}
  std::string_view word() {
    if (is_over_) throw Malformed{"a word is missing"};
    const std::size_t end = rest_.find(' ');
    is_over_ = end == std::string_view::npos;
    const std::string_view result = rest_.substr(0, end);
    rest_ = is_over_ ? std::string_view() : rest_.substr(end + 1);
    return result;
  }
  template <class Number>
  Number number(Number low, Number high) {
    const std::string_view text = word();
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value < low || value > high) {
      throw Malformed{fmt::format("`{}` is no number from {} to {}", text, low, high)};
    }
    return value;
  }
  std::string_view rest() {
    is_over_ = true;
    return rest_;
  }
  void end() const {
    if (!is_over_) throw Malformed{fmt::format("`{}` is too much", rest_)};
  }

 private:
  std::string_view rest_;
  bool is_over_ = false;
};

std::string unescaped(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\') {
      result += text[i];
      continue;
    }
    const char next = ++i < text.size() ? text[i] : ' ';
    if (next != '\\' && next != 'n') throw Malformed{"a backslash stands before neither `n` nor another one"};
    result += next == 'n' ? '\n' : '\\';
  }
  return result;
}

std::string bytes_of(std::string_view digits) {
  const auto value = [](char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    throw Malformed{"a state is written in hexadecimal digits"};
  };
  if (digits.empty() || digits.size() % 2 != 0) throw Malformed{"a state has two digits for each byte"};
  std::string bytes;
  bytes.reserve(digits.size() / 2);
  for (std::size_t i = 0; i < digits.size(); i += 2) {
    bytes += static_cast<char>(value(digits[i]) * 16 + value(digits[i + 1]));
  }
  return bytes;
}

bool is_first(std::string_view word, std::string_view first, std::string_view second) {
  if (word != first && word != second) throw Malformed{fmt::format("`{}` is neither {} nor {}", word, first, second)};
  return word == first;
}

model::Rule rule_of(std::string_view name) {
  if (const auto rule = model::rule_from_name(name)) return *rule;
  throw Malformed{fmt::format("there is no rule `{}`", name)};
}

template <class Number>
Number only_number(std::string_view text, Number low, Number high) {
  Words words(text);
  const Number result = words.number<Number>(low, high);
  words.end();
  return result;
}

void read_settings(Lines& lines, Certificate& c) {
  c.digest = lines.next("digest");
  c.entry = unescaped(lines.next("entry"));
  c.compile.go_version = only_number(lines.next("go"), 101, 199);
  while (const auto path = lines.next_if("opaque")) c.compile.opaque.push_back(unescaped(*path));
  Words integers(lines.next("integers"));
  // As wide as the command line allows: each of them is a choice of its own.
  constexpr std::int64_t width_max = 1000, high_max = 1'000'000'000;
  const auto low = integers.number<std::int64_t>(-width_max, high_max);
  c.compile.free_integers = {low, integers.number<std::int64_t>(low, std::min(low + width_max, high_max))};
  integers.end();
  c.limits.goroutines_max = only_number<std::uint32_t>(lines.next("goroutines"), 0, UINT32_MAX);
  if (const auto maps = lines.next_if("maps"))
    c.limits.map_orders_max = only_number<std::uint32_t>(*maps, 0, UINT32_MAX);
  c.limits.slicing = is_first(lines.next("slicing"), "on", "off");
  c.limits.symmetry = is_first(lines.next("symmetry"), "on", "off");
  c.limits.ordered_time = is_first(lines.next("time"), "ordered", "free");
  while (const auto place = lines.next_if("without")) {
    Words words(*place);
    const model::Rule rule = rule_of(words.word());
    const auto number = [&] { return words.number<std::uint32_t>(0, UINT32_MAX); };
    const std::uint32_t file = number(), line = number(), column = number();
    words.end();
    c.limits.assumed_away.push_back({rule, {file, line, column}});
  }
}

void read_claims(Lines& lines, Certificate& c) {
  c.is_reduced = is_first(lines.next("reduction"), "stubborn", "none");
  c.is_safe = is_first(lines.next("verdict"), "safe", "bug");
  while (const auto finding = lines.next_if("finding")) {
    Words words(*finding);
    const model::Rule rule = rule_of(words.word());
    c.findings.push_back({rule, unescaped(words.rest())});
  }
  while (const auto text = lines.next_if("assumption")) c.assumptions.push_back(unescaped(*text));
}

model::Transition transition_of(Words& words) {
  const auto number = [&] { return words.number<std::uint16_t>(0, UINT16_MAX); };
  const std::string_view kind = words.word();
  model::Transition t;
  if (kind == "fire") {
    t.kind = model::TransitionKind::fire;
    t.timer = number();
    return t;
  }
  if (is_first(kind, "meet", "alone")) t.kind = model::TransitionKind::rendezvous;
  t.g = number();
  t.choice = number();
  if (t.kind == model::TransitionKind::rendezvous) {
    t.partner = number();
    t.partner_choice = number();
  }
  return t;
}

void read_states(Lines& lines, Certificate& c) {
  while (const auto text = lines.next_if("text")) c.texts.push_back(unescaped(*text));
  while (const auto state = lines.next_if("state")) c.states.push_back(bytes_of(*state));
  if (c.states.empty() || c.states.size() >= no_state) throw Malformed{"there is no `state`, or too many"};
  const auto last = static_cast<StateNumber>(c.states.size() - 1);
  while (const auto step = c.is_reduced ? lines.next_if("step") : std::nullopt) {
    Words words(*step);
    const auto from = words.number<StateNumber>(c.steps.empty() ? 0 : c.steps.back().from, last);
    const auto to = words.number<StateNumber>(0, last);
    c.steps.push_back({from, to, transition_of(words)});
    words.end();
  }
}

}  // namespace

std::optional<Certificate> read_certificate(std::string_view text, std::string& problem) {
  Certificate certificate;
  Lines lines(text);
  try {
    lines.next_exactly(first_line);
    read_settings(lines, certificate);
    read_claims(lines, certificate);
    read_states(lines, certificate);
    lines.next_exactly("end");
    if (!lines.at_end()) throw Malformed{"something follows the `end`"};
  } catch (const Malformed& malformed) {
    problem = fmt::format("line {}: {}", lines.number(), malformed.what);
    return std::nullopt;
  }
  return certificate;
}

}  // namespace stalemate::certify
