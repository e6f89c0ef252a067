// A certificate as read from its file (docs/certificate.md): plain values, each in the range the format gives it, none
// believed. Independent of checker/, which writes it: the page is all the two have in common.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "frontend/compile.hpp"
#include "model/machine.hpp"

namespace stalemate::certify {

using StateNumber = std::uint32_t;
inline constexpr StateNumber no_state = UINT32_MAX;

/// A step that a reduced search took.
struct ListedStep {
  StateNumber from = 0, to = 0;
  model::Transition transition;
};

struct Claim {
  model::Rule rule = model::Rule::deadlock;
  std::string fingerprint;
};

struct Certificate {
  std::string digest, entry;
  frontend::CompileOptions compile;
  model::MachineLimits limits;
  bool is_reduced = false;
  bool is_safe = false;  // the verdict
  std::vector<Claim> findings;
  std::vector<std::string> assumptions;
  std::vector<std::string> texts;   // by id
  std::vector<std::string> states;  // encoded; the first is the initial one
  std::vector<ListedStep> steps;    // of a reduced search, sorted by `from`
};

/// Takes the text of a certificate apart. Null, and the reason with its line in `problem`, if it is none. Any text is
/// taken in time and memory proportional to its length.
std::optional<Certificate> read_certificate(std::string_view text, std::string& problem);

}  // namespace stalemate::certify
