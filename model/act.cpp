#include "model/act.hpp"

namespace stalemate::model {

Act lock_act(Op op) {
  switch (op) {
    case Op::mutex_lock: return Act::mutex_lock;
    case Op::mutex_try_lock: return Act::mutex_try_lock;
    case Op::mutex_unlock: return Act::mutex_unlock;
    case Op::rw_announce: return Act::rw_announce;
    case Op::rw_acquire: return Act::rw_acquire;
    case Op::rw_unlock: return Act::rw_unlock;
    case Op::rw_read_lock: return Act::rw_read_lock;
    case Op::rw_read_unlock: return Act::rw_read_unlock;
    case Op::rw_try_lock:
    case Op::rw_try_read_lock: return Act::rw_try;
    default: return Act::wait_group_wait;
  }
}

}  // namespace stalemate::model
