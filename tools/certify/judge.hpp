// The judgement on a certificate: what it says is compared with what its states show (walk.hpp, decide.hpp).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace stalemate::certify {

enum class Outcome { accepted, rejected, bad_input };

struct Judgement {
  Outcome outcome = Outcome::bad_input;
  std::string text;  // for people: lines that each end in a newline
};

/// Judges the certificate with this text on the program in `files`. Bad input is a text that is no certificate, and
/// files that are no program; everything else that does not fit is rejected, with the reason.
Judgement judge(std::string_view certificate, const std::vector<std::string>& files);

}  // namespace stalemate::certify
