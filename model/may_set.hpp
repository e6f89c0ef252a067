// What each agent (goroutine, armed timer) of one state may still do to each location (heap object, package variable):
// MayTable's acts from its frames on, joined with the locations it can reach now or be handed by others. An
// over-approximation, used by stubborn sets: an agent for which `may(act, ref)` is false certainly never does `act` to
// that word in any continuation. Reaching: frames, the package variables its code names, and from a location on only
// what its code can read there; if r may put a reference somewhere where q may take it, q reaches all that r does and
// such a reference may point to.
// Locations made later are not asked about: the operations goroutines stand before are on locations that exist. But
// they carry references: whoever can pass references to each other, in either direction and through others, may share
// an object made later (a reply channel, a box, a longer slice), and take anything out of it that its code takes.
#pragma once

#include <span>
#include <unordered_map>

#include "model/may_table.hpp"

namespace stalemate::model {

class MaySets {
 public:
  MaySets(const Machine& machine, const MayTable& table) : machine_(machine), table_(table) {}

  /// Computes the sets of `state`, which must live and stay unchanged while they are asked.
  void assign(const State& state);

  std::uint32_t agent_count() const { return agent_count_; }
  const MayTable& table() const { return table_; }
  /// The location and the spot a reference is about.
  std::uint32_t location_of(Ref ref) const;
  Spot spot_of(Ref ref) const;
  /// Whether the agent may do `act` to the word or object at `ref`.
  bool may(std::uint32_t agent, Act act, Ref ref) const {
    if (!has_bit(reach_[agent], location_of(ref)) || !table_.has(acts_[agent], act, spot_of(ref))) return false;
    return table_.has(unpinned_[agent], act, spot_of(ref)) || is_pinned(agent, act, ref);
  }
  /// Whether what `goroutine` does in the atomic section it stands before may conflict with what `agent` may still do.
  bool section_conflicts(std::uint32_t goroutine, std::uint32_t agent);
  /// Whether `agent` may still come to Wait on a WaitGroup on which `other` may call Done, and somebody else than
  /// `agent` may raise its counter.
  bool awaits_done_of(std::uint32_t agent, std::uint32_t other);

 private:
  struct Pinned {
    std::uint32_t object = 0;
    Act act = Act::send;
    std::int64_t first = 0, count = 0;  // words; count 0: all
  };
  bool is_pinned(std::uint32_t agent, Act act, Ref ref) const {
    for (const Pinned& one : pinned_[agent]) {
      if (one.object != ref.object || one.act != act) continue;
      if (one.count == 0 || (ref.offset >= one.first && ref.offset < one.first + one.count)) return true;
    }
    return false;
  }
  const ObjectSpots& spots_of(const HeapObject& object) const;
  void add_goroutine(const Goroutine& g, std::uint32_t agent);
  void add_timer(std::uint32_t timer, std::uint32_t agent);
  void visit_frame(const Goroutine& g, std::uint32_t frame, BitRow& row);
  void visit_globals(const BitRow& acts, BitRow& row);
  void visit(Word word, BitRow& row);
  void visit_location(std::uint32_t location, BitRow& row);
  /// Follows references from what was visited, as far as code with these acts can read them.
  void drain(const BitRow& acts, BitRow& row);
  void find_awaited(std::uint32_t agent);
  void find_classes();
  void find_carriers();
  void hand_over();
  bool hand_over(std::uint32_t from, std::uint32_t to);
  bool hand_over_later();
  bool share(std::span<const std::uint32_t> party);
  /// Finds where `from` may put references; what is_passage then says of it holds while it reaches no more.
  void find_outlets(std::uint32_t from);
  bool is_passage(std::uint32_t from, std::uint32_t to);
  /// Spots of a location at which one agent may put references and the other may take them.
  void passages(std::uint32_t location, const BitRow& from, const BitRow& to);
  bool conflict_at(std::uint32_t location, const BitRow& x, const BitRow& y) const;
  /// Words of a location, and the reference to the first of them.
  std::pair<const Word*, std::uint32_t> words_of(std::uint32_t location, Ref& first) const;

  const Machine& machine_;
  const MayTable& table_;
  const State* state_ = nullptr;
  mutable std::vector<const ObjectSpots*> spots_;  // by object; null: not asked for yet
  mutable std::unordered_map<ObjectKey, const ObjectSpots*, ObjectKeyHash> known_spots_;  // the longest met here
  std::uint32_t agent_count_ = 0;
  std::size_t location_words_ = 0;
  std::vector<BitRow> reach_, acts_, unpinned_;  // unpinned_: acts_ without those on what is known exactly
  std::vector<std::vector<Pinned>> pinned_;      // those, by agent
  BitRow carries_refs_;                          // locations that can hold references which change hands
  // Agents that may do the same acts are of one class, of which there are few; by class: one of its agents, and the
  // locations into which it may put references, or out of which it may take them.
  std::vector<std::uint32_t> class_of_;
  std::vector<std::pair<std::uint64_t, std::uint32_t>> classes_;  // hash of the acts, agent
  std::vector<BitRow> puts_, takes_;
  std::vector<std::uint8_t> known_;      // by ObjectSpots::number, of one class
  std::vector<std::uint64_t> searched_;  // by ObjectSpots::number: the last search for passages that met it
  std::uint64_t search_ = 0;
  std::vector<std::uint32_t> work_;
  std::vector<std::uint32_t> target_of_;  // by location
  BitRow stays_;                          // locations that belong to one goroutine for ever
  // Of the agent that find_outlets was asked for: words of its row that are not empty, and the answers given so far.
  struct Answer {
    std::uint32_t to_class = 0;
    std::vector<std::uint64_t> common;  // by outlet: where the other may take what is put
    std::vector<Spot> passages;
  };
  std::vector<std::pair<std::uint32_t, std::uint64_t>> outlets_;
  std::vector<Answer> answers_;
  std::size_t answer_count_ = 0;  // of those; the rest is left from earlier use
  std::vector<std::uint64_t> common_;
  const std::vector<Spot>* found_ = nullptr;  // the passages found last
  std::vector<Spot> passages_;
  // By agent: one number for all that may share objects made later; all agents, sorted by that.
  std::vector<std::uint32_t> party_, by_party_;
  // Of the agent whose WaitGroups were asked for last.
  std::uint32_t awaited_of_ = no_index;
  std::vector<std::pair<std::uint32_t, Spot>> awaited_;  // location, spot
  // Of the section asked about last.
  std::uint32_t section_of_ = no_index;
  BitRow section_reach_;
};

}  // namespace stalemate::model
