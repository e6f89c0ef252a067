// The machine's local instructions for somebody who executes the visible ones himself, the embedded runtime
// (runtime/native). A step is begin(), the visible operation with the help of the functions below, finish(). What is
// shared with the machine: local and memory instructions, panics, the heap with its canonical form, and the order of
// goroutines. What is not: channels, select, locks, counters, waiting, timers.
#pragma once

#include <string_view>

#include "model/interpreter.hpp"

namespace stalemate::model {

/// Works on one state for the whole of a run. Slots are indices into State::goroutines; finish() may renumber them
/// (StepInfo::new_index, as after Machine::step).
class Evaluator {
 public:
  /// `operations` executes visible instructions inside atomic sections. All arguments must outlive the evaluator.
  Evaluator(Machine& machine, State& state, StepInfo& info, AtomicOperations& operations);

  /// Runs package initialisation and main to main's first visible operation.
  void start();
  void begin();
  /// Local work of all that were resumed, up to their next visible instructions; takes ended goroutines out.
  void finish();
  /// The goroutine moves in this step: its local work is done by finish().
  void resume(std::uint32_t slot);
  /// Likewise, before those that were resumed until now.
  void resume_first(std::uint32_t slot);
  /// The memory instruction, or the jump or call at which the budget was used up, that the goroutine stands before.
  void pass(std::uint32_t slot);

  // Several evaluators of one state, each in its own thread: neither begin() nor finish() is called.
  /// From now on others work on the state as well; `shared_state` must outlive the evaluator.
  void share(SharedState& shared_state);
  /// Local work of the goroutine up to its next visible instruction or access to shared memory, or to a jump or call at
  /// which its budget is used up (every call has a new one).
  void run(std::uint32_t slot);
  /// Executes the memory instruction that the goroutine stands before, and nothing after it.
  void run_one(std::uint32_t slot);
  /// The atomic section whose beginning the goroutine has just passed, to its end.
  void run_section(std::uint32_t slot);
  /// Words allocated since it was called last.
  std::uint64_t take_allocated_words();

  /// The instruction a goroutine stands before.
  const Instruction& at(std::uint32_t slot) const {
    const Frame& frame = top(slot);
    return machine_.program().functions[frame.function].code[frame.pc];
  }
  /// Whether it stands before a jump or call at which its local budget was used up.
  bool is_preempted(std::uint32_t slot) const;
  /// Its frame's words; valid until frames or goroutines are added.
  Word* words(std::uint32_t slot) { return state_.goroutines[slot].stack.data() + top(slot).base; }
  /// Where it goes on.
  void go_to(std::uint32_t slot, std::uint32_t pc) { top(slot).pc = pc; }
  void go_on(std::uint32_t slot) { ++top(slot).pc; }  // after the instruction it stands before
  HeapObject& object(Ref ref) { return interpreter_.object(ref); }
  /// A runtime error, or a panic with a string, of a goroutine whose pc is past the instruction.
  void raise_text(std::uint32_t slot, Rule rule, std::string_view text);
  void raise_string(std::uint32_t slot, Rule rule, std::string_view text);
  void raise_nil(std::uint32_t slot);
  void fatal(std::uint32_t slot, Rule rule, std::string_view text);
  /// The end by the panic nobody has recovered from.
  void die(std::uint32_t slot, const Instruction& in);
  void begin_atomic_section(std::uint32_t slot);
  /// Advances the map iterator of `in`, taking entry `choice` of those left.
  void map_next(std::uint32_t slot, const Instruction& in, std::uint16_t choice);
  std::uint32_t entries_left(std::uint32_t slot, const Instruction& in);
  /// Somebody else can reach what the value refers to.
  void publish_value(TypeIndex type, const Word* words) { interpreter_.publish_value(type, words); }
  void publish_function(Ref function);
  /// Starts a system goroutine, for a timer; it is resumed.
  void spawn(Ref function);
  /// The run ends with os.Exit's code.
  void end_process(std::int64_t code);
  bool has_stopped() const { return interpreter_.stopped_; }
  /// Grows whenever objects got new numbers.
  std::uint64_t collection_count() const { return interpreter_.collection_count_; }

 private:
  Frame& top(std::uint32_t slot) const {
    Goroutine& g = state_.goroutines[slot];
    return g.frames[g.frame_count - 1];
  }
  template <class Raising>
  void raise_of(std::uint32_t slot, Raising raising);

  Machine& machine_;
  State& state_;
  StepInfo& info_;
  Interpreter interpreter_;
};

}  // namespace stalemate::model
