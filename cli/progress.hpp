// Progress of a search on standard error: one line that is rewritten on a terminal, key=value lines elsewhere.
#pragma once

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

#include "checker/check.hpp"
#include "cli/options.hpp"

namespace stalemate::cli {

/// Shows the progress of one search from construction to destruction.
class ProgressDisplay {
 public:
  ProgressDisplay(const checker::Progress& progress, std::string program, ProgressMode mode);
  ~ProgressDisplay();
  ProgressDisplay(const ProgressDisplay&) = delete;
  ProgressDisplay& operator=(const ProgressDisplay&) = delete;

 private:
  void run();
  std::string terminal_line(double seconds, double rate) const;
  std::string log_line(double seconds, double rate) const;

  const checker::Progress& progress_;
  std::string program_;
  bool is_terminal_ = false;
  bool is_done_ = false;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::thread thread_;
};

}  // namespace stalemate::cli
