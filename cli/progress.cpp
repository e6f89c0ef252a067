#include "cli/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>

#include "report/words.hpp"

namespace stalemate::cli {

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr milliseconds terminal_first{1000}, terminal_period{200};
constexpr seconds log_first{10}, log_period{60};

std::uint64_t resident_bytes() {
  std::FILE* file = std::fopen("/proc/self/statm", "r");
  if (file == nullptr) return 0;
  unsigned long long total = 0, resident = 0;
  const int fields = std::fscanf(file, "%llu %llu", &total, &resident);
  std::fclose(file);
  return fields == 2 ? resident * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE)) : 0;
}

}  // namespace

ProgressDisplay::ProgressDisplay(const checker::Progress& progress, std::string program, ProgressMode mode)
    : progress_(progress), program_(std::move(program)) {
  if (mode == ProgressMode::none) return;
  is_terminal_ = mode == ProgressMode::automatic && isatty(STDERR_FILENO) != 0;
  thread_ = std::thread([this] { run(); });
}

ProgressDisplay::~ProgressDisplay() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    is_done_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

void ProgressDisplay::run() {
  const Clock::time_point begin = Clock::now();
  Clock::time_point last = begin;
  std::uint64_t last_states = 0;
  bool has_written = false;
  Clock::duration wait = is_terminal_ ? Clock::duration(terminal_first) : Clock::duration(log_first);
  std::unique_lock lock(mutex_);
  while (!wake_.wait_for(lock, wait, [this] { return is_done_; })) {
    const Clock::time_point now = Clock::now();
    const std::uint64_t states = progress_.states.load();
    const double rate = static_cast<double>(states - last_states) / std::chrono::duration<double>(now - last).count();
    const double elapsed = std::chrono::duration<double>(now - begin).count();
    const std::string line = is_terminal_ ? "\r\x1b[K" + terminal_line(elapsed, rate) : log_line(elapsed, rate) + "\n";
    std::fputs(line.c_str(), stderr);
    std::fflush(stderr);
    has_written = true;
    last = now;
    last_states = states;
    wait = is_terminal_ ? Clock::duration(terminal_period) : Clock::duration(log_period);
  }
  if (has_written && is_terminal_) std::fputs("\r\x1b[K", stderr);
}

std::string ProgressDisplay::terminal_line(double elapsed, double rate) const {
  const std::uint64_t states = progress_.states.load(), transitions = progress_.transitions.load();
  const double duplicates =
      transitions == 0 ? 0 : 1 - static_cast<double>(states) / static_cast<double>(transitions + 1);
  const auto whole = static_cast<std::uint64_t>(elapsed);
  return report::shortened(fmt::format("{}  depth {}  {} states  {:.0f}k/s  queue {}  dup {:.0f}%  {} MB  {}:{:02}",
                                       program_, progress_.depth.load(), report::with_commas(states), rate / 1000,
                                       report::with_commas(progress_.queue.load()), duplicates * 100,
                                       resident_bytes() >> 20U, whole / 60, whole % 60),
                           78);
}

std::string ProgressDisplay::log_line(double elapsed, double rate) const {
  const std::uint64_t states = progress_.states.load(), transitions = progress_.transitions.load();
  const double duplicates =
      transitions == 0 ? 0 : 1 - static_cast<double>(states) / static_cast<double>(transitions + 1);
  return fmt::format("progress file={} elapsed={:.0f} depth={} states={} queue={} rate={:.0f} dup={:.2f} rss_mb={}",
                     program_, elapsed, progress_.depth.load(), states, progress_.queue.load(), rate, duplicates,
                     resident_bytes() >> 20U);
}

}  // namespace stalemate::cli
