// A step: the visible operation, then everybody's local work, until every goroutine stands before a visible instruction
// again. Sharing only shrinks when references are dropped, so a goroutine that stood before an access to shared memory
// may find the object private at the end of somebody else's step: then that access and what follows is local and runs
// at once. Without this the order of independent steps would show in the states. Goroutines keep their slots during a
// step; `order` is the list of slots as it will be at the end (State, Goroutine::depth).
#include <algorithm>
#include <numeric>
#include <span>

#include "model/canonical_state.hpp"
#include "model/clock.hpp"
#include "model/foresight.hpp"
#include "model/interpreter.hpp"
#include "model/preemption.hpp"
#include "model/symmetry.hpp"

namespace stalemate::model {
namespace {

constexpr std::uint32_t collect_at_least = 4096;

}  // namespace

Interpreter::Interpreter(Machine& machine, State& state, StepInfo& info)
    : machine_(machine),
      program_(machine.program_),
      layouts_(machine.layouts()),
      state_(state),
      info_(info),
      scratch_(machine.scratch_) {}

void Interpreter::begin() {
  is_first_step_ = false;
  info_.step_class = StepClass::progress;
  info_.new_index.clear();
  info_.spawned.clear();
  info_.also_ran.clear();
  info_.reached.clear();
  info_.output.clear();
  info_.error_output.clear();
  info_.main_returned = false;
  info_.local_instruction_count = 0;
  machine_.limit_reached_ = nullptr;
  machine_.refusal_reached_ = no_index;
  old_count_ = state_.goroutine_count;
  const MachineLimits& limits = machine_.limits_;
  const bool single_run = limits.single_run;
  // A symmetry may sort goroutines anew at any step, time passes everywhere, and what was shared is not a function of
  // the references that are left.
  scratch_.touched.begin(state_, !single_run && !limits.symmetry && !limits.ordered_time && !limits.keeps_sharing &&
                                     state_.timer_count == 0);
  collect_at_ = std::max(collect_at_least, single_run ? scratch_.collect_at : 2 * state_.object_count);
  allocated_words_ = single_run ? scratch_.allocated_words : 0;
  scratch_.order.resize(old_count_);
  std::iota(scratch_.order.begin(), scratch_.order.end(), 0U);
  scratch_.parents.clear();
  scratch_.to_run.clear();
}

void Interpreter::stop_at_limit(const char* what) {
  machine_.limit_reached_ = what;
  stopped_ = true;
}

void Interpreter::refuse(std::int32_t refusal) {
  machine_.refusal_reached_ = static_cast<std::uint32_t>(refusal);
  stop_at_limit("what is not supported");
}

/// Adds a goroutine that calls `function`; it runs its local instructions when the one running now has stopped.
std::uint32_t Interpreter::spawn(Ref function, std::uint32_t parent_slot, Position created, bool is_system) {
  const bool is_at_limit = shared_state_ == nullptr && scratch_.order.size() >= machine_.limits_.goroutines_max;
  std::uint32_t slot = no_index;
  if (shared_state_ != nullptr) {
    slot = shared_state_->new_goroutine(parent_slot);
  } else if (!is_at_limit) {
    scratch_.touched.all();
    slot = state_.goroutine_count++;
    if (state_.goroutines.size() <= slot) state_.goroutines.emplace_back();
  }
  if (slot == no_index) {
    stop_at_limit("goroutines");
    return no_index;
  }
  Goroutine& child = state_.goroutines[slot];
  child.frame_count = child.stack_count = child.panic_count = child.atomic_frame = 0;
  child.woken = child.is_main = false;
  child.is_system = is_system;
  child.created = created;
  child.entry = entry_function(program_, state_, function);
  child.depth = 0;
  if (shared_state_ == nullptr) put_in_order(slot, parent_slot);

  const std::uint32_t running = slot_;
  slot_ = slot;
  g_ = &child;
  Frame none;
  frame_ = &none;
  enter_function_value(function, FrameKind::normal, 0, 0);
  slot_ = running;
  publish(function);
  publish_globals_if_concurrent();
  if (shared_state_ != nullptr) shared_state_->started(slot);
  return slot;
}

/// Puts a new goroutine after its creator's descendants (Goroutine::depth).
void Interpreter::put_in_order(std::uint32_t slot, std::uint32_t parent_slot) {
  std::vector<std::uint32_t>& order = scratch_.order;
  if (parent_slot == no_index) {
    order.push_back(slot);
  } else {
    const std::uint32_t depth = state_.goroutines[parent_slot].depth + 1;
    state_.goroutines[slot].depth = depth;
    auto at = std::find(order.begin(), order.end(), parent_slot) + 1;
    while (at != order.end() && state_.goroutines[*at].depth >= depth) ++at;
    order.insert(at, slot);
  }
  scratch_.parents.push_back(parent_slot);
  scratch_.to_run.push_back(slot);
}

/// Whether a goroutine between steps stands before something that is local by now.
bool Interpreter::has_local_work(const Goroutine& g) const {
  if (g.frame_count == 0) return false;
  const Frame& frame = g.frames[g.frame_count - 1];
  const Instruction& in = program_.functions[frame.function].code[frame.pc];
  const auto is_private = [&](std::int32_t word) {
    return !is_shared(Ref::from_word(g.stack[frame.base + static_cast<std::uint32_t>(word)]));
  };
  switch (in.op) {
    case Op::load: return in.t == 1 || is_private(in.b);
    case Op::map_get:
    case Op::map_len:
    case Op::append_values:
    case Op::string_from_bytes:
    case Op::string_from_runes: return is_private(in.b);
    case Op::store:
    case Op::map_set:
    case Op::map_delete:
    case Op::map_clear:
    case Op::slice_clear: return is_private(in.a);
    case Op::append_slice:
    case Op::copy_slice: return is_private(in.b) && (in.t == 1 || is_private(in.c));
    case Op::map_next: {
      const Ref iterator = Ref::from_word(g.stack[frame.base + static_cast<std::uint32_t>(in.a)]);
      const HeapObject& object = state_.objects[iterator.object];
      if (is_shared(Ref::from_word(object.words[0]))) return false;
      if ((in.t & map_order_forgotten) != 0) return true;
      remaining_entries(machine_, state_, object, scratch_.entries);
      return scratch_.entries.size() <= 1;
    }
    default: return false;
  }
}

bool Interpreter::wants_collection() const {
  // Who shares the state has to stop the others first.
  if (shared_state_ != nullptr) return false;
  return state_.object_count >= collect_at_ || allocated_words_ > machine_.limits_.heap_words_max / 4;
}

/// Makes the state canonical but for the order of goroutines; false if only what was touched had to be looked at.
bool Interpreter::brings_into_form() {
  if (scratch_.touched.settle(machine_, state_)) return false;
  canonicalise_in_order(machine_, state_, scratch_.order);
  return true;
}

void Interpreter::collect() {
  scratch_.touched.all();
  canonicalise_in_order(machine_, state_, scratch_.order);
  ++collection_count_;
  collect_at_ = scratch_.collect_at = std::max(collect_at_least, 2 * state_.object_count);
  scratch_.allocated_words = allocated_words_ = 0;
}

void Interpreter::settle() {
  while (!stopped_) {
    for (std::size_t i = 0; i < scratch_.to_run.size() && !stopped_; ++i) run(scratch_.to_run[i], false);
    scratch_.to_run.clear();
    if (stopped_) break;
    if (machine_.limits_.single_run) {
      if (wants_collection()) collect();
      scratch_.allocated_words = allocated_words_;
      return;
    }
    const bool quiet = !brings_into_form();
    ++collection_count_;
    allocated_words_ = 0;
    // What is shared is as it was after a quiet step, so whoever has not moved still stands where they stood.
    const std::span<const std::uint32_t> moved = scratch_.touched.goroutines();
    for (const std::uint32_t slot : quiet ? moved : std::span<const std::uint32_t>(scratch_.order)) {
      if (!has_local_work(state_.goroutines[slot])) continue;
      scratch_.to_run.push_back(slot);
      if (slot < old_count_) info_.also_ran.push_back(slot);
    }
    if (scratch_.to_run.empty()) break;
  }
  if (stopped_) scratch_.touched.all();
  if (stopped_) canonicalise_in_order(machine_, state_, scratch_.order);
  if (machine_.limits_.symmetry) sort_alike(machine_, state_, scratch_.order);
}

/// Takes finished goroutines out, brings the others into order and tells where each has gone.
void Interpreter::finish() {
  std::vector<std::uint32_t>& order = scratch_.order;
  if (!scratch_.touched.everything()) {
    scratch_.touched.sort();
    info_.new_index.assign(order.begin(), order.end());
    return;
  }
  const std::uint32_t count = state_.goroutine_count;
  const auto is_kept = [&](std::uint32_t slot) {
    return state_.goroutines[slot].frame_count > 0 || slot == crash_slot_;
  };
  std::uint32_t kept = 0;
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::uint32_t slot = order[i];
    if (is_kept(slot)) {
      order[kept++] = slot;
      continue;
    }
    // Its children take its place in the tree of creation.
    const std::uint32_t depth = state_.goroutines[slot].depth;
    for (std::uint32_t j = i + 1; j < count && state_.goroutines[order[j]].depth > depth; ++j) {
      --state_.goroutines[order[j]].depth;
    }
  }
  order.resize(kept);
  if (machine_.limits_.symmetry) {
    for (const std::uint32_t slot : order) state_.goroutines[slot].depth = 0;
  }
  std::vector<std::uint32_t>& new_index = scratch_.work;
  new_index.assign(count, no_index);
  bool is_identity = kept == count;
  for (std::uint32_t i = 0; i < kept; ++i) {
    new_index[order[i]] = i;
    is_identity &= order[i] == i;
  }
  info_.new_index.assign(new_index.begin(), new_index.begin() + old_count_);
  for (std::uint32_t i = 0; i < scratch_.parents.size(); ++i) {
    // Slots of this step's goroutines follow the old ones, so a parent's slot is its number in spawned plus old_count_.
    info_.spawned.push_back({scratch_.parents[i], new_index[old_count_ + i]});
  }
  if (crash_slot_ != no_index) state_.crash_goroutine = new_index[crash_slot_];
  if (is_identity) return;
  std::vector<Goroutine>& sorted = scratch_.goroutines;
  if (sorted.size() < state_.goroutines.size()) sorted.resize(state_.goroutines.size());
  for (std::uint32_t i = 0; i < kept; ++i) std::swap(sorted[i], state_.goroutines[order[i]]);
  for (std::uint32_t i = 0; i < kept; ++i) std::swap(sorted[i], state_.goroutines[i]);
  state_.goroutine_count = kept;
}

void Interpreter::start() {
  state_.goroutine_count = 0;
  state_.timer_count = 0;
  state_.object_count = 2;
  if (state_.objects.size() < 2) state_.objects.resize(2);
  state_.objects[0] = HeapObject{};
  HeapObject& globals = state_.objects[1];
  globals.kind = ObjectKind::data;
  globals.shared = false;
  globals.type = program_.globals_type;
  globals.count = 1;
  globals.site = globals.mark = 0;
  globals.words.assign(layouts_.type(program_.globals_type).size, 0);
  state_.clock = 0;
  state_.main_returned = false;
  state_.end = EndKind::running;
  state_.crash_message.clear();
  state_.crash_is_fatal = false;
  state_.exit_code = 0;
  begin();
  is_first_step_ = true;
  scratch_.touched.all();
  old_count_ = 1;  // main moves: transition 0 is its
  spawn(Ref::to_function(program_.main), no_index, Position{}, false);
  scratch_.parents.clear();
  state_.goroutines[0].is_main = true;
  state_.goroutines[0].entry = program_.user_entry == no_index ? program_.main : program_.user_entry;
  settle();
  finish();
}

void Interpreter::execute(const Transition& t) {
  CHECK(state_.end == EndKind::running, "a step after the end of the run");
  begin();
  transition_ = t;
  if (machine_.limits_.ordered_time) pass_time(machine_, state_, t);
  if (t.kind == TransitionKind::fire) {
    CHECK(t.timer < state_.timer_count, "a timer that is not armed fires");
    fire(t.timer);
  } else if (t.kind == TransitionKind::rendezvous) {
    CHECK(t.g < old_count_ && t.partner < old_count_ && t.g != t.partner, "a rendezvous without two goroutines");
    rendezvous(t);
    scratch_.to_run.push_back(t.g);
    scratch_.to_run.push_back(t.partner);
  } else {
    CHECK(t.g < old_count_, "a transition of a goroutine that does not exist");
    enter(t.g);
    const Instruction& in = code_[frame_->pc];
    if (is_visible(in.op)) {
      ++frame_->pc;
      in_operation_ = true;
      visible(in, t.choice);
      in_operation_ = false;
      if (state_.goroutines[t.g].frame_count > 0) scratch_.to_run.push_back(t.g);
    } else {
      // A memory operation, or where the local budget was used up: passing it is the step.
      if (is_preemption_point(in.op)) info_.step_class = StepClass::poll;
      run(t.g, true);
    }
  }
  settle();
  finish();
}

Machine::Machine(const Program& program, MachineLimits limits)
    : program_(program),
      limits_(limits),
      strings_(std::make_shared<StringTable>()),
      layouts_(std::make_shared<const Layouts>(program)),
      liveness_(std::make_shared<const Liveness>(program)),
      relevance_(std::make_shared<const Relevance>(program, *layouts_, *liveness_, limits.ordered_time,
                                                   limits.slicing_faults)),
      foresight_(std::make_shared<const Foresight>(program, layouts_, liveness_)) {
  for (const std::string& text : program.texts) text_ids_.push_back(strings_->intern(text));
  memory_only_ = memory_only_functions(program);
  may_wait_ = waiting_functions(program);
  reads_clock_ = limits.ordered_time && model::reads_clock(program, liveness());
  set_symmetry(limits.symmetry);
}

void Machine::set_symmetry(bool symmetry) {
  limits_.symmetry = symmetry;
  if (!symmetry || slot_symmetry_ != nullptr) return;
  const auto found = std::make_shared<const SlotSymmetry>(program_, *liveness_, *relevance_, limits_.lockstep_fault);
  if (!found->empty()) slot_symmetry_ = found;
}

void Machine::initial(State& state, StepInfo& info) { Interpreter(*this, state, info).start(); }

void Machine::step(State& state, const Transition& t, StepInfo& info) { Interpreter(*this, state, info).execute(t); }

}  // namespace stalemate::model
