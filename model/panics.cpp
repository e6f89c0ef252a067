// Panics and runtime.Goexit. A record per panic in progress; unwinding runs the deferred calls of the top frame, pops
// the frame when none is left, and continues when such a call returns without having recovered. Exactly one frame of
// kind deferred_by_panic stands for each record that is neither the one being unwound nor an aborted Goexit. Go:
// runtime/panic.go, gopanic, Goexit, gorecover (1.19).
#include <algorithm>

#include "model/frames.hpp"
#include "model/interpreter.hpp"
#include "model/operands.hpp"
#include "model/render.hpp"

namespace stalemate::model {

void Interpreter::raise(const Word (&value)[2], Rule rule, bool is_goexit) {
  Goroutine& g = *g_;
  if (g.panics.size() == g.panic_count) g.panics.emplace_back();
  Panic& panic = g.panics[g.panic_count++];
  panic = Panic{};
  panic.value[0] = value[0];
  panic.value[1] = value[1];
  panic.rule = rule;
  panic.is_goexit = is_goexit;
  const Position timed = rule == Rule::panic ? timed_call() : Position{};
  panic.raised = timed.line != 0 ? timed : innermost_user(program_, g, true).position;
  inherit_cause(panic, next_cause_);
  next_cause_ = Panic{};
  unwind(in_operation_ || g.atomic_frame != 0);
}

/// Where a timeout leads to the call of a function that only complains, as in `case <-time.After(d): fail()`: the
/// complaint counts as made there.
Position Interpreter::timed_call() const {
  const auto is_logs = [this](std::uint32_t i) {
    const Function& function = program_.functions[g_->frames[i].function];
    return function.is_library && function.name.starts_with("log.");
  };
  if (g_->frame_count < 2) return {};
  std::uint32_t i = g_->frame_count - 1;
  const Frame& top = g_->frames[i];
  if (top.pc == 0) return {};
  const Instruction& raised = program_.functions[top.function].code[top.pc - 1];
  if (raised.op != Op::panic || (raised.t != 2 && !is_logs(i))) return {};
  // log.Panicf calls others.
  while (i > 1 && is_logs(i) && is_logs(i - 1)) --i;
  if (g_->frames[i].kind != FrameKind::normal) return {};
  const Function& caller = program_.functions[g_->frames[i - 1].function];
  const std::uint32_t pc = pc_of(*g_, i - 1);
  return is_call(caller.code[pc].op) && caller.code[pc].t == 1 ? caller.positions[pc] : Position{};
}

void Interpreter::raise_text(Rule rule, std::string_view text) {
  const bool is_assertion = rule == Rule::failed_type_assertion && program_.assertion_error_type != 0;
  const Word value[2] = {is_assertion ? program_.assertion_error_type : program_.runtime_error_type,
                         machine_.strings().intern(text)};
  raise(value, rule, false);
}

void Interpreter::raise_error(Rule rule, std::string_view text) {
  std::string full = "runtime error: ";
  full += text;
  raise_text(rule, full);
}

void Interpreter::raise_nil() {
  raise_error(Rule::nil_dereference, "invalid memory address or nil pointer dereference");
}

void Interpreter::raise_index(Word index, bool is_unsigned, std::uint64_t length) {
  const auto value = static_cast<std::int64_t>(index);
  if (!is_unsigned && value < 0) {
    return raise_error(Rule::index_out_of_range, "index out of range [" + std::to_string(value) + "]");
  }
  raise_error(Rule::index_out_of_range,
              "index out of range [" + std::to_string(index) + "] with length " + std::to_string(length));
}

void Interpreter::unwind(bool in_operation) {
  Goroutine& g = *g_;
  while (g.frame_count > 0) {
    Frame& frame = g.frames[g.frame_count - 1];
    Ref function;
    if (pop_deferred(frame, function)) {
      // Whatever this frame was doing is over: it can only go on at its epilogue.
      frame.pc = program_.functions[frame.function].epilogue;
      frame_ = &frame;
      if (function.is_nil()) {
        // Calling a nil deferred function is a new panic, raised in place of the call; the record in progress is
        // aborted.
        const Panic aborted = g.panics[g.panic_count - 1];
        if (!aborted.is_goexit) {
          --g.panic_count;
        } else {
          g.panics[g.panic_count - 1].aborted = true;
        }
        // The new record is made first, since raising it unwinds.
        next_cause_ = aborted.is_goexit ? Panic{} : cause_of(aborted);
        return raise_nil();
      }
      enter_function_value(function, FrameKind::deferred_by_panic, 0, 0);
      return;
    }
    const bool ran_for_earlier = frame.kind == FrameKind::deferred_by_panic;
    pop_frame();
    if (!ran_for_earlier) continue;
    // The deferred call of an earlier record is unwound: that record is aborted.
    for (std::uint32_t i = g.panic_count - 1; i-- > 0;) {
      Panic& earlier = g.panics[i];
      if (earlier.aborted) continue;
      if (earlier.is_goexit) {
        earlier.aborted = true;
      } else {
        if (!earlier.recovered) inherit_cause(g.panics[g.panic_count - 1], cause_of(earlier));
        std::move(g.panics.begin() + i + 1, g.panics.begin() + g.panic_count, g.panics.begin() + i);
        --g.panic_count;
      }
      break;
    }
  }
  if (!g.panics[g.panic_count - 1].is_goexit) {
    if (in_operation || program_.die == no_index || (is_alone() && !speaks())) return end_by_panic();
    return enter_function_value(Ref::to_function(program_.die), FrameKind::normal, 0, 0);
  }
  // After Goexit the goroutine has ended; for main this is not the end of the program.
  g.panic_count = 0;
}

void Interpreter::die(const Instruction& in) {
  if (in.t != 1) return end_by_panic();
  const std::string text = machine_.strings().text(s_[in.a]);
  end_by_panic(&text);
}

/// Whether a method may give the text of the panic in progress.
bool Interpreter::speaks() const {
  return has_text_method(program_, static_cast<TypeIndex>(g_->panics[g_->panic_count - 1].value[0]));
}

/// `said`: the text, if a method has given it.
void Interpreter::end_by_panic(const std::string* said) {
  const Panic& panic = g_->panics[g_->panic_count - 1];
  const std::string text = said != nullptr ? *said : panic_text(machine_, state_, panic.value);
  const bool is_first = panic.first_raised.line == 0;
  const Rule rule = is_first ? panic.rule : panic.first_rule;
  const Position raised = is_first ? panic.raised : panic.first_raised;
  if (is_assumed_away(rule, raised)) return end_quietly();
  // As Go prints it: the panic that began it, then the one its deferred calls ended in.
  crash(rule, is_first ? text : machine_.strings().text(panic.first_text) + "\n\tpanic: " + text, false, raised);
}

/// Whether local code may end the run at once: nobody else has been started yet. Else the goroutine stands before the
/// end, a step of its own, since ending the run within the step that led there would hide what others may do in
/// between. Who is left at the moment makes no difference: steps of others would not commute with this one.
bool Interpreter::is_alone() const {
  return machine_.limits_.single_run || (is_first_step_ && state_.goroutine_count == 1 && state_.timer_count == 0);
}

/// A record's own panic, or the one that it came from, as a cause to be inherited.
Panic Interpreter::cause_of(const Panic& panic) {
  Panic cause;
  if (panic.first_raised.line != 0) {
    inherit_cause(cause, panic);
    return cause;
  }
  cause.first_raised = panic.raised;
  cause.first_rule = panic.rule;
  cause.first_text = machine_.strings().intern(panic_text(machine_, state_, panic.value));
  return cause;
}

void Interpreter::inherit_cause(Panic& panic, const Panic& cause) {
  panic.first_raised = cause.first_raised;
  panic.first_rule = cause.first_rule;
  panic.first_text = cause.first_text;
}

void Interpreter::return_from_panic_call() {
  Goroutine& g = *g_;
  CHECK(g.panic_count > 0 && g.frame_count > 0, "a deferred call returns and no panic is in progress");
  if (!g.panics[g.panic_count - 1].recovered) return unwind(false);
  --g.panic_count;
  if (g.panic_count > 0 && g.panics[g.panic_count - 1].aborted) {
    // Recovering a panic does not stop the Goexit it interrupted.
    g.panics[g.panic_count - 1].aborted = false;
    unwind(false);
  }
  // Else the frame below goes on at its epilogue, where unwinding has put it.
}

void Interpreter::recover(const Instruction& in) {
  s_[in.a] = s_[in.a + 1] = 0;
  if (in.t == 3) {
    if (speaks()) std::copy_n(std::as_const(g_->panics[g_->panic_count - 1].value), 2, s_ + in.a);
    return;
  }
  const bool is_deferred = in.t == 2;
  // What a panic calls itself was not called by anybody: `defer recover()` works only when the function has returned.
  if (is_deferred && frame_->kind != FrameKind::deferred) return;
  const Frame& caller = g_->frames[g_->frame_count - (is_deferred ? 2U : 1U)];
  if (caller.kind != FrameKind::deferred_by_panic || g_->panic_count == 0) return;
  Panic& panic = g_->panics[g_->panic_count - 1];
  if (panic.is_goexit || panic.recovered) return;
  panic.recovered = in.t != 1;
  s_[in.a] = panic.value[0];
  s_[in.a + 1] = panic.value[1];
}

bool Interpreter::is_assumed_away(Rule rule, Position position) const {
  const std::vector<CrashPlace>& places = machine_.limits_.assumed_away;
  return std::find(places.begin(), places.end(), CrashPlace{rule, position}) != places.end();
}

void Interpreter::end_quietly() {
  stopped_ = true;
  if (shared_state_ != nullptr && !shared_state_->may_end()) return;
  state_.end = EndKind::exit;
  state_.exit_code = 0;
}

void Interpreter::crash(Rule rule, std::string message, bool is_fatal, Position position) {
  stopped_ = true;
  if (shared_state_ != nullptr && !shared_state_->may_end()) return;
  state_.end = EndKind::crash;
  state_.crash_rule = rule;
  state_.crash_message = std::move(message);
  state_.crash_is_fatal = is_fatal;
  state_.crash_position = position;
  crash_slot_ = slot_;
}

void Interpreter::fatal(Rule rule, std::string_view message) {
  const Position position = innermost_user(program_, *g_, true).position;
  // Nothing of the program's own is on the stack once a panic nobody recovers from has unwound it.
  const bool is_dying = position.line == 0 && g_->panic_count > 0;
  crash(rule, std::string(message), true, is_dying ? g_->panics[0].raised : position);
}

}  // namespace stalemate::model
