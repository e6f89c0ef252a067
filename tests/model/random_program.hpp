// Random concurrent programs over channels, selects, locks, a WaitGroup and shared words, made straight from
// instructions. Equal seeds give equal programs.
#pragma once

#include <random>

#include "program_builder.hpp"

namespace stalemate::model::test {

class RandomProgram {
 public:
  explicit RandomProgram(unsigned seed, bool with_loops = false) : random_(seed), with_loops_(with_loops) {}
  /// Each worker is started so many times in a row, by what looks like one go statement.
  void start_each(std::size_t times) { times_ = times; }

  Program make() {
    type_ = b_.channel(pointer_ ? b_.pointer(b_.int_type) : b_.int_type);
    const TypeIndex map = b_.map(b_.string_type, b_.int_type);
    b_.globals({{"x", b_.int_type},
                {"y", b_.int_type},
                {"mu", b_.int_type},
                {"rw", b_.array(b_.int_type, 3)},
                {"wg", b_.int_type},
                {"m", map},
                {"p", b_.pointer(b_.int_type)}});
    map_ = map;
    std::vector<Body> workers;
    const std::size_t count = 1 + pick(3);
    for (std::size_t i = 0; i < count; ++i) {
      const Body worker = b_.function("main.worker" + std::to_string(i));
      first_ = worker.capture(type_);
      second_ = worker.capture(type_);
      pointer_word_ = worker.capture(b_.pointer(b_.int_type));
      const std::size_t length = 1 + pick(count > 2 ? 2 : 4);
      for (std::size_t j = 0; j < length; ++j) operation(worker);
      // For ever, with a visible step in each round, or once.
      if (with_loops_ && pick(4) == 0) {
        worker.code({.op = Op::yield});
        worker.code({.op = Op::jump, .a = 0});
      } else {
        worker.end();
      }
      workers.push_back(worker);
    }
    const Body main = b_.main();
    // Captured words lie side by side: two channels and a pointer.
    first_ = main.ref();
    second_ = main.ref();
    pointer_word_ = main.ref();
    const std::int32_t one = main.make_chan(type_, pick(3), "one"), two = main.make_chan(type_, pick(2), "two");
    main.code({.op = Op::move, .n = 1, .a = first_, .b = one});
    main.code({.op = Op::move, .n = 1, .a = second_, .b = two});
    main.code({.op = Op::new_object, .a = pointer_word_, .k = static_cast<std::int32_t>(b_.int_type)});
    const std::int32_t m = main.ref();
    main.code({.op = Op::make_map, .a = m, .k = static_cast<std::int32_t>(map)});
    main.code({.op = Op::store, .n = 1, .a = main.global(7), .b = m});
    for (const Body& worker : workers) {
      main.go(worker, first_, 3);
      const Position started = main.function().positions.back();
      for (std::size_t i = 1; i < times_; ++i) {
        main.go(worker, first_, 3);
        main.function().positions.back() = started;
      }
      if (pick(3) == 0) operation(main);
    }
    if (pick(2) == 0) operation(main);
    main.end();
    return b_.program;
  }

 private:
  std::size_t pick(std::size_t n) { return random_() % n; }

  // Each program uses only some kinds of operations, so that rare ones meet (swarm testing).
  std::size_t kind() {
    constexpr std::size_t kinds = 20;
    if (swarm_ == 0) {
      swarm_ = pick(3) == 0 ? ~0U : 0U;
      for (std::size_t i = 0; i < 3; ++i) swarm_ |= 1U << pick(kinds);
    }
    std::size_t kind = pick(kinds);
    while ((swarm_ >> kind & 1U) == 0) kind = (kind + 1) % kinds;
    return kind;
  }
  std::int32_t channel() { return pick(2) == 0 ? first_ : second_; }

  std::int32_t payload(const Body& f) { return f.constant(1 + pick(2)); }

  void operation(const Body& f) {
    switch (kind()) {
      case 0:
      case 1: return f.send(channel(), payload(f), type_);
      case 2:
      case 3: f.receive(channel(), type_); return;
      case 4: f.code({.op = Op::close_chan, .a = channel(), .k = static_cast<std::int32_t>(type_)}); return;
      case 5:
      case 6: return select(f);
      case 7: {
        const std::int32_t mu = f.global(2);
        f.code({.op = Op::mutex_lock, .a = mu});
        if (pick(2) == 0) operation(f);
        f.code({.op = Op::mutex_unlock, .a = mu});
        return;
      }
      case 8: {
        const std::int32_t rw = f.global(3);
        f.code({.op = Op::rw_read_lock, .a = rw});
        if (pick(3) == 0) operation(f);
        f.code({.op = Op::rw_read_unlock, .a = rw});
        return;
      }
      case 9: {
        const std::int32_t rw = f.global(3);
        f.code({.op = Op::rw_announce, .a = rw});
        f.code({.op = Op::rw_acquire, .a = rw});
        f.code({.op = Op::rw_unlock, .a = rw});
        return;
      }
      case 10:
        f.code({.op = Op::wait_group_add, .a = f.global(6), .b = f.constant(pick(2) == 0 ? 1 : ~Word{0})});
        return;
      case 11: f.code({.op = Op::wait_group_wait, .a = f.global(6)}); return;
      case 12: {
        const std::int32_t to = f.word(),
                           at = pick(2) == 0 ? pointer_word_ : f.global(static_cast<std::uint32_t>(pick(2)));
        f.code({.op = Op::load, .n = 1, .a = to, .b = at});
        if (pick(2) == 0) return;
        const std::int32_t one = f.constant(1);
        f.code({.op = Op::int_add, .t = 3, .a = to, .b = to, .c = one});
        f.code({.op = Op::store, .n = 1, .a = at, .b = to});
        return;
      }
      case 13: {
        const std::int32_t m = f.ref(), key = f.text(pick(2) == 0 ? "k" : "l");
        f.code({.op = Op::load, .n = 1, .a = m, .b = f.global(7)});
        f.code({.op = Op::map_set, .a = m, .b = key, .c = f.constant(pick(2)), .k = static_cast<std::int32_t>(map_)});
        return;
      }
      case 14: {
        // The pointer in `p` moves between private and shared objects.
        const std::int32_t p = f.ref();
        f.code({.op = Op::new_object, .a = p, .k = static_cast<std::int32_t>(b_.int_type)});
        const std::int32_t at = f.global(8), one = f.constant(1);
        if (pick(2) == 0) f.code({.op = Op::store, .n = 1, .a = at, .b = p});
        if (pick(2) == 0) f.code({.op = Op::load, .n = 1, .a = p, .b = at});
        const std::uint32_t skip = nil_guard(f, p);
        f.code({.op = Op::store, .n = 1, .a = p, .b = one});
        f.patch_b(skip);
        return;
      }
      case 16:
        f.code({.op = Op::chan_len, .a = f.word(), .b = channel(), .k = static_cast<std::int32_t>(type_)});
        return;
      case 17:
        f.code({.op = pick(2) == 0 ? Op::rw_try_lock : Op::rw_try_read_lock, .a = f.word(), .b = f.global(3)});
        return;
      case 18: {
        // Whoever holds it, and if anybody does.
        const Op unlocks[] = {Op::mutex_unlock, Op::rw_unlock, Op::rw_read_unlock};
        const std::size_t which = pick(3);
        f.code({.op = unlocks[which], .a = f.global(which == 0 ? 2 : 3)});
        return;
      }
      default: f.code({.op = Op::mutex_try_lock, .a = f.word(), .b = f.global(2)}); return;
    }
  }

  std::uint32_t nil_guard(const Body& f, std::int32_t p) {
    const std::int32_t nil = f.ref(), is_nil = f.word();
    f.code({.op = Op::zero, .n = 1, .a = nil});
    f.code({.op = Op::word_eq, .a = is_nil, .b = p, .c = nil});
    return f.code({.op = Op::jump_if, .a = is_nil});
  }

  void select(const Body& f) {
    Select select;
    const std::size_t count = 1 + pick(2);
    for (std::size_t i = 0; i < count; ++i) {
      SelectCase one;
      one.kind = pick(2) == 0 ? SelectCaseKind::send : SelectCaseKind::receive;
      one.channel = channel();
      one.channel_type = type_;
      one.value = payload(f);
      one.wants_value = one.kind == SelectCaseKind::receive;
      select.cases.push_back(one);
    }
    select.has_default = pick(3) == 0;
    const std::int32_t index = b_.select({});
    f.code({.op = Op::select, .k = index});
    for (SelectCase& one : select.cases) one.target = f.here();
    select.default_target = f.here();
    b_.program.selects[static_cast<std::size_t>(index)] = std::move(select);
  }

  Builder b_;
  std::mt19937 random_;
  std::size_t times_ = 1;
  bool with_loops_ = false;
  unsigned swarm_ = 0;
  bool pointer_ = false;
  TypeIndex type_ = 0, map_ = 0;
  std::int32_t first_ = 0, second_ = 0, pointer_word_ = 0;
};

}  // namespace stalemate::model::test
