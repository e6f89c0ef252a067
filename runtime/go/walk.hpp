// Whether the model could have done what real Go did in a random walk. Real Go says who passed which gate, which case a
// select took, where everybody stood when all had come to rest, and what was printed; not in which order what passes no
// gate happened in between. So the model follows with all states that fit so far. A goroutine may do its operation once
// real Go has let it pass that gate; what has no gate it may do at any time. A state fits if nobody may do anything any
// more (as in real Go, where all are at rest) and everybody stands where real Go says. No state left: the model and
// real Go differ.
#pragma once

#include <cstdint>
#include <string>

#include "model/gate.hpp"
#include "model/program.hpp"
#include "model/semantics_fault.hpp"
#include "runtime/go/process.hpp"

namespace stalemate::runtime {

struct WalkVerdict {
  enum class Kind : std::uint8_t {
    accepted,
    refused,    // `problem`: from which round on no state fits, and what real Go did
    abandoned,  // `problem`: why it was not followed to the end; up to there it fits
  };
  Kind kind = Kind::accepted;
  std::string problem;
  std::size_t rounds = 0;  // that fit
};

/// `log` is what the gates wrote in the walk that left `process`. Requires: `gated` has no gates of memory or panics.
WalkVerdict judge_walk(const model::Program& program, const model::Gated& gated, const std::string& log,
                       const ProcessResult& process, model::SemanticsFault fault = model::SemanticsFault::none);

}  // namespace stalemate::runtime
