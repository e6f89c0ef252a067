// Calls, returns, deferred calls and goroutine starts.
#include <algorithm>

#include "model/interpreter.hpp"

namespace stalemate::model {

/// Pushes a zeroed frame of `function`; registers of the caller stay valid only after reload.
void Interpreter::push_frame(FunctionIndex function, FrameKind kind) {
  Goroutine& g = *g_;
  const auto size = static_cast<std::uint32_t>(program_.functions[function].kinds.size());
  const std::uint32_t base = g.stack_count;
  if (g.stack.size() < base + size) g.stack.resize(base + size + g.stack.size() / 2);
  std::fill_n(g.stack.begin() + base, size, Word{0});
  g.stack_count += size;
  if (g.frames.size() == g.frame_count) g.frames.emplace_back();
  g.frames[g.frame_count++] = {function, 0, base, kind};
}

/// Calls `function` with `count` argument words at s_[arguments..], preceded by `receiver` if not null.
void Interpreter::call(FunctionIndex function, std::int32_t arguments, std::uint32_t count, FrameKind kind,
                       const Word* receiver) {
  if (g_->frame_count >= machine_.limits_.frames_max) {
    fatal(Rule::panic, "stack overflow");
    return;
  }
  const Word first = receiver != nullptr ? *receiver : 0;
  const std::size_t source = frame_->base + static_cast<std::size_t>(arguments);
  push_frame(function, kind);
  Word* to = g_->stack.data() + g_->frames[g_->frame_count - 1].base;
  if (receiver != nullptr) *to++ = first;
  std::copy_n(g_->stack.begin() + static_cast<std::ptrdiff_t>(source), count, to);
}

/// Calls a function value that is not nil.
void Interpreter::enter_function_value(Ref function, FrameKind kind, std::int32_t arguments, std::uint32_t count) {
  if (function.is_function()) {
    call(function.offset, arguments, count, kind, nullptr);
    return;
  }
  const FunctionIndex index = object(function).type;
  CHECK(object(function).kind == ObjectKind::closure, "a call of something that is no function value");
  call(index, arguments, count, kind, nullptr);
  if (stopped_) return;
  const Function& callee = program_.functions[index];
  const std::vector<Word>& captured = object(function).words;
  std::copy_n(captured.begin(), callee.capture_words,
              g_->stack.begin() + g_->frames[g_->frame_count - 1].base + callee.capture_base);
}

void Interpreter::call_static(const Instruction& in) {
  const auto function = static_cast<FunctionIndex>(in.k);
  call(function, in.b, program_.functions[function].parameter_words, FrameKind::normal, nullptr);
}

void Interpreter::call_closure(const Instruction& in) {
  const Ref function = Ref::from_word(s_[in.c]);
  if (function.is_nil()) return raise_nil();
  enter_function_value(function, FrameKind::normal, in.b, in.n);
}

FunctionIndex Interpreter::method_of(TypeIndex type, MethodIndex method) const {
  const std::vector<MethodEntry>& methods = program_.types[type].methods;
  const auto found = std::lower_bound(methods.begin(), methods.end(), method,
                                      [](const MethodEntry& entry, MethodIndex m) { return entry.method < m; });
  return found != methods.end() && found->method == method ? found->function : no_index;
}

void Interpreter::call_interface(const Instruction& in) {
  if (s_[in.c] == 0) return raise_nil();
  const FunctionIndex function = method_of(static_cast<TypeIndex>(s_[in.c]), static_cast<MethodIndex>(in.k));
  CHECK(function != no_index, "the dynamic type has no such method");
  call(function, in.b, in.n, FrameKind::normal, s_ + in.c + 1);
}

void Interpreter::tail_call(const Instruction& in) {
  // The new frame is built above the old one, then moved down over it.
  const Frame old = *frame_;
  const std::uint32_t top = g_->frame_count;
  switch (in.op) {
    case Op::tail_call: call_static(in); break;
    case Op::tail_call_closure: {
      const Ref function = Ref::from_word(s_[in.c]);
      if (function.is_nil()) return raise_nil();
      enter_function_value(function, FrameKind::normal, in.b, in.n);
      break;
    }
    default:
      if (s_[in.c] == 0) return raise_nil();
      call_interface(in);
      break;
  }
  if (stopped_) return;
  Goroutine& g = *g_;
  const Frame pushed = g.frames[g.frame_count - 1];
  std::move(g.stack.begin() + pushed.base, g.stack.begin() + g.stack_count, g.stack.begin() + old.base);
  g.stack_count -= pushed.base - old.base;
  g.frames[top - 1] = {pushed.function, 0, old.base, old.kind};
  g.frame_count = top;
}

void Interpreter::pop_frame() {
  Goroutine& g = *g_;
  g.stack_count = g.frames[g.frame_count - 1].base;
  --g.frame_count;
  if (g.frame_count < g.atomic_frame) {
    g.atomic_frame = 0;
    pauses_ = shared_state_ != nullptr;
    if (!memory_changed_ && info_.step_class == StepClass::progress) info_.step_class = StepClass::poll;
  }
}

void Interpreter::ret() {
  Goroutine& g = *g_;
  const Frame frame = *frame_;
  const Function& callee = *function_;
  pop_frame();
  switch (frame.kind) {
    case FrameKind::normal:
      if (g.frame_count == 0) {
        if (g.is_main) {
          state_.main_returned = true;
          info_.main_returned = true;
        }
        return;
      } else {
        const Frame& caller = g.frames[g.frame_count - 1];
        const std::int32_t to = program_.functions[caller.function].code[caller.pc - 1].a;
        std::copy_n(g.stack.begin() + frame.base + callee.result_base, callee.result_words,
                    g.stack.begin() + caller.base + to);
      }
      return;
    case FrameKind::deferred: return;  // the frame below stands at run_defers and looks for the next one
    case FrameKind::deferred_by_panic: return_from_panic_call(); return;
  }
}

void Interpreter::defer_push(const Instruction& in) {
  const std::uint32_t entry = allocate(ObjectKind::defer, 0, 0, 0, 2);
  if (stopped_) return;
  Word* head = in.t == 1 ? outer_deferred(in) : s_ + function_->defer_slot;
  if (head == nullptr) return fatal(Rule::panic, "defer in a range-over-func body whose function is not running");
  state_.objects[entry].words[0] = s_[in.a];
  state_.objects[entry].words[1] = *head;
  *head = Ref{entry}.word();
}

/// The head of the deferred calls of the function whose loop body is running: its frame holds the loop's ref.
Word* Interpreter::outer_deferred(const Instruction& in) {
  for (std::uint32_t i = g_->frame_count; i-- > 0;) {
    const Frame& frame = g_->frames[i];
    if (frame.function != static_cast<FunctionIndex>(in.k)) continue;
    Word* words = g_->stack.data() + frame.base;
    if (words[in.c] == s_[in.b]) return words + program_.functions[frame.function].defer_slot;
  }
  return nullptr;
}

/// Takes the next deferred call off a frame's list.
bool Interpreter::pop_deferred(Frame& frame, Ref& function) {
  const Function& body = program_.functions[frame.function];
  if (body.defer_slot < 0) return false;
  Word& head = g_->stack[frame.base + static_cast<std::uint32_t>(body.defer_slot)];
  if (head == 0) return false;
  const HeapObject& entry = object(Ref::from_word(head));
  function = Ref::from_word(entry.words[0]);
  head = entry.words[1];
  return true;
}

void Interpreter::run_defers() {
  Ref function;
  if (!pop_deferred(*frame_, function)) return;
  // A nil deferred function panics when it is called, not at the defer statement.
  if (function.is_nil()) return raise_nil();
  --frame_->pc;
  enter_function_value(function, FrameKind::deferred, 0, 0);
}

void Interpreter::go_start(const Instruction& in) {
  const Ref function = Ref::from_word(s_[in.a]);
  if (function.is_nil()) {
    fatal(Rule::panic, "go of nil func value");
    return;
  }
  spawn(function, slot_, innermost_user(program_, *g_, true).position, (in.t & 1U) != 0);
}

}  // namespace stalemate::model
