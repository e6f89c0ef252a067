#include "model/schedule.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>

#include "model/check.hpp"

namespace stalemate::model {

// ---------------------------------------------------------------------- names

GoroutineNames::GoroutineNames() : names_{"g1"}, children_{0} {}

void GoroutineNames::start(const StepInfo& initial_info) {
  *this = GoroutineNames();
  advance(initial_info);
}

void GoroutineNames::advance(const StepInfo& info) {
  advance(info, [](std::uint32_t) { return false; });
}

void GoroutineNames::advance(const StepInfo& info, const std::function<bool(std::uint32_t)>& is_nameless) {
  // Names of this step's goroutines first, in order of creation: parents may have ended, or be of this step themselves.
  const std::size_t old_count = names_.size();
  for (const StepInfo::Spawn& spawn : info.spawned) {
    if (spawn.parent_old_index == no_index) {
      names_.push_back("t" + std::to_string(++timer_children_));
    } else if (names_[spawn.parent_old_index].empty() ||
               (spawn.new_index != no_index && is_nameless(spawn.new_index))) {
      names_.emplace_back();
    } else {
      names_.push_back(names_[spawn.parent_old_index] + "." + std::to_string(++children_[spawn.parent_old_index]));
    }
    children_.push_back(0);
  }
  std::uint32_t count = 0;
  const auto target = [&](std::size_t i) {
    return i < old_count ? info.new_index[i] : info.spawned[i - old_count].new_index;
  };
  for (std::size_t i = 0; i < names_.size(); ++i) count += target(i) != no_index;
  std::vector<std::string> names(count);
  std::vector<std::uint32_t> children(count);
  for (std::size_t i = 0; i < names_.size(); ++i) {
    if (target(i) == no_index) continue;
    names[target(i)] = std::move(names_[i]);
    children[target(i)] = children_[i];
  }
  names_ = std::move(names);
  children_ = std::move(children);
}

std::uint32_t GoroutineNames::index(const std::string& name) const {
  const auto found = std::find(names_.begin(), names_.end(), name);
  return found == names_.end() ? no_index : static_cast<std::uint32_t>(found - names_.begin());
}

// ---------------------------------------------------------------------- writing

namespace {

/// Timers' goroutines are called t1, which in a schedule would be a timer: there they are gt1.
std::string step_name(const std::string& name) { return name[0] == 't' ? "g" + name : name; }

std::string choice_text(std::uint16_t choice, bool is_wait) {
  if (choice == choice_default) return "?d";
  if (is_wait && choice == choice_reuse_panic) return "?p";
  return choice == 0 ? "" : "?" + std::to_string(choice);
}

Op current_op(const Machine& machine, const State& state, std::uint32_t g) {
  const Goroutine& goroutine = state.goroutines[g];
  const Frame& frame = goroutine.frames[goroutine.frame_count - 1];
  return machine.program().functions[frame.function].code[frame.pc].op;
}

std::string step_text(const Machine& machine, const State& state, const GoroutineNames& names, const Transition& t) {
  if (t.kind == TransitionKind::fire) return "t" + std::to_string(t.timer);
  std::string text = step_name(names.name(t.g));
  text += choice_text(t.choice, current_op(machine, state, t.g) == Op::wait_group_wait);
  if (t.kind == TransitionKind::rendezvous) {
    text += ">" + step_name(names.name(t.partner)) + choice_text(t.partner_choice, false);
  }
  return text;
}

}  // namespace

std::string to_schedule(Machine& machine, const Execution& execution) {
  State state;
  StepInfo info;
  GoroutineNames names;
  machine.initial(state, info);
  names.start(info);
  std::string text = "v1:", last;
  std::size_t repeats = 0;
  bool is_first = true;
  const auto flush = [&] {
    if (last.empty()) return;
    if (!is_first) text += ',';
    is_first = false;
    text += last;
    if (repeats > 1) text += "*" + std::to_string(repeats);
  };
  std::vector<Transition> enabled;
  for (const Transition& t : execution) {
    machine.enabled(state, enabled);
    CHECK(std::find(enabled.begin(), enabled.end(), t) != enabled.end(),
          "an execution takes a step that is not enabled");
    std::string step = step_text(machine, state, names, t);
    if (step == last) {
      ++repeats;
    } else {
      flush();
      last = std::move(step);
      repeats = 1;
    }
    machine.step(state, t, info);
    names.advance(info);
  }
  flush();
  return text;
}

// ---------------------------------------------------------------------- reading

namespace {

/// A loop of steps never ends by itself: what a typing error may cost is bounded here.
constexpr std::uint32_t repeats_max = 1'000'000;

struct Side {
  std::string name;
  std::optional<std::uint16_t> choice;
};

struct ParsedStep {
  std::optional<std::uint16_t> timer;
  Side sender;
  std::optional<Side> receiver;
  std::uint32_t repeats = 1;
};

template <class Number>
bool take_number(std::string_view& text, Number& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{}) return false;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return true;
}

bool take_side(std::string_view& text, Side& side) {
  if (text.empty() || text[0] != 'g') return false;
  const std::size_t end = std::min(text.find_first_of("?>*"), text.size());
  side.name = text.substr(text.size() > 1 && text[1] == 't' ? 1 : 0, end - (text.size() > 1 && text[1] == 't' ? 1 : 0));
  if (side.name.size() < 2 || side.name.find_first_not_of("0123456789.", 1) != std::string::npos) return false;
  text.remove_prefix(end);
  if (text.empty() || text[0] != '?') return true;
  text.remove_prefix(1);
  if (!text.empty() && (text[0] == 'd' || text[0] == 'p')) {
    side.choice = text[0] == 'd' ? choice_default : choice_reuse_panic;
    text.remove_prefix(1);
    return true;
  }
  std::uint16_t choice = 0;
  if (!take_number(text, choice)) return false;
  side.choice = choice;
  return true;
}

bool parse_step(std::string_view text, ParsedStep& step) {
  if (!text.empty() && text[0] == 't') {
    text.remove_prefix(1);
    std::uint16_t timer = 0;
    if (!take_number(text, timer)) return false;
    step.timer = timer;
  } else {
    if (!take_side(text, step.sender)) return false;
    if (!text.empty() && text[0] == '>') {
      text.remove_prefix(1);
      step.receiver.emplace();
      if (!take_side(text, *step.receiver)) return false;
    }
  }
  if (!text.empty() && text[0] == '*') {
    text.remove_prefix(1);
    if (!take_number(text, step.repeats) || step.repeats == 0 || step.repeats > repeats_max) return false;
  }
  return text.empty();
}

/// The enabled transition a step names: choices left out mean 0, or the only one.
std::optional<Transition> find_transition(const std::vector<Transition>& enabled, const GoroutineNames& names,
                                          const ParsedStep& step, std::string& problem) {
  std::vector<Transition> matches;
  const std::uint32_t g = step.timer ? no_index : names.index(step.sender.name);
  if (!step.timer && g == no_index) {
    problem = "there is no goroutine `" + step.sender.name + "` here";
    return std::nullopt;
  }
  const std::uint32_t partner = step.receiver ? names.index(step.receiver->name) : no_index;
  if (step.receiver && partner == no_index) {
    problem = "there is no goroutine `" + step.receiver->name + "` here";
    return std::nullopt;
  }
  for (const Transition& t : enabled) {
    if (step.timer) {
      if (t.kind == TransitionKind::fire && t.timer == *step.timer) matches.push_back(t);
      continue;
    }
    if (t.kind != (step.receiver ? TransitionKind::rendezvous : TransitionKind::solo) || t.g != g) continue;
    if (step.sender.choice && t.choice != *step.sender.choice) continue;
    if (step.receiver && t.partner != partner) continue;
    if (step.receiver && step.receiver->choice && t.partner_choice != *step.receiver->choice) continue;
    matches.push_back(t);
  }
  if (matches.empty()) {
    problem = "this step is not possible here";
    return std::nullopt;
  }
  const auto zero = std::find_if(matches.begin(), matches.end(), [&](const Transition& t) {
    return (step.sender.choice || t.choice == 0) && (!step.receiver || step.receiver->choice || t.partner_choice == 0);
  });
  if (zero != matches.end()) return *zero;
  if (matches.size() == 1) return matches[0];
  problem = "this step has several choices here";
  return std::nullopt;
}

}  // namespace

Execution from_schedule(Machine& machine, const std::string& text, std::optional<ScheduleError>& error) {
  error.reset();
  Execution execution;
  std::string_view rest = text;
  while (!rest.empty() && (rest.back() == '\n' || rest.back() == ' ')) rest.remove_suffix(1);
  if (rest.substr(0, 3) != "v1:") {
    error = ScheduleError{0, "a schedule begins with `v1:`"};
    return execution;
  }
  rest.remove_prefix(3);
  std::vector<ParsedStep> steps;
  while (!rest.empty()) {
    const std::size_t comma = std::min(rest.find(','), rest.size());
    ParsedStep step;
    if (!parse_step(rest.substr(0, comma), step)) {
      error = ScheduleError{0, "`" + std::string(rest.substr(0, comma)) + "` is not a step"};
      return execution;
    }
    steps.push_back(std::move(step));
    if (comma + 1 == rest.size()) {
      error = ScheduleError{0, "a step is missing after the last comma"};
      return execution;
    }
    rest.remove_prefix(std::min(comma + 1, rest.size()));
  }
  State state;
  StepInfo info;
  GoroutineNames names;
  machine.initial(state, info);
  names.start(info);
  std::vector<Transition> enabled;
  for (const ParsedStep& step : steps) {
    for (std::uint32_t i = 0; i < step.repeats; ++i) {
      machine.enabled(state, enabled);
      std::string problem;
      const std::optional<Transition> t = find_transition(enabled, names, step, problem);
      if (!t) {
        error = ScheduleError{execution.size() + 1, problem};
        return execution;
      }
      machine.step(state, *t, info);
      if (machine.limit_reached() != nullptr) {
        error =
            ScheduleError{execution.size() + 1, std::string("this step exceeds a limit: ") + machine.limit_reached()};
        return execution;
      }
      execution.push_back(*t);
      names.advance(info);
    }
  }
  return execution;
}

}  // namespace stalemate::model
