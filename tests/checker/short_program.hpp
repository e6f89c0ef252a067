// Programs in a notation of one line, for tests of the searches: "lock m; try n => send u | on f: close b". Goroutines
// stand between bars; main starts them and returns. `p => q` does q only if p answers yes. What begins with "on f:" is
// the function of timer f. Whatever a program names exists:
//   u b c    channels without a buffer, with room for one and for two: send, receive (ok?), close, len (not empty?);
//            select and poll (with default) of a list, "select send u receive b" (the first case?)
//   m n      mutexes: lock, unlock, try
//   w        an RWMutex: write_lock, write_unlock, read_lock, read_unlock, try_write, try_read
//   g        a WaitGroup: add, done, wait
//   a x      plain words, and the first words of locks: set, clear, get (not zero?), await
//   t k f    a timer, a ticker, a timer that calls a function: start, stop (was it armed?); t and k are channels, too
// and: yield, again (from the goroutine's beginning), end, crash. Each operation is on a line of its own.
#pragma once

#include <algorithm>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "model/timer.hpp"
#include "tests/model/program_builder.hpp"

namespace stalemate::model::test {

class ShortProgram {
 public:
  explicit ShortProgram(const std::string& text) : text_(text) {}

  Program make() {
    make_types();
    std::vector<Body> goroutines;
    std::istringstream parts(text_);
    for (std::string part; std::getline(parts, part, '|');) {
      const std::size_t handler = part.find("on f:");
      const Body body = b_.function(
          "main." + (handler == std::string::npos ? "g" + std::to_string(goroutines.size()) : std::string("f")));
      for (const char object : captured_) words_[object] = body.capture(type_of(object));
      statements(body, handler == std::string::npos ? part : part.substr(handler + 5));
      body.end();
      if (handler == std::string::npos) {
        goroutines.push_back(body);
      } else {
        handlers_.push_back(body);
      }
    }
    main(goroutines);
    return b_.program;
  }

 private:
  static constexpr const char* channels = "ubctk";
  static constexpr const char* timers = "tkf";

  bool names(char object) const {
    std::istringstream in(text_);
    for (std::string word; in >> word;) {
      if (word[0] == object && (word.size() == 1 || word[1] == ';')) return true;
    }
    return false;
  }

  void make_types() {
    channel_type_ = b_.channel(b_.int_type);
    timer_type_ = b_.structure("main.timer", {{"armed", b_.int_type},
                                              {"periodic", b_.int_type},
                                              {"channel", channel_type_},
                                              {"function", b_.func_type},
                                              {"left", b_.int_type},
                                              {"duration", b_.int_type}});
    b_.globals({{"m", b_.int_type},
                {"n", b_.int_type},
                {"w", b_.array(b_.int_type, 3)},
                {"g", b_.int_type},
                {"a", b_.int_type},
                {"x", b_.int_type}});
    // In upper case the timer that goes with a channel.
    for (const char object : std::string("ubc")) {
      if (names(object)) captured_ += object;
    }
    for (const char object : std::string(timers)) {
      if (!names(object)) continue;
      if (object != 'f') captured_ += object;
      captured_ += static_cast<char>(object - 'a' + 'A');
    }
  }
  TypeIndex type_of(char object) { return object >= 'a' ? channel_type_ : b_.pointer(timer_type_); }

  // ------------------------------------------------------------------ main

  void main(const std::vector<Body>& goroutines) {
    const Body main = b_.main();
    for (const char object : captured_) words_[object] = main.ref(std::string(1, object));
    for (const char object : captured_) {
      const std::string name(1, object);
      if (object >= 'a') {
        const std::int32_t made = main.make_chan(channel_type_, object == 'u' ? 0 : object == 'c' ? 2 : 1, name);
        main.code({.op = Op::move, .n = 1, .a = words_[object], .b = made});
      } else {
        main.code({.op = Op::new_object,
                   .a = words_[object],
                   .c = b_.site(name),
                   .k = static_cast<std::int32_t>(timer_type_)});
      }
    }
    const auto count = static_cast<std::uint16_t>(captured_.size());
    const std::int32_t first = captured_.empty() ? 0 : words_[captured_[0]];
    for (const char object : captured_) {
      if (object >= 'a') continue;
      const auto field = [&](std::uint32_t offset, std::int32_t value) {
        main.code({.op = Op::store, .n = 1, .a = words_[object], .b = value, .c = static_cast<std::int32_t>(offset)});
      };
      if (object != 'F') field(timer_word::channel, words_[static_cast<char>(object - 'A' + 'a')]);
      if (object == 'K') field(timer_word::periodic, main.constant(1));
      if (object == 'F') field(timer_word::function, main.closure(handlers_.at(0), first, count));
    }
    for (const Body& goroutine : goroutines) main.go(goroutine, first, count);
    main.end();
  }

  // ------------------------------------------------------------------ statements

  void statements(const Body& f, const std::string& text) {
    std::istringstream in(text);
    for (std::string one; std::getline(in, one, ';');) statement(f, one);
  }

  void statement(const Body& f, const std::string& text) {
    const std::size_t arrow = text.find("=>");
    std::istringstream in(text.substr(0, arrow));
    const std::int32_t answer = operation(f, in);
    if (arrow == std::string::npos) return;
    const std::uint32_t skip = f.code({.op = Op::jump_unless, .a = answer});
    statement(f, text.substr(arrow + 2));
    f.patch_b(skip);
  }

  /// Returns the word with its answer.
  std::int32_t operation(const Body& f, std::istringstream& in) {
    std::string word, object;
    in >> word;
    if (word == "select" || word == "poll") return select(f, in, word == "poll");
    if (in >> object) {
      const std::int32_t answer = f.word();
      f.code(instruction(f, word, object[0], answer));
      return answer;
    }
    if (word == "yield") {
      f.code({.op = Op::yield});
    } else if (word == "again") {
      f.code({.op = Op::jump, .a = 0});
    } else if (word == "end") {
      f.ret();
    } else if (word == "crash") {
      f.panic("crash");
    } else if (!word.empty()) {
      throw std::invalid_argument(word);
    }
    return 0;
  }

  Instruction instruction(const Body& f, const std::string& word, char object, std::int32_t answer) {
    const auto channel = static_cast<std::int32_t>(channel_type_);
    if (word == "send") return {.op = Op::send, .a = words_.at(object), .b = f.constant(1), .k = channel};
    if (word == "receive") {
      return {.op = Op::receive, .t = 3, .a = f.word(), .b = words_.at(object), .c = answer, .k = channel};
    }
    if (word == "close") return {.op = Op::close_chan, .a = words_.at(object), .k = channel};
    if (word == "len") return {.op = Op::chan_len, .a = answer, .b = words_.at(object), .k = channel};
    const char timer = static_cast<char>(object - 'a' + 'A');
    if (word == "start") return {.op = Op::timer_start, .a = words_.at(timer)};
    if (word == "stop") return {.op = Op::timer_stop, .a = answer, .b = words_.at(timer)};

    static const std::string variables = "mnw  gax";  // by offset
    const std::int32_t at = f.global(static_cast<std::uint32_t>(variables.find(object)));
    static const std::map<std::string, Op> answering = {
        {"try", Op::mutex_try_lock}, {"try_write", Op::rw_try_lock}, {"try_read", Op::rw_try_read_lock}};
    if (const auto found = answering.find(word); found != answering.end()) {
      return {.op = found->second, .a = answer, .b = at};
    }
    if (word == "get") return {.op = Op::load, .n = 1, .a = answer, .b = at};
    if (word == "set") return {.op = Op::store, .n = 1, .a = at, .b = f.constant(1)};
    if (word == "clear") {
      // An RWMutex as a whole.
      const std::int32_t zero = f.constant(0);
      if (object != 'w') return {.op = Op::store, .n = 1, .a = at, .b = zero};
      f.constant(0);
      f.constant(0);
      return {.op = Op::store, .n = 3, .a = at, .b = zero};
    }
    if (word == "write_lock") {
      f.code({.op = Op::rw_announce, .a = at});
      return {.op = Op::rw_acquire, .a = at};
    }
    if (word == "add") return {.op = Op::wait_group_add, .a = at, .b = f.constant(1)};
    if (word == "done") return {.op = Op::wait_group_add, .a = at, .b = f.constant(~Word{0})};
    static const std::map<std::string, Op> others = {{"lock", Op::mutex_lock},
                                                     {"unlock", Op::mutex_unlock},
                                                     {"write_unlock", Op::rw_unlock},
                                                     {"read_lock", Op::rw_read_lock},
                                                     {"read_unlock", Op::rw_read_unlock},
                                                     {"wait", Op::wait_group_wait},
                                                     {"await", Op::await}};
    return {.op = others.at(word), .a = at};
  }

  std::int32_t select(const Body& f, std::istringstream& in, bool has_default) {
    Select select;
    for (std::string kind, object; in >> kind >> object;) {
      SelectCase one;
      one.kind = kind == "send" ? SelectCaseKind::send : SelectCaseKind::receive;
      one.channel = words_.at(object[0]);
      one.channel_type = channel_type_;
      one.value = f.constant(1);
      select.cases.push_back(one);
    }
    select.has_default = has_default;
    const std::int32_t index = b_.select({}), answer = f.word();
    f.code({.op = Op::select, .k = index});
    const std::uint32_t first = f.here();
    f.code({.op = Op::constant, .a = answer, .k = b_.word_constant(1)});
    const std::uint32_t skip = f.code({.op = Op::jump});
    for (SelectCase& one : select.cases) one.target = f.here();
    select.default_target = f.here();
    select.cases.at(0).target = first;
    f.code({.op = Op::constant, .a = answer, .k = b_.word_constant(0)});
    f.patch_a(skip);
    b_.program.selects[static_cast<std::size_t>(index)] = std::move(select);
    return answer;
  }

  const std::string text_;
  Builder b_;
  TypeIndex channel_type_ = 0, timer_type_ = 0;
  std::string captured_;                // in the order of the frame's words
  std::map<char, std::int32_t> words_;  // of the current function
  std::vector<Body> handlers_;
};

inline Program short_program(const std::string& text) { return ShortProgram(text).make(); }

}  // namespace stalemate::model::test
