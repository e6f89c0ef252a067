#include "model/code_fact.hpp"

#include <algorithm>

namespace stalemate::model {
namespace {

constexpr Word mark = Word{1} << 56;  // no function word, no reference and no plain small number
constexpr unsigned function_shift = 24;
constexpr Word pc_mask = (Word{1} << function_shift) - 1;

struct Place {
  const Function* function = nullptr;  // null: there is nothing
  FunctionIndex index = 0;
  std::uint32_t pc = 0;
};

Word number_of(FunctionIndex function, std::uint32_t pc) {
  return mark | Word{function} << function_shift | std::min<Word>(pc, pc_mask);
}

Place place_at(const Program& program, Word number) {
  Place place;
  // reflect's Pointer of a function is the word that stands for it.
  if (const Ref ref = Ref::from_word(number); ref.is_function()) {
    place.index = ref.offset;
  } else if (number >> 56 == 1) {
    place.index = static_cast<FunctionIndex>((number & ~mark) >> function_shift);
    place.pc = static_cast<std::uint32_t>(number & pc_mask);
  } else {
    return place;
  }
  if (place.index < program.functions.size()) place.function = &program.functions[place.index];
  return place;
}

Word frame(const Program& program, const Goroutine& g, Word calls) {
  for (std::uint32_t i = g.frame_count; i-- > 0;) {
    const Frame& at = g.frames[i];
    if (program.functions[at.function].is_wrapper) continue;
    if (calls-- == 0) return number_of(at.function, at.pc);
  }
  return 0;
}

/// Of the instruction before the place, or the next before it that has a position.
Position position_of(const Place& place) {
  const std::vector<Position>& positions = place.function->positions;
  if (place.pc == 0 || positions.empty()) return place.function->declared;
  for (std::size_t at = std::min<std::size_t>(place.pc, positions.size()); at-- > 0;) {
    if (positions[at].line != 0) return positions[at];
  }
  return place.function->declared;
}

}  // namespace

Word code_fact(Machine& machine, const Goroutine& g, CodeFact fact, Word argument) {
  const Program& program = machine.program();
  if (fact == CodeFact::frame) return frame(program, g, argument);
  const Place place = place_at(program, argument);
  if (place.function == nullptr) return 0;
  const Position position = position_of(place);
  switch (fact) {
    case CodeFact::function: return machine.strings().intern(place.function->name);
    case CodeFact::file: return position.line == 0 ? 0 : machine.strings().intern(program.files[position.file]);
    case CodeFact::line: return position.line;
    case CodeFact::entry: return number_of(place.index, 0);
    case CodeFact::frame: break;
  }
  return 0;
}

}  // namespace stalemate::model
