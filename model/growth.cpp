#include "model/growth.hpp"

#include <algorithm>
#include <array>

namespace stalemate::model {
namespace {

constexpr std::array<std::uint64_t, 68> size_classes = {
    0,    8,    16,   24,    32,    48,    64,    80,    96,    112,   128,   144,   160,   176,   192,   208,   224,
    240,  256,  288,  320,   352,   384,   416,   448,   480,   512,   576,   640,   704,   768,   896,   1024,  1152,
    1280, 1408, 1536, 1792,  2048,  2304,  2688,  3072,  3200,  3456,  4096,  4864,  5376,  6144,  6528,  6784,  6912,
    8192, 9472, 9728, 10240, 10880, 12288, 13568, 14336, 16384, 18432, 19072, 20480, 21760, 24576, 27264, 28672, 32768};
constexpr std::uint64_t page = 8192;
constexpr std::uint64_t threshold = 256;

}  // namespace

std::uint64_t round_up_size(std::uint64_t size) {
  if (size < 32768) return *std::lower_bound(size_classes.begin(), size_classes.end(), size);
  return (size + page - 1) / page * page;
}

std::uint64_t grown_capacity(std::uint64_t capacity, std::uint64_t needed, std::uint64_t element_bytes) {
  if (element_bytes == 0) return needed;
  std::uint64_t result = capacity;
  if (needed > 2 * capacity) {
    result = needed;
  } else if (capacity < threshold) {
    result = 2 * capacity;
  } else {
    while (result < needed) result += (result + 3 * threshold) / 4;
  }
  return round_up_size(result * element_bytes) / element_bytes;
}

}  // namespace stalemate::model
