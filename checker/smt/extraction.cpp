// The driver: configurations, the work list, memory's zeros, and attempts that start anew with what the last has shown.
#include "checker/smt/extraction.hpp"

#include <algorithm>

#include "checker/smt/automaton.hpp"
#include "model/check.hpp"

namespace stalemate::checker::smt {

using model::Op;

namespace {

// Beyond this a program is refused, so that recursion and towers of calls end.
constexpr std::size_t configs_max = 200'000;

bool join(Value& into, const Value& value) {
  if (into == value || !into.is_known()) return false;
  if (into.is_object() && value.is_object() && into.index == value.index) {
    if (into.offset == -1) return false;
    into.offset = -1;
    return true;
  }
  into = {};
  return true;
}

bool join(Values& into, const Values& values) {
  bool changed = false;
  for (std::size_t i = 0; i < into.size(); ++i) changed = join(into[i], values[i]) || changed;
  return changed;
}

}  // namespace

Extraction::Extraction(const model::Program& program, const ExtractOptions& options)
    : program_(program), options_(options), effects_(program), quiet_(program.functions.size()) {}

Skeleton Extraction::run() {
  // Every attempt that starts anew knows of one more word, parameter or flag; there are finitely many.
  for (;;) {
    try {
      attempt();
      return Automaton(*this).build();
    } catch (const Restart&) {
      continue;
    }
  }
}

void Extraction::attempt() {
  configs_.clear();
  config_ids_.clear();
  contexts_.clear();
  context_ids_.clear();
  called_from_.clear();
  objects_.clear();
  object_ids_.clear();
  classes_.clear();
  class_ids_.clear();
  loops_.clear();
  loop_ids_.clear();
  parameters_.clear();
  parameter_ids_.clear();
  parameter_configs_.clear();
  awaited_.clear();
  zero_.clear();
  loads_.clear();
  stores_.clear();
  must_be_single_.clear();
  work_.clear();
  edges_.clear();
  refused_.clear();
  assumptions_.clear();
  recovers_ = panics_ = listing_ = false;

  // The globals are object 0.
  objects_.emplace_back();
  objects_[0].kind = AbstractKind::data;
  objects_[0].type = program_.globals_type;
  contexts_.push_back({model::no_index, 0, program_.main, {}});
  classes_.emplace_back();
  classes_[0].name = "main";
  const ConfigId start = config(0, 0, 0, 0);
  classes_[0].start = start;
  configs_[start].words.assign(program_.functions[program_.main].kinds.size(), Value::of(0));
  configs_[start].is_visited = true;
  queue(start);
  for (;;) {
    drain();
    if (changed_) {
      changed_ = false;
      for (ConfigId id = 0; id < configs_.size(); ++id) {
        if (configs_[id].is_visited) queue(id);
      }
      continue;
    }
    if (awaited_.empty()) break;
    // Nobody writes it as far as is known now. The writing of another may depend on it, so one at a time.
    const auto one = std::find_if(awaited_.begin(), awaited_.end(), [&](const auto& word) {
      const AbstractObject& made = objects_[word.first];
      return !written_later_.contains({place_of(made.made), made.part, word.second});
    });
    zero_.insert(one != awaited_.end() ? *one : *awaited_.begin());
    awaited_.clear();
    changed_ = true;
  }
  listing_ = true;
  edges_.clear();
  refused_.clear();
  const auto count = static_cast<ConfigId>(configs_.size());
  for (ConfigId id = 0; id < count; ++id) {
    if (configs_[id].is_visited) visit(id);
  }
  CHECK(configs_.size() == count && work_.empty(), "listing the graph has changed it");
  settle_zeros();
}

void Extraction::drain() {
  while (!work_.empty()) {
    const ConfigId id = work_.back();
    work_.pop_back();
    configs_[id].is_queued = false;
    visit(id);
  }
}

void Extraction::visit(ConfigId id) {
  at_ = id;
  configs_[id].end = ConfigEnd::none;
  configs_[id].blocks = false;
  const model::Function& function = function_of(configs_[id]);
  CHECK(configs_[id].pc < function.code.size(), "control ran out of a function");
  if (configs_.size() > configs_max) return refuse("the program is too large once its calls are inlined");
  instruction(function.code[configs_[id].pc]);
  // What is known here may be less than it was when a function called from here last returned.
  if (listing_) return;
  const auto called = called_from_.find(id);
  if (called == called_from_.end()) return;
  for (const ContextId inside : called->second) {
    for (const ConfigId back : contexts_[inside].returns) queue(back);
  }
}

ConfigId Extraction::config(ContextId context, std::uint32_t pc, std::size_t defers, std::uint32_t tag) {
  const auto [it, fresh] = config_ids_.try_emplace({context, pc, defers, tag}, static_cast<ConfigId>(configs_.size()));
  if (fresh) {
    Config& made = configs_.emplace_back();
    made.context = context;
    made.pc = pc;
    made.tag = tag;
  }
  return it->second;
}

ContextId Extraction::context(ConfigId caller, model::FunctionIndex function, ClassId class_id) {
  const auto [it, fresh] = context_ids_.try_emplace({caller, function}, static_cast<ContextId>(contexts_.size()));
  if (fresh) {
    contexts_.push_back({caller, class_id, function, {}});
    called_from_[caller].push_back(it->second);
  }
  return it->second;
}

void Extraction::queue(ConfigId id) {
  if (listing_ || configs_[id].is_queued) return;
  configs_[id].is_queued = true;
  work_.push_back(id);
}

void Extraction::go_on(std::uint32_t pc, Values words, Label label, std::uint32_t tag) {
  const Values defers = configs_[at_].defers;
  arrive(at_, pc, words, defers, std::move(label), tag);
}

void Extraction::arrive(ConfigId frame, std::uint32_t pc, const Values& words, const Values& defers, Label label,
                        std::uint32_t tag) {
  const ContextId context = configs_[frame].context;
  const std::uint32_t from_pc = configs_[frame].pc;
  for (const CountingLoop& loop : loops_of(contexts_[context].function)) {
    if (loop.head != pc) continue;
    tag = 0;  // one head, whatever was known on the way there
    if (loop.body[from_pc]) continue;
    const std::uint32_t number = loop_number(context, loop);
    std::optional<Value>& start = loops_[number].start;
    const Value& counter = words[static_cast<std::size_t>(loop.counter)];
    if (!start) {
      start = counter;
      changed_ = !listing_;
    } else if (join(*start, counter)) {
      changed_ = !listing_;
    }
    if (label.action == EdgeAction::internal) {
      label.action = EdgeAction::enter;
      label.loop = number;
    } else if (listing_) {
      refuse("a loop that begins with an operation");
    }
  }
  flow(config(context, pc, defers.size(), tag), words, defers, std::move(label));
}

void Extraction::flow(ConfigId to, const Values& words, const Values& defers, Label label) {
  if (listing_) edges_.push_back({at_, to, std::move(label)});
  Config& target = configs_[to];
  if (!target.is_visited) {
    target.is_visited = true;
    target.words = words;
    target.defers = defers;
    CHECK(!listing_, "listing the graph reached a new configuration");
    queue(to);
    return;
  }
  const bool changed_words = join(target.words, words), changed_defers = join(target.defers, defers);
  CHECK(!listing_ || (!changed_words && !changed_defers), "listing the graph changed a value");
  if (changed_words || changed_defers) queue(to);
}

void Extraction::end(ConfigEnd how) { configs_[at_].end = how; }

void Extraction::refuse(const std::string& what) {
  configs_[at_].end = ConfigEnd::refused;
  if (listing_) refused_.emplace_back(at_, what);
}

model::Position Extraction::position_of(ConfigId id) const {
  while (id != model::no_index) {
    const Config& config = configs_[id];
    const model::Function& function = function_of(config);
    if (!function.is_library && !function.is_wrapper && function.positions[config.pc].line != 0) {
      return function.positions[config.pc];
    }
    const ConfigId caller = contexts_[config.context].caller;
    if (caller == model::no_index) return classes_[contexts_[config.context].class_id].position;
    id = caller;
  }
  return {};
}

std::string Extraction::name_of_word(ConfigId id, std::int32_t word) const {
  const model::Function& function = function_of(configs_[id]);
  const auto index = static_cast<std::size_t>(word);
  if (index < function.variables.size() && !function.variables[index].empty()) return function.variables[index];
  // Often it is moved to where it belongs by the next instruction.
  const std::uint32_t next = configs_[id].pc + 1;
  if (next < function.code.size() && function.code[next].op == Op::move && function.code[next].b == word) {
    const auto to = static_cast<std::size_t>(function.code[next].a);
    if (to < function.variables.size()) return function.variables[to];
  }
  return "";
}

const std::vector<CountingLoop>& Extraction::loops_of(model::FunctionIndex function) {
  const auto it = counting_.find(function);
  if (it != counting_.end()) return it->second;
  return counting_.emplace(function, counting_loops(program_, program_.functions[function])).first->second;
}

std::uint32_t Extraction::loop_number(ContextId context, const CountingLoop& loop) {
  const auto [it, fresh] = loop_ids_.try_emplace({context, loop.head}, static_cast<std::uint32_t>(loops_.size()));
  if (fresh) {
    loops_.emplace_back();
    loops_.back().context = context;
    loops_.back().loop = &loop;
  }
  return it->second;
}

void Extraction::settle_zeros() {
  bool again = false;
  for (const auto& [word, loads] : loads_) {
    const auto& [object, offset] = word;
    if (!stores_.contains(word) || objects_[object].is_smeared) continue;
    const std::tuple key{place_of(objects_[object].made), objects_[object].part, offset};
    if (maybe_zero_.contains(key)) continue;
    const bool counts = is_loaded_before_stored(object, offset);
    if (!zero_.contains(word) && !counts) continue;
    // Taken for 0 too early, or rightly.
    if (counts || !written_later_.insert(key).second) maybe_zero_.insert(key);
    again = true;
  }
  if (again) throw Restart{};
}

bool Extraction::is_loaded_before_stored(ObjectId object, std::int32_t offset) {
  const std::set<ConfigId>& loads = loads_.at({object, offset});
  const std::set<ConfigId>& stores = stores_.at({object, offset});
  std::map<ConfigId, std::vector<ConfigId>> next;
  for (const GraphEdge& edge : edges_) {
    next[edge.from].push_back(edge.to);
    if (edge.label.started) next[edge.from].push_back(classes_[*edge.label.started].start);
  }
  std::set<ConfigId> seen;
  std::vector<ConfigId> work{object == 0 ? classes_[0].start : objects_[object].made};
  // The instruction that makes an object may write it as well.
  if (object != 0 && stores.contains(objects_[object].made)) return false;
  while (!work.empty()) {
    const ConfigId id = work.back();
    work.pop_back();
    if (!seen.insert(id).second) continue;
    if (loads.contains(id)) return true;
    if (stores.contains(id)) continue;
    const auto& following = next[id];
    work.insert(work.end(), following.begin(), following.end());
  }
  return false;
}

void Extraction::instruction(const model::Instruction& in) {
  Values words = configs_[at_].words;
  const std::uint32_t next = configs_[at_].pc + 1, tag = configs_[at_].tag;
  if (in.op == Op::jump || in.op == Op::jump_if || in.op == Op::jump_unless) return jump(in);
  if (visible(in, words) || call(in, words)) return;
  if (configs_[at_].end != ConfigEnd::none) return;
  switch (memory(in, words)) {
    case Step::waits: return;
    case Step::other: local(in, words); break;
    case Step::done: break;
  }
  if (configs_[at_].end != ConfigEnd::none) return;
  go_on(next, std::move(words), {}, tag);
}

Skeleton extract(const model::Program& program, const ExtractOptions& options) {
  return Extraction(program, options).run();
}

}  // namespace stalemate::checker::smt
