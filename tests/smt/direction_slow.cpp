// The skeleton allows at least what the program does: nothing that the search finds is ever proved away. On every
// program of the corpus, and on random ones with parameters.
#include <random>

#include "checker/smt/extraction.hpp"
#include "checker/smt/instance.hpp"
#include "checker/smt/prove.hpp"
#include "cli/expectation.hpp"
#include "cli/inputs.hpp"
#include "tests/smt/go_programs.hpp"

using namespace stalemate;
using namespace stalemate::checker::smt;

namespace {

/// A program with `n` goroutines of each kind, one or two channels, perhaps a mutex, and operations by lot.
class RandomProgram {
 public:
  explicit RandomProgram(std::uint32_t seed) : random_(seed) {}

  std::string text() { return number(3) == 0 ? any() : matched(); }

 private:
  /// Flows of n values, each with as many receives as sends; then, perhaps, one end too few.
  std::string matched() {
    std::string body = "func run(n int) {\n\tvar mu sync.Mutex\n\tvar wg sync.WaitGroup\n\tmu.Lock()\n\tmu.Unlock()\n";
    const int flows = 1 + number(2);
    const int broken = number(2) == 0 ? number(flows) : -1;
    std::string in_main;
    for (int i = 0; i < flows; ++i) {
      const std::string c = "c" + std::to_string(i);
      body += "\t" + c + " := make(chan int" + pick({"", "", ", 1", ", n"}) + ")\n";
      std::string send = c + " <- 1", receive = "<-" + c;
      if (number(3) == 0) send = "mu.Lock()\n\t\tmu.Unlock()\n\t\t" + send;
      body += started(send, i == broken && number(2) == 0);
      switch (number(3)) {
        case 0: in_main += "\tfor j := 0; j < n; j++ {\n\t\t" + receive + "\n\t}\n"; break;
        case 1: body += started(receive, i == broken); break;
        case 2:
          in_main +=
              "\tfor j := n; j > " + std::string(i == broken ? "1" : "0") + "; j-- {\n\t\t" + receive + "\n\t}\n";
      }
    }
    return body + in_main + (number(2) == 0 ? "\twg.Wait()\n" : "") + "}\n";
  }

  /// n times `operation`: by n goroutines, or by one; with `one_less`, from 1 on.
  std::string started(const std::string& operation, bool one_less) {
    const std::string loop = std::string("\tfor i := ") + (one_less ? "1" : "0") + "; i < n; i++ {\n";
    const std::string start = "\twg.Add(1)\n\tgo func() {\n\t\tdefer wg.Done()\n";
    if (number(2) == 0) return loop + start + "\t\t" + operation + "\n\t}()\n\t}\n";
    return start + loop + "\t\t" + operation + "\n\t}\n\t}()\n";
  }

  std::string any() {
    std::string body = "func run(n int) {\n";
    body += "\ta := make(chan int" + std::string(pick({"", ", 1", ", n"})) + ")\n";
    body += "\tb := make(chan int" + std::string(pick({"", "", ", 2"})) + ")\n";
    body += "\tvar mu sync.Mutex\n\tvar wg sync.WaitGroup\n\t_, _ = a, b\n\tmu.Lock()\n\tmu.Unlock()\n";
    const int kinds = 1 + number(2);
    for (int i = 0; i < kinds; ++i) {
      const bool many = number(2) == 0;
      if (many) body += "\tfor i := 0; i < n; i++ {\n";
      body += "\twg.Add(1)\n\tgo func() {\n";
      if (number(6) != 0) body += "\t\tdefer wg.Done()\n";
      body += operations(1 + number(3));
      body += "\t}()\n";
      if (many) body += "\t}\n";
    }
    body += operations(number(4));
    if (number(2) == 0) body += "\twg.Wait()\n";
    if (number(3) == 0) body += "\tclose(a)\n";
    return body + "}\n";
  }

  int number(int count) { return static_cast<int>(random_() % static_cast<std::uint32_t>(count)); }
  const char* pick(std::vector<const char*> list) { return list[random_() % list.size()]; }

  std::string operations(int count) {
    std::string text;
    for (int i = 0; i < count; ++i) {
      const std::string c = pick({"a", "a", "b"});
      switch (number(9)) {
        case 0:
        case 1: text += "\t" + c + " <- 1\n"; break;
        case 2:
        case 3: text += "\t<-" + c + "\n"; break;
        case 4: text += "\tmu.Lock()\n\t" + c + " <- 1\n\tmu.Unlock()\n"; break;
        case 5: text += "\tselect {\n\tcase a <- 1:\n\tcase <-b:\n\t}\n"; break;
        case 6: text += "\tselect {\n\tcase <-" + c + ":\n\tdefault:\n\t}\n"; break;
        case 7:
          text += "\tfor j := 0; j < n; j++ {\n\t\t" + std::string(number(2) == 0 ? c + " <- j" : "<-" + c) + "\n\t}\n";
          break;
        case 8: text += "\tif _, ok := <-" + c + "; !ok {\n\t\treturn\n\t}\n"; break;
      }
    }
    return text;
  }

  std::mt19937 random_;
};

}  // namespace

TEST_CASE("what is known to go wrong in the corpus is never proved not to") {
  if (!is_available()) return;
  std::size_t proved = 0, failing = 0, unknown = 0;
  for (const std::string folder : {"book", "classics", "patterns"}) {
    for (const auto& entry : std::filesystem::directory_iterator(std::string(STALEMATE_CORPUS) + "/" + folder)) {
      if (entry.path().extension() != ".go") continue;
      INFO(entry.path().string());
      std::string text, error;
      REQUIRE(cli::read_file(entry.path().string(), text, error));
      cli::ExpectationHeader header;
      cli::read_expectations(entry.path().string(), text, header);
      frontend::Unit unit({entry.path().string()}, {});
      const frontend::CompileResult result = unit.program("main");
      if (!result.program) continue;
      const auto blocks = [](const std::string& rule) {
        const auto known = model::rule_from_name(rule);
        return known && is_excluded(*known);
      };
      const bool is_wrong = std::any_of(header.rules.begin(), header.rules.end(), blocks);
      ProveOptions options;
      options.check.states_max = 20'000;
      // A proof that the search refutes ends the process.
      const Proof proof = prove(*result.program, options);
      switch (proof.verdict) {
        case ProofVerdict::proved:
          CHECK_FALSE(is_wrong);
          ++proved;
          break;
        case ProofVerdict::fails:
          CHECK(is_wrong);
          ++failing;
          break;
        case ProofVerdict::unknown: CHECK_FALSE(proof.reasons.empty()); ++unknown;
      }
    }
  }
  MESSAGE("proved " << proved << ", failing " << failing << ", unknown " << unknown);
  CHECK(proved >= 30);
  CHECK(failing >= 40);
}

TEST_CASE("random programs: a proof for every n holds for small n, and a smallest failure is one") {
  if (!is_available()) return;
  std::size_t proved = 0, failing = 0;
  for (std::uint32_t seed = 1; seed <= 150; ++seed) {
    const std::string text = RandomProgram(seed).text();
    INFO("seed " << seed << "\n" << text);
    const model::Program program = test::program_of(text);
    ProveOptions options;
    options.check.states_max = 30'000;
    options.sizes = 3;
    const Proof proof = prove(program, options);
    // Search alone.
    std::optional<std::int64_t> least;
    bool all_known = true;
    for (std::int64_t n = 0; n <= 3 && !least && proof.parameters.size() == 1; ++n) {
      checker::CheckOptions check;
      check.states_max = 30'000;
      const checker::CheckResult result = checker::check(instance(program, proof.parameters, {n}), check);
      for (const checker::Finding& finding : result.findings) {
        if (is_excluded(finding.rule)) least = n;
      }
      all_known = all_known && result.stopped_by == checker::StoppedBy::nothing;
    }
    if (proof.verdict == ProofVerdict::proved) {
      ++proved;
      CHECK_FALSE(least.has_value());
    }
    if (proof.verdict == ProofVerdict::fails) {
      ++failing;
      if (all_known && !proof.parameters.empty() && proof.failing->values[0] <= 3)
        CHECK(least == proof.failing->values[0]);
    }
  }
  MESSAGE("proved " << proved << ", failing " << failing << " of 150");
  CHECK(proved >= 60);
  CHECK(failing >= 40);
}
