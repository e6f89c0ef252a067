// Corrupted certificates: whatever happens to a file, it is rejected or says the same as before, and nothing crashes or
// hangs. STALEMATE_CERTIFICATE_SEEDS asks for more.
#include <random>
#include <set>

#include "tests/certificate/certified.hpp"
#include "tests/seeds.hpp"

using namespace stalemate::test;
using stalemate::certify::judge;
using stalemate::certify::Outcome;

namespace {

using Random = std::mt19937;

std::size_t below(Random& random, std::size_t end) {
  return std::uniform_int_distribution<std::size_t>(0, end - 1)(random);
}

/// The line that byte `at` is in.
std::string line_at(const std::string& text, std::size_t at) {
  const std::size_t newline = text.rfind('\n', at == 0 ? 0 : at - 1);
  const std::size_t begin = newline == std::string::npos || at == 0 ? 0 : newline + 1;
  return text.substr(begin, text.find('\n', at) - begin);
}

// Another byte at one place. Accepted at most where the claim stays what it is: bounds and settings that play no part,
// texts that no state holds, what a finding or an assumption says beside its rule, steps that lead to the same state.
const std::set<std::string> may_be_harmless{"text",     "goroutines", "integers", "go",   "slicing",
                                            "symmetry", "time",       "finding",  "step", "assumption"};

void flip(const std::string& text, const std::string& path, Random& random) {
  const std::size_t at = below(random, text.size());
  std::string flipped = text;
  flipped[at] = static_cast<char>(flipped[at] ^ (1 << below(random, 8)));
  const std::string line = line_at(text, at);
  INFO("byte " << at << " of: " << line);
  const auto judgement = judge(flipped, {path});
  INFO(judgement.text);
  CHECK((judgement.outcome != Outcome::accepted || may_be_harmless.contains(key_of(line))));
}

// Lines are dropped, doubled or exchanged, or a stretch of bytes is overwritten or cut out.
void mangle(const std::string& text, const std::string& path, Random& random) {
  std::vector<std::string> lines = lines_in(text);
  std::string mangled;
  for (std::size_t i = 0; i <= below(random, 3); ++i) {
    const std::size_t a = below(random, lines.size()), b = below(random, lines.size());
    const auto place = lines.begin() + static_cast<std::ptrdiff_t>(b);
    switch (below(random, 4)) {
      case 0: lines.erase(place); break;
      case 1: lines.insert(place, std::string(lines[a])); break;
      case 2: std::swap(lines[a], lines[b]); break;
      default: lines[b] = lines[b].substr(0, below(random, lines[b].size() + 1)); break;
    }
    if (lines.empty()) break;
  }
  mangled = joined(lines);
  if (below(random, 2) == 0 && !mangled.empty()) {
    const std::size_t at = below(random, mangled.size());
    mangled.replace(at, below(random, 20), below(random, 20), static_cast<char>(below(random, 256)));
  }
  const auto judgement = judge(mangled, {path});
  INFO(mangled);
  CHECK_FALSE(judgement.text.empty());
}

void corrupt(const char* program, const char* reduction) {
  const TemporaryFolder folder;
  const std::string path = folder.write("program.go", program);
  const std::string text = certificate_of(path, {"--reduction", reduction});
  REQUIRE(judge(text, {path}).outcome == Outcome::accepted);
  const unsigned seeds = seeds_wanted("STALEMATE_CERTIFICATE_SEEDS", 300);
  for (unsigned seed = 1; seed <= seeds; ++seed) {
    INFO("seed " << seed << ", reduction " << reduction);
    Random random(seed);
    flip(text, path, random);
    mangle(text, path, random);
  }
}

}  // namespace

TEST_CASE("flipped bytes and mangled lines are rejected or harmless") {
  for (const char* reduction : {"none", "stubborn"}) {
    corrupt(sometimes_stuck, reduction);
    corrupt(sound, reduction);
  }
}
