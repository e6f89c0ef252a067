// A state of a program: goroutines with their frames, heap objects, armed timers. States are worked on in this form and
// stored as the canonical byte strings of canonical_state.hpp.
// Invariants (check_invariants): (1) between steps every goroutine stands before a visible instruction, nothing local
// is left to do but what ends the run; (2) object 0 is unused, object 1 holds the package variables; (3) every ref
// points into a live object or is a function; (4) goroutines are in canonical order (see Goroutine::depth); (5) after
// `canonicalise`, objects are numbered in order of discovery, nothing unreachable is left, dead frame words are 0 and
// `shared` is exact. Storage is reused: `*_count` members say how much of a vector is in use, so copying and stepping
// do not allocate once warm.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/program.hpp"
#include "model/rule.hpp"

namespace stalemate::model {

enum class ObjectKind : std::uint8_t {
  data,      // `count` values of `type`
  channel,   // words: 0 capacity, 1 length, 2 closed, then `capacity` elements, oldest first; unused ones are 0
  map,       // words: entries in insertion order, each key words then value words; `count` entries
  iterator,  // words: 0 map ref, then the keys not yet visited; `count` keys, or iterator_unstarted before the first
             // map_next
  closure,   // words: captured words; `type` is the FunctionIndex
  defer,     // words: 0 function value, 1 next
  free,      // unused number
};

struct HeapObject {
  ObjectKind kind = ObjectKind::free;
  bool shared = false;     // can be reached by two live goroutines, or by one and a package variable
  std::uint32_t type = 0;  // data: TypeIndex of an element; channel, map, iterator: TypeIndex of the channel or map;
                           // closure: FunctionIndex
  std::uint32_t count = 0;
  SiteIndex site = 0;
  /// No part of the state: steps carry it along and give new objects 0, for those who follow objects through a run.
  std::uint32_t mark = 0;
  std::vector<Word> words;
};
namespace channel_word {
inline constexpr std::uint32_t capacity = 0, length = 1, closed = 2, elements = 3;
}

inline constexpr std::uint32_t iterator_unstarted = 0xFFFF'FFFFU;
/// t bit of map_next: in whatever order entries come, the same comes of it.
inline constexpr std::uint8_t map_order_forgotten = 4;

enum class FrameKind : std::uint8_t { normal, deferred, deferred_by_panic };

struct Frame {
  FunctionIndex function = 0;
  std::uint32_t pc = 0;    // of the instruction to execute next; in a caller: the one after its call; below a
                           // deferred_by_panic frame: the function's epilogue
  std::uint32_t base = 0;  // of the frame's words in Goroutine::stack
  FrameKind kind = FrameKind::normal;
  /// No part of the state: where words that may change places have come from (slot_symmetry.hpp).
  std::uint64_t arrangement = 0;
};

/// A panic (or Goexit) in progress: it unwinds frames, running their deferred calls.
struct Panic {
  Word value[2] = {0, 0};  // interface value
  Rule rule = Rule::panic;
  bool is_goexit = false;
  bool recovered = false;
  bool aborted = false;  // a later panic unwound past the deferred call this one was running
  Position raised;       // innermost user position
  // The oldest panic that was aborted by this one, or by one that this one aborted: the cause of it all. Line 0: none.
  Position first_raised;
  Rule first_rule = Rule::panic;
  Word first_text = 0;  // what it says, a string
};

struct Goroutine {
  std::vector<Frame> frames;  // outermost first; never empty while alive
  std::vector<Word> stack;
  std::vector<Panic> panics;
  std::uint32_t frame_count = 0, stack_count = 0, panic_count = 0;
  /// Position in the tree of creation: the parent is the nearest earlier goroutine of smaller depth. A new goroutine is
  /// inserted after its creator's descendants, so the order does not depend on how creations interleave; when a
  /// goroutine ends, depths are normalised (each becomes 1 + its parent's).
  std::uint32_t depth = 0;
  Position created;                // of the go statement; line 0 for main
  FunctionIndex entry = no_index;  // what was started, wrappers skipped
  bool is_main = false;
  bool is_system = false;          // started by a library model (timer callbacks)
  bool woken = false;              // stands at WaitGroup.Wait and was woken by a counter that reached 0
  std::uint32_t atomic_frame = 0;  // inside a step: frame_count when atomic_begin was passed; always 0 between steps

  Goroutine() = default;
  Goroutine(const Goroutine& other) { *this = other; }
  Goroutine(Goroutine&&) = default;
  Goroutine& operator=(const Goroutine& other);  // copies what is in use, keeps capacity
  Goroutine& operator=(Goroutine&&) = default;
};

/// How a run ended early.
enum class EndKind : std::uint8_t { running, crash, exit };

struct State {
  std::vector<Goroutine> goroutines;
  std::vector<HeapObject> objects;
  std::vector<Word> timers;  // refs to armed runtime timers
  std::uint32_t goroutine_count = 0, object_count = 2, timer_count = 0;
  Word clock = 0;  // ns since the start, under ordered time and if anybody reads it
  bool main_returned = false;
  EndKind end = EndKind::running;
  // Of the crash or exit that ended the run; meaningful only then, not part of the stored state:
  Rule crash_rule = Rule::panic;
  std::string crash_message;  // as Go prints it after "panic: " or "fatal error: "
  bool crash_is_fatal = false;
  Position crash_position;
  std::uint32_t crash_goroutine = 0;
  std::int64_t exit_code = 0;

  const Goroutine& goroutine(std::uint32_t index) const { return goroutines[index]; }

  State() = default;
  State(const State& other) { *this = other; }
  State(State&&) = default;
  State& operator=(const State& other);  // copies what is in use, keeps capacity
  State& operator=(State&&) = default;
};

}  // namespace stalemate::model
