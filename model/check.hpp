// CHECK: our own bugs. On in every build; prints where and why, then aborts (the command line turns this into exit code
// 4).
#pragma once

namespace stalemate::model {

[[noreturn]] void check_failed(const char* file, int line, const char* condition, const char* message);

}  // namespace stalemate::model

#define CHECK(condition, message) \
  ((condition) ? static_cast<void>(0) : ::stalemate::model::check_failed(__FILE__, __LINE__, #condition, message))
