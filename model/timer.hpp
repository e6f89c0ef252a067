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
// Until it fires, and from one firing to the next, in ns; only under ordered time (clock.hpp).
inline constexpr std::uint32_t left = 4;
inline constexpr std::uint32_t duration = 5;
inline constexpr std::uint32_t count = 6;
inline constexpr std::uint32_t free_time_count = 4;  // of them, those that matter under free time

// What time.Now() is in words (frontend/library/time/instant.go): seconds, nanoseconds, the mark, no
// location, no reading.
inline constexpr std::uint32_t time_words = 5;
inline constexpr Word mark_in_local = 4;  // the time of a calendar where it is Local
inline constexpr Word mark_reading = mark_in_local + 1;
inline constexpr Word time_seconds = 63'393'490'800U;
inline constexpr Word nanoseconds = 1'000'000'000;  // of a second

}  // namespace stalemate::model::timer_word
