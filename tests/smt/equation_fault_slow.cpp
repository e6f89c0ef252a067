// Faults planted in the state equation: each is noticed by a program of the corpus whose answer it changes.
#include <set>

#include "checker/smt/prove.hpp"
#include "tests/smt/go_programs.hpp"

using namespace stalemate;
using namespace stalemate::checker::smt;

namespace {

std::string answer(const model::Program& program, EquationFault fault) {
  ProveOptions options;
  options.check.states_max = 20'000;
  options.sizes = 2;
  options.fault = fault;
  const Proof proof = prove(program, options);
  if (proof.verdict == ProofVerdict::fails) return "fails " + values_text(proof.parameters, proof.failing->values);
  return proof.verdict == ProofVerdict::proved ? "proved" : "unknown";
}

struct Noticed {
  EquationFault fault;
  const char* by;  // of corpus/parametric, or a text
};

// Two goroutines take a token out of a channel and lock in either order: the token keeps them apart.
constexpr const char* gate = R"(func run(n int) {
	var a, b, gate sync.Mutex
	for i := 0; i < n; i++ {
		go func() {
			gate.Lock()
			a.Lock()
			b.Lock()
			b.Unlock()
			a.Unlock()
			gate.Unlock()
		}()
		go func() {
			gate.Lock()
			b.Lock()
			a.Lock()
			a.Unlock()
			b.Unlock()
			gate.Unlock()
		}()
	}
}
)";
constexpr const char* waits_for_ever = R"(func run(n int) {
	ch := make(chan int)
	for i := 0; i < n; i++ {
		go func() { <-ch }()
	}
}
)";
// The receive after the first one is of a closed channel.
constexpr const char* stuck_after_close = R"(func run(n int) {
	done := make(chan int)
	other := make(chan int)
	close(done)
	for i := 0; i < n; i++ {
		<-done
		other <- 1
	}
}
)";

}  // namespace

TEST_CASE("each fault in the equation changes an answer") {
  if (!is_available()) return;
  const std::map<std::string, std::string> texts{
      {"gate", gate}, {"waits_for_ever", waits_for_ever}, {"stuck_after_close", stuck_after_close}};
  const Noticed table[] = {
      {EquationFault::no_upper_bound, "gate"},
      {EquationFault::negative_counter, "pool_closer_safe"},
      {EquationFault::free_rendezvous, "pipeline_safe"},
      {EquationFault::no_zero_test, "pool_closer_safe"},
      {EquationFault::repeated_once, "search_done_safe"},
      {EquationFault::one_more_fits, "semaphore_two"},
      {EquationFault::no_receive_closed, "stuck_after_close"},
      {EquationFault::started_once, "search_left"},
      {EquationFault::parked_is_done, "waits_for_ever"},
      {EquationFault::crash_is_waiting, "queue_closed_once_safe"},
  };
  std::set<EquationFault> seen;
  for (const Noticed& one : table) {
    INFO(one.by);
    const auto text = texts.find(one.by);
    const model::Program program =
        text != texts.end() ? test::program_of(text->second)
                            : test::compiled(std::string(STALEMATE_CORPUS) + "/parametric/" + one.by + ".go", "run");
    const std::string right = answer(program, EquationFault::none), wrong = answer(program, one.fault);
    INFO("right: " << right << ", with the fault: " << wrong);
    CHECK(right != "unknown");
    CHECK(right != wrong);
    seen.insert(one.fault);
  }
  CHECK(seen.size() == static_cast<std::size_t>(EquationFault::crash_is_waiting));
}
