// From instructions to a skeleton, first half: an abstract execution of the whole program with every call inlined. A
// configuration is a place in the code (chain of calls, pc, deferred calls pending); with it goes what is known of the
// frame's words there: a number linear in the parameters, which object, which function, or nothing. Configurations are
// visited until nothing changes (values only ever become less known), then once more to list what leads where.
//
// What makes it sound: (1) memory is one value for each word of the objects made at one place, joined over all stores;
// (2) a word's initial zero counts unless every way from where the object is made to every load passes a store, which
// is checked afterwards (settle_zeros); (3) channels and locks are told apart by where they are made, and only those
// made at most once are followed; (4) whatever an instruction does that is not understood is a refusal, unless it only
// computes values (then they are unknown) or is a function of the library that synchronises with nobody. The rules of
// instructions are in extraction_*.cpp, what becomes of the graph in automaton.cpp.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "checker/smt/counting_loop.hpp"
#include "checker/smt/skeleton.hpp"
#include "model/effect.hpp"
#include "model/intrinsic.hpp"

namespace stalemate::checker::smt {

using ConfigId = std::uint32_t;
using ContextId = std::uint32_t;
using ObjectId = std::uint32_t;

struct Value {
  enum class Kind : std::uint8_t {
    unknown,
    number,    // `number`; nil, false and type numbers are numbers too
    object,    // a reference to word `offset` of an object
    function,  // a function without captured variables
    at_least,  // the truth of number >= 0
    equal,     // the truth of number == 0
    unequal,
  };
  Kind kind = Kind::unknown;
  Linear number;
  std::uint32_t index = 0;  // ObjectId or FunctionIndex
  std::int32_t offset = 0;  // -1: any
  static Value of(Linear number) { return {Kind::number, std::move(number), 0, 0}; }
  static Value to(ObjectId object, std::int32_t offset) { return {Kind::object, {}, object, offset}; }
  bool is_known() const { return kind != Kind::unknown; }
  bool is_number() const { return kind == Kind::number; }
  bool is_constant() const { return kind == Kind::number && number.is_constant(); }
  bool is_nil() const { return is_constant() && number.constant == 0; }
  bool is_object() const { return kind == Kind::object; }
  friend bool operator==(const Value&, const Value&) = default;
};
using Values = std::vector<Value>;

/// A reference as an operation uses it: which word of which object.
struct Target {
  ObjectId object = 0;
  std::int32_t offset = 0;
  friend auto operator<=>(const Target&, const Target&) = default;
};

/// What an edge of the graph does, still in terms of objects.
struct Label {
  EdgeAction action = EdgeAction::internal;
  std::optional<Target> target;
  Linear amount;                                   // add: by how much; enter: how many rounds
  std::vector<Constraint> when;                    // branch
  std::optional<std::uint32_t> loop;               // enter, iterate, leave: number of the loop
  std::optional<ClassId> started;                  // go
  std::optional<std::pair<Target, bool>> only_if;  // the channel is closed (true), open (false)
};

struct GraphEdge {
  ConfigId from = 0, to = 0;
  Label label;
};

enum class ConfigEnd : std::uint8_t { none, over, crash, assumed, refused };

struct Config {
  ContextId context = 0;
  std::uint32_t pc = 0, tag = 0;
  Values words, defers;
  bool is_visited = false, is_queued = false;
  ConfigEnd end = ConfigEnd::none;
  bool blocks = false;  // an operation that may wait stands here
};

/// A call of a function from one configuration, or the beginning of a goroutine.
struct Context {
  ConfigId caller = model::no_index;
  ClassId class_id = 0;
  model::FunctionIndex function = 0;
  std::vector<ConfigId> returns;  // from where control comes back to the caller
};

enum class AbstractKind : std::uint8_t { data, array, channel, closure, opaque };

struct AbstractObject {
  AbstractKind kind = AbstractKind::data;
  ConfigId made = 0;
  std::uint32_t part = 0;  // of several made there
  std::uint32_t type = 0;  // data: type; channel: channel type; closure: function
  std::uint32_t stride = 1;
  model::SiteIndex site = 0;
  Value capacity;  // channel
  std::map<std::int32_t, Value> words;
  bool is_smeared = false;         // nothing is known of its words
  bool is_spread = false;          // nor of what they point to
  std::vector<ObjectId> children;  // of a context: those it cancels
};

struct CountedLoop {
  ContextId context = 0;
  const CountingLoop* loop = nullptr;
  std::optional<Value> start;    // the counter's value on entry, joined
  std::optional<Linear> rounds;  // unknown: any number
};

struct ClassInfo {
  ConfigId start = 0;
  std::string name;
  std::set<ConfigId> starters;
  model::Position position;
};

struct ExtractOptions {
  /// Channels made here get a parameter as capacity.
  std::vector<model::SiteIndex> open_capacities;
  /// Entry parameters have no upper bound.
  bool unbounded_entry = true;
};

class Extraction {
 public:
  Extraction(const model::Program& program, const ExtractOptions& options);
  /// The whole way.
  Skeleton run();

 private:
  struct Restart {};
  enum class Step : std::uint8_t {
    other,  // an instruction of another kind
    done,
    waits,  // for a word of memory that nobody has written yet
  };

  // --- extraction.cpp
  void attempt();
  void drain();
  void visit(ConfigId id);
  ConfigId config(ContextId context, std::uint32_t pc, std::size_t defers, std::uint32_t tag);
  ContextId context(ConfigId caller, model::FunctionIndex function, ClassId class_id);
  void queue(ConfigId id);
  /// Control goes from the current configuration to `pc` of its own frame.
  void go_on(std::uint32_t pc, Values words, Label label = {}, std::uint32_t tag = 0);
  /// Likewise of the frame of another one, a caller.
  void arrive(ConfigId frame, std::uint32_t pc, const Values& words, const Values& defers, Label label,
              std::uint32_t tag);
  void flow(ConfigId to, const Values& words, const Values& defers, Label label);
  void end(ConfigEnd how);
  void refuse(const std::string& what);
  const model::Function& function_of(const Config& config) const {
    return program_.functions[contexts_[config.context].function];
  }
  model::Position position_of(ConfigId id) const;
  std::string name_of_word(ConfigId id, std::int32_t word) const;
  const std::vector<CountingLoop>& loops_of(model::FunctionIndex function);
  std::uint32_t loop_number(ContextId context, const CountingLoop& loop);
  void settle_zeros();
  bool is_loaded_before_stored(ObjectId object, std::int32_t offset);

  // --- extraction_local.cpp: values
  void instruction(const model::Instruction& in);
  void local(const model::Instruction& in, Values& words);
  void panic();
  void jump(const model::Instruction& in);
  void counted_jump(const model::Instruction& in, const CountingLoop& loop);
  Value integer(const model::Instruction& in, const Value& left, const Value& right) const;
  Value same(const Value& left, const Value& right);
  void forget_defs(const model::Instruction& in, Values& words) const;

  // --- extraction_memory.cpp
  Step memory(const model::Instruction& in, Values& words);
  ObjectId object(AbstractKind kind, std::uint32_t type, std::int32_t site, std::uint32_t part = 0);
  void store(ObjectId object, std::int32_t offset, const Value& value);
  /// Nothing: not written yet, wait.
  std::optional<Value> load(ObjectId object, std::int32_t offset);
  bool load_words(const Value& base, std::int32_t offset, std::uint32_t count, std::int32_t to, Values& words);
  void store_words(const Value& base, std::int32_t offset, std::int32_t from, std::uint32_t count, const Values& words);
  /// Whether the store of 0 being visited only says again what a new object holds.
  bool is_first_zero(ObjectId object, std::int32_t offset);
  /// Nothing is known any more of what `value` points to, and what that points to.
  void smear(const Value& value);
  /// Likewise of all arrays of such elements.
  void smear_arrays(std::uint32_t type);
  bool holds_references(model::TypeIndex type) const;

  // --- extraction_call.cpp
  bool call(const model::Instruction& in, Values& words);
  void enter(model::FunctionIndex function, const Values& arguments, const Value* closure, bool is_tail);
  void fall_back(const model::Instruction& in, Values& words, std::int32_t first, std::uint32_t count);
  void ret();
  /// Return from the frame of `frame`, which holds `results`.
  void return_from(ConfigId frame, const Values& results, std::uint32_t tag);
  void run_defers();
  void start_goroutine(const Value& function, std::uint32_t next_pc);

  // --- extraction_library.cpp
  /// Whether it was a call of a function that is skipped or known by name.
  bool known_function(model::FunctionIndex function, const model::Instruction& in, Values& words);
  bool is_quiet(model::FunctionIndex function);
  void skip(const model::Instruction& in, Values& words, std::int32_t first, std::uint32_t count, bool writes);
  void cancel(ObjectId context_object, std::uint32_t next_pc, Values words);
  void add_context(ObjectId parent, ObjectId child, const model::Instruction& in, Values words);
  std::optional<Target> done_of(ObjectId context_object);
  std::optional<Value> parameter(std::int64_t offset, std::optional<std::int64_t> low, std::optional<std::int64_t> high,
                                 std::int32_t to);

  // --- extraction_visible.cpp
  bool visible(const model::Instruction& in, Values& words);
  void select(const model::Instruction& in);
  void receive(const Value& channel, std::int32_t value, std::uint32_t size, std::int32_t ok, std::uint32_t pc,
               std::uint32_t tag);
  void send(const Value& channel, std::uint32_t pc);
  void atomic_section();
  Value entry_parameter(const model::Instruction& in);
  bool channel_target(const Value& channel, std::optional<Target>& target);
  bool lock_target(const Value& lock, std::optional<Target>& target);

  // --- automaton.cpp
  friend class Automaton;

  const model::Program& program_;
  ExtractOptions options_;
  model::EffectTable effects_;
  std::vector<std::optional<bool>> quiet_;
  std::map<model::FunctionIndex, std::vector<CountingLoop>> counting_;
  std::map<model::FunctionIndex, std::vector<bool>> initialising_;  // by pc: stores to objects just made

  // What a failed attempt has learned for the next.
  // Places in the code, not configurations, whose numbers change from attempt to attempt.
  using CodePlace = std::pair<model::FunctionIndex, std::uint32_t>;
  CodePlace place_of(ConfigId id) const { return {contexts_[configs_[id].context].function, configs_[id].pc}; }
  std::set<std::tuple<CodePlace, std::uint32_t, std::int32_t>> maybe_zero_;     // object (made, part), word
  std::set<std::tuple<CodePlace, std::uint32_t, std::int32_t>> written_later_;  // likewise: taken for 0 last
  std::set<CodePlace> not_parameters_;
  bool scalars_unknown_ = false;

  std::vector<Config> configs_;
  std::map<ConfigId, std::vector<ContextId>> called_from_;
  std::map<std::tuple<ContextId, std::uint32_t, std::size_t, std::uint32_t>, ConfigId> config_ids_;
  std::vector<Context> contexts_;
  std::map<std::pair<ConfigId, model::FunctionIndex>, ContextId> context_ids_;
  std::vector<AbstractObject> objects_;
  std::map<std::pair<ConfigId, std::uint32_t>, ObjectId> object_ids_;
  std::vector<ClassInfo> classes_;
  std::map<std::tuple<model::FunctionIndex, ObjectId>, ClassId> class_ids_;
  std::vector<CountedLoop> loops_;
  std::map<std::pair<ContextId, std::uint32_t>, std::uint32_t> loop_ids_;
  std::vector<Parameter> parameters_;
  std::map<ConfigId, ParameterId> parameter_ids_;
  std::vector<ConfigId> parameter_configs_;
  std::set<std::pair<ObjectId, std::int32_t>> awaited_, zero_;  // words nobody has written: waited for; taken for 0
  std::map<std::pair<ObjectId, std::int32_t>, std::set<ConfigId>> loads_, stores_;
  std::set<ObjectId> must_be_single_;
  std::vector<ConfigId> work_;
  bool changed_ = false;  // memory, since all was visited
  bool listing_ = false;
  std::vector<GraphEdge> edges_;
  std::vector<std::pair<ConfigId, std::string>> refused_;
  std::set<std::string> assumptions_;
  bool recovers_ = false;
  bool panics_ = false;
  ConfigId at_ = 0;  // being visited
};

/// The skeleton of `program`. Never fails: what cannot be followed is in its refusals.
Skeleton extract(const model::Program& program, const ExtractOptions& options = {});

}  // namespace stalemate::checker::smt
