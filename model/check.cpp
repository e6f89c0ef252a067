#include "model/check.hpp"

#include <cstdio>
#include <cstdlib>

namespace stalemate::model {

void check_failed(const char* file, int line, const char* condition, const char* message) {
  std::fflush(stdout);
  std::fprintf(stderr, "internal error: %s\n  %s:%d: CHECK(%s)\n", message, file, line, condition);
  std::abort();
}

}  // namespace stalemate::model
