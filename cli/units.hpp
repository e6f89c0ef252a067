// Durations as Go writes them ("1m30s", "250ms") and binary sizes ("512M", "2GiB").
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace stalemate::cli {

/// "60s", "1.5h", "1h2m3s", "0". A bare number other than 0 is refused, as in Go. Rounded to milliseconds, at least 1
/// ms unless it is 0.
std::optional<std::chrono::milliseconds> parse_duration(std::string_view text);
/// Bytes: "4096", "64K", "64KB", "64KiB", M, G, T likewise; all are powers of 1024.
std::optional<std::uint64_t> parse_size(std::string_view text);
/// 60000 ms → "1m0s" as Go prints it.
std::string format_duration(std::chrono::milliseconds duration);

}  // namespace stalemate::cli
