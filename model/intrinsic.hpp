// Intrinsics: pure functions the library models need and cannot write in Go at reasonable cost. One table,
// intrinsic.def; adding one is a line there and a case in intrinsic.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/word.hpp"

namespace stalemate::model {

class StringTable;

enum class Intrinsic : std::uint8_t {
#define INTRINSIC(name, arguments, results, comment) name,
#include "model/intrinsic.def"
#undef INTRINSIC
};
inline constexpr std::uint32_t intrinsic_count = 0
#define INTRINSIC(name, arguments, results, comment) +1
#include "model/intrinsic.def"
#undef INTRINSIC
    ;

std::uint32_t argument_words(Intrinsic intrinsic);
std::uint32_t result_words(Intrinsic intrinsic);
const char* name(Intrinsic intrinsic);
/// For lowering: a Go function without body in a library model, by name.
std::optional<Intrinsic> intrinsic_from_name(std::string_view name);
/// Requires: `results` does not overlap `arguments`.
void call_intrinsic(StringTable& strings, Intrinsic intrinsic, const Word* arguments, Word* results);

}  // namespace stalemate::model
