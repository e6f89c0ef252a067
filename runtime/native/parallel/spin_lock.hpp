// A lock that is held for as long as an operation takes. Who finds it taken looks for a while, then lets the operating
// system run somebody else, since there may be more workers than processors.
#pragma once

#include <atomic>
#include <thread>

namespace stalemate::runtime::native::parallel {

class SpinLock {
 public:
  void lock() {
    for (int looks = 0; held_.exchange(true, std::memory_order_acquire);) {
      while (held_.load(std::memory_order_relaxed)) {
        if (++looks > looks_max) std::this_thread::yield();
      }
    }
  }
  void unlock() { held_.store(false, std::memory_order_release); }

 private:
  static constexpr int looks_max = 100;
  std::atomic<bool> held_{false};
};

}  // namespace stalemate::runtime::native::parallel
