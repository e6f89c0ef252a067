#include "checker/smt/peak_length.hpp"

#include <algorithm>
#include <vector>

#include "checker/state_store.hpp"
#include "model/canonical_state.hpp"

namespace stalemate::checker::smt {

std::optional<std::map<model::SiteIndex, std::int64_t>> peak_lengths(const model::Program& program,
                                                                     std::uint64_t states_max) {
  model::Machine machine(program);
  std::map<model::SiteIndex, std::int64_t> peaks;
  StateStore seen;
  std::vector<std::uint8_t> bytes;
  std::vector<StateId> open;
  model::State state, next;
  model::StepInfo info;
  const auto visit = [&](const model::State& one) {
    if (machine.limit_reached() != nullptr) return false;
    for (std::uint32_t i = 0; i < one.object_count; ++i) {
      const model::HeapObject& object = one.objects[i];
      if (object.kind != model::ObjectKind::channel) continue;
      std::int64_t& peak = peaks[object.site];
      peak = std::max(peak, static_cast<std::int64_t>(object.words[model::channel_word::length]));
    }
    model::encode(machine, one, bytes);
    const auto [id, fresh] = seen.insert(bytes);
    if (fresh) open.push_back(id);
    return seen.size() <= states_max;
  };
  machine.initial(state, info);
  if (!visit(state)) return std::nullopt;
  std::vector<model::Transition> enabled;
  while (!open.empty()) {
    const auto stored = seen.bytes(open.back());
    open.pop_back();
    model::decode(machine, stored.data(), stored.size(), state);
    machine.enabled(state, enabled);
    for (const model::Transition& transition : enabled) {
      next = state;
      machine.step(next, transition, info);
      if (!visit(next)) return std::nullopt;
    }
  }
  return peaks;
}

}  // namespace stalemate::checker::smt
