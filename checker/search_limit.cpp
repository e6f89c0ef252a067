#include "checker/search_limit.hpp"

#include <fmt/format.h>

#include <string_view>

namespace stalemate::checker {

namespace {

constexpr std::uint32_t calls_between_reports = 64;

// "60s", "1.5s", "250ms": as it is written on the command line.
std::string duration_text(std::chrono::milliseconds time) {
  const auto ms = time.count();
  if (ms % 1000 == 0) return fmt::format("{}s", ms / 1000);
  return fmt::format("{}ms", ms);
}

std::string size_text(std::uint64_t bytes) {
  constexpr std::uint64_t kib = 1024;
  if (bytes >= kib * kib * kib && bytes % (kib * kib * kib) == 0)
    return fmt::format("{}GiB", bytes / (kib * kib * kib));
  if (bytes >= kib * kib && bytes % (kib * kib) == 0) return fmt::format("{}MiB", bytes / (kib * kib));
  if (bytes >= kib && bytes % kib == 0) return fmt::format("{}KiB", bytes / kib);
  return fmt::format("{}B", bytes);
}

// Limits that end the search outrank those that only cut a branch: they are what the user has to raise first.
void stop(Exploration& result, StoppedBy by, std::string detail) {
  result.stopped_by = by;
  result.stopped_detail = std::move(detail);
}

}  // namespace

SearchLimit::SearchLimit(const CheckOptions& options) : options_(options), start_(std::chrono::steady_clock::now()) {}

bool SearchLimit::allows(Exploration& result, std::size_t open_count) {
  if (is_interrupted()) {
    stop(result, StoppedBy::interrupt, "interrupt");
    return false;
  }
  if (result.store.size() > options_.states_max) {
    stop(result, StoppedBy::states, fmt::format("--max-states {}", options_.states_max));
    return false;
  }
  // A step may take long, so the clock is looked at each time.
  if (is_late()) {
    stop(result, StoppedBy::timeout, fmt::format("--timeout {}", duration_text(*options_.timeout)));
    return false;
  }
  if (calls_++ % calls_between_reports != 0) return true;
  report(result, open_count);
  if (result.store.memory_bytes() + result.graph.memory_bytes() + result.other_bytes > options_.memory_max) {
    stop(result, StoppedBy::memory, fmt::format("--max-memory {}", size_text(options_.memory_max)));
    return false;
  }
  return true;
}

void SearchLimit::depth(Exploration& result) const {
  if (result.complete()) stop(result, StoppedBy::depth, fmt::format("--max-depth {}", options_.depth_max));
}

void SearchLimit::machine(std::string_view reason, std::uint32_t refusal, Exploration& result) const {
  if (refusal != model::no_index) {
    result.refusals.insert(refusal);
    if (result.complete()) stop(result, StoppedBy::refusal, std::string(reason));
    return;
  }
  if (!result.complete()) return;
  if (reason.find("goroutine") != std::string_view::npos) {
    stop(result, StoppedBy::goroutines, fmt::format("--max-goroutines {}", options_.goroutines_max));
  } else {
    stop(result, StoppedBy::machine, std::string(reason));
  }
}

void SearchLimit::report(const Exploration& result, std::size_t open_count) const {
  if (options_.progress == nullptr) return;
  options_.progress->states.store(result.store.size(), std::memory_order_relaxed);
  options_.progress->transitions.store(result.transition_count, std::memory_order_relaxed);
  options_.progress->queue.store(open_count, std::memory_order_relaxed);
  options_.progress->depth.store(result.depth, std::memory_order_relaxed);
}

}  // namespace stalemate::checker
