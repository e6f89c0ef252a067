// Values that travel and are asked for at the end: through every way Go has to pass one on, with a stop after each
// stage, so that whatever is sliced wrongly is lost there and the program (tests/slicing/flows) panics.
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <filesystem>

#include "tests/checker/doctest_after_model.hpp"
#include "tests/slicing/bisimulation.hpp"

using namespace stalemate;
using namespace stalemate::test;

namespace {

struct FlowProgram {
  std::string name;
  model::Program program;
};

std::vector<FlowProgram> flow_programs() {
  const std::filesystem::path folder = std::filesystem::path(STALEMATE_TEST_DATA) / "slicing" / "flows";
  std::vector<FlowProgram> programs;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string name = entry.path().stem().string();
    if (name != "common") programs.push_back({name, compiled({entry.path().string(), folder / "common.go"})});
  }
  std::ranges::sort(programs, {}, &FlowProgram::name);
  return programs;
}

bool has(const model::Program& program, model::Op op) {
  return std::ranges::any_of(program.functions, [op](const model::Function& function) {
    return std::ranges::any_of(function.code, [op](const model::Instruction& in) { return in.op == op; });
  });
}

// Instructions that are forgotten together, since on one word one of them alone is enough to observe it. Empty for
// those that need no rule: they handle references, dynamic types and constants, what they do is part of the structure
// of states, or their operands leave the program. local_index_store and index_check are not made by lowering.
std::vector<model::Op> forgotten_with(model::Op op) {
  using model::Op;
  switch (op) {
    case Op::constant:
    case Op::text:
    case Op::zero:
    case Op::jump:
    case Op::defer_push:
    case Op::run_defers:
    case Op::go_start:
    case Op::goexit:
    case Op::address:
    case Op::local_index_store:
    case Op::index_check:
    case Op::new_object:
    case Op::make_map:
    case Op::map_iterate:
    case Op::map_len:
    case Op::map_clear:
    case Op::close_chan:
    case Op::chan_len:
    case Op::chan_cap:
    case Op::interface_nil_check:
    case Op::nil_check:
    case Op::pointer_cast:
    case Op::reflect_fact:
    case Op::type_fact:  // its index was compared with bounds before
    case Op::clock:
    case Op::give_up:
    case Op::refuse:
    case Op::output:
    case Op::assert_fail:
    case Op::fatal:
    case Op::die:
    case Op::exit_process:
    case Op::atomic_begin:
    case Op::yield: return {};
    case Op::mutex_lock:
    case Op::mutex_try_lock:
    case Op::mutex_unlock: return {Op::mutex_lock, Op::mutex_try_lock, Op::mutex_unlock};
    case Op::rw_announce:
    case Op::rw_acquire:
    case Op::rw_unlock:
    case Op::rw_read_lock:
    case Op::rw_read_unlock:
    case Op::rw_try_lock:
    case Op::rw_try_read_lock:
      return {Op::rw_announce,    Op::rw_acquire,  Op::rw_unlock,       Op::rw_read_lock,
              Op::rw_read_unlock, Op::rw_try_lock, Op::rw_try_read_lock};
    case Op::wait_group_wait: return {Op::wait_group_add, Op::wait_group_wait};
    case Op::timer_start:
    case Op::timer_stop: return {Op::timer_start, Op::timer_stop};
    default: return {op};
  }
}

// In a process of its own, since a machine that has lost a word may run into a CHECK.
bool is_noticed(const std::vector<FlowProgram>& programs, const std::vector<model::Op>& forgotten) {
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    std::signal(SIGABRT, SIG_DFL);
    if (std::freopen("/dev/null", "w", stderr) == nullptr) _exit(2);
    const bool noticed = std::ranges::any_of(programs, [&](const FlowProgram& flow) {
      return has(flow.program, forgotten[0]) && !difference(flow.program, 300, forgotten).empty();
    });
    _exit(noticed ? 1 : 0);
  }
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  return !WIFEXITED(status) || WEXITSTATUS(status) == 1;
}

}  // namespace

TEST_CASE("values that decide something are not sliced, however they travel") {
  for (const FlowProgram& flow : flow_programs()) {
    CAPTURE(flow.name);
    CHECK(difference(flow.program) == "");
  }
}

// No program of flows/ shows these any more: what they depend on is kept for other reasons as well, since reflect works
// on values of all types and files keep what is written.
const std::set<std::string> not_shown{"deep_equal", "timer_start", "timer_stop"};

TEST_CASE("an instruction whose operands are forgotten is noticed") {
  const std::vector<FlowProgram> programs = flow_programs();
  std::string unnoticed;
  for (std::size_t i = 0; i < model::op_count; ++i) {
    const auto op = static_cast<model::Op>(i);
    const std::vector<model::Op> forgotten = forgotten_with(op);
    if (forgotten.empty() || not_shown.contains(model::to_string(op))) continue;
    if (!is_noticed(programs, forgotten)) unnoticed += " " + model::to_string(op);
  }
  CHECK(unnoticed == "");
}
