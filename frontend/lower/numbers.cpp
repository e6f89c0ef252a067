// Integer constants of the program, for library models that draw samples: a comparison with a random number turns next
// to one of them. They are known when everything is lowered, so the models read them from words that are filled last.
#include <set>

#include "frontend/lower/program_lowering.hpp"

namespace stalemate::frontend {
namespace {

constexpr std::size_t numbers_max = 8;                             // and one word that tells how many there are
constexpr model::Word number_least = 2, number_most = 1ULL << 53;  // beyond are bits of floating-point numbers

}  // namespace

std::int32_t ProgramLowering::number_word(std::uint8_t i) {
  if (numbers_ < 0) {
    numbers_ = static_cast<std::int32_t>(program.words.size());
    program.words.resize(program.words.size() + numbers_max + 1, 0);
  }
  return numbers_ + i;
}

void ProgramLowering::fill_numbers() {
  if (numbers_ < 0) return;
  std::set<model::Word> numbers;
  for (const model::Function& function : program.functions) {
    if (function.is_library) continue;
    for (const model::Instruction& in : function.code) {
      if (in.op != model::Op::constant) continue;
      const model::Word value = program.words[static_cast<std::size_t>(in.k)];
      if (value >= number_least && value <= number_most) numbers.insert(value);
    }
  }
  auto first = program.words.begin() + numbers_;
  std::size_t count = 0;
  for (const model::Word number : numbers) {
    if (count == numbers_max) break;
    first[static_cast<std::ptrdiff_t>(count++)] = number;
  }
  first[numbers_max] = count;
  program.assumptions.emplace_back("random numbers of which there are more than 16 are a sample");
}

}  // namespace stalemate::frontend
