// What a program is: functions of instructions over frames of words, types with layouts, and tables that let every
// later stage speak about it (positions, names, sites). Produced by the frontend, never changed afterwards. Invariants,
// asserted by check_invariants(): (1) every index is in range; (2) every jump target is an instruction of its function;
// (3) operand words lie inside the frame; (4) functions[main] has no parameters; (5) each frame word has one WordKind
// throughout its function, iface_data words follow iface_type words.
#pragma once

#include <string>
#include <vector>

#include "model/rule.hpp"
#include "model/word.hpp"

namespace stalemate::model {

enum class Op : std::uint8_t {
#define OPCODE(name, comment) name,
#include "model/opcode.def"
#undef OPCODE
};
inline constexpr std::size_t op_count = 0
#define OPCODE(name, comment) +1
#include "model/opcode.def"
#undef OPCODE
    ;

/// How an instruction takes part in steps (opcode.def).
enum class OpClass : std::uint8_t { local, memory, visible };
OpClass class_of(Op op);
inline bool is_visible(Op op) { return class_of(op) == OpClass::visible; }

struct Instruction {
  Op op = Op::zero;
  std::uint8_t t = 0;
  std::uint16_t n = 0;
  std::int32_t a = 0, b = 0, c = 0, k = 0;
};

/// A place in the user's text. Lines and columns count from 1; file indexes Program::files.
struct Position {
  std::uint32_t file = 0, line = 0, column = 0;
  friend bool operator==(const Position&, const Position&) = default;
  friend auto operator<=>(const Position&, const Position&) = default;
};

enum class TypeKind : std::uint8_t {
  boolean,
  integer,
  floating,
  complex,  // two words, floats of float_width
  string,
  pointer,
  channel,
  map,
  function,
  interface,
  slice,
  array,
  structure,
  unsafe_pointer,
};

struct Field {
  std::string name;
  TypeIndex type = 0;
  std::uint32_t offset = 0;  // in words
  bool embedded = false;
  std::string tag, package_path;  // for package reflect; package_path: of an unexported field
};

/// A method of a concrete type: calls through an interface go to `function`, whose first parameter is the iface_data
/// word (a wrapper unpacks it where the declared receiver is not that word).
struct MethodEntry {
  MethodIndex method = 0;
  FunctionIndex function = no_index;
};

struct Type {
  TypeKind kind = TypeKind::integer;
  std::string name;                                     // as %T prints it: "main.T", "[]int"
  std::uint32_t size = 1;                               // words
  std::vector<WordKind> layout;                         // `size` entries
  IntKind int_kind = IntKind::i64;                      // integer
  std::uint8_t float_width = 64;                        // floating, parts of complex numbers
  TypeIndex element = 0;                                // pointer, channel, slice, array, map (value)
  TypeIndex key = 0;                                    // map
  std::uint64_t length = 0;                             // array
  std::uint8_t direction = 0;                           // channel: 0 both, 1 send only, 2 receive only
  std::vector<Field> fields;                            // structure
  std::uint32_t parameter_words = 0, result_words = 0;  // function: without the receiver
  std::vector<MethodIndex> interface_methods;           // interface: sorted
  std::vector<MethodEntry> methods;                     // concrete types: sorted by method
  bool comparable = true;
  bool is_named = false;
  // What only package reflect asks for (reflect.hpp).
  std::uint8_t number_kind = 0;                         // integer: its reflect.Kind, which says int from int64
  bool variadic = false;                                // function
  std::uint32_t parameter_count = 0, result_count = 0;  // function
  std::uint32_t underlying = 0;                         // equal if the underlying types are identical
  std::string package_path;                             // of a defined type
  std::vector<std::string> exported_methods;            // names, sorted; interfaces: all methods
};

struct Function {
  std::string name;  // "main.main.func1", "main.(*T).Get"
  std::vector<Instruction> code;
  std::vector<Position> positions;  // one per instruction; line 0: none
  std::vector<std::uint32_t>
      labels;  // one per instruction: index into Program::texts of the operation as written, 0 none
  std::uint32_t parameter_words = 0;  // parameters stand at s[0..]
  std::uint32_t result_base = 0, result_words = 0;
  std::uint32_t capture_base = 0, capture_words = 0;  // where captured words are copied at entry
  std::vector<WordKind> kinds;                        // of every frame word; its size is the frame's
  std::vector<std::string> variables;  // name of the source variable in a frame word, for traces; may be empty
  std::int32_t defer_slot = -1;        // frame word that heads the deferred calls; -1: no defer in this function
  std::uint32_t epilogue = 0;          // pc of the run_defers before the final ret (0 if there is no defer)
  TypeIndex signature = 0;             // function type; 0 for wrappers
  Position declared;
  bool is_library = false;       // hidden in traces; positions shown are those of the innermost user frame
  bool is_wrapper = false;       // made by lowering (thunks, method wrappers): never named in traces
  bool only_adds = false;        // an atomic addition whose result the caller drops
  bool is_synchronised = false;  // begins with atomic_begin
};

enum class SelectCaseKind : std::uint8_t { send, receive };
struct SelectCase {
  SelectCaseKind kind = SelectCaseKind::receive;
  std::int32_t channel = 0;  // frame word
  TypeIndex channel_type = 0;
  std::int32_t value = 0;    // send: source words; receive: destination words
  std::int32_t ok = -1;      // receive: destination word of ok, or -1
  bool wants_value = false;  // receive
  std::uint32_t target = 0;  // pc to go on at
  Position position;
  std::uint32_t label = 0;  // text of the case as written
};
struct Select {
  std::vector<SelectCase> cases;
  bool has_default = false;
  std::uint32_t default_target = 0;
};

/// Where an object is made, and what it is called there ("ch", "results", "" when it has no name).
struct Site {
  Position position;
  std::string name;
  FunctionIndex function = no_index;
};

struct Method {
  std::string name;
  TypeIndex signature = 0;
};

struct Global {
  std::string name;          // "main.counter"
  std::uint32_t offset = 0;  // in the globals object
  TypeIndex type = 0;
  Position position;
};

struct Program {
  std::vector<std::string> files;  // display paths
  std::vector<bool> file_is_library;
  std::vector<Type> types;  // [0] unused
  std::vector<Function> functions;
  std::vector<Method> methods;
  std::vector<Word> words;         // constants
  std::vector<std::string> texts;  // string constants and labels; [0] is ""
  std::vector<Select> selects;
  std::vector<Site> sites;                  // [0] unused
  std::vector<Global> globals;              // sorted by offset
  TypeIndex globals_type = 0;               // structure type of object 1, which holds all package variables
  FunctionIndex main = no_index;            // runs package initialisation, then the entry
  FunctionIndex die = no_index;             // where a goroutine stands whose panic nobody recovers from
  FunctionIndex user_entry = no_index;      // the function the user calls main (main.main, or a test)
  TypeIndex runtime_error_type = 0;         // runtime.errorString: a string type with an Error method
  TypeIndex assertion_error_type = 0;       // *runtime.TypeAssertionError: has the layout of a string as well
  TypeIndex string_type = 0, int_type = 0;  // for values the machine makes itself
  std::vector<std::string> assumptions;     // printed with the verdict
};

/// Aborts with a message naming the broken invariant (our bug, never the user's).
void check_invariants(const Program& program);

/// A function's listing for people and golden tests, one instruction a line.
std::string to_string(const Program& program, const Function& function);
std::string to_string(Op op);

}  // namespace stalemate::model
