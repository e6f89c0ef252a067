#include "checker/dependency.hpp"

#include <algorithm>

#include "checker/event.hpp"

namespace stalemate::checker {

namespace {

enum class Family : std::uint8_t { channel, mutex, rw_mutex, wait_group, memory, timers };

Family family_of(Touch touch) {
  if (touch <= Touch::length) return Family::channel;
  if (touch <= Touch::mutex_look) return Family::mutex;
  if (touch <= Touch::rw_look) return Family::rw_mutex;
  if (touch <= Touch::count_arrive) return Family::wait_group;
  return touch <= Touch::write ? Family::memory : Family::timers;
}

/// What an operation on a lock or channel is to somebody who reads or overwrites its words.
Touch as_memory(Touch touch) { return family_of(touch) == Family::memory ? touch : Touch::write; }

}  // namespace

DependencyTable::DependencyTable(std::optional<std::size_t> left_out) {
  for (std::size_t i = 0; i < dependency_rows.size(); ++i) {
    if (left_out == i) continue;
    const auto x = static_cast<std::size_t>(dependency_rows[i].x), y = static_cast<std::size_t>(dependency_rows[i].y);
    rows_[x][y] = rows_[y][x] = true;
  }
}

bool DependencyTable::dependent(const Access& x, const Access& y) const {
  if (!overlap(x, y)) return false;
  const Family family = family_of(x.touch);
  if (family != family_of(y.touch) || family == Family::memory) return has(as_memory(x.touch), as_memory(y.touch));
  if (!has(x.touch, y.touch)) return false;
  if (x.touch == Touch::send && y.touch == Touch::receive) return x.number == y.number || x.room == y.number;
  if (x.touch == Touch::receive && y.touch == Touch::send) return x.number == y.number || y.room == x.number;
  return true;
}

bool is_same(const Event& x, const Event& y) {
  // What a counter stands at is no part of the event: others may have counted in between.
  const auto same_access = [](const Access& a, const Access& b) {
    const bool is_numbered = family_of(a.touch) == Family::channel;
    return a.touch == b.touch && a.object == b.object && a.offset == b.offset && a.words == b.words &&
           (!is_numbered || (a.number == b.number && a.room == b.room));
  };
  return x.label == y.label &&
         std::equal(x.accesses.begin(), x.accesses.end(), y.accesses.begin(), y.accesses.end(), same_access);
}

bool dependent(const DependencyTable& table, const Event& x, const Event& y) {
  for (const ActorId actor : x.actors) {
    if (std::find(y.actors.begin(), y.actors.end(), actor) != y.actors.end()) return true;
  }
  for (const Access& a : x.accesses) {
    for (const Access& b : y.accesses) {
      if (table.dependent(a, b)) return true;
    }
  }
  return false;
}

}  // namespace stalemate::checker
