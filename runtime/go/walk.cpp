#include "runtime/go/walk.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <sstream>
#include <unordered_set>

#include "runtime/go/walk_log.hpp"
#include "runtime/go/walk_model.hpp"

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

class Judge {
 public:
  Judge(const model::Program& program, const model::Gated& gated, model::SemanticsFault fault)
      : model_(program, gated, fault), machine_(model_.machine()), gated_(gated) {}

  WalkVerdict judge(const WalkLog& log, const ProcessResult& process) {
    WalkVerdict verdict;
    if (!process.was_started) return abandon(verdict, "the program could not be started: " + process.error);
    if (process.timed_out) return abandon(verdict, "the run took too long");
    std::vector<WalkCandidate> fitting;
    fitting.push_back(model_.start());
    for (const WalkRound& round : log.rounds) {
      const bool is_last = &round == &log.rounds.back();
      if (!round.is_at_rest && is_last && log.end == "busy") return abandon(verdict, "some goroutine does not rest");
      if (is_last && log.end == "assumption") return abandon(verdict, "an assumption does not hold");
      if (log.end.starts_with("library") && is_last)
        return abandon(verdict, "the library runs the user's code in a goroutine of its own");
      has_returned_ |= round.main_returned;
      std::vector<WalkCandidate> next;
      seen_.clear();
      reasons_.clear();
      for (WalkCandidate& candidate : fitting) {
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

  /// 0: at none.
  static std::uint32_t gate_of(const std::string& where) {
    const bool is_number = where.find_first_not_of("0123456789") == std::string::npos;
    return is_number ? static_cast<std::uint32_t>(std::stoul(where)) : 0;
  }

  bool is_soft(const WalkRound& round, const std::string& name) const {
    const auto where = round.where.find(name);
    return where != round.where.end() && model_.is_soft(gate_of(where->second));
  }

  /// Real Go holds it before an operation of which the model makes nothing: in the model it may have gone on already.
  bool is_ahead(WalkCandidate& candidate, std::uint32_t g, const WalkRound& round) const {
    const std::string& name = candidate.names.name(g);
    if (!is_soft(round, name)) return false;
    const std::uint32_t gate = gate_of(round.where.at(name));
    return !model_.stand(candidate, g).is_at(gate);
  }

  // -------------------------------------------------------------------- one round
  /// What begins the round; false: the model does not allow it.
  bool begin(WalkCandidate& candidate, const WalkRound& round) {
    candidate.taken.clear();
    candidate.inputs.clear();
    if (round.move == WalkRound::Move::pass) {
      const std::uint32_t g = candidate.names.index(round.goroutine);
      if (g == model::no_index) return model_.is_soft(round.gate);
      const Standing standing = model_.stand(candidate, g);
      const bool is_there = standing.is_at(round.gate);
      if (is_there) candidate.passed.insert(round.goroutine);
      if (is_there || model_.is_soft(round.gate)) return true;
      mismatch(fmt::format("in the model it stands at {}", op_text(standing)));
      return false;
    }
    if (round.move == WalkRound::Move::start) return true;
    if (model_.fire(candidate, round.goroutine, round.timer)) return true;
    // Nobody in the model waits for it any more: then it is gone there.
    if (candidate.timers.is_known(round.goroutine, round.timer)) return true;
    mismatch("the model has no such timer");
    return false;
  }

  static std::string op_text(const Standing& standing) {
    return fmt::format("{} {}", standing.view.library_call, model::to_string(standing.view.op));
  }

  void explore(WalkCandidate&& start, const WalkRound& round, std::vector<WalkCandidate>& fitting) {
    std::vector<WalkCandidate> open;
    open.push_back(std::move(start));
    while (!open.empty() && seen_.size() <= states_of_round_max) {
      WalkCandidate candidate = std::move(open.back());
      open.pop_back();
      if (!seen_.insert(model_.key_of(candidate)).second) continue;
      if (machine_.limit_reached() != nullptr) return;
      const bool has_ended = candidate.state.end != model::EndKind::running;
      // Package testing ends the process when main returns.
      const bool ends_with_main = !round.is_at_rest && !gated_.arguments.empty() && candidate.state.main_returned;
      if (has_ended || ends_with_main) {
        const bool is_ahead = std::any_of(round.where.begin(), round.where.end(),
                                          [&](const auto& entry) { return model_.is_soft(gate_of(entry.second)); });
        if (!round.is_at_rest || is_ahead) {
          fitting.push_back(std::move(candidate));
        } else {
          mismatch("in the model the run ends");
        }
        continue;
      }
      const std::vector<Transition> possible = model_.may_happen(candidate);
      for (const Transition& t : possible) {
        if (std::optional<WalkCandidate> next = model_.after(candidate, t, round)) {
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

  /// Whether everybody is where real Go says.
  bool is_as_real(WalkCandidate& candidate, const WalkRound& round) {
    for (const auto& [name, choices] : round.selects) {
      if (candidate.taken[name] == choices.size()) continue;
      mismatch(name + " takes another case of a select");
      return false;
    }
    if (candidate.state.main_returned != has_returned_ && !is_soft(round, "g1")) {
      const std::uint32_t main = candidate.names.index("g1");
      const bool is_there = main != model::no_index && candidate.state.goroutines[main].frame_count > 0;
      mismatch(has_returned_ ? fmt::format("main does not return in the model, but stands at {}",
                                           is_there ? op_text(model_.stand(candidate, main)) : "")
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
      const Standing standing = model_.stand(candidate, g);
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
  void end(WalkVerdict& verdict, const std::vector<WalkCandidate>& fitting, const WalkLog& log,
           const ProcessResult& process) {
    std::string problem;
    for (const WalkCandidate& candidate : fitting) {
      std::string why = end_problem(candidate, log, process);
      if (why.empty()) return;
      if (problem.empty()) problem = std::move(why);
    }
    verdict.kind = WalkVerdict::Kind::refused;
    verdict.problem = "the end: " + problem;
  }

  /// What is otherwise at the end in this state; empty: nothing.
  std::string end_problem(const WalkCandidate& candidate, const WalkLog& log, const ProcessResult& process) const {
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

  WalkModel model_;
  model::Machine& machine_;
  const model::Gated& gated_;
  bool has_returned_ = false;
  std::unordered_set<std::string> seen_;  // in this round
  std::vector<std::string> reasons_;      // why states do not fit, the first of them
};

}  // namespace

WalkVerdict judge_walk(const model::Program& program, const model::Gated& gated, const std::string& log,
                       const ProcessResult& process, model::SemanticsFault fault) {
  return Judge(program, gated, fault).judge(read_walk(log), process);
}

}  // namespace stalemate::runtime
