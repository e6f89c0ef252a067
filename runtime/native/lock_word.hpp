// What locks look like to both schedulers of the embedded runtime.
#pragma once

#include <cstdint>

#include "model/program.hpp"

namespace stalemate::runtime::native {

/// The words of an RWMutex, from the ref on.
namespace rw_word {
inline constexpr std::uint32_t announced = 0, writing = 1, readers = 2;
}

/// Whether operand a is the result, and b the lock.
inline bool has_result(model::Op op) {
  return op == model::Op::mutex_try_lock || op == model::Op::rw_try_lock || op == model::Op::rw_try_read_lock;
}

}  // namespace stalemate::runtime::native
