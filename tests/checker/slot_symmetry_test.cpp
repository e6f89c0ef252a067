// Cases of a select that may change places: which are found, and that searches which let them agree with brute force,
// on random programs that treat their channels nearly alike. Planted faults in the proof are noticed.
#include <algorithm>

#include "checker/brute_force.hpp"
#include "checker/stored_search.hpp"
#include "checker/stubborn_search.hpp"
#include "tests/checker/fan_in_text.hpp"
#include "tests/checker/go_text.hpp"
#include "tests/checker/search_facts.hpp"
#include "tests/seeds.hpp"

using namespace stalemate::checker;
namespace model = stalemate::model;

namespace {

// An object's name may depend on how it was reached.
std::set<std::string> without_objects(const std::set<std::string>& findings) {
  std::set<std::string> result;
  for (const std::string& finding : findings) result.insert(finding.substr(0, finding.rfind('|')));
  return result;
}

struct Total {
  std::uint64_t programs = 0, with_classes = 0, plain = 0, unsorted = 0, sorted = 0;
};

struct Ends {
  std::set<std::string> places, crashes;
  std::set<std::multiset<std::string>> endings;
  friend bool operator==(const Ends&, const Ends&) = default;
};

Ends ends_of(const model::Machine& machine, const Exploration& exploration) {
  const Facts facts = facts_of(machine, exploration);
  return {facts.places, facts.crashes, endings_of(machine, exploration)};
}

CheckOptions small_options() {
  CheckOptions options;
  options.self_check = true;
  options.states_max = 20'000;
  return options;
}

std::set<std::string> errors(const model::Program& program, Reduction reduction, bool symmetry) {
  return without_objects(errors_of(program, reduction, symmetry));
}

void compare(const model::Program& program, Total& total) {
  const CheckOptions options = small_options();
  model::Machine machine(program);
  const Exploration full = brute_force(machine, options);
  if (!full.complete()) return;
  ++total.programs;
  const Ends expected = ends_of(machine, full);
  machine.set_symmetry(true);
  const Exploration all = brute_force(machine, options), reduced = stubborn_search(machine, options),
                    both = stubborn_search(machine, options, Sleep::on),
                    asleep = full_search(machine, options, Sleep::on);
  CHECK(all.store.size() <= full.store.size());
  for (const Exploration* exploration : {&all, &reduced, &both, &asleep}) {
    REQUIRE(exploration->complete());
    CHECK(ends_of(machine, *exploration) == expected);
  }
  CHECK(asleep.store.size() == all.store.size());
  if (machine.slot_symmetry() != nullptr) {
    ++total.with_classes;
    total.plain += full.store.size();
    total.sorted += all.store.size();
  }
  const std::set<std::string> findings = errors(program, Reduction::none, false);
  CHECK(errors(program, Reduction::none, true) == findings);
  CHECK(errors(program, Reduction::stubborn, true) == findings);
  CHECK(errors(program, Reduction::stubborn_sleep, true) == findings);
}

}  // namespace

TEST_CASE("searches that let cases change places agree with brute force") {
  Total total;
  for (unsigned seed = 0; seed < stalemate::test::seeds_wanted("STALEMATE_CHECKER_SEEDS", 150); ++seed) {
    const std::string text = stalemate::test::FanInText(seed).make();
    CAPTURE(seed);
    CAPTURE(text);
    compare(stalemate::test::program_of_text(text), total);
  }
  MESSAGE(total.with_classes << " of " << total.programs << " programs have classes, " << total.plain
                             << " states, sorted " << total.sorted);
  CHECK(total.with_classes > 0);
  CHECK(total.with_classes < total.programs);
  CHECK(total.sorted < total.plain);
}

namespace {

bool shows(const model::Program& program, model::LockstepFault fault) {
  const CheckOptions options = small_options();
  model::Machine machine(program);
  const Exploration full = brute_force(machine, options);
  if (!full.complete()) return false;
  model::MachineLimits limits;
  limits.symmetry = true;
  limits.lockstep_fault = fault;
  model::Machine faulty(program, limits);
  return ends_of(faulty, brute_force(faulty, options)) != ends_of(machine, full);
}

}  // namespace

TEST_CASE("planted faults of the proof that words may change places are noticed") {
  for (const model::LockstepFault fault :
       {model::LockstepFault::ignores_operands, model::LockstepFault::ignores_positions}) {
    bool is_caught = false;
    for (unsigned seed = 0; seed < 3000 && !is_caught; ++seed) {
      is_caught = shows(stalemate::test::program_of_text(stalemate::test::FanInText(seed).make()), fault);
    }
    CAPTURE(static_cast<int>(fault));
    CHECK(is_caught);
  }
}

// ------------------------------------------------------------------ which classes are found

namespace {

/// How many members the classes have at the first select of the function `forward` of three channels.
std::vector<std::size_t> members(const std::string& first, const std::string& second, const std::string& third,
                                 const std::string& after = "") {
  const model::Program program = stalemate::test::program_of_text(
      "package main\nfunc forward(a, b, c chan int, out chan int) {\n\tlast, n := a, 0\n\tfor {\n\t\tvar m int\n"
      "\t\tselect {\n\t\tcase m = <-a:\n" +
      first + "\n\t\tcase m = <-b:\n" + second + "\n\t\tcase m = <-c:\n" + third + "\n\t\t}\n\t\tout <- m\n" + after +
      "\n\t}\n\t_, _ = last, n\n}\nfunc main() {\n\tvar in [3]chan int\n\tfor i := range in {\n\t\tin[i] = make(chan "
      "int)\n"
      "\t}\n\tforward(in[0], in[1], in[2], make(chan int))\n}\n");
  model::Machine machine(program);
  machine.set_symmetry(true);
  std::vector<std::size_t> result;
  if (machine.slot_symmetry() == nullptr) return result;
  for (model::FunctionIndex f = 0; f < program.functions.size(); ++f) {
    const std::vector<model::Instruction>& code = program.functions[f].code;
    if (program.functions[f].name != "main.forward") continue;
    const auto select = std::ranges::find(code, model::Op::select, &model::Instruction::op);
    const model::Slots* slots = machine.slot_symmetry()->at(f, static_cast<std::uint32_t>(select - code.begin()));
    if (slots == nullptr) return result;
    for (const model::SlotClass& one : slots->classes) result.push_back(one.words.size());
  }
  return result;
}

}  // namespace

TEST_CASE("channels are members of a class if everything that follows treats them alike") {
  using Sizes = std::vector<std::size_t>;
  CHECK(members("", "", "") == Sizes{3});
  CHECK(members("", "", "m++") == Sizes{2});
  CHECK(members("m++", "", "") == Sizes{2});
  CHECK(members("n = 1", "n = 2", "n = 3", "out <- n").empty());
  CHECK(members("n = 1", "n = 2", "n = 1", "out <- n") == Sizes{2});
  CHECK(members("if m > 1 {\nm = 2\n}", "if m > 1 {\nm = 2\n}", "if m > 1 {\nm = 2\n}") == Sizes{3});
  // A position that a crash may show, what stays of a channel afterwards, and in which order they are used.
  CHECK(members("m = 1 / m", "m = 1 / m", "m = 1 / m").empty());
  CHECK(members("last = a", "last = b", "last = c", "<-last") == Sizes{3});
  CHECK(members("last = a", "last = c", "last = b", "<-last") == Sizes{2});
  CHECK(members("", "", "", "<-a") == Sizes{2});
  CHECK(members("", "", "", "<-last") == Sizes{3});
  CHECK(members("", "last = b", "last = c", "<-last") == Sizes{2});
  CHECK(members("a = nil", "b = nil", "c = nil") == Sizes{3});
  CHECK(members("a = nil", "b = nil", "a = nil").empty());
  CHECK(members("a, b = b, a", "a, b = b, a", "") == Sizes{2});
  CHECK(members("", "", "", "a, b, c = b, c, a").empty());
}
