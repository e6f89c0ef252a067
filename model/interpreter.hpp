// The interpreter: executes instructions on a state, for the duration of one step. Its member functions are grouped by
// file: interpret.cpp (the loop), calls, panics, strings, memory, slices, maps, interfaces, channels, select, locks,
// timers, step. Invariants while a goroutine runs: (1) g_, frame_, s_, code_ belong to goroutine slot_ and are reloaded
// after anything that may push, pop or move frames; (2) frame_->pc has already been moved past the instruction being
// executed; (3) everything reachable from a shared object is shared (publish keeps it so); (4) goroutines keep their
// slots until the step ends.
#pragma once

#include <string_view>

#include "model/check.hpp"
#include "model/frames.hpp"
#include "model/machine.hpp"
#include "model/value.hpp"

namespace stalemate::model {

/// Executes visible operations in the interpreter's place (evaluator.hpp).
class AtomicOperations {
 public:
  virtual ~AtomicOperations() = default;
  /// Executes `in`, which stands in an atomic section of the goroutine in `slot`; its pc has been moved past it.
  virtual void in_atomic_section(std::uint32_t slot, const Instruction& in) = 0;
};

/// A state that several interpreters work on, each in a thread of its own, with what they must not do by themselves
/// then. Objects and goroutines keep their numbers. All is called by the interpreter's thread; `State::object_count`
/// and `goroutine_count` bound the numbers that are given out.
class SharedState {
 public:
  virtual ~SharedState() = default;
  /// The number of an unused object; 0 if there is none left.
  virtual std::uint32_t new_object() = 0;
  /// The slot of an unused goroutine, to be started by `parent_slot` (no_index: by a timer); no_index: none is left.
  virtual std::uint32_t new_goroutine(std::uint32_t parent_slot) = 0;
  /// It can run: its first frame is there.
  virtual void started(std::uint32_t slot) = 0;
  /// What the instruction `clock` gives.
  virtual Word now() = 0;
  /// Whether the local instruction `in`, which goes through memory behind the interface values in its operands, is
  /// left to who runs the interpreter, as are accesses to shared memory.
  virtual bool stands_before(const Instruction& in, const Word* frame_words) = 0;
  /// Whether the caller may end the run: nobody else has.
  virtual bool may_end() = 0;
};

class Interpreter {
 public:
  Interpreter(Machine& machine, State& state, StepInfo& info);

  /// Runs package initialisation and main to main's first visible operation.
  void start();
  void execute(const Transition& t);

 private:
  friend class Evaluator;
  // ------------------------------------------------------------------ step.cpp
  void begin();
  void settle();
  bool brings_into_form();
  bool wants_collection() const;
  void collect();
  bool has_local_work(const Goroutine& g) const;
  void finish();
  void stop_at_limit(const char* what);
  void refuse(std::int32_t refusal);
  std::uint32_t spawn(Ref function, std::uint32_t parent_slot, Position created, bool is_system);
  void put_in_order(std::uint32_t slot, std::uint32_t parent_slot);
  // ------------------------------------------------------------------ interpret.cpp
  /// Executes local instructions of a goroutine up to its next visible one. `through`: the first instruction is the
  /// visible one this step consists of (memory operations and forced yields, which need no choice).
  void run(std::uint32_t slot, bool through);
  bool run_group(const Instruction& in, bool through);
  void enter(std::uint32_t slot);
  bool reload();
  bool is_over_budget(std::int32_t target, std::uint64_t count) const;
  /// An instruction goes through so many words: long ones count for several, or a step could take minutes.
  void goes_through(std::uint64_t words) { long_work_ += words / 64; }
  /// Executes a visible operation of the entered goroutine, with its choice.
  void visible(const Instruction& in, std::uint16_t choice);
  void visible_in_atomic_section(const Instruction& in);
  // ------------------------------------------------------------------ calls.cpp
  void push_frame(FunctionIndex function, FrameKind kind);
  void enter_function_value(Ref function, FrameKind kind, std::int32_t arguments, std::uint32_t count);
  void call(FunctionIndex function, std::int32_t arguments, std::uint32_t count, FrameKind kind, const Word* receiver);
  void call_static(const Instruction& in);
  void call_closure(const Instruction& in);
  void call_interface(const Instruction& in);
  void tail_call(const Instruction& in);
  void ret();
  void defer_push(const Instruction& in);
  Word* outer_deferred(const Instruction& in);
  void run_defers();
  void go_start(const Instruction& in);
  bool pop_deferred(Frame& frame, Ref& function);
  void pop_frame();
  FunctionIndex method_of(TypeIndex type, MethodIndex method) const;
  // ------------------------------------------------------------------ panics.cpp
  void raise(const Word (&value)[2], Rule rule, bool is_goexit);
  void raise_text(Rule rule, std::string_view text);   // runtime error without prefix (plainError)
  void raise_error(Rule rule, std::string_view text);  // "runtime error: " + text
  void raise_nil();
  void raise_index(Word index, bool is_unsigned, std::uint64_t length);
  /// `in_operation`: the step's own operation panics, not the local code after it.
  void unwind(bool in_operation);
  void end_by_panic(const std::string* said = nullptr);
  void die(const Instruction& in);
  bool speaks() const;
  Position timed_call() const;
  bool is_alone() const;
  Panic cause_of(const Panic& panic);
  static void inherit_cause(Panic& panic, const Panic& cause);
  void return_from_panic_call();
  void recover(const Instruction& in);
  bool is_assumed_away(Rule rule, Position position) const;
  void end_quietly();
  void crash(Rule rule, std::string message, bool is_fatal, Position position);
  void fatal(Rule rule, std::string_view message);
  // ------------------------------------------------------------------ memory.cpp
  std::uint32_t allocate(ObjectKind kind, std::uint32_t type, std::uint32_t count, SiteIndex site, std::size_t words);
  HeapObject& object(Ref ref) {
    CHECK(!ref.is_function() && ref.object != 0 && ref.object < state_.object_count, "a reference points nowhere");
    touch_object(ref.object);
    return state_.objects[ref.object];
  }
  void touch_object(std::uint32_t index) { scratch_.touched.object(machine_, state_, index); }
  void touch_goroutine(std::uint32_t slot) { scratch_.touched.goroutine(machine_, state_, slot); }
  bool is_shared(Ref ref) const { return ref.object != 0 && !ref.is_function() && state_.objects[ref.object].shared; }
  /// `count` words at `ref`, checked to lie in its object. Null after a nil dereference has been raised.
  Word* memory(Ref ref, std::uint32_t offset, std::uint32_t count);
  void publish(Ref ref);
  void publish_value(TypeIndex type, const Word* words);
  void publish_frame_words(std::int32_t first, std::uint32_t count);
  void publish_globals_if_concurrent();
  std::uint32_t actor_count() const;
  void load(const Instruction& in);
  void store(const Instruction& in);
  void store_words(Ref ref, std::uint32_t offset, const Word* words, std::uint32_t count);
  void new_object(const Instruction& in);
  void make_closure(const Instruction& in);
  void address(const Instruction& in);
  void array_address(const Instruction& in);
  void local_index(const Instruction& in);
  void local_index_store(const Instruction& in);
  bool check_index(Word index, bool is_unsigned, std::uint64_t length);
  // ------------------------------------------------------------------ slices.cpp
  struct Slice {
    Ref ref;
    std::uint64_t length = 0, capacity = 0;
  };
  Slice slice_at(std::int32_t word) const;
  void set_slice(std::int32_t word, const Slice& slice);
  Word* slice_words(const Slice& slice, std::uint64_t element_words, std::uint64_t count);
  void make_slice(const Instruction& in);
  void index_address(const Instruction& in);
  void slice_slice(const Instruction& in);
  void slice_array(const Instruction& in);
  bool reslice(Slice& slice, const Instruction& in, std::uint64_t element_words, bool is_array);
  void slice_to_array_pointer(const Instruction& in);
  void append_slice(const Instruction& in);
  void append_values(const Instruction& in);
  bool grow(Slice& slice, std::uint64_t added, TypeIndex element);
  void copy_slice(const Instruction& in);
  void slice_clear(const Instruction& in);
  // ------------------------------------------------------------------ strings.cpp
  const std::string& text(std::int32_t word) const { return machine_.strings().text(s_[word]); }
  void string_concat(const Instruction& in);
  void string_index(const Instruction& in);
  void string_slice(const Instruction& in);
  void string_rune(const Instruction& in);
  void string_from_rune(const Instruction& in);
  void string_from_slice(const Instruction& in);
  void slice_from_string(const Instruction& in);
  // ------------------------------------------------------------------ maps.cpp
  void map_get(const Instruction& in);
  void map_set(const Instruction& in);
  void map_delete(const Instruction& in);
  void map_clear(const Instruction& in);
  void map_next(const Instruction& in, std::uint16_t choice);
  bool check_hashable(TypeIndex map_type, const Word* key);
  // ------------------------------------------------------------------ interfaces.cpp
  void equal_values(const Instruction& in);
  void make_interface(const Instruction& in);
  void type_assert(const Instruction& in);
  void format_part(const Instruction& in);
  void type_assert_interface(const Instruction& in);
  bool implements(TypeIndex type, const Type& interface, MethodIndex& missing) const;
  // ------------------------------------------------------------------ channels.cpp, select.cpp
  void make_chan(const Instruction& in);
  void send_buffered(Ref channel, const Word* value);
  bool receive_buffered(HeapObject& channel, Word* value, std::uint32_t words);
  void send(const Instruction& in);
  void receive(const Instruction& in);
  void close_channel(Ref ref);
  void select(const Instruction& in, std::uint16_t choice);
  void rendezvous(const Transition& t);
  // ------------------------------------------------------------------ locks.cpp, timers.cpp
  void lock_operation(const Instruction& in, std::uint16_t choice);
  void wait_group_add(Ref ref, Word delta);
  void start_timer(Ref timer);
  bool disarm_timer(Ref timer);
  void fire(std::uint32_t timer);

  Machine& machine_;
  const Program& program_;
  const Layouts& layouts_;
  State& state_;
  StepInfo& info_;
  Scratch& scratch_;
  // The goroutine being run.
  std::uint32_t slot_ = 0;
  Goroutine* g_ = nullptr;
  Frame* frame_ = nullptr;
  const Function* function_ = nullptr;
  const Instruction* code_ = nullptr;
  Word* s_ = nullptr;
  AtomicOperations* operations_ = nullptr;  // null: the machine's own
  SharedState* shared_state_ = nullptr;     // null: nobody else works on the state
  bool pauses_ = false;                     // `run` returns after this instruction
  std::uint64_t collection_count_ = 0;
  // The step.
  Transition transition_;        // the step's
  std::uint32_t old_count_ = 0;  // goroutines at its beginning
  Panic next_cause_;             // of the panic raised next
  std::uint64_t allocated_words_ = 0;
  std::uint32_t collect_at_ = 0;  // object count at which garbage is collected inside a step
  std::uint32_t crash_slot_ = no_index;
  std::uint64_t long_work_ = 0;  // see goes_through
  bool in_operation_ = false;    // the step's own operation is being executed, not the local code after it
  bool is_first_step_ = false;   // package initialisation, and main to its first visible operation
  bool stopped_ = false;         // crash, exit or a machine limit
  bool memory_changed_ = false;  // a store of this step changed a word
};

// ---------------------------------------------------------------------- shared with enabled.cpp
/// The choices goroutine `g` has alone (case indices, free values, choice_default, choice_reuse_panic); cleared first.
void solo_choices(const Machine& machine, const State& state, const Goroutine& g, std::vector<std::uint16_t>& choices);
/// Keys an iterator has left that are still in its map: entry numbers of the map.
void remaining_entries(const Machine& machine, const State& state, const HeapObject& iterator,
                       std::vector<std::uint32_t>& entries);
/// Functions that do nothing visible but load and store, in themselves and in what they call (dependent.cpp).
std::vector<bool> memory_only_functions(const Program& program);
/// Functions that may stand at WaitGroup.Wait before they stop anywhere else, or start somebody who does
/// (dependent.cpp).
std::vector<bool> waiting_functions(const Program& program);

}  // namespace stalemate::model
