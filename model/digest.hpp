// What tells texts apart: 128 bits that two different ones share only by design. Good against mistakes, none against
// forgers: who relies on a digest checks besides what it stands for.
#pragma once

#include <string>
#include <string_view>

namespace stalemate::model {

/// XXH3 of the bytes, as 32 hexadecimal digits.
std::string digest(std::string_view bytes);

}  // namespace stalemate::model
