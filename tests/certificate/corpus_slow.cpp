// Every certificate of the corpus is accepted, whichever search it comes from.
#include <algorithm>

#include "cli/inputs.hpp"
#include "tests/certificate/certified.hpp"

using namespace stalemate;
using namespace stalemate::test;

namespace {

struct Tally {
  std::size_t programs = 0, certificates = 0, states = 0;
};

Tally accept_all(const std::string& folder, const std::vector<std::string>& flags) {
  Tally tally;
  for (const cli::ProgramInput& input : cli::resolve_inputs({STALEMATE_CORPUS "/" + folder}).programs) {
    INFO(input.path);
    ++tally.programs;
    const std::string text = certificate_of(input.files.front(), flags);
    if (text.empty()) continue;
    const certify::Judgement judgement = certify::judge(text, input.files);
    INFO(judgement.text);
    CHECK(judgement.outcome == certify::Outcome::accepted);
    ++tally.certificates;
    const auto lines = lines_in(text);
    tally.states += std::ranges::count(lines, "state", key_of);
  }
  MESSAGE(folder << ": " << tally.certificates << " certificates of " << tally.programs << " programs, " << tally.states
                 << " states");
  return tally;
}

}  // namespace

TEST_CASE("certificates of brute force are accepted") {
  const std::vector<std::string> flags{"--reduction", "none", "--max-states", "3000"};
  CHECK(accept_all("patterns", flags).certificates >= 20);
  CHECK(accept_all("classics", flags).certificates >= 20);
  CHECK(accept_all("book", flags).certificates >= 30);
}

TEST_CASE("certificates of stubborn sets are accepted") {
  const std::vector<std::string> flags{"--reduction", "stubborn", "--max-states", "3000"};
  CHECK(accept_all("patterns", flags).certificates >= 20);
  CHECK(accept_all("classics", flags).certificates >= 20);
}

TEST_CASE("certificates of other searches are accepted") {
  const std::vector<std::vector<std::string>> searches{
      {"--reduction", "none", "--symmetry", "on", "--max-states", "1000"},
      {"--reduction", "none", "--no-slicing", "--max-states", "1000"},
      {"--reduction", "none", "--time", "ordered", "--max-states", "1000"},
  };
  for (const auto& flags : searches) {
    CHECK(accept_all("library", flags).certificates >= 20);
  }
}
