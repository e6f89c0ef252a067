#include "model/may_set.hpp"

#include <algorithm>

#include "model/frames.hpp"
#include "model/timer.hpp"

namespace stalemate::model {

std::uint32_t MaySets::location_of(Ref ref) const {
  return ref.object == 1 ? state_->object_count + table_.global_at(ref.offset) : ref.object;
}

void MaySets::visit(Word word, BitRow& row) {
  const Ref ref = Ref::from_word(word);
  if (ref.object == 0 || ref.is_function()) return;
  visit_location(location_of(ref), row);
}

void MaySets::visit_location(std::uint32_t location, BitRow& row) {
  if (has_bit(row, location)) return;
  set_bit(row, location);
  work_.push_back(location);
}

void MaySets::drain(BitRow& row) {
  const Layouts& layouts = machine_.layouts();
  const Program& program = machine_.program();
  while (!work_.empty()) {
    const std::uint32_t location = work_.back();
    work_.pop_back();
    if (location < state_->object_count) {
      for_each_ref(layouts, state_->objects[location], [&](const Word word) { visit(word, row); });
      continue;
    }
    const Global& global = program.globals[location - state_->object_count];
    for_each_ref(layouts, layouts.type(global.type), state_->objects[1].words.data() + global.offset,
                 [&](const Word word) { visit(word, row); });
  }
}

void MaySets::add_frame_refs(const Goroutine& g, std::uint32_t frame, BitRow& row) {
  const Layouts& layouts = machine_.layouts();
  const Liveness::Set& live = live_words(machine_.liveness(), g, frame);
  const Word* words = g.stack.data() + g.frames[frame].base;
  for (const std::uint32_t word : live.refs) visit(words[word], row);
  for (const std::uint32_t word : live.ifaces) {
    if (layouts.data_is_ref(static_cast<TypeIndex>(words[word]))) visit(words[word + 1], row);
  }
}

void MaySets::add_globals(const BitRow& acts, BitRow& row) {
  for (std::uint32_t global = 0; global < machine_.program().globals.size(); ++global) {
    if (has_bit(acts, table_.global_bit(global))) visit_location(state_->object_count + global, row);
  }
}

void MaySets::add_goroutine(const Goroutine& g, std::uint32_t agent) {
  BitRow &row = reach_[agent], &acts = acts_[agent];
  for (std::uint32_t i = 0; i < g.frame_count; ++i) {
    const BitRow& from = table_.from(g.frames[i].function, g.frames[i].pc);
    for (std::size_t word = 0; word < acts.size(); ++word) acts[word] |= from[word];
    add_frame_refs(g, i, row);
  }
  const Layouts& layouts = machine_.layouts();
  for (std::uint32_t i = 0; i < g.panic_count; ++i) {
    const Word* value = g.panics[i].value;
    if (layouts.data_is_ref(static_cast<TypeIndex>(value[0]))) visit(value[1], row);
  }
  add_globals(acts, row);
  drain(row);
}

void MaySets::add_timer(std::uint32_t timer, std::uint32_t agent) {
  const Ref ref = Ref::from_word(state_->timers[timer]);
  const Word* words = state_->objects[ref.object].words.data() + ref.offset;
  BitRow &row = reach_[agent], &acts = acts_[agent];
  visit(ref.word(), row);
  visit(words[timer_word::channel], row);
  set_bit(acts, table_.act_bit(Act::timer));
  const Ref channel = Ref::from_word(words[timer_word::channel]);
  if (!channel.is_nil()) {
    const TypeIndex element = table_.element_of(state_->objects[channel.object].type);
    set_bit(acts, table_.act_bit(Act::send, element));
  }
  const Ref function = Ref::from_word(words[timer_word::function]);
  if (!function.is_nil()) {
    const FunctionIndex index = function.is_function() ? function.offset : state_->objects[function.object].type;
    const BitRow& from = table_.from_entry(index);
    for (std::size_t word = 0; word < acts.size(); ++word) acts[word] |= from[word];
    visit(function.word(), row);
    add_globals(acts, row);
  }
  drain(row);
}

bool MaySets::can_hand_over(std::uint32_t from, std::uint32_t to) const {
  const bool by_memory =
      has_bit(acts_[from], table_.act_bit(Act::write_refs)) && has_bit(acts_[to], table_.act_bit(Act::read_refs));
  for (std::size_t word = 0; word < location_words_; ++word) {
    const std::uint64_t common = reach_[from][word] & reach_[to][word];
    if (common == 0) continue;
    if (by_memory && (common & carries_refs_[word]) != 0) return true;
    std::uint64_t channels = common & reference_channels_[word];
    for (; channels != 0; channels &= channels - 1) {
      const auto location =
          static_cast<std::uint32_t>(word * 64) + static_cast<std::uint32_t>(__builtin_ctzll(channels));
      const TypeIndex element = table_.element_of(state_->objects[location].type);
      if (may(from, Act::send, location, element) && may(to, Act::receive, location, element)) return true;
    }
  }
  return false;
}

void MaySets::hand_over() {
  for (bool changed = true; changed;) {
    changed = false;
    for (std::uint32_t from = 0; from < agent_count_; ++from) {
      for (std::uint32_t to = 0; to < agent_count_; ++to) {
        if (from == to) continue;
        bool is_more = false;
        for (std::size_t word = 0; word < location_words_; ++word) {
          is_more = is_more || (reach_[from][word] & ~reach_[to][word]) != 0;
        }
        if (!is_more || !can_hand_over(from, to)) continue;
        for (std::size_t word = 0; word < location_words_; ++word) reach_[to][word] |= reach_[from][word];
        changed = true;
      }
    }
  }
}

void MaySets::assign(const State& state) {
  state_ = &state;
  agent_count_ = state.goroutine_count + state.timer_count;
  const std::size_t locations = state.object_count + machine_.program().globals.size();
  location_words_ = locations / 64 + 1;
  if (reach_.size() < agent_count_) {
    reach_.resize(agent_count_);
    acts_.resize(agent_count_);
  }
  for (std::uint32_t agent = 0; agent < agent_count_; ++agent) {
    reach_[agent].assign(location_words_, 0);
    acts_[agent].assign(table_.row_words(), 0);
  }
  for (std::uint32_t g = 0; g < state.goroutine_count; ++g) add_goroutine(state.goroutines[g], g);
  for (std::uint32_t timer = 0; timer < state.timer_count; ++timer) add_timer(timer, state.goroutine_count + timer);

  carries_refs_.assign(location_words_, 0);
  reference_channels_.assign(location_words_, 0);
  const Layouts& layouts = machine_.layouts();
  for (std::uint32_t i = 2; i < state.object_count; ++i) {
    const HeapObject& object = state.objects[i];
    if (object.kind == ObjectKind::channel) {
      if (!layouts.type(layouts.element(object.type)).empty()) set_bit(reference_channels_, i);
      continue;
    }
    const bool is_map = object.kind == ObjectKind::map;
    if (object.kind == ObjectKind::data ? !layouts.type(object.type).empty() : is_map) set_bit(carries_refs_, i);
  }
  for (std::uint32_t global = 0; global < machine_.program().globals.size(); ++global) {
    if (!layouts.type(machine_.program().globals[global].type).empty()) {
      set_bit(carries_refs_, state.object_count + global);
    }
  }
  hand_over();
}

void MaySets::reach_of_top_frame(std::uint32_t index, BitRow& row) {
  row.assign(location_words_, 0);
  const Goroutine& g = state_->goroutines[index];
  const Frame& frame = g.frames[g.frame_count - 1];
  add_frame_refs(g, g.frame_count - 1, row);
  add_globals(table_.from(frame.function, frame.pc), row);
  drain(row);
}

}  // namespace stalemate::model
