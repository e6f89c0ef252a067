// The words of a runtime timer, the struct that frontend/library/time embeds in Timer and Ticker. Under free time a
// timer that is armed may fire at any later step (docs/semantics.md, "Time"). Firing sends the zero Time on `channel`
// if there is room, or starts a system goroutine that calls `function`.
#pragma once

#include <cstdint>

namespace stalemate::model::timer_word {

inline constexpr std::uint32_t armed = 0;  // 0 or 1
inline constexpr std::uint32_t periodic =
    1;  // 0 or 1: stays armed after firing; may fire only when the channel has room
inline constexpr std::uint32_t channel = 2;   // ref or nil
inline constexpr std::uint32_t function = 3;  // ref or nil; called without arguments
inline constexpr std::uint32_t count = 4;

}  // namespace stalemate::model::timer_word
