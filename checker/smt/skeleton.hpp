// What is left of a program when only counting matters: its goroutines as automata whose edges say what they do to
// channels, locks and WaitGroups, with values forgotten, and with integers that are linear in the program's parameters
// kept where they bound a loop, a capacity or a branch. All goroutines of one class are tokens on one automaton: a
// thousand workers are a thousand tokens, or `workers` tokens.
//
// Direction: every execution of the program, whatever its parameters are within `domain`, is an execution of the
// skeleton (steps of values left out, independent ones in another order); the reverse is not true. So what the skeleton
// cannot do the program cannot do, and what it can do has to be shown by the program itself. `refusals` name what could
// not be followed; if there is any, the skeleton says nothing about the program. docs/smt.md lists what is
// over-approximated.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "checker/smt/linear.hpp"
#include "model/program.hpp"

namespace stalemate::checker::smt {

using PlaceId = std::uint32_t;
using CounterId = std::uint32_t;
using ChannelId = std::uint32_t;
using EdgeId = std::uint32_t;
using ClassId = std::uint32_t;

/// An integer the program is parametric in, and where it gets its value from: the instruction that an instance of the
/// program replaces by a constant.
struct Parameter {
  std::string name;
  std::optional<std::int64_t> low, high;  // nothing: no bound
  model::FunctionIndex function = model::no_index;
  std::uint32_t pc = 0;
  std::int64_t offset = 0;  // what is written there is the parameter's value less this
};

/// value >= 0
struct Constraint {
  Linear value;
  friend bool operator==(const Constraint&, const Constraint&) = default;
};

enum class CounterKind : std::uint8_t {
  buffered,   // values in a channel's buffer
  closed,     // 1: the channel is closed
  locked,     // a Mutex: 1 while locked
  announced,  // a RWMutex: 1 from a writer's announcement to its unlock
  readers,    // a RWMutex
  waited,     // a WaitGroup's counter
  happened,   // 1: a sync.Once is over
  budget,     // iterations left of a loop
};

struct SkeletonCounter {
  CounterKind kind = CounterKind::waited;
  std::string name;
  std::optional<Linear> upper;  // never more, by what the operations mean
};

struct Channel {
  std::string name;
  model::Position made;
  model::SiteIndex site = 0;
  Linear capacity;
  /// Sends and receives may be one step (capacity 0 or symbolic); there may be a buffer (capacity not 0).
  bool has_rendezvous = false;
  std::optional<CounterId> buffered;
  CounterId closed = 0;
};

enum class EdgeAction : std::uint8_t {
  internal,  // what others cannot tell: branches, calls, sleeping
  send,
  receive,
  receive_closed,
  close,
  close_once,  // cancels a context; nothing if it is cancelled already
  lock,
  unlock,
  announce,
  acquire,
  rw_unlock,
  read_lock,
  read_unlock,
  add,
  wait,
  go,
  enter,    // a counted loop
  iterate,  // once more
  leave,    // it has no iteration left
  once,     // of sync.Once
  branch,   // on parameters
};
const char* to_string(EdgeAction action);

/// What a counter must be for an edge to be taken: at most or at least so much.
struct EdgeGuard {
  CounterId counter = 0;
  bool is_lower = false;  // counter >= value, else counter <= value
  Linear value;
};

/// What a counter changes by. `amount` is a constant unless the edge is taken at most once.
struct EdgeEffect {
  CounterId counter = 0;
  Linear amount;
  bool is_at_least_zero = false;  // max(amount, 0): iterations of a loop
};

struct Edge {
  PlaceId from = 0, to = 0;
  EdgeAction action = EdgeAction::internal;
  std::string object;             // name, may be empty
  std::optional<ChannelId> half;  // half of a rendezvous on this channel: a send or a receive
  std::vector<EdgeGuard> guards;
  std::vector<EdgeEffect> effects;
  std::vector<Constraint> when;  // about parameters
  std::vector<PlaceId> starts;   // a token more there: goroutines started
  bool at_most_once = false;
  /// The guards' negation is a crash, not waiting: a send on a closed channel, one Done too many.
  std::optional<EdgeGuard> crash;  // counter so: the operation panics
  model::Position position;
  /// Of `iterate`: the edges that begin the loop; without one of them it does not go on for ever.
  std::vector<EdgeId> begins;
};

struct Place {
  ClassId class_id = 0;
  bool is_end = false;      // the goroutine is over
  bool is_crash = false;    // the run is over
  bool is_assumed = false;  // stalemate.Assume failed: no such run
  model::Position position;
  std::string what;  // "send results", "select"
};

/// Goroutines that run the same code with the same captured channels.
struct GoroutineClass {
  std::string name;
  PlaceId start = 0;
  bool is_single = false;  // never two of them
};

/// While no token is on any of `inside`, the counter is 0; with a `factor`, it is at most that times the tokens there.
struct LoopFact {
  CounterId counter = 0;
  std::vector<PlaceId> inside;
  std::int64_t factor = 0;
};

struct Refusal {
  model::Position position;
  std::string what;
};

struct Skeleton {
  std::vector<Parameter> parameters;
  std::vector<Constraint> domain;
  std::vector<SkeletonCounter> counters;
  std::vector<Channel> channels;
  std::vector<GoroutineClass> classes;  // [0] is main
  std::vector<Place> places;
  std::vector<Edge> edges;
  std::vector<LoopFact> facts;
  std::vector<Refusal> refusals;
  std::vector<std::string> assumptions;  // beyond the usual ones

  std::vector<std::string> parameter_names() const;
};

/// Aborts if an index is out of range or an edge breaks what is said above (our bug).
void check_invariants(const Skeleton& skeleton);
/// A listing, one edge a line, for people and tests. Positions as `line` only.
std::string to_string(const Skeleton& skeleton);
std::string to_string(const EdgeGuard& guard, const Skeleton& skeleton);

}  // namespace stalemate::checker::smt
