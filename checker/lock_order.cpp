#include "checker/lock_order.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "checker/place.hpp"

namespace stalemate::checker {

namespace {

using Ring = std::vector<const NestedLock*>;

constexpr std::size_t length_max = 4, rings_max = 64;
constexpr std::uint32_t executions_max = 12;

/// Whether `x` has let go of its place before `y` has come to its own, in every execution with this order.
bool is_before(const NestedLock& x, const NestedLock& y) {
  const auto seen = y.outer.seen.find(x.actor);
  return seen != y.outer.seen.end() && seen->second >= x.inner.epoch;
}

/// Whether both may stand before their inner locks at once.
bool may_overlap(const NestedLock& x, const NestedLock& y) {
  if (x.actor == y.actor || x.outer.lock == y.outer.lock || is_before(x, y) || is_before(y, x)) return false;
  const auto held = [](const NestedLock& one, LockName lock) {
    return std::ranges::find(one.gates, lock) != one.gates.end();
  };
  return std::ranges::none_of(x.gates, [&](LockName gate) { return held(y, gate) || y.outer.lock == gate; }) &&
         !held(y, x.outer.lock);
}

/// Whether `x` waits for what `y` holds.
bool waits_for(const NestedLock& x, const NestedLock& y) {
  return x.inner.lock == y.outer.lock && !(x.inner.is_read && y.outer.is_read);
}

class RingFinder {
 public:
  explicit RingFinder(const std::vector<NestedLock>& nested) : nested_(nested) {}

  std::vector<Ring> find() {
    for (const NestedLock& first : nested_) {
      ring_ = {&first};
      extend();
    }
    return std::move(rings_);
  }

 private:
  /// A ring begins with the first of its elements.
  void extend() {
    if (rings_.size() >= rings_max) return;
    if (ring_.size() > 1 && waits_for(*ring_.back(), *ring_.front())) rings_.push_back(ring_);
    if (ring_.size() == length_max) return;
    for (const NestedLock& next : nested_) {
      if (&next <= ring_.front() || !waits_for(*ring_.back(), next)) continue;
      if (!std::ranges::all_of(ring_, [&](const NestedLock* one) { return may_overlap(*one, next); })) continue;
      ring_.push_back(&next);
      extend();
      ring_.pop_back();
    }
  }

  const std::vector<NestedLock>& nested_;
  Ring ring_;
  std::vector<Ring> rings_;
};

bool takes_locks(const model::Program& program) {
  return std::ranges::any_of(program.functions, [](const model::Function& function) {
    return std::ranges::any_of(function.code, [](const model::Instruction& in) {
      return in.op == model::Op::mutex_lock || in.op == model::Op::rw_announce;
    });
  });
}

Finding finding_of(const Ring& ring) {
  Finding finding;
  finding.rule = Rule::lock_order;
  std::set<std::string> places;
  std::string orders;
  for (const NestedLock* one : ring) {
    orders += fmt::format("{}{} before {}", orders.empty() ? "" : ", ", one->outer.name, one->inner.name);
    places.insert(fmt::format("{}|{}|{}", one->function, one->outer.name, one->inner.name));
    finding.related.emplace_back(fmt::format("{} is taken here", one->outer.name), one->outer.position);
    finding.related.emplace_back(fmt::format("and {} while it is held", one->inner.name), one->inner.position);
  }
  finding.message = fmt::format("locks are taken in opposite orders: {}", orders);
  const NestedLock* first =
      *std::ranges::min_element(ring, {}, [](const NestedLock* one) { return one->inner.position; });
  finding.position = first->inner.position;
  finding.function = first->function;
  finding.fingerprint = "lock-order";
  for (const std::string& place : places) finding.fingerprint += "|" + place;
  return finding;
}

/// Whether a deadlock at one of the ring's places is known already.
bool is_known(const Ring& ring, const std::vector<Finding>& findings) {
  return std::ranges::any_of(findings, [&](const Finding& finding) {
    return std::ranges::any_of(finding.blocked, [&](const BlockedGoroutine& blocked) {
      return std::ranges::any_of(ring, [&](const NestedLock* one) { return one->inner.position == blocked.position; });
    });
  });
}

}  // namespace

std::vector<Ring> lock_rings(const std::vector<NestedLock>& nested) { return RingFinder(nested).find(); }

void predict_lock_orders(const model::Machine& machine, const CheckOptions& options, std::vector<Finding>& findings) {
  if (!takes_locks(machine.program())) return;
  model::Machine plain = machine.plain();
  std::set<std::string> seen;
  std::vector<Finding> predicted;
  for (std::uint32_t number = 0; number < executions_max; ++number) {
    if (options.interrupt != nullptr && options.interrupt->load(std::memory_order_relaxed)) break;
    const NestedLocks nested = nested_locks(plain, number);
    for (const Ring& ring : lock_rings(nested.list)) {
      if (is_known(ring, findings)) continue;
      Finding finding = finding_of(ring);
      if (seen.insert(finding.fingerprint).second) predicted.push_back(std::move(finding));
    }
  }
  std::ranges::move(predicted, std::back_inserter(findings));
}

std::optional<model::Execution> execution_of_lock_order(const model::Machine& machine, const Finding& finding) {
  if (finding.rule != Rule::lock_order) return std::nullopt;
  model::Machine plain = machine.plain();
  for (std::uint32_t number = 0; number < executions_max; ++number) {
    NestedLocks nested = nested_locks(plain, number);
    for (const Ring& ring : lock_rings(nested.list)) {
      if (finding_of(ring).fingerprint != finding.fingerprint) continue;
      const NestedLock* last = *std::ranges::max_element(ring, {}, [](const NestedLock* one) { return one->step; });
      nested.execution.resize(last->step);
      return std::move(nested.execution);
    }
  }
  return std::nullopt;
}

}  // namespace stalemate::checker
