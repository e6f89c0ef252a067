#include "model/schedule.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <string_view>

#include "model/check.hpp"

namespace stalemate::model {

// ---------------------------------------------------------------------- names

GoroutineNames::GoroutineNames() : names_{"g1"}, children_{0} {}

void GoroutineNames::start(const StepInfo& initial_info) {
  // Before its first visible step main is the only goroutine there is to start others, itself number 0 all the while.
  StepInfo info = initial_info;
  if (info.new_index.empty()) info.new_index = {0};
  advance(info);
}

void GoroutineNames::advance(const StepInfo& info) {
  CHECK(info.new_index.size() == names_.size(), "a step maps every goroutine");
  std::vector<std::string> names;
  std::vector<std::uint32_t> children;
  const auto place = [&](std::uint32_t index, std::string name, std::uint32_t child_count) {
    if (names.size() <= index) {
      names.resize(index + 1);
      children.resize(index + 1);
    }
    CHECK(names[index].empty(), "a goroutine has one index");
    names[index] = std::move(name);
    children[index] = child_count;
  };
  // Children are counted on the old indices, so that a parent that ends in this step still names them. A parent number
  // past the old goroutines is one started earlier in the same step.
  std::vector<std::string> spawned_names;
  std::vector<std::uint32_t> spawned_children(info.spawned.size(), 0);
  const std::size_t old_count = names_.size();
  for (const StepInfo::Spawn& spawn : info.spawned) {
    const std::uint32_t parent = spawn.parent_old_index;
    if (parent == no_index) {
      spawned_names.push_back(fmt::format("t.{}", ++timer_children_));
    } else if (parent < old_count) {
      spawned_names.push_back(fmt::format("{}.{}", names_[parent], ++children_[parent]));
    } else {
      CHECK(parent - old_count < spawned_names.size(), "a parent is started before its child");
      spawned_names.push_back(
          fmt::format("{}.{}", spawned_names[parent - old_count], ++spawned_children[parent - old_count]));
    }
  }
  for (std::uint32_t old = 0; old < info.new_index.size(); ++old) {
    if (info.new_index[old] != no_index) place(info.new_index[old], names_[old], children_[old]);
  }
  for (std::size_t i = 0; i < info.spawned.size(); ++i) {
    if (info.spawned[i].new_index != no_index) place(info.spawned[i].new_index, spawned_names[i], spawned_children[i]);
  }
  CHECK(std::ranges::none_of(names, &std::string::empty), "every goroutine has a name");
  names_ = std::move(names);
  children_ = std::move(children);
}

std::uint32_t GoroutineNames::index(const std::string& name) const {
  const auto it = std::ranges::find(names_, name);
  return it == names_.end() ? no_index : static_cast<std::uint32_t>(it - names_.begin());
}

// ---------------------------------------------------------------------- writing

namespace {

constexpr std::string_view version_prefix = "v1:";

bool is_wait_group_wait(const Machine& machine, const State& state, std::uint32_t g) {
  const Goroutine& goroutine = state.goroutine(g);
  const Frame& frame = goroutine.frames[goroutine.frame_count - 1];
  return machine.program().functions[frame.function].code[frame.pc].op == Op::wait_group_wait;
}

std::string choice_suffix(std::uint16_t choice, bool at_wait_group) {
  if (choice == 0) return "";
  if (choice == choice_default) return "?d";
  if (choice == choice_reuse_panic && at_wait_group) return "?p";
  return fmt::format("?{}", choice);
}

std::string step_text(const Machine& machine, const State& state, const GoroutineNames& names, const Transition& t) {
  switch (t.kind) {
    case TransitionKind::fire: return fmt::format("t{}", t.timer);
    case TransitionKind::solo:
      return names.name(t.g) + choice_suffix(t.choice, is_wait_group_wait(machine, state, t.g));
    case TransitionKind::rendezvous:
      return fmt::format("{}{}>{}{}", names.name(t.g), choice_suffix(t.choice, false), names.name(t.partner),
                         choice_suffix(t.partner_choice, false));
  }
  return "";
}

// Follows an execution: the state it is in and the names of its goroutines.
struct Follower {
  explicit Follower(Machine& the_machine) : machine(the_machine) {
    machine.initial(state, info);
    names.start(info);
  }
  void step(const Transition& t) {
    machine.step(state, t, info);
    names.advance(info);
  }
  Machine& machine;
  State state;
  StepInfo info;
  GoroutineNames names;
};

}  // namespace

std::string to_schedule(Machine& machine, const Execution& execution) {
  Follower follower(machine);
  std::string result(version_prefix), last;
  std::size_t count = 0;
  const auto flush = [&] {
    if (count == 0) return;
    if (result.size() > version_prefix.size()) result += ',';
    result += last;
    if (count > 1) result += fmt::format("*{}", count);
  };
  std::vector<Transition> enabled;
  for (const Transition& t : execution) {
    machine.enabled(follower.state, enabled);
    CHECK(std::ranges::find(enabled, t) != enabled.end(), "the execution is one of this machine's");
    std::string text = step_text(machine, follower.state, follower.names, t);
    if (text == last && count > 0) {
      ++count;
    } else {
      flush();
      last = std::move(text);
      count = 1;
    }
    follower.step(t);
  }
  flush();
  return result;
}

// ---------------------------------------------------------------------- reading

namespace {

// One side of a step as written: a goroutine and its choice.
struct SideText {
  std::string name;
  bool has_choice = false, is_panic = false;
  std::uint16_t choice = 0;
};
// One comma-separated item.
struct StepText {
  SideText side;
  std::optional<SideText> partner;
  std::optional<std::uint16_t> timer;
  std::uint32_t count = 1;
  std::string text;
};

constexpr std::uint32_t repetitions_max = 1'000'000;

template <typename Number>
bool parse_number(std::string_view text, Number& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() && !text.empty();
}

// g1, g1.2, t.1, t.1.3
bool is_name(std::string_view text) {
  if (text.empty() || (text[0] != 'g' && text[0] != 't')) return false;
  std::string_view rest = text.substr(1);
  if (text[0] == 't') {
    if (rest.empty() || rest[0] != '.') return false;
    rest = rest.substr(1);
  }
  while (true) {
    const std::size_t dot = rest.find('.');
    std::uint32_t number = 0;
    if (!parse_number(rest.substr(0, dot), number)) return false;
    if (dot == std::string_view::npos) return true;
    rest = rest.substr(dot + 1);
  }
}

bool parse_side(std::string_view text, SideText& side) {
  const std::size_t mark = text.find('?');
  side.name = std::string(text.substr(0, mark));
  if (!is_name(side.name)) return false;
  if (mark == std::string_view::npos) return true;
  const std::string_view choice = text.substr(mark + 1);
  side.has_choice = true;
  if (choice == "d") {
    side.choice = choice_default;
  } else if (choice == "p") {
    side.choice = choice_reuse_panic;
    side.is_panic = true;
  } else {
    return parse_number(choice, side.choice) && side.choice != choice_default;
  }
  return true;
}

bool parse_step(std::string_view text, StepText& step) {
  step.text = std::string(text);
  const std::size_t star = text.find('*');
  if (star != std::string_view::npos) {
    if (!parse_number(text.substr(star + 1), step.count)) return false;
    if (step.count == 0 || step.count > repetitions_max) return false;
    text = text.substr(0, star);
  }
  if (std::uint16_t timer = 0; !text.empty() && text[0] == 't' && parse_number(text.substr(1), timer)) {
    step.timer = timer;
    return true;
  }
  const std::size_t arrow = text.find('>');
  if (!parse_side(text.substr(0, arrow), step.side)) return false;
  if (arrow == std::string_view::npos) return true;
  return parse_side(text.substr(arrow + 1), step.partner.emplace()) && !step.side.is_panic && !step.partner->is_panic;
}

bool parse_schedule(std::string_view text, std::vector<StepText>& steps, std::string& message) {
  if (!text.starts_with(version_prefix)) {
    message = fmt::format("a schedule begins with `{}`", version_prefix);
    return false;
  }
  text = text.substr(version_prefix.size());
  while (!text.empty()) {
    const std::size_t comma = text.find(',');
    if (!parse_step(text.substr(0, comma), steps.emplace_back())) {
      message = fmt::format("`{}` is no step of a schedule", text.substr(0, comma));
      return false;
    }
    if (comma == std::string_view::npos) return true;
    text = text.substr(comma + 1);
    if (text.empty()) {
      message = "a step is missing after the last comma";
      return false;
    }
  }
  return true;
}

bool fits(const SideText& side, std::uint16_t choice) { return !side.has_choice || side.choice == choice; }

// The enabled transition a step names; a choice left out means choice 0, or the only one.
std::optional<Transition> find_transition(const Follower& at, const StepText& step, std::string& message) {
  std::vector<Transition> enabled;
  at.machine.enabled(at.state, enabled);
  if (step.timer) {
    for (const Transition& t : enabled) {
      if (t.kind == TransitionKind::fire && t.timer == *step.timer) return t;
    }
    message = fmt::format("timer t{} cannot fire", *step.timer);
    return {};
  }
  const std::uint32_t g = at.names.index(step.side.name);
  if (g == no_index) {
    message = fmt::format("there is no goroutine {}", step.side.name);
    return {};
  }
  const std::uint32_t partner = step.partner ? at.names.index(step.partner->name) : no_index;
  if (step.partner && partner == no_index) {
    message = fmt::format("there is no goroutine {}", step.partner->name);
    return {};
  }
  std::vector<Transition> candidates;
  for (const Transition& t : enabled) {
    if (t.kind == TransitionKind::fire || t.g != g || !fits(step.side, t.choice)) continue;
    const bool is_rendezvous = t.kind == TransitionKind::rendezvous;
    if (step.partner && (!is_rendezvous || t.partner != partner || !fits(*step.partner, t.partner_choice))) continue;
    if (step.side.is_panic && !is_wait_group_wait(at.machine, at.state, g)) continue;
    candidates.push_back(t);
  }
  if (candidates.size() == 1) return candidates[0];
  for (const Transition& t : candidates) {
    const bool is_rendezvous = t.kind == TransitionKind::rendezvous;
    if (is_rendezvous != step.partner.has_value()) continue;
    const bool partner_fits = !is_rendezvous || step.partner->has_choice || t.partner_choice == 0;
    if ((step.side.has_choice || t.choice == 0) && partner_fits) return t;
  }
  message = candidates.empty() ? fmt::format("`{}` is not possible here", step.text)
                               : fmt::format("`{}` is possible in {} ways here", step.text, candidates.size());
  return {};
}

}  // namespace

Execution from_schedule(Machine& machine, const std::string& text, std::optional<ScheduleError>& error) {
  error.reset();
  std::vector<StepText> steps;
  std::string message;
  if (!parse_schedule(text, steps, message)) {
    error = ScheduleError{0, message};
    return {};
  }
  Execution execution;
  Follower follower(machine);
  for (const StepText& step : steps) {
    for (std::uint32_t n = 0; n < step.count; ++n) {
      const std::optional<Transition> t = find_transition(follower, step, message);
      if (!t) {
        error = ScheduleError{execution.size() + 1, message};
        return execution;
      }
      follower.step(*t);
      if (machine.limit_reached() != nullptr) {
        error = ScheduleError{execution.size() + 1, machine.limit_reached()};
        return execution;
      }
      execution.push_back(*t);
    }
  }
  return execution;
}

}  // namespace stalemate::model
