// How far real Go confirms one finding, and what the model says of its random walks. Plain values: report reads them,
// nothing here computes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace stalemate::runtime {

enum class GuidedLevel : std::uint8_t {
  by_detector,       // Go's own detector, or its panic, reported what was predicted, where it was predicted
  by_race_detector,  // Go's race detector reported the two accesses
  by_dump,           // those predicted to be stuck are blocked there once all others rest or wait at gates
  followed,          // it did all the steps of a schedule that leads to no end
  diverged,          // real Go did not follow the schedule, or ended otherwise: the model is wrong, or the gates are
  not_run,           // `reason` says why
};

const char* name(GuidedLevel level);
/// Whether real Go showed the finding.
inline bool is_confirmed(GuidedLevel level) { return level != GuidedLevel::diverged && level != GuidedLevel::not_run; }

struct Guided {
  GuidedLevel level = GuidedLevel::not_run;
  std::string go_version;  // "go1.19.8"
  std::string reason;      // not_run: why; diverged: what the model does and what Go did; followed: more of it, or none
  std::uint32_t step = 0;  // diverged: the model's step, from 1; 0: only the end differs
};

/// Random walks of real Go, each held against the model (walk.hpp).
struct Walks {
  std::string go_version;
  std::string reason;  // why there are none; empty if there are
  std::uint32_t accepted = 0, refused = 0, abandoned = 0;
  std::size_t rounds = 0;  // of all
  std::string problem;     // of the first that was refused, else of the first abandoned
  std::uint32_t seed = 0;  // of that one
};

}  // namespace stalemate::runtime
