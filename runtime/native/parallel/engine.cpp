#include "runtime/native/parallel/engine.hpp"

#include <algorithm>
#include <thread>

#include "runtime/native/parallel/worker.hpp"

namespace stalemate::runtime::native::parallel {

model::Machine Engine::machine_for(const model::Program& program, const ParallelStyle& style, bool is_traced) {
  model::MachineLimits limits;
  limits.local_budget = 1U << 16;
  limits.frames_max = is_traced ? limits.frames_max : 4'000'000;
  limits.ordered_time = !is_traced;
  limits.keeps_sharing = true;
  // One worker may read and write memory as it goes, if nobody wants to know.
  limits.single_run = style.workers == 1 && !is_traced && !style.is_chaotic;
  return model::Machine(program, limits);
}

Engine::Engine(model::Machine machine, const RunOptions& options, const ParallelStyle& style, bool is_traced)
    : options_(options),
      style_(style),
      is_traced_(is_traced),
      machine_(std::move(machine)),
      program_(machine_.program()),
      is_parallel_(style.workers > 1),
      record_(options),
      start_(std::chrono::steady_clock::now()) {
  CHECK(style.workers >= 1 && style.workers <= workers_max, "a number of workers out of range");
}

Engine::~Engine() = default;

/// Package initialisation and main up to its first operation run on the model's machine; then the state is ours.
void Engine::adopt_start() {
  model::StepInfo info;
  machine_.initial(state_, info);
  print(info);
  object_end_ = state_.object_count;
  slot_end_ = state_.goroutine_count;
  state_.objects.reserve(decltype(cells_)::size_max);
  state_.goroutines.reserve(decltype(records_)::size_max);
  state_.object_count = decltype(cells_)::size_max;
  state_.goroutine_count = decltype(records_)::size_max;
  cells_.grow(object_end_);
  records_.grow(slot_end_);
  for (std::uint32_t slot = 0; slot < slot_end_; ++slot) records_[slot].serial = slot;
  // Who has been started by whom already: main is the old goroutine 0.
  for (const model::StepInfo::Spawn& spawn : info.spawned) {
    const std::uint32_t parent = spawn.parent_old_index;
    const std::uint32_t slot = parent == 0 ? info.new_index[0] : info.spawned[parent - 1].new_index;
    if (slot != model::no_index) ++records_[slot].child_count;
  }
  serials_.store(slot_end_);
  for (std::uint32_t i = 0; i < style_.workers; ++i) workers_.push_back(std::make_unique<Worker>(*this, i));
  for (std::uint32_t slot = 0; slot < slot_end_; ++slot) workers_.front()->ready(slot);
}

void Engine::print(model::StepInfo& info) {
  const std::lock_guard lock(output_mutex_);
  record_.print(info);
  info.output.clear();
  info.error_output.clear();
}

/// The first to say how the run ends is right.
void Engine::end(End end, const model::Machine* cut_by) {
  const std::lock_guard lock(mutex_);
  if (end_ == End::none && !is_over_.load()) {
    end_ = end;
    cut_by_ = cut_by;
  }
  is_over_.store(true);
  idle_.notify_all();
  stopped_.notify_all();
}

SingleRun Engine::run() {
  adopt_start();
  const bool is_cut = machine_.limit_reached() != nullptr;
  if (is_cut) end(End::cut, &machine_);
  if (state_.main_returned) end(End::main_returned);
  if (state_.end != model::EndKind::running) end(End::in_state);
  std::vector<std::thread> threads;
  for (std::size_t i = 1; i < workers_.size(); ++i) threads.emplace_back([this, i] { workers_[i]->work(); });
  workers_.front()->work();
  for (std::thread& thread : threads) thread.join();
  for (const auto& worker : workers_) record_.count_steps(worker->step_count_ + worker->unbilled_steps_);
  switch (end_) {
    case End::deadlocked: return record_.deadlocked();
    case End::cut:
      if (std::optional<SingleRun> stopped = record_.cut_short(*cut_by_)) return *std::move(stopped);
      [[fallthrough]];
    case End::none: return record_.at_limit();  // the heap is full
    case End::main_returned:
    case End::in_state: break;
  }
  return record_.ended(state_);
}

Trace Engine::take_trace() {
  Trace trace;
  for (const auto& worker : workers_) {
    trace.events.insert(trace.events.end(), worker->events_.begin(), worker->events_.end());
    trace.births.insert(trace.births.end(), worker->births_.begin(), worker->births_.end());
  }
  std::sort(trace.events.begin(), trace.events.end(),
            [](const Event& x, const Event& y) { return x.sequence < y.sequence; });
  switch (end_) {
    case End::main_returned: trace.end = TraceEnd::returned; break;
    case End::in_state:
      trace.end = TraceEnd::ended;
      trace.kind = state_.end;
      trace.crash_message = state_.crash_message;
      trace.exit_code = state_.exit_code;
      break;
    case End::deadlocked: trace.end = TraceEnd::deadlocked; break;
    case End::none:
    case End::cut: trace.end = TraceEnd::cut; break;
  }
  return trace;
}

SingleRun run(const model::Program& program, const RunOptions& options, const ParallelStyle& style) {
  return Engine(Engine::machine_for(program, style, false), options, style, false).run();
}

Tracer::Tracer(const model::Program& program) : machine_(Engine::machine_for(program, {}, true)) {}

Agreement Tracer::trace(const RunOptions& options, const ParallelStyle& style) const {
  Engine engine(machine_, options, style, true);
  engine.run();
  return follow(machine_, engine.take_trace());
}

}  // namespace stalemate::runtime::native::parallel
