// What parallel runs leave behind when they are traced: operations, each with a number taken while the object's lock
// was held, so that their order is one in which the run could have happened step by step.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/machine.hpp"
#include "runtime/native/agreement.hpp"

namespace stalemate::runtime::native::parallel {

/// Where a goroutine stands, and what it holds: live words of its innermost frame that are no references.
struct Footing {
  model::FunctionIndex function = model::no_index;
  std::uint32_t pc = 0;
  std::uint64_t words = 0;  // hash
  friend bool operator==(const Footing&, const Footing&) = default;
};
Footing footing(const model::Machine& machine, const model::Goroutine& g);

/// A transition in the runtime's own names. Goroutines have serial numbers, which are never used twice.
struct Event {
  std::uint64_t sequence = 0;
  model::TransitionKind kind = model::TransitionKind::solo;
  std::uint16_t choice = 0, partner_choice = 0;
  std::uint32_t g = 0, partner = 0;  // serial numbers; fire: g is the goroutine it starts, or no_index
  model::Word timer = 0;  // fire, and arming, alone or in a section: the timer's ref, in the runtime's numbers
  Footing at, partner_at;
};

/// `parent` has started `child`, as the goroutine number `ordinal` of its own, from 1.
struct Birth {
  std::uint32_t child = 0, parent = 0, ordinal = 0;
};

/// How a traced run ended.
enum class TraceEnd : std::uint8_t { returned, ended, deadlocked, cut };

struct Trace {
  std::vector<Event> events;  // in their order
  std::vector<Birth> births;
  TraceEnd end = TraceEnd::cut;
  // If `ended`:
  model::EndKind kind = model::EndKind::running;
  std::string crash_message;
  std::int64_t exit_code = 0;
};

/// Follows the trace on `machine`, which shares strings with the runtime's.
Agreement follow(model::Machine machine, const Trace& trace);

}  // namespace stalemate::runtime::native::parallel
