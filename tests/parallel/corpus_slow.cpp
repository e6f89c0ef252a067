// The embedded runtime on several threads: chaotic runs of every corpus program, each of which the model must allow as
// one execution, operation by operation. STALEMATE_TRACED_RUNS says how many there are for each program (default 48),
// shared out among 1, 2 and 4 workers.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <map>

#include "frontend/compile.hpp"
#include "runtime/native/parallel/run.hpp"
#include "tests/doctest.hpp"
#include "tests/runtime/embedded_corpus.hpp"

namespace fs = std::filesystem;
namespace native = stalemate::runtime::native;
namespace parallel = stalemate::runtime::native::parallel;
using namespace stalemate;
using test::for_each_corpus_program;
using test::planted_faults;

namespace {

std::uint32_t run_count() {
  const char* const text = std::getenv("STALEMATE_TRACED_RUNS");
  return text == nullptr ? 48 : static_cast<std::uint32_t>(std::max(1, std::atoi(text)));
}

native::Agreement traced(const parallel::Tracer& tracer, std::uint32_t seed, std::uint32_t workers,
                         native::Fault fault) {
  runtime::RunOptions options;
  options.seed = seed;
  options.steps_max = 400;
  options.sink = [](bool, const std::string&) {};
  parallel::ParallelStyle style;
  style.workers = workers;
  style.is_chaotic = seed % 4 != 0;
  style.fault = fault;
  return tracer.trace(options, style);
}

constexpr std::uint32_t worker_counts[] = {1, 2, 4};

}  // namespace

TEST_CASE("parallel runtime: the model allows every run as one execution") {
  std::uint32_t agreed = 0, total = 0, ended = 0, programs = 0;
  std::size_t steps = 0;
  for_each_corpus_program([&](const std::string& name, const model::Program& program) {
    ++programs;
    const parallel::Tracer tracer(program);
    for (std::uint32_t run = 0; run < run_count(); ++run) {
      const std::uint32_t workers = worker_counts[run % 3];
      const native::Agreement agreement = traced(tracer, run, workers, native::Fault::none);
      CHECK_MESSAGE(agreement.agrees, name << ", " << workers << " workers, seed " << run << ": after step "
                                           << agreement.steps << ": " << agreement.problem);
      ++total;
      agreed += agreement.agrees ? 1 : 0;
      ended += agreement.is_over ? 1 : 0;
      steps += agreement.steps;
    }
  });
  MESSAGE("traced " << agreed << "/" << total << " runs of " << programs << " programs, " << ended << " to their end, "
                    << steps << " steps");
  CHECK(total > 0);
}

TEST_CASE("parallel runtime: planted faults are noticed") {
  std::map<std::string, int> noticed;
  for_each_corpus_program([&](const std::string&, const model::Program& program) {
    const parallel::Tracer tracer(program);
    for (const auto& [fault, name] : planted_faults) {
      for (const std::uint32_t workers : worker_counts) {
        int& count = noticed[name + (", workers " + std::to_string(workers))];
        for (std::uint32_t seed = 1; seed <= 2 && count < 2; ++seed) {
          count += traced(tracer, seed, workers, fault).agrees ? 0 : 1;
        }
      }
    }
  });
  CHECK(noticed.size() == std::size(planted_faults) * std::size(worker_counts));
  for (const auto& entry : noticed) CHECK_MESSAGE(entry.second > 0, entry.first);
}
