// Counts Mazurkiewicz traces by brute force: all executions, or all sets of events executions consist of. An event is
// known by its label and the events that happen before it, so a set of events is a trace, however it was executed.
// Along the way the relation is checked: executions of one trace lead to one state.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "checker/event_machine.hpp"
#include "model/canonical_state.hpp"
#include "tests/checker/doctest_after_model.hpp"

namespace stalemate::checker {

class TraceOracle {
 public:
  explicit TraceOracle(const model::Machine& machine, std::optional<std::size_t> left_out = {})
      : machine_(machine.keeping_sharing()), table_(left_out) {}

  /// The number of traces, or nothing if there are more than `limit` of what is counted: beginnings of traces, or
  /// executions.
  std::optional<std::uint64_t> by_beginnings(std::size_t limit) {
    return count([this, limit] { return explore_beginnings(limit); });
  }
  std::optional<std::uint64_t> by_executions(std::size_t limit) {
    return count([this, limit] { return explore_executions(limit); });
  }

  bool is_valid = true;  // executions of one trace have led to one state; of what was counted to the end

 private:
  using EventKey = std::uint32_t;
  struct Past {
    Event event;
    EventKey key = 0;
    std::set<EventKey> before;
  };
  struct Beginning {
    NamedState at;
    std::vector<Past> events;
    std::set<EventKey> keys() const {
      std::set<EventKey> result;
      for (const Past& past : events) result.insert(past.key);
      return result;
    }
  };

  template <class Explore>
  std::optional<std::uint64_t> count(Explore explore) {
    for (uses_ = {};;) {
      events_ = std::make_unique<EventMachine>(machine_, table_, uses_);
      is_valid = true;
      keys_.clear();
      const std::optional<std::uint64_t> result = explore();
      const UnusualUses uncovered = events_->uncovered();
      if (!result || uncovered == UnusualUses{}) return result;
      uses_ |= uncovered;
    }
  }

  std::string bytes_of(const NamedState& at) {
    model::State state = at.state();
    // Who was woken at Wait does not matter before a counter is used again, and is not told apart.
    for (model::Goroutine& g : state.goroutines) g.woken &= uses_.counter_reuse;
    model::encode(events_->machine(), state, bytes_);
    return std::string(bytes_.begin(), bytes_.end()) + (at.anybody_frozen() ? "!" : "");
  }

  Beginning after(const Beginning& from, const Label& label) {
    Beginning to;
    to.events = from.events;
    Past past;
    past.event = events_->execute(from.at, label, to.at);
    for (const Past& other : from.events) {
      if (!events_->dependent(other.event, past.event)) continue;
      past.before.insert(other.key);
      past.before.insert(other.before.begin(), other.before.end());
    }
    past.key = keys_.try_emplace({label, past.before}, static_cast<EventKey>(keys_.size())).first->second;
    to.events.push_back(std::move(past));
    return to;
  }

  std::vector<Label> enabled(const NamedState& at) {
    std::vector<Label> labels;
    events_->enabled(at, labels);
    return labels;
  }

  std::optional<std::uint64_t> explore_beginnings(std::size_t limit) {
    std::map<std::set<EventKey>, std::string> seen;
    std::vector<Beginning> work(1);
    std::uint64_t traces = 0;
    if (!events_->start(work[0].at)) return {};
    while (!work.empty()) {
      const Beginning from = std::move(work.back());
      work.pop_back();
      const std::vector<Label> labels = enabled(from.at);
      if (labels.empty()) ++traces;
      for (const Label& label : labels) {
        Beginning to = after(from, label);
        std::string bytes = bytes_of(to.at);
        const auto [it, fresh] = seen.try_emplace(to.keys(), bytes);
        is_valid &= it->second == bytes;
        if (fresh) work.push_back(std::move(to));
        if (seen.size() > limit) return {};
      }
    }
    return traces;
  }

  std::optional<std::uint64_t> explore_executions(std::size_t limit) {
    std::set<std::set<EventKey>> traces;
    std::size_t executions = 0;
    std::vector<Beginning> work(1);
    if (!events_->start(work[0].at)) return {};
    while (!work.empty()) {
      const Beginning from = std::move(work.back());
      work.pop_back();
      const std::vector<Label> labels = enabled(from.at);
      if (labels.empty()) {
        traces.insert(from.keys());
        if (++executions > limit) return {};
      }
      for (const Label& label : labels) work.push_back(after(from, label));
    }
    return traces.size();
  }

  model::Machine machine_;
  DependencyTable table_;
  UnusualUses uses_;
  std::unique_ptr<EventMachine> events_;
  std::map<std::pair<Label, std::set<EventKey>>, EventKey> keys_;
  std::vector<std::uint8_t> bytes_;
};

}  // namespace stalemate::checker
