// The words of a runtime timer, the struct that frontend/library/time embeds in Timer and Ticker. Under free time a
// timer that is armed may fire at any later step (docs/semantics.md, "Time"). Firing sends the time on `channel` if
// there is room, or starts a system goroutine that calls `function`.
#pragma once

#include <cstdint>

#include "model/word.hpp"

namespace stalemate::model::timer_word {

inline constexpr std::uint32_t armed = 0;  // 0 or 1
inline constexpr std::uint32_t periodic =
    1;  // 0 or 1: stays armed after firing; may fire only when the channel has room
inline constexpr std::uint32_t channel = 2;   // ref or nil
inline constexpr std::uint32_t function = 3;  // ref or nil; called without arguments
inline constexpr std::uint32_t count = 4;
// The machine does not know this one: a single run orders the timers by it.
inline constexpr std::uint32_t duration = 4;

// What time.Now() is in words (frontend/library/time/instant.go).
inline constexpr std::uint32_t time_words = 3;
inline constexpr Word time_seconds = 63'393'490'800U;

}  // namespace stalemate::model::timer_word
