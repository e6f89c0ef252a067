// One execution as an OrderProgram: every goroutine is the line of what it did, and at its end stands what it did next
// or would have done. What is assumed of other orders is that everybody does the same operations on the same objects
// again, up to the point where the order cuts it off; since what is received, read or found locked may differ, that is
// not always so, and whatever comes of the assumption is replayed.
// Operations that nobody waits for (loads and stores, free choices, atomic sections of the library) are no events but
// *silent steps* of the place they are done at. A select with several ready cases is the case it took: what follows
// another one is not known, so goroutines may stop at a select and wait there for all of its cases, but never take
// another one.
#pragma once

#include <set>
#include <vector>

#include "checker/named_state.hpp"
#include "checker/smt/order_program.hpp"
#include "model/schedule.hpp"

namespace stalemate::checker::smt {

/// The code of a step: whoever stands there does it next.
struct CodePoint {
  model::FunctionIndex function = model::no_index;
  std::uint32_t pc = 0;
  friend auto operator<=>(const CodePoint&, const CodePoint&) = default;
};

CodePoint code_point(const model::State& state, std::uint32_t g);

/// Words of an object that a silent step reads or writes.
struct SilentAccess {
  ObjectId object = 0;
  PlaceId born = no_id;  // where the object was made; only where outcomes are kept
  std::uint32_t offset = 0, words = 0;
  bool writes = false, is_atomic = false, is_map = false;
};

struct SilentStep {
  CodePoint at;
  std::uint16_t choice = 0;
  std::vector<SilentAccess> accesses;
};

/// Whether an instruction is no event of the order engine.
bool is_silent(const model::Program& program, const model::State& state, std::uint32_t g);

struct RecordedEvent {
  CodePoint at;  // of a timer that fires: nowhere
  std::uint16_t choice = 0;
};

struct RecordedRun {
  OrderProgram program;
  std::vector<ActorId> actors;                      // by thread
  std::vector<RecordedEvent> events;                // by event
  std::vector<std::vector<SilentStep>> silent;      // by place: before the operation it stands for
  std::vector<std::vector<SilentAccess>> accesses;  // by event: to memory
  std::vector<CodePoint> operations;                // by place
  std::set<PlaceId> over;                           // where the run has ended by a crash
  bool main_returned = false;
  bool has_crashed = false;
  std::size_t alive_count = 0;  // goroutines that have not ended
};

/// Executes `execution`, which is one of the machine's, and writes it down. Actors are those of `names`.
RecordedRun recorded_run(model::Machine& machine, Names& names, const model::Execution& execution);

}  // namespace stalemate::checker::smt
