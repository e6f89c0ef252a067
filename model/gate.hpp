// Gates: the places of the user's text at which a real run can be held, so that its operations happen in the order of a
// schedule. The frontend inserts them (frontend/gates), the runtime tells from an execution of the model which are
// passed when (runtime/go/guided_schedule). A gate's number is 1 + its index in Gated::gates.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/program.hpp"

namespace stalemate::model {

enum class GateKind : std::uint8_t {
  plain,
  soft,     // of an operation that counts only if others know the object: the model may make nothing of it
  arrival,  // WaitGroup.Wait: in the model a goroutine waits as soon as it stands there
};

struct Gate {
  Position position;  // of the operation, as the model's instructions have it
  // "send", "receive", "close", "select", "len"; of a library call its name: "Lock", "AddInt32"; of variables "read"
  // and "write", of elements of maps "get" and "set".
  std::string operation;
  bool is_deferred = false;  // under `defer` or `go`: passed when the call happens, at another position in the model
  GateKind kind = GateKind::plain;
};

/// Gates that are put in only where a schedule needs them.
struct GateWish {
  bool memory = false;  // wherever variables are read or written
  bool panics = false;  // at the end of every function: where a panic can be held that ends the run
};

/// One file of the user's with calls of the gates inserted, every line where it was.
struct GatedFile {
  std::string path;  // of the user's file
  std::string text;
};

/// A program with gates. Its own start calls the user's, so that what follows is told when that returns.
struct Gated {
  std::vector<GatedFile> files;  // the user's, and `added` ones that he does not have
  std::vector<GatedFile> added;
  std::vector<std::string> removed;  // assembly of functions that have a stub
  std::vector<Gate> gates;
  bool has_panic_gates = false;
  // The gates' own code joins the package of this name in `folder`; or it is one of its own, which the others import by
  // `import_path`, and which would lie in `folder`.
  std::string package, import_path, folder;
  bool is_test = false;                // `go test -c` builds it
  bool has_outer_tests = false;        // of package p_test: only the folder as a whole can be built
  std::vector<std::string> arguments;  // of the program
  std::string problem;                 // why there are none; empty if there are
};

}  // namespace stalemate::model
