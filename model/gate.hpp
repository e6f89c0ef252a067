// Gates: the places of the user's text at which a real run can be held, so that its operations happen in the order of a
// schedule. The frontend inserts them (frontend/gates), the runtime tells from an execution of the model which are
// passed when (runtime/go/guided_schedule). A gate's number is 1 + its index in Gated::gates.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/program.hpp"

namespace stalemate::model {

struct Gate {
  Position position;      // of the operation, as the model's instructions have it
  std::string operation;  // "send", "receive", "close", "select", "len"; of a library call its name: "Lock", "AddInt32"
  bool is_deferred = false;  // under `defer` or `go`: passed when the call happens, at another position in the model
};

/// One file of the user's with calls of the gates inserted, every line where it was.
struct GatedFile {
  std::string path;  // of the user's file
  std::string text;
};

struct Gated {
  std::vector<GatedFile> files;
  std::vector<Gate> gates;
  std::string problem;  // why there are none; empty if there are
};

}  // namespace stalemate::model
