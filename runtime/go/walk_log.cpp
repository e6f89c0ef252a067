#include "runtime/go/walk_log.hpp"

#include <sstream>

namespace stalemate::runtime {

WalkLog read_walk(const std::string& text) {
  WalkLog log;
  log.rounds.emplace_back();
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) {
    std::istringstream words(line);
    std::string kind, name;
    words >> kind;
    if (kind == "P" || kind == "T") {
      WalkRound& round = log.rounds.emplace_back();
      round.move = kind == "P" ? WalkRound::Move::pass : WalkRound::Move::fire;
      words >> round.goroutine >> (kind == "P" ? round.gate : round.timer);
    } else if (kind == "K" || kind == "N") {
      int number = 0;
      words >> name >> number;
      WalkRound& round = log.rounds.back();
      (kind == "K" ? round.selects : round.inputs)[name].push_back(number);
    } else if (kind == "X") {
      log.rounds.back().main_returned = true;
    } else if (kind == "R") {
      log.rounds.back().is_at_rest = true;
      while (words >> name) {
        const std::size_t equals = name.find('=');
        log.rounds.back().where[name.substr(0, equals)] = name.substr(equals + 1);
      }
    } else if (kind == "E") {
      std::getline(words >> std::ws, log.end);
    }
  }
  return log;
}

}  // namespace stalemate::runtime
