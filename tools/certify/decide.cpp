#include "tools/certify/decide.hpp"

#include <algorithm>

#include "model/clock.hpp"
#include "model/loop_exit.hpp"
#include "tools/certify/components.hpp"
#include "tools/certify/fate.hpp"
#include "tools/certify/marks.hpp"

namespace stalemate::certify {

namespace {

using model::Rule;

bool every_edge(const Label&) { return true; }

bool is_cycle(const Graph& graph, const std::vector<StateNumber>& component, const EdgeFilter& counts) {
  if (component.size() > 1) return true;
  const auto edges = graph.edges(component.front());
  return std::ranges::any_of(
      edges, [&](const Edge& edge) { return edge.target == component.front() && counts(graph.label(edge)); });
}

std::uint32_t main_of(const model::State& state) {
  for (std::uint32_t g = 0; g < state.goroutine_count; ++g) {
    if (state.goroutine(g).is_main) return g;
  }
  return model::no_index;
}

const model::Instruction& instruction_at(const model::Program& program, const model::State& state, std::uint32_t g) {
  const model::Goroutine& goroutine = state.goroutine(g);
  const model::Frame& frame = goroutine.frames[goroutine.frame_count - 1];
  return program.functions[frame.function].code[frame.pc];
}

// At `select {}`: while others go on, that is no error.
bool is_parked(const model::Program& program, const model::State& state, std::uint32_t g) {
  const model::Instruction& at = instruction_at(program, state, g);
  return at.op == model::Op::select && program.selects[static_cast<std::size_t>(at.k)].cases.empty();
}

// Goroutines that the library has started and that stand in its own code are no error of the program's. What
// context.WithCancel starts for a parent of a foreign type is one: it stays for ever if nobody cancels.
bool is_users(const model::Machine& machine, const model::State& state, std::uint32_t g) {
  const model::Goroutine& goroutine = state.goroutine(g);
  if (!goroutine.is_main && !goroutine.is_system) return true;
  if (machine.operation(state, g).function != model::no_index) return true;
  return machine.goroutine_function(state, g) == "context.watch" && main_of(state) == model::no_index;
}

/// How a program that never ends goes on in one bottom component.
class Bottom {
 public:
  Bottom(const Walk& walk, const model::Machine& machine, const std::vector<StateNumber>& component)
      : walk_(walk), machine_(machine), graph_(walk.graph()), component_(component), fates_(graph_, component) {
    for (const StateNumber state : component) look(state);
  }

  void add_errors(std::set<Rule>& errors) const {
    if (graph_.node(component_.front()).main_returned) {
      if (users_endless_) errors.insert(Rule::leak);
      return;
    }
    if (!somebody_moves_) errors.insert(Rule::deadlock);
    if (somebody_moves_ && users_stuck_) errors.insert(Rule::partial_deadlock);
    const bool goes_nowhere = somebody_moves_ && !makes_progress_ && !somebody_stuck_;
    if (goes_nowhere && (has_main_ || somebody_endless_) && !is_daemon()) errors.insert(Rule::livelock);
  }

 private:
  // Whether a step takes or releases a lock: that alone is no progress.
  bool is_lock_step(const model::State& state, const Label& label) const {
    if (label.fires() || label.partner != nobody) return false;
    return model::is_lock(instruction_at(machine_.program(), state, label.mover).op);
  }

  // Whether main goes round a loop without a way out, in which time passes or locks are taken.
  bool is_daemon() const {
    if (!does_something_) return false;
    model::LoopExit loop(machine_.program());
    for (const StateNumber number : component_) {
      model::State state;
      walk_.load(number, state);
      const std::uint32_t main = main_of(state);
      if (main == model::no_index) return false;
      loop.look(state, main);
    }
    return !loop.exists();
  }

  void look(StateNumber number) {
    model::State state;
    walk_.load(number, state);
    has_main_ |= main_of(state) != model::no_index;
    for (std::uint32_t g = 0; g < state.goroutine_count; ++g) {
      const bool stuck = !fates_.can_move(number, g), endless = !fates_.can_end(number, g);
      somebody_stuck_ |= stuck;
      somebody_endless_ |= endless;
      if (!endless || !is_users(machine_, state, g)) continue;
      users_stuck_ |= stuck && !is_parked(machine_.program(), state, g);
      users_endless_ = true;
    }
    for (const Edge& edge : graph_.edges(number)) {
      const Label& label = graph_.label(edge);
      somebody_moves_ |= !label.fires();
      makes_progress_ |= label.step_class == model::StepClass::progress && !is_lock_step(state, label);
      does_something_ |= label.fires() || label.step_class != model::StepClass::poll;
    }
  }

  const Walk& walk_;
  const model::Machine& machine_;
  const Graph& graph_;
  const std::vector<StateNumber>& component_;
  const Fates fates_;
  bool has_main_ = false;
  bool somebody_moves_ = false, makes_progress_ = false, does_something_ = false;
  bool somebody_stuck_ = false, somebody_endless_ = false;  // endless: alive for ever; the stuck ones among them
  bool users_stuck_ = false, users_endless_ = false;        // not counting the library's own
};

bool is_bottom(const Graph& graph, const std::vector<StateNumber>& component, std::vector<bool>& is_member) {
  for (const StateNumber state : component) is_member[state] = true;
  const bool result = std::ranges::all_of(component, [&](StateNumber state) {
    return std::ranges::all_of(graph.edges(state), [&](const Edge& edge) { return is_member[edge.target]; });
  });
  for (const StateNumber state : component) is_member[state] = false;
  return result;
}

}  // namespace

std::set<Rule> errors_of(const Walk& walk, const model::Machine& machine) {
  const Graph& graph = walk.graph();
  std::set<Rule> errors = walk.sightings().crashes;
  if (walk.sightings().has_race) errors.insert(Rule::data_race);
  if (!unmet_marks(machine.program(), walk.sightings().labels).empty()) errors.insert(Rule::unreachable);
  std::vector<bool> is_member(graph.size(), false);
  for (const std::vector<StateNumber>& component : components_of(graph, every_edge)) {
    if (graph.node(component.front()).has_ended || !is_bottom(graph, component, is_member)) continue;
    Bottom(walk, machine, component).add_errors(errors);
  }
  return errors;
}

bool time_stands_still(const Walk& walk, const model::Machine& machine) {
  const EdgeFilter takes_no_time = [](const Label& label) {
    return !label.fires() && label.step_class != model::StepClass::sleep;
  };
  for (const std::vector<StateNumber>& component : components_of(walk.graph(), takes_no_time)) {
    // Who waits does so all along the cycle.
    const StateNumber any = component.front();
    if (walk.graph().node(any).main_returned || !is_cycle(walk.graph(), component, takes_no_time)) continue;
    model::State state;
    walk.load(any, state);
    if (model::waits_for_time(machine, state)) return true;
  }
  return false;
}

}  // namespace stalemate::certify
