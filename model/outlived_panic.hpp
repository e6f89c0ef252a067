// Whether a panic may fail to end the run: what is deferred may recover from it, may block for ever, or may end the run
// otherwise.
#pragma once

#include "model/effect.hpp"

namespace stalemate::model {

/// False only if whatever is deferred anywhere, and the methods that give the texts of panics, do nothing but give back
/// locks, count WaitGroups down, close channels and use memory.
bool may_outlive_panics(const Program& program, const EffectTable& effects);

}  // namespace stalemate::model
