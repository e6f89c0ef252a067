// Slicing against no slicing, on one program: both machines take the same steps side by side. In every pair of states
// they reach together they have the same transitions, and each of them does the same. Where this holds everywhere, both
// graphs are bisimilar, so that every rule decided on them agrees.
#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "frontend/compile.hpp"
#include "model/canonical_state.hpp"

namespace stalemate::test {

/// Compiles the files of a Go package; fails the test if they have errors.
inline model::Program compiled(const std::vector<std::string>& files) {
  frontend::CompileResult result = frontend::compile(files, {});
  std::string all;
  for (const auto& d : result.diagnostics) all += frontend::format_diagnostic(result.sources(), d) + "\n";
  REQUIRE_MESSAGE(result.program.has_value(), all);
  return *std::move(result.program);
}

class Bisimulation {
 public:
  Bisimulation(const model::Program& program, const std::vector<model::Op>& faults, bool ordered_time)
      : sliced_(program, limits(faults, ordered_time)), full_(sliced_.plain()) {}

  /// The first difference met among the first `states_max` full states; empty if there is none.
  std::string run(std::size_t states_max) {
    model::State state, sliced;
    full_.initial(state, full_info_);
    sliced_.initial(sliced, sliced_info_);
    std::string difference = compare(state, sliced);
    if (!difference.empty()) return "initially: " + difference;
    meet(state, sliced);
    std::vector<model::Transition> enabled, sliced_enabled;
    for (std::size_t next = 0; next < states_.size() && next < states_max; ++next) {
      const model::State from = decoded(full_, states_[next].first);
      const model::State sliced_from = decoded(sliced_, states_[next].second);
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
        meet(state, sliced);
      }
    }
    return "";
  }

 private:
  using Bytes = std::vector<std::uint8_t>;

  static model::MachineLimits limits(const std::vector<model::Op>& faults, bool ordered_time) {
    model::MachineLimits limits;
    limits.ordered_time = ordered_time;
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

  static model::State decoded(const model::Machine& machine, const Bytes& bytes) {
    model::State state;
    model::decode(machine, bytes.data(), bytes.size(), state);
    return state;
  }

  void meet(const model::State& state, const model::State& sliced) {
    std::pair<Bytes, Bytes> both;
    model::encode(full_, state, both.first);
    model::encode(sliced_, sliced, both.second);
    if (state.end == model::EndKind::running && seen_.insert(both).second) states_.push_back(std::move(both));
  }

  static bool same_places(const model::State& state, const model::State& sliced) {
    for (std::uint32_t i = 0; i < state.goroutine_count; ++i) {
      const model::Goroutine &g = state.goroutines[i], &h = sliced.goroutines[i];
      if (g.frame_count != h.frame_count) return false;
      for (std::uint32_t f = 0; f < g.frame_count; ++f) {
        if (g.frames[f].function != h.frames[f].function || g.frames[f].pc != h.frames[f].pc) return false;
      }
    }
    return true;
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
    if (state.goroutine_count != sliced.goroutine_count || state.object_count != sliced.object_count ||
        state.timer_count != sliced.timer_count || !same_places(state, sliced)) {
      return "another structure";
    }
    return "";
  }

  model::Machine sliced_, full_;
  model::StepInfo full_info_, sliced_info_;
  std::vector<std::pair<Bytes, Bytes>> states_;
  std::set<std::pair<Bytes, Bytes>> seen_;
};

inline std::string difference(const model::Program& program, std::size_t states_max = 3000,
                              const std::vector<model::Op>& faults = {}, bool ordered_time = false) {
  return Bisimulation(program, faults, ordered_time).run(states_max);
}

}  // namespace stalemate::test
