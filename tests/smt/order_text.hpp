// Order programs in a notation of one line, for tests of the order engine: goroutines between bars, events between
// semicolons; the goroutines are all there from the start, each ends behind its last event. Channels: `u v` without a
// buffer, `b` with room for one; `m n`: mutexes, `w`: an RWMutex, `g`: a WaitGroup, `c`: a Cond. Operations: send,
// receive, closed (receive of zero), close, lock, unlock, failed (TryLock), announce, acquire, write_unlock, read_lock,
// read_unlock, add, done, wait, enter, signal, broadcast, wake. A line that ends in `...` stands before its last
// operation and cannot do it: what follows is not known.
#pragma once

#include <map>
#include <sstream>
#include <stdexcept>
#include <string>

#include "checker/smt/order_program.hpp"

namespace stalemate::test {

class OrderText {
 public:
  explicit OrderText(const std::string& text) {
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line, '|');) goroutine(line);
  }
  checker::smt::OrderProgram take() { return std::move(program_); }

 private:
  using Action = checker::smt::Action;
  using Kind = checker::smt::OrderObject::Kind;

  checker::smt::ObjectIndex object(char name) {
    const auto [at, is_new] = objects_.try_emplace(name, static_cast<checker::smt::ObjectIndex>(objects_.size()));
    if (is_new) {
      const Kind kind = name == 'm' || name == 'n' ? Kind::mutex
                        : name == 'w'              ? Kind::rw_mutex
                        : name == 'g'              ? Kind::wait_group
                        : name == 'c'              ? Kind::cond
                                                   : Kind::channel;
      program_.objects.push_back({kind, name == 'b' ? 1 : 0, 0});
    }
    return at->second;
  }

  static Action action(const std::string& word) {
    static const std::map<std::string, Action> all = {
        {"send", Action::send},
        {"receive", Action::receive},
        {"closed", Action::receive_closed},
        {"close", Action::close},
        {"lock", Action::lock},
        {"unlock", Action::unlock},
        {"failed", Action::find_locked},
        {"announce", Action::announce},
        {"acquire", Action::acquire},
        {"write_unlock", Action::write_unlock},
        {"read_lock", Action::read_lock},
        {"read_unlock", Action::read_unlock},
        {"add", Action::count},
        {"done", Action::count},
        {"wait", Action::wait},
        {"enter", Action::enter},
        {"signal", Action::signal},
        {"broadcast", Action::broadcast},
        {"wake", Action::wake},
    };
    const auto at = all.find(word);
    if (at == all.end()) throw std::invalid_argument("no operation: " + word);
    return at->second;
  }

  void goroutine(const std::string& line) {
    using namespace checker::smt;
    const auto thread = static_cast<ThreadId>(program_.threads.size());
    PlaceId here = program_.add_place(thread, no_id);
    program_.threads.emplace_back();
    program_.threads.back().first = here;
    std::istringstream events(line);
    bool is_over = true;
    for (std::string one; std::getline(events, one, ';');) {
      std::istringstream words(one);
      std::string word, name, more;
      if (!(words >> word >> name)) continue;
      OrderEvent event;
      event.action = action(word);
      event.object = object(name[0]);
      event.amount = word == "add" ? 1 : word == "done" ? -1 : 0;
      describe(program_.places[here], event);
      if (words >> more) {
        is_over = false;
        break;
      }
      here = program_.events[program_.add_event(here, event)].to;
    }
    if (is_over) program_.places[here].kind = OrderPlace::Kind::ended;
  }

  static void describe(checker::smt::OrderPlace& place, const checker::smt::OrderEvent& event) {
    using namespace checker::smt;
    place.kind = OrderPlace::Kind::waits;
    switch (event.action) {
      case Action::send: place.hazards.push_back({event.action, event.object, 0}); [[fallthrough]];
      case Action::receive:
      case Action::lock:
      case Action::announce:
      case Action::acquire:
      case Action::read_lock:
      case Action::wait:
      case Action::wake: place.waits.push_back({event.action, event.object}); break;
      case Action::receive_closed: place.waits.push_back({Action::receive, event.object}); break;
      default:
        place.kind = OrderPlace::Kind::moves;
        place.hazards.push_back({event.action, event.object, event.amount});
        break;
    }
  }

  checker::smt::OrderProgram program_;
  std::map<char, checker::smt::ObjectIndex> objects_;
};

}  // namespace stalemate::test
