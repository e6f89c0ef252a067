// The limits of a search: which one bites first, in the words of the command line, and progress for whoever watches.
#pragma once

#include <chrono>
#include <string_view>

#include "checker/explorer.hpp"

namespace stalemate::checker {

class SearchLimit {
 public:
  explicit SearchLimit(const CheckOptions& options);
  /// Whether the search may go on; otherwise `result` says what stopped it. Cheap: memory is added up now and then
  /// only.
  bool allows(Exploration& result, std::size_t open_count);
  /// Whether time is up, or the user has asked for the end: `allows` will say no from now on.
  bool is_over() const { return is_interrupted() || is_late(); }
  /// A state at the depth limit was not expanded: the search goes on elsewhere, but is not complete.
  void depth(Exploration& result) const;
  /// A step met a limit of the machine, or an instruction `refuse`; likewise.
  void machine(const model::Machine& machine, Exploration& result) const {
    this->machine(machine.limit_reached(), machine.refusal_reached(), result);
  }
  /// The same, with the words of Machine::limit_reached and the number of the refusal, if it was one.
  void machine(std::string_view reason, std::uint32_t refusal, Exploration& result) const;
  /// Publishes progress.
  void report(const Exploration& result, std::size_t open_count) const;

 private:
  bool is_interrupted() const {
    return options_.interrupt != nullptr && options_.interrupt->load(std::memory_order_relaxed);
  }
  bool is_late() const { return options_.timeout && std::chrono::steady_clock::now() - start_ >= *options_.timeout; }

  const CheckOptions& options_;
  std::chrono::steady_clock::time_point start_;
  std::uint32_t calls_ = 0;
};

}  // namespace stalemate::checker
