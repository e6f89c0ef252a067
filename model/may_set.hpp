// What each agent (goroutine, armed timer) of one state may still do to each location (heap object, package variable):
// MayTable's acts from its frames on, joined with the locations it can reach now or be handed by others. An
// over-approximation, used by stubborn sets: an agent for which `may(act, location)` is false certainly never does
// `act` to `location` in any continuation. Reaching: frames, heap, channel buffers, the package variables its code
// names; and if r may put a reference somewhere where q may take it, q reaches all that r does. Locations made later
// are not asked about: the operations goroutines stand before are on locations that exist.
#pragma once

#include "model/may_table.hpp"

namespace stalemate::model {

class MaySets {
 public:
  MaySets(const Machine& machine, const MayTable& table) : machine_(machine), table_(table) {}

  /// Computes the sets of `state`, which must live and stay unchanged while they are asked.
  void assign(const State& state);

  std::uint32_t agent_count() const { return agent_count_; }
  /// The agent of an armed timer.
  std::uint32_t timer_agent(std::uint32_t timer) const { return state_->goroutine_count + timer; }
  /// The location a reference points into.
  std::uint32_t location_of(Ref ref) const;
  bool reaches(std::uint32_t agent, std::uint32_t location) const { return has_bit(reach_[agent], location); }
  const BitRow& reach(std::uint32_t agent) const { return reach_[agent]; }
  const BitRow& acts(std::uint32_t agent) const { return acts_[agent]; }
  /// Whether the agent may do `act` to `location`; `element`: of the channel, for channel acts.
  bool may(std::uint32_t agent, Act act, std::uint32_t location, TypeIndex element = 0) const {
    const std::uint32_t bit = table_.act_bit(act, element);
    return bit != no_index && has_bit(acts_[agent], bit) && has_bit(reach_[agent], location);
  }
  const MayTable& table() const { return table_; }
  /// Locations reached from the live words of the goroutine's innermost frame, and the package variables its code from
  /// there on names: what an atomic section it stands before can touch.
  void reach_of_top_frame(std::uint32_t goroutine, BitRow& row);

 private:
  void add_goroutine(const Goroutine& g, std::uint32_t agent);
  void add_timer(std::uint32_t timer, std::uint32_t agent);
  void add_frame_refs(const Goroutine& g, std::uint32_t frame, BitRow& row);
  void add_globals(const BitRow& acts, BitRow& row);
  void visit(Word word, BitRow& row);
  void visit_location(std::uint32_t location, BitRow& row);
  void drain(BitRow& row);
  void hand_over();
  bool can_hand_over(std::uint32_t from, std::uint32_t to) const;

  const Machine& machine_;
  const MayTable& table_;
  const State* state_ = nullptr;
  std::uint32_t agent_count_ = 0;
  std::size_t location_words_ = 0;
  std::vector<BitRow> reach_, acts_;
  BitRow carries_refs_;        // locations of memory that can hold references
  BitRow reference_channels_;  // open or buffered channels whose elements hold references
  std::vector<std::uint32_t> work_;
};

}  // namespace stalemate::model
