// What the gates wrote of a random walk of real Go (gates/walk.go), as rounds: somebody passes a gate or a timer fires,
// then all come to rest.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace stalemate::runtime {

struct WalkRound {
  enum class Move : std::uint8_t { start, pass, fire };
  Move move = Move::start;
  std::string goroutine;    // who passes, or has made the timer
  std::uint32_t gate = 0;   // pass
  std::uint32_t timer = 0;  // fire: the so-manieth of that goroutine
  // By goroutine, in order: cases of selects taken (-1: default) and free inputs.
  std::map<std::string, std::vector<int>> selects, inputs;
  bool main_returned = false;
  bool is_at_rest = false;                   // false: the process ended first, or went on and on
  std::map<std::string, std::string> where;  // by goroutine: a gate's number, "b" blocked, "x" ended, "?" not known
};

struct WalkLog {
  std::vector<WalkRound> rounds;
  std::string end;  // "stuck", "open", "busy", "library g1"; empty: the process ended by itself
};

WalkLog read_walk(const std::string& text);

}  // namespace stalemate::runtime
