// stalemate-certify CERTIFICATE FILE.go...: checks a certificate that `stalemate check --certificate` wrote. Exit
// codes: 0 accepted, 1 rejected, 2 bad input.
#include <cstdio>
#include <exception>
#include <fstream>
#include <sstream>

#include "tools/certify/judge.hpp"

namespace {

int run(const std::string& path, const std::vector<std::string>& files) {
  using namespace stalemate::certify;
  std::ostringstream text;
  std::ifstream stream(path, std::ios::binary);
  if (!stream || !(text << stream.rdbuf())) {
    std::fprintf(stderr, "stalemate-certify: error: cannot read %s\n", path.c_str());
    return 2;
  }
  const Judgement judgement = judge(text.view(), files);
  std::fputs(judgement.text.c_str(), judgement.outcome == Outcome::bad_input ? stderr : stdout);
  switch (judgement.outcome) {
    case Outcome::accepted: return 0;
    case Outcome::rejected: return 1;
    case Outcome::bad_input: break;
  }
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fputs("usage: stalemate-certify CERTIFICATE FILE.go...\n", stderr);
    return 2;
  }
  try {
    return run(argv[1], {argv + 2, argv + argc});
  } catch (const std::exception& e) {  // no memory, text of more than 4 GiB
    std::fprintf(stderr, "stalemate-certify: error: %s\n", e.what());
    return 2;
  }
}
