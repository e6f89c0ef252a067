#include "runtime/go/walk.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <sstream>
#include <unordered_set>

#include "model/canonical_state.hpp"
#include "model/schedule.hpp"
#include "runtime/go/gate_places.hpp"
#include "runtime/go/timer_names.hpp"
#include "runtime/go/walk_log.hpp"

namespace stalemate::runtime {

using model::Op;
using model::State;
using model::Transition;
using model::TransitionKind;

namespace {

constexpr std::size_t candidates_max = 2'000, states_of_round_max = 50'000;

/// Printing passes no gate, so lines may come in another order than in the model.
std::vector<std::string> sorted_lines(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  std::sort(lines.begin(), lines.end());
  return lines;
}

/// One state that fits what real Go has done so far.
struct Candidate {
  explicit Candidate(model::Machine& machine) : timers(machine) {}
  State state;
  model::GoroutineNames names;  // that the gates give: empty if the library has started it
  TimerNames timers;
  std::map<std::string, LibraryCalls> calls;
  std::set<std::string> passed;                      // have passed the gate of the operation they stand before
  std::map<std::string, std::size_t> taken, inputs;  // cases and free inputs, in this round
  std::string output;
};

class Judge {
 public:
  Judge(const model::Program& program, const model::Gated& gated, model::SemanticsFault fault)
      : machine_(program, limits(fault)), places_(machine_, gated), gated_(gated) {}

  WalkVerdict judge(const WalkLog& log, const ProcessResult& process) {
    WalkVerdict verdict;
    if (!process.was_started) return abandon(verdict, "the program could not be started: " + process.error);
    if (process.timed_out) return abandon(verdict, "the run took too long");
    std::vector<Candidate> fitting;
    Candidate& first = fitting.emplace_back(machine_);
    machine_.initial(first.state, info_);
    advance_names(first);
    first.output = info_.output;
    for (const WalkRound& round : log.rounds) {
      const bool is_last = &round == &log.rounds.back();
      if (!round.is_at_rest && is_last && log.end == "busy") return abandon(verdict, "some goroutine does not rest");
      if (is_last && log.end == "assumption") return abandon(verdict, "an assumption does not hold");
      if (log.end.starts_with("library") && is_last)
        return abandon(verdict, "the library runs the user's code in a goroutine of its own");
      has_returned_ |= round.main_returned;
      std::vector<Candidate> next;
      seen_.clear();
      reasons_.clear();
      for (Candidate& candidate : fitting) {
        if (begin(candidate, round)) explore(std::move(candidate), round, next);
        if (seen_.size() > states_of_round_max) return abandon(verdict, "too many states between two gates");
        if (machine_.limit_reached() != nullptr) return abandon(verdict, machine_.limit_reached());
      }
      if (next.empty()) return refuse(verdict, round);
      if (next.size() > candidates_max) return abandon(verdict, "too many states fit");
      fitting = std::move(next);
      ++verdict.rounds;
    }
    end(verdict, fitting, log, process);
    return verdict;
  }

 private:
  static model::MachineLimits limits(model::SemanticsFault fault) {
    model::MachineLimits result;
    result.semantics_fault = fault;
    return result;
  }

  static WalkVerdict& abandon(WalkVerdict& verdict, const std::string& problem) {
    verdict.kind = WalkVerdict::Kind::abandoned;
    verdict.problem = problem;
    return verdict;
  }

  WalkVerdict& refuse(WalkVerdict& verdict, const WalkRound& round) const {
    verdict.kind = WalkVerdict::Kind::refused;
    verdict.problem = fmt::format("round {}: {}; {}", verdict.rounds, describe(round), fmt::join(reasons_, "; "));
    return verdict;
  }

  std::string gate_text(std::uint32_t number) const {
    const std::uint32_t plain = number % gate_again;
    if (plain == 0 || plain > gated_.gates.size()) return fmt::format("gate {}", number);
    const model::Gate& gate = gated_.gates[plain - 1];
    return fmt::format("{} in {}{}", gate.operation, machine_.short_position(gate.position),
                       number > gate_again ? " (again)" : "");
  }

  std::string describe(const WalkRound& round) const {
    switch (round.move) {
      case WalkRound::Move::start: return "the start";
      case WalkRound::Move::pass: return fmt::format("{} passes {}", round.goroutine, gate_text(round.gate));
      case WalkRound::Move::fire: return fmt::format("timer {} of {} fires", round.timer, round.goroutine);
    }
    return {};
  }

  void mismatch(const std::string& text) {
    constexpr std::size_t reasons_max = 3;
    if (reasons_.size() < reasons_max && std::find(reasons_.begin(), reasons_.end(), text) == reasons_.end())
      reasons_.push_back(text);
  }

  bool is_soft(std::uint32_t number) const {
    const std::uint32_t plain = number % gate_again;
    return plain > 0 && plain <= gated_.gates.size() && gated_.gates[plain - 1].kind == model::GateKind::soft;
  }

  /// 0: at none.
  static std::uint32_t gate_of(const std::string& where) {
    const bool is_number = where.find_first_not_of("0123456789") == std::string::npos;
    return is_number ? static_cast<std::uint32_t>(std::stoul(where)) : 0;
  }

  bool is_soft(const WalkRound& round, const std::string& name) const {
    const auto where = round.where.find(name);
    return where != round.where.end() && is_soft(gate_of(where->second));
  }

  /// Real Go holds it before an operation of which the model makes nothing: in the model it may have gone on already.
  bool is_ahead(Candidate& candidate, std::uint32_t g, const WalkRound& round) const {
    const std::string& name = candidate.names.name(g);
    if (!is_soft(round, name)) return false;
    const std::uint32_t gate = gate_of(round.where.at(name));
    return !stand(candidate, g).is_at(gate);
  }

  // -------------------------------------------------------------------- one round
  /// What begins the round; false: the model does not allow it.
  bool begin(Candidate& candidate, const WalkRound& round) {
    candidate.taken.clear();
    candidate.inputs.clear();
    if (round.move == WalkRound::Move::pass) {
      const std::uint32_t g = candidate.names.index(round.goroutine);
      if (g == model::no_index) return is_soft(round.gate);
      const Standing standing = stand(candidate, g);
      const bool is_there = standing.is_at(round.gate);
      if (is_there) candidate.passed.insert(round.goroutine);
      if (is_there || is_soft(round.gate)) return true;
      mismatch(fmt::format("in the model it stands at {}", op_text(standing)));
      return false;
    }
    if (round.move == WalkRound::Move::start) return true;
    std::vector<Transition> enabled;
    machine_.enabled(candidate.state, enabled);
    for (const Transition& t : enabled) {
      if (t.kind != TransitionKind::fire) continue;
      const TimerName timer = candidate.timers.name(t.timer);
      if (timer.goroutine != round.goroutine || timer.number != round.timer) continue;
      step(candidate, t);
      return true;
    }
    // Nobody in the model waits for it any more: then it is gone there.
    if (candidate.timers.is_known(round.goroutine, round.timer)) return true;
    mismatch("the model has no such timer");
    return false;
  }

  /// A goroutine of a timer's that never runs the user's code meets no gate: real Go has none for it.
  Standing stand(Candidate& candidate, std::uint32_t g) const {
    const std::string& name = candidate.names.name(g);
    Standing standing = places_.stand(candidate.state, g, candidate.calls[name]);
    const bool is_real = !name.empty() && (!name.starts_with("t") || standing.frame != 0);
    if (!is_real) standing.gates.clear();
    return standing;
  }

  /// The gates count the goroutines that the user's code starts, and know no others.
  void advance_names(Candidate& candidate) const {
    candidate.names.advance(info_, [&](std::uint32_t index) {
      const model::Goroutine& g = candidate.state.goroutines[index];
      return g.frame_count > 0 && places_.is_of_library(g);
    });
  }

  static std::string op_text(const Standing& standing) {
    return fmt::format("{} {}", standing.view.library_call, model::to_string(standing.view.op));
  }

  void step(Candidate& candidate, const Transition& t) {
    const bool is_timer = t.kind == TransitionKind::fire;
    const std::string actor = is_timer ? "" : candidate.names.name(t.g);
    const auto leave = [&](std::uint32_t g) {
      const std::string& name = candidate.names.name(g);
      LibraryCalls& calls = candidate.calls[name];
      GatePlaces::pass(places_.stand(candidate.state, g, calls), calls);
      candidate.passed.erase(name);
    };
    if (!is_timer) leave(t.g);
    if (t.kind == TransitionKind::rendezvous) leave(t.partner);
    machine_.step(candidate.state, t, info_);
    advance_names(candidate);
    candidate.output += info_.output;
    candidate.timers.step(t, actor);
  }

  enum class Choice : std::uint8_t { fits, differs, untold };

  /// Whether `choice` is the next of those that real Go has made.
  static Choice takes(const std::map<std::string, std::vector<int>>& real, std::map<std::string, std::size_t>& count,
                      const std::string& name, int choice) {
    const auto found = real.find(name);
    std::size_t& next = count[name];
    if (found == real.end() || next >= found->second.size()) return Choice::untold;
    return found->second[next++] == choice ? Choice::fits : Choice::differs;
  }

  /// What real Go says of goroutine g's choice; counts it.
  Choice choice_of(Candidate& candidate, std::uint32_t g, std::uint16_t choice, const WalkRound& round) const {
    const std::string& name = candidate.names.name(g);
    if (name.empty()) return Choice::fits;
    const model::OperationView view = machine_.operation(candidate.state, g);
    if (view.op == Op::select && view.library_call.empty()) {
      const int index = choice == model::choice_default ? -1 : choice;
      return takes(round.selects, candidate.taken, name, index);
    }
    // Numbers from a generator of the user's own have no gate.
    if (view.op == Op::choose && places_.is_input(candidate.state, g)) {
      const Choice told = takes(round.inputs, candidate.inputs, name, choice);
      return told == Choice::differs ? told : Choice::fits;
    }
    return Choice::fits;
  }

  /// The state after `t`; nothing if real Go has chosen otherwise. It does not tell of a case that panics.
  std::optional<Candidate> after(const Candidate& candidate, const Transition& t, const WalkRound& round) {
    std::optional<Candidate> next = candidate;
    const Choice choice = choice_of(*next, t.g, t.choice, round);
    bool fits = choice != Choice::differs;
    if (t.kind == TransitionKind::rendezvous)
      fits = fits && choice_of(*next, t.partner, t.partner_choice, round) == Choice::fits && choice == Choice::fits;
    if (!fits) return std::nullopt;
    step(*next, t);
    if (choice == Choice::fits || next->state.end == model::EndKind::crash) return next;
    const std::uint32_t g = info_.new_index[t.g];
    const bool panics = g != model::no_index && next->state.goroutines[g].panic_count > 0;
    return panics ? std::move(next) : std::nullopt;
  }

  std::string key_of(const Candidate& candidate) {
    model::encode(machine_, candidate.state, bytes_);
    std::string key(bytes_.begin(), bytes_.end());
    for (std::uint32_t g = 0; g < candidate.names.count(); ++g)
      key += fmt::format("{}/{},", candidate.names.name(g), candidate.names.children(g));
    for (const std::string& name : candidate.passed) key += name + ";";
    for (const auto& [name, count] : candidate.taken) key += fmt::format("{}:{};", name, count);
    for (const auto& [name, count] : candidate.inputs) key += fmt::format("{}:{};", name, count);
    return key + candidate.output;
  }

  void explore(Candidate&& start, const WalkRound& round, std::vector<Candidate>& fitting) {
    std::vector<Candidate> open;
    open.push_back(std::move(start));
    while (!open.empty() && seen_.size() <= states_of_round_max) {
      Candidate candidate = std::move(open.back());
      open.pop_back();
      if (!seen_.insert(key_of(candidate)).second) continue;
      if (machine_.limit_reached() != nullptr) return;
      const bool has_ended = candidate.state.end != model::EndKind::running;
      // Package testing ends the process when main returns.
      const bool ends_with_main = !round.is_at_rest && !gated_.arguments.empty() && candidate.state.main_returned;
      if (has_ended || ends_with_main) {
        const bool is_ahead = std::any_of(round.where.begin(), round.where.end(),
                                          [&](const auto& entry) { return is_soft(gate_of(entry.second)); });
        if (!round.is_at_rest || is_ahead) {
          fitting.push_back(std::move(candidate));
        } else {
          mismatch("in the model the run ends");
        }
        continue;
      }
      const std::vector<Transition> possible = may_happen(candidate);
      for (const Transition& t : possible) {
        if (std::optional<Candidate> next = after(candidate, t, round)) {
          open.push_back(*std::move(next));
        } else {
          mismatch("the model would do " + machine_.describe(candidate.state, t));
        }
      }
      const bool is_at_rest = std::all_of(possible.begin(), possible.end(), [&](const Transition& t) {
        return is_ahead(candidate, t.g, round) ||
               (t.kind == TransitionKind::rendezvous && is_ahead(candidate, t.partner, round));
      });
      if (is_at_rest && round.is_at_rest && is_as_real(candidate, round)) fitting.push_back(std::move(candidate));
    }
  }

  /// What needs no gate, or has passed it.
  std::vector<Transition> may_happen(Candidate& candidate) {
    std::vector<bool> is_free(candidate.state.goroutine_count);
    for (std::uint32_t g = 0; g < candidate.state.goroutine_count; ++g) {
      if (candidate.state.goroutines[g].frame_count == 0) continue;
      const std::string& name = candidate.names.name(g);
      is_free[g] = candidate.passed.contains(name) || stand(candidate, g).gates.empty();
    }
    std::vector<Transition> enabled;
    machine_.enabled(candidate.state, enabled);
    std::erase_if(enabled, [&](const Transition& t) {
      if (t.kind == TransitionKind::fire || !is_free[t.g]) return true;
      return t.kind == TransitionKind::rendezvous && !is_free[t.partner];
    });
    return enabled;
  }

  /// Whether everybody is where real Go says.
  bool is_as_real(Candidate& candidate, const WalkRound& round) {
    for (const auto& [name, choices] : round.selects) {
      if (candidate.taken[name] == choices.size()) continue;
      mismatch(name + " takes another case of a select");
      return false;
    }
    if (candidate.state.main_returned != has_returned_ && !is_soft(round, "g1")) {
      const std::uint32_t main = candidate.names.index("g1");
      const bool is_there = main != model::no_index && candidate.state.goroutines[main].frame_count > 0;
      mismatch(has_returned_ ? fmt::format("main does not return in the model, but stands at {}",
                                           is_there ? op_text(stand(candidate, main)) : "")
                             : "main returns in the model");
      return false;
    }
    for (const auto& [name, where] : round.where) {
      if (where == "?") continue;
      const std::uint32_t g = candidate.names.index(name);
      const bool is_alive = g != model::no_index && candidate.state.goroutines[g].frame_count > 0;
      if (where == "x") {
        if (is_alive) mismatch(name + " has not ended in the model");
        if (is_alive) return false;
        continue;
      }
      if (is_alive && is_ahead(candidate, g, round)) continue;
      if (!is_alive) {
        if (is_soft(round, name)) continue;
        mismatch(name + " is not there in the model");
        return false;
      }
      const Standing standing = stand(candidate, g);
      const bool is_blocked = standing.gates.empty() || candidate.passed.contains(name);
      const std::uint32_t gate = gate_of(where);
      if (gate == 0 ? is_blocked : !is_blocked && standing.is_at(gate)) continue;
      mismatch(fmt::format("{} stands at {}, in the model at {}{}", name, gate == 0 ? "no gate" : gate_text(gate),
                           op_text(standing), is_blocked ? ", blocked" : ""));
      return false;
    }
    return true;
  }

  // -------------------------------------------------------------------- the end
  void end(WalkVerdict& verdict, const std::vector<Candidate>& fitting, const WalkLog& log,
           const ProcessResult& process) {
    std::string problem;
    for (const Candidate& candidate : fitting) {
      std::string why = end_problem(candidate, log, process);
      if (why.empty()) return;
      if (problem.empty()) problem = std::move(why);
    }
    verdict.kind = WalkVerdict::Kind::refused;
    verdict.problem = "the end: " + problem;
  }

  /// What is otherwise at the end in this state; empty: nothing.
  std::string end_problem(const Candidate& candidate, const WalkLog& log, const ProcessResult& process) const {
    const State& state = candidate.state;
    if (log.end == "stuck") {
      std::vector<Transition> enabled;
      machine_.enabled(state, enabled);
      for (const Transition& t : enabled) {
        if (t.kind != TransitionKind::fire) return "nobody can move, but the model: " + machine_.describe(state, t);
      }
    }
    if (log.end.empty() && state.end == model::EndKind::crash &&
        process.error_output.find(printed_alike(state.crash_message)) == std::string::npos)
      return "the model crashes with " + state.crash_message + ", real Go does not";
    if (log.end.empty() && state.end == model::EndKind::exit && state.exit_code != process.exit_code)
      return fmt::format("the exit code is {}, in the model {}", process.exit_code, state.exit_code);
    // What package testing says of its own is not in the model.
    if (gated_.arguments.empty() && sorted_lines(candidate.output) != sorted_lines(process.output))
      return fmt::format("the output is \"{}\", in the model \"{}\"", process.output, candidate.output);
    return {};
  }

  /// Of values of most types Go prints the address: "(main.s) 0xc000012345".
  static std::string printed_alike(const std::string& message) {
    return message.starts_with("(") ? message.substr(0, message.find(' ')) : message;
  }

  model::Machine machine_;
  GatePlaces places_;
  const model::Gated& gated_;
  model::StepInfo info_;
  bool has_returned_ = false;
  std::unordered_set<std::string> seen_;  // in this round
  std::vector<std::string> reasons_;      // why states do not fit, the first of them
  std::vector<std::uint8_t> bytes_;
};

}  // namespace

WalkVerdict judge_walk(const model::Program& program, const model::Gated& gated, const std::string& log,
                       const ProcessResult& process, model::SemanticsFault fault) {
  return Judge(program, gated, fault).judge(read_walk(log), process);
}

}  // namespace stalemate::runtime
