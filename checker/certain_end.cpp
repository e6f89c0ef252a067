#include "checker/certain_end.hpp"

#include <algorithm>
#include <memory>
#include <set>

#include "checker/place.hpp"
#include "checker/stubborn_set.hpp"
#include "model/canonical_state.hpp"
#include "model/loop_exit.hpp"

namespace stalemate::checker {

namespace {

constexpr StateId states_max = 4000;           // of the first ones, and again of those evenly spread over the others
constexpr std::uint64_t work_max = 2'000'000;  // pairs of goroutines, in all the states looked at

class CertainEnds {
 public:
  CertainEnds(const model::Machine& machine, const Exploration& exploration, StateRecall& recall)
      : machine_(machine), exploration_(exploration), recall_(recall) {}

  void look(StateId id) {
    const StateFlags flags = exploration_.graph.flags(id);
    if (work_ > work_max || flags.ended || !flags.expanded || exploration_.graph.is_terminal(id)) return;
    const auto bytes = recall_.bytes(id);
    model::decode(machine_, bytes.data(), bytes.size(), state_);
    machine_.enabled(state_, transitions_);
    std::vector<bool> moves(state_.goroutine_count, false);
    for (const model::Transition& t : transitions_) {
      if (t.kind == model::TransitionKind::fire) continue;
      moves[t.g] = true;
      if (t.kind == model::TransitionKind::rendezvous) moves[t.partner] = true;
    }
    if (std::ranges::find(moves, false) == moves.end() || !may_tell(moves) || is_ending()) return;
    work_ += std::uint64_t{state_.goroutine_count} * state_.goroutine_count;
    if (work_ > work_max) return;
    // Whatever may happen counts here, also what is a crash.
    if (sets_ == nullptr)
      sets_ = std::make_unique<StubbornSets>(machine_, PreciseConflicts{.unlocks = true, .dones = true});
    sets_->assign(state_, transitions_);
    End end{.state = id,
            .main_returned = state_.main_returned,
            .anyone_moves = true,
            .makes_progress = true,
            .stuck = std::vector<bool>(state_.goroutine_count, false),
            .endless = {}};
    for (std::uint32_t g = 0; g < state_.goroutine_count; ++g) end.stuck[g] = !moves[g] && is_stuck(g);
    const std::uint32_t main = main_index(state_);
    const bool tells = state_.main_returned || (main != model::no_index && (end.stuck[main] || stays(main)));
    if (!tells || !end.anyone_stuck() || !is_new(end)) return;
    end.endless = end.stuck;
    ends_.push_back(std::move(end));
  }

  std::vector<End> take() { return std::move(ends_); }

 private:
  /// Whether somebody is about to end the run: then nobody is stuck while others go on.
  bool is_ending() const {
    for (std::uint32_t g = 0; g < state_.goroutine_count; ++g) {
      const model::Op op = instruction_at(machine_.program(), state_, g).op;
      if (op == model::Op::die || op == model::Op::exit_process) return true;
    }
    return false;
  }

  bool may_tell(const std::vector<bool>& moves) const {
    if (state_.main_returned) return true;
    const std::uint32_t main = main_index(state_);
    return main != model::no_index && (!moves[main] || stays(main));
  }

  /// Whether main is in a loop that nothing leads out of.
  bool stays(std::uint32_t main) const {
    model::LoopExit loop(machine_.program());
    loop.look(state_, main);
    return !loop.exists();
  }

  bool is_stuck(std::uint32_t g) {
    chosen_.clear();
    sets_->close(g, chosen_);
    return chosen_.empty();
  }

  bool is_new(const End& end) {
    std::set<Place> places;
    for (std::uint32_t g = 0; g < state_.goroutine_count; ++g) {
      if (end.stuck[g]) places.insert(place_of(machine_, state_, g));
    }
    return seen_.insert({end.main_returned, std::move(places)}).second;
  }

  const model::Machine& machine_;
  const Exploration& exploration_;
  StateRecall& recall_;
  std::unique_ptr<StubbornSets> sets_;  // made when a state asks for them
  model::State state_;
  std::vector<model::Transition> transitions_;
  std::vector<std::uint32_t> chosen_;
  std::set<std::pair<bool, std::set<Place>>> seen_;
  std::vector<End> ends_;
  std::uint64_t work_ = 0;
};

}  // namespace

std::vector<End> certain_ends(const model::Machine& machine, const Exploration& exploration, StateRecall& recall) {
  CertainEnds ends(machine, exploration, recall);
  const auto size = static_cast<StateId>(exploration.graph.size());
  const StateId first = std::min(size, states_max);
  for (StateId id = 0; id < first; ++id) ends.look(id);
  const StateId step = (size - first) / states_max + 1;
  for (StateId id = first; id < size; id += step) ends.look(id);
  return ends.take();
}

}  // namespace stalemate::checker
