// Random programs in the notation of short_program.hpp. Equal seeds give equal texts.
#pragma once

#include <random>

#include "tests/checker/short_program.hpp"

namespace stalemate::model::test {

class RandomShortProgram {
 public:
  explicit RandomShortProgram(unsigned seed) : random_(seed) {}

  std::string text() {
    choose_operations();
    std::string result;
    const std::size_t count = 2 + pick(2);
    for (std::size_t i = 0; i < count; ++i) {
      if (i > 0) result += " | ";
      result += statements(1 + pick(count == 2 ? 4 : 3));
      if (pick(12) == 0) result += "; yield; again";
    }
    if (result.find(" f") != std::string::npos) result += " | on f: " + statements(1 + pick(2));
    return result;
  }

 private:
  struct Theme {
    std::vector<const char*> operations;
    std::vector<const char*> answers;  // operations whose answer may decide what comes next
  };
  static const std::vector<Theme>& themes() {
    static const std::vector<Theme> all = {
        {{"send u", "receive u", "close u", "select send u receive b", "select receive u send b"},
         {"poll send u", "poll receive u", "receive u", "select send u receive u"}},
        {{"send b", "receive b", "close b"},
         {"poll send b", "poll receive b", "len b", "receive b", "select receive b receive u"}},
        {{"send c", "receive c", "close c"}, {"poll send c", "poll receive c", "len c"}},
        {{"lock m", "unlock m", "lock m", "unlock m", "set m", "clear m"}, {"try m", "get m"}},
        {{"lock n", "unlock n"}, {"try n"}},
        {{"write_lock w", "write_unlock w", "read_lock w", "read_unlock w", "clear w"},
         {"try_write w", "try_read w", "get w"}},
        {{"write_lock w", "write_unlock w", "read_lock w", "read_unlock w"}, {"try_write w", "try_read w"}},
        {{"add g", "done g", "wait g", "clear g", "set g"}, {"get g"}},
        {{"add g", "done g", "wait g"}, {}},
        {{"await a", "set a", "clear a"}, {"get a"}},
        {{"set x", "clear x"}, {"get x"}},
        {{"start t", "receive t"}, {"stop t", "poll receive t", "len t", "select receive t receive b"}},
        {{"start t", "receive t", "send t"}, {"stop t", "poll receive t", "poll send t", "len t"}},
        {{"start k", "receive k"}, {"stop k", "poll receive k", "len k"}},
        {{"start f"}, {"stop f"}},
    };
    return all;
  }

  std::size_t pick(std::size_t n) { return random_() % n; }

  // Each program uses only some kinds of operations, so that rare ones meet (swarm testing).
  void choose_operations() {
    const std::size_t count = 1 + pick(2);
    for (std::size_t i = 0; i < count; ++i) {
      const Theme& theme = themes()[pick(themes().size())];
      for (const char* operation : theme.operations) {
        if (pick(3) != 0) operations_.emplace_back(operation);
      }
      for (const char* answer : theme.answers) {
        if (pick(3) != 0) answers_.emplace_back(answer);
      }
    }
    static const char* const others[] = {"crash",     "end",    "yield",     "send u",
                                         "receive u", "send b", "receive b", "set x"};
    for (const char* other : others) {
      if (pick(5) == 0) operations_.emplace_back(other);
    }
    if (operations_.empty()) operations_.emplace_back("yield");
  }

  std::string operation() {
    if (answers_.empty() || pick(3) != 0) return operations_[pick(operations_.size())];
    const std::string answer = answers_[pick(answers_.size())];
    return pick(3) == 0 ? answer : answer + " => " + operation();
  }

  std::string statements(std::size_t count) {
    std::string result = operation();
    for (std::size_t i = 1; i < count; ++i) result += "; " + operation();
    return result;
  }

  std::mt19937 random_;
  std::vector<std::string> operations_, answers_;
};

}  // namespace stalemate::model::test
