// The walk through a certificate's states. The machine makes the initial state and every successor itself and they are
// looked up among the stored bytes: what the file holds is decoded only once the machine has made the very same bytes,
// so no corrupted file can lead it astray. Invariants of a walk that ends well: (1) the initial state is stored;
// (2) each stored state is reached, decodes and encodes to the same bytes, and keeps the invariants of model/state.hpp;
// (3) of an unreduced search, every enabled transition of a stored state leads to a stored state: with (1), the stored
// states are all there are; (4) of a reduced one, every listed step is enabled and leads where the certificate says,
// and a state without listed steps has no enabled transition.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "tools/certify/certificate.hpp"
#include "tools/certify/graph.hpp"

namespace stalemate::certify {

class Walk {
 public:
  /// Requires: both outlive the walk; nobody has used the machine yet.
  Walk(const Certificate& certificate, model::Machine& machine);

  /// Whether the walk ends well; if not, `problem` says what is wrong, and nothing else is known.
  bool run();
  const std::string& problem() const { return problem_; }
  const Graph& graph() const { return graph_; }
  const Sightings& sightings() const { return sightings_; }
  /// The content of a stored state. Requires: the walk has ended well.
  void load(StateNumber number, model::State& state) const;

 private:
  bool number_texts();
  bool number_states();
  bool begin();
  bool expand(StateNumber number);
  bool is_sound(StateNumber number);
  bool follow(StateNumber number, const model::Transition& t, StateNumber expected);
  StateNumber arrive(StateNumber expected);
  void note_step();
  void note_races();
  bool fails(std::string problem);

  const Certificate& certificate_;
  model::Machine& machine_;
  std::unordered_map<std::string_view, StateNumber> numbers_;  // by bytes
  std::vector<bool> is_reached_;
  std::vector<StateNumber> open_;
  std::vector<std::size_t> first_step_;  // by state: where its listed steps begin
  Graph graph_;
  Sightings sightings_;
  std::string problem_;
  // Reused from step to step.
  model::State current_, next_;
  model::StepInfo info_;
  std::vector<model::Transition> enabled_;
  std::vector<std::uint8_t> bytes_;
};

}  // namespace stalemate::certify
