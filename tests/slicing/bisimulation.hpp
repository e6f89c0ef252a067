// Slicing against no slicing, on one program: in every state of the full state graph the sliced machine, put into the
// same state without its irrelevant words, has the same transitions, and each of them does the same and leads to what
// is left of the full successor. Where this holds everywhere, both graphs are bisimilar, so that every rule decided on
// them agrees.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "frontend/compile.hpp"
#include "model/canonical_state.hpp"

namespace stalemate::test {

/// Compiles the files of a Go package; fails the test if they have errors.
inline model::Program compiled(const std::vector<std::string>& files) {
  frontend::CompileResult result = frontend::compile(files, {});
  std::string all;
  for (const auto& d : result.diagnostics) all += frontend::format_diagnostic(result.sources, d) + "\n";
  REQUIRE_MESSAGE(result.program.has_value(), all);
  return *std::move(result.program);
}

class Bisimulation {
 public:
  Bisimulation(const model::Program& program, const std::vector<model::Op>& faults)
      : sliced_(program, limits(faults)), full_(sliced_.unsliced()) {}

  /// The first difference met among the first `states_max` full states; empty if there is none.
  std::string run(std::size_t states_max) {
    model::State state, sliced;
    full_.initial(state, full_info_);
    sliced_.initial(sliced, sliced_info_);
    std::string difference = compare(state, sliced);
    if (!difference.empty()) return "initially: " + difference;
    meet(state);
    std::vector<model::Transition> enabled, sliced_enabled;
    for (std::size_t next = 0; next < states_.size() && next < states_max; ++next) {
      const model::State from = decoded(states_[next]);
      const model::State sliced_from = projected(from);
      full_.enabled(from, enabled);
      sliced_.enabled(sliced_from, sliced_enabled);
      if (enabled != sliced_enabled) return "other transitions";
      for (std::uint32_t g = 0; g < from.goroutine_count; ++g) {
        if (races(full_, from, g) != races(sliced_, sliced_from, g)) return "other memory accesses";
      }
      for (const model::Transition& t : enabled) {
        state = from;
        sliced = sliced_from;
        const std::string what = full_.describe(from, t) + ": ";
        full_.step(state, t, full_info_);
        sliced_.step(sliced, t, sliced_info_);
        if ((full_.limit_reached() == nullptr) != (sliced_.limit_reached() == nullptr)) return what + "a limit";
        if (full_.limit_reached() != nullptr) continue;
        difference = compare(state, sliced);
        if (!difference.empty()) return what + difference;
        meet(state);
      }
    }
    return "";
  }
  std::size_t full_states() const { return states_.size(); }
  std::size_t sliced_states() const { return sliced_seen_.size(); }

 private:
  using Bytes = std::vector<std::uint8_t>;

  static model::MachineLimits limits(const std::vector<model::Op>& faults) {
    model::MachineLimits limits;
    limits.slicing = true;
    limits.slicing_faults = faults;
    limits.local_budget = 20'000;
    return limits;
  }

  static std::vector<std::uint64_t> races(const model::Machine& machine, const model::State& state, std::uint32_t g) {
    std::vector<model::Machine::Access> accesses;
    machine.accesses(state, g, accesses);
    std::vector<std::uint64_t> flat;
    for (const auto& access : accesses) {
      flat.insert(flat.end(), {access.at.word(), access.words, std::uint64_t{access.writes}});
    }
    return flat;
  }

  model::State projected(const model::State& full) {
    model::State state = full;
    model::canonicalise(sliced_, state);
    return state;
  }

  model::State decoded(const Bytes& bytes) {
    model::State state;
    model::decode(full_, bytes.data(), bytes.size(), state);
    return state;
  }

  void meet(const model::State& state) {
    Bytes bytes;
    model::encode(full_, state, bytes);
    if (state.end != model::EndKind::running || !seen_.insert(bytes).second) return;
    states_.push_back(std::move(bytes));
  }

  std::string compare(const model::State& state, const model::State& sliced) {
    if (full_info_.step_class != sliced_info_.step_class) return "another step class";
    if (full_info_.new_index != sliced_info_.new_index) return "goroutines end otherwise";
    if (full_info_.spawned.size() != sliced_info_.spawned.size()) return "other goroutines start";
    if (full_info_.also_ran != sliced_info_.also_ran) return "other goroutines run on";
    if (full_info_.reached != sliced_info_.reached) return "other labels are met";
    if (full_info_.main_returned != sliced_info_.main_returned) return "main returns or not";
    if (state.end != sliced.end) return "the run ends or not";
    if (state.end == model::EndKind::crash) {
      const bool same = state.crash_rule == sliced.crash_rule && state.crash_position == sliced.crash_position;
      return same ? "" : "another crash";
    }
    if (state.end != model::EndKind::running) return "";
    Bytes expected, got;
    model::encode(sliced_, projected(state), expected);
    model::encode(sliced_, sliced, got);
    sliced_seen_.insert(got);
    return expected == got ? "" : "another state";
  }

  model::Machine sliced_, full_;
  model::StepInfo full_info_, sliced_info_;
  std::vector<Bytes> states_;
  std::set<Bytes> seen_, sliced_seen_;
};

inline std::string difference(const model::Program& program, std::size_t states_max = 3000,
                              const std::vector<model::Op>& faults = {}) {
  return Bisimulation(program, faults).run(states_max);
}

}  // namespace stalemate::test
