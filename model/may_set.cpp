#include "model/may_set.hpp"

#include <xxhash.h>

#include <algorithm>
#include <numeric>

#include "model/frames.hpp"
#include "model/timer.hpp"

namespace stalemate::model {
namespace {

bool is_handed_on(ObjectKind kind) {
  return kind == ObjectKind::data || kind == ObjectKind::map || kind == ObjectKind::channel;
}

bool has_any(const MayTable& table, const BitRow& row, Act first, Act last, Spot spot) {
  for (auto act = static_cast<int>(first); act <= static_cast<int>(last); ++act) {
    if (table.has(row, static_cast<Act>(act), spot)) return true;
  }
  return false;
}

}  // namespace

std::uint32_t MaySets::location_of(Ref ref) const {
  return ref.object == 1 ? state_->object_count + table_.global_at(ref.offset) : ref.object;
}

const ObjectSpots& MaySets::spots_of(const HeapObject& object) const {
  const ObjectSpots*& known = known_spots_[{object.kind, object.type, object.site}];
  const bool is_enough = known != nullptr && (!known->is_data || known->words.size() >= object.words.size());
  if (!is_enough) known = &table_.spots_of(object);
  return *known;
}

Spot MaySets::spot_of(Ref ref) const {
  if (ref.object == 1) return table_.global_spot(ref.offset);
  const ObjectSpots*& spots = spots_[ref.object];
  if (spots == nullptr) spots = &spots_of(state_->objects[ref.object]);
  return spots->at(ref.offset);
}

std::pair<const Word*, std::uint32_t> MaySets::words_of(std::uint32_t location, Ref& first) const {
  if (location < state_->object_count) {
    const std::vector<Word>& words = state_->objects[location].words;
    first = {location, 0};
    return {words.data(), static_cast<std::uint32_t>(words.size())};
  }
  const Global& global = machine_.program().globals[location - state_->object_count];
  first = {1, global.offset};
  return {state_->objects[1].words.data() + global.offset, machine_.layouts().size(global.type)};
}

// ------------------------------------------------------------------ reaching

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

void MaySets::drain(const BitRow& acts, BitRow& row) {
  const Layouts& layouts = machine_.layouts();
  while (!work_.empty()) {
    const std::uint32_t location = work_.back();
    work_.pop_back();
    Ref first;
    const Word* words = words_of(location, first).first;
    const auto visit_if_read = [&](const Word& word) {
      if (word == 0) return;
      const Ref at{first.object, first.offset + static_cast<std::uint32_t>(&word - words)};
      if (table_.has(acts, Act::read_refs, spot_of(at))) visit(word, row);
    };
    if (location >= state_->object_count) {
      const TypeIndex type = machine_.program().globals[location - state_->object_count].type;
      for_each_ref(layouts, layouts.type(type), words, visit_if_read);
      continue;
    }
    const HeapObject& object = state_->objects[location];
    if (object.kind == ObjectKind::data) {
      for_each_ref(layouts, object, visit_if_read);
      continue;
    }
    if (object.kind == ObjectKind::channel && !table_.has(acts, Act::receive, spot_of(first))) continue;
    if (object.kind == ObjectKind::map && !table_.has(acts, Act::read_refs, spot_of(first))) continue;
    for_each_ref(layouts, object, [&](const Word word) { visit(word, row); });
  }
}

void MaySets::visit_frame(const Goroutine& g, std::uint32_t frame, BitRow& row) {
  const Layouts& layouts = machine_.layouts();
  const Liveness::Set& live = live_words(machine_.liveness(), g, frame);
  const Word* words = g.stack.data() + g.frames[frame].base;
  for (const std::uint32_t word : live.refs) visit(words[word], row);
  for (const std::uint32_t word : live.ifaces) {
    if (layouts.data_is_ref(static_cast<TypeIndex>(words[word]))) visit(words[word + 1], row);
  }
}

void MaySets::visit_globals(const BitRow& acts, BitRow& row) {
  for (std::uint32_t global = 0; global < machine_.program().globals.size(); ++global) {
    if (has_bit(acts, table_.global_bit(global))) visit_location(state_->object_count + global, row);
  }
}

void MaySets::add_goroutine(const Goroutine& g, std::uint32_t agent) {
  BitRow &row = reach_[agent], &acts = acts_[agent];
  for (std::uint32_t i = 0; i < g.frame_count; ++i) {
    const Frame& frame = g.frames[i];
    join(acts, table_.from(frame.function, frame.pc));
    join(unpinned_[agent], table_.from_unpinned(frame.function, frame.pc));
    const Word* words = g.stack.data() + frame.base;
    table_.for_each_pinned(frame.function, frame.pc, [&](const PinnedAct& one) {
      const Ref ref = Ref::from_word(words[one.word]);
      // A number that is no element's is no address either: the program panics there.
      std::int64_t first = std::int64_t{ref.offset} + one.offset;
      for (std::size_t n = 0; n < one.index.size() && one.index[n] >= 0; ++n) {
        first += static_cast<std::int64_t>(words[one.index[n]] * Word{one.scale[n]});
      }
      pinned_[agent].push_back({ref.object, one.act, first, one.count});
    });
    visit_frame(g, i, row);
  }
  const Layouts& layouts = machine_.layouts();
  for (std::uint32_t i = 0; i < g.panic_count; ++i) {
    const Word* value = g.panics[i].value;
    if (layouts.data_is_ref(static_cast<TypeIndex>(value[0]))) visit(value[1], row);
  }
  visit_globals(acts, row);
  drain(acts, row);
}

void MaySets::add_timer(std::uint32_t timer, std::uint32_t agent) {
  const Ref ref = Ref::from_word(state_->timers[timer]);
  const Word* words = state_->objects[ref.object].words.data() + ref.offset;
  BitRow &row = reach_[agent], &acts = acts_[agent];
  table_.add(acts, Act::timer, spot_of(ref));
  visit(ref.word(), row);
  const Ref channel = Ref::from_word(words[timer_word::channel]);
  if (!channel.is_nil()) {
    table_.add(acts, Act::send, spot_of(channel));
    if (words[timer_word::periodic] == 0) table_.add(acts, Act::tick, spot_of(channel));
    visit(channel.word(), row);
  }
  const Ref function = Ref::from_word(words[timer_word::function]);
  if (!function.is_nil()) {
    const FunctionIndex index = function.is_function() ? function.offset : state_->objects[function.object].type;
    join(acts, table_.from_entry(index));
    visit(function.word(), row);
    visit_globals(acts, row);
  }
  unpinned_[agent] = acts;
  drain(acts, row);
}

// ------------------------------------------------------------------ references that change hands

void MaySets::passages(std::uint32_t location, const BitRow& from, const BitRow& to) {
  const auto add = [&](Act puts, Act takes, Spot spot) {
    if (table_.has(from, puts, spot) && table_.has(to, takes, spot)) passages_.push_back(spot);
  };
  if (location >= state_->object_count) {
    Ref first;
    const std::uint32_t count = words_of(location, first).second;
    for (std::uint32_t i = 0; i < count; ++i) {
      add(Act::write_refs, Act::read_refs, table_.global_spot(first.offset + i));
    }
    return;
  }
  const ObjectSpots& spots = *spots_[location];
  if (state_->objects[location].kind == ObjectKind::channel) return add(Act::send, Act::receive, spots.whole);
  if (!spots.is_data) return add(Act::write_refs, Act::read_refs, spots.whole);
  for (const Spot spot : spots.words) add(Act::write_refs, Act::read_refs, spot);
}

void MaySets::find_outlets(std::uint32_t from) {
  outlets_.clear();
  answer_count_ = 0;
  const BitRow& puts = puts_[class_of_[from]];
  for (std::uint32_t word = 0; word < location_words_; ++word) {
    const std::uint64_t bits = reach_[from][word] & puts[word];
    if (bits != 0) outlets_.emplace_back(word, bits);
  }
}

bool MaySets::is_passage(std::uint32_t from, std::uint32_t to) {
  const std::uint32_t to_class = class_of_[to];
  const BitRow& takes = takes_[to_class];
  common_.clear();
  std::uint64_t any = 0;
  for (const auto& [word, bits] : outlets_) {
    common_.push_back(bits & reach_[to][word] & takes[word]);
    any |= common_.back();
  }
  if (any == 0) return false;
  for (std::size_t i = 0; i < answer_count_; ++i) {
    if (answers_[i].to_class != to_class || answers_[i].common != common_) continue;
    found_ = &answers_[i].passages;
    return !found_->empty();
  }
  passages_.clear();
  ++search_;
  for (std::size_t i = 0; i < outlets_.size(); ++i) {
    for (std::uint64_t common = common_[i]; common != 0; common &= common - 1) {
      const std::uint32_t location = outlets_[i].first * 64 + static_cast<std::uint32_t>(__builtin_ctzll(common));
      if (location < state_->object_count) {
        // Objects made alike are alike in this.
        std::uint64_t& searched = searched_[spots_[location]->number];
        if (searched == search_) continue;
        searched = search_;
      }
      passages(location, acts_[from], acts_[to]);
    }
  }
  std::ranges::sort(passages_);
  passages_.erase(std::unique(passages_.begin(), passages_.end()), passages_.end());
  if (answer_count_ == answers_.size()) answers_.emplace_back();
  Answer& answer = answers_[answer_count_++];
  answer.to_class = to_class;
  answer.common = common_;
  answer.passages = passages_;
  found_ = &answer.passages;
  return !passages_.empty();
}

void MaySets::find_classes() {
  class_of_.resize(agent_count_);
  classes_.clear();
  for (std::uint32_t agent = 0; agent < agent_count_; ++agent) {
    const BitRow& acts = acts_[agent];
    const std::uint64_t hash = XXH3_64bits(acts.data(), acts.size() * sizeof(acts[0]));
    const auto known =
        std::ranges::find_if(classes_, [&](const auto& one) { return one.first == hash && acts_[one.second] == acts; });
    class_of_[agent] = static_cast<std::uint32_t>(known - classes_.begin());
    if (known == classes_.end()) classes_.emplace_back(hash, agent);
  }
}

/// Which locations agents may put references into, or take them out of; objects made alike are alike in that.
void MaySets::find_carriers() {
  constexpr std::uint8_t is_known = 1, is_put = 2, is_taken = 4;
  if (puts_.size() < classes_.size()) {
    puts_.resize(classes_.size());
    takes_.resize(classes_.size());
  }
  const auto uses = [&](std::uint32_t location, std::uint32_t agent) {
    Ref first;
    const std::uint32_t count = words_of(location, first).second;
    const bool is_object = location < state_->object_count;
    const ObjectKind kind = is_object ? state_->objects[location].kind : ObjectKind::data;
    const bool is_channel = kind == ObjectKind::channel;
    const ObjectSpots* spots = is_object ? spots_[location] : nullptr;
    const std::uint32_t words = spots == nullptr ? count
                                : spots->is_data ? static_cast<std::uint32_t>(spots->words.size())
                                                 : 1;
    std::uint8_t result = is_known;
    for (std::uint32_t i = 0; i < words; ++i) {
      const Spot spot = spots == nullptr ? table_.global_spot(first.offset + i) : spots->at(i);
      if (table_.has(acts_[agent], is_channel ? Act::send : Act::write_refs, spot)) result |= is_put;
      if (table_.has(acts_[agent], is_channel ? Act::receive : Act::read_refs, spot)) result |= is_taken;
    }
    return result;
  };
  // First all spots, so that those of a kind are the longest; then who uses them.
  for (std::uint32_t i = 2; i < state_->object_count; ++i) {
    if (has_bit(carries_refs_, i)) spots_of(state_->objects[i]);
  }
  std::uint32_t kinds = 0;
  for (std::uint32_t i = 2; i < state_->object_count; ++i) {
    if (!has_bit(carries_refs_, i)) continue;
    spots_[i] = &spots_of(state_->objects[i]);
    kinds = std::max(kinds, spots_[i]->number + 1);
  }
  if (searched_.size() < kinds) searched_.resize(kinds, 0);
  for (std::size_t one = 0; one < classes_.size(); ++one) {
    const std::uint32_t agent = classes_[one].second;
    puts_[one].assign(location_words_, 0);
    takes_[one].assign(location_words_, 0);
    known_.assign(kinds, 0);
    for (std::size_t word = 0; word < location_words_; ++word) {
      for (std::uint64_t left = carries_refs_[word]; left != 0; left &= left - 1) {
        const auto location = static_cast<std::uint32_t>(word * 64) + static_cast<std::uint32_t>(__builtin_ctzll(left));
        std::uint8_t found = 0;
        if (location < state_->object_count) {
          std::uint8_t& known = known_[spots_[location]->number];
          if (known == 0) known = uses(location, agent);
          found = known;
        } else {
          found = uses(location, agent);
        }
        if ((found & is_put) != 0) set_bit(puts_[one], location);
        if ((found & is_taken) != 0) set_bit(takes_[one], location);
      }
    }
  }
}

/// Whether `to` reaches more than before.
bool MaySets::hand_over(std::uint32_t from, std::uint32_t to) {
  bool is_more = false;
  for (std::size_t word = 0; word < location_words_ && !is_more; ++word) {
    is_more = (reach_[from][word] & ~reach_[to][word]) != 0;
  }
  if (!is_more) return false;
  if (!is_passage(from, to)) return false;
  const auto may_pass = [&](std::uint32_t location) {
    const std::uint32_t target = target_of_[location];
    return target == no_index || std::ranges::any_of(*found_, [&](Spot spot) {
             return spot == any_spot || std::ranges::binary_search(table_.targets(spot), target);
           });
  };
  bool changed = false;
  for (std::size_t word = 0; word < location_words_; ++word) {
    std::uint64_t fresh = reach_[from][word] & ~reach_[to][word] & ~stays_[word];
    for (; fresh != 0; fresh &= fresh - 1) {
      const auto location = static_cast<std::uint32_t>(word * 64) + static_cast<std::uint32_t>(__builtin_ctzll(fresh));
      if (!may_pass(location)) continue;
      visit_location(location, reach_[to]);
      changed = true;
    }
  }
  // What it is handed it may read differently.
  drain(acts_[to], reach_[to]);
  return changed;
}

/// References that change hands in objects made later. Whether anybody reaches more than before.
bool MaySets::hand_over_later() {
  party_.resize(agent_count_);
  std::iota(party_.begin(), party_.end(), 0U);
  for (std::uint32_t p = 0; p < agent_count_; ++p) {
    find_outlets(p);
    for (std::uint32_t q = 0; q < agent_count_ && !outlets_.empty(); ++q) {
      const std::uint32_t one = party_[p], other = party_[q];
      if (one != other && is_passage(p, q)) std::ranges::replace(party_, other, one);
    }
  }
  by_party_.resize(agent_count_);
  std::iota(by_party_.begin(), by_party_.end(), 0U);
  std::ranges::stable_sort(by_party_, {}, [&](std::uint32_t agent) { return party_[agent]; });
  bool changed = false;
  for (auto first = by_party_.begin(); first != by_party_.end();) {
    const auto last =
        std::find_if(first, by_party_.end(), [&](std::uint32_t agent) { return party_[agent] != party_[*first]; });
    const std::span<const std::uint32_t> members(first, last);
    first = last;
    if (members.size() > 1 && share(members)) changed = true;
  }
  return changed;
}

/// What anybody of the party reaches all may be handed, if some make objects. Whether anybody reaches more than before.
bool MaySets::share(std::span<const std::uint32_t> party) {
  if (std::ranges::none_of(party, [&](std::uint32_t agent) { return table_.makes(acts_[agent]); })) return false;
  BitRow all(location_words_, 0);
  for (const std::uint32_t agent : party) join(all, reach_[agent]);
  bool changed = false;
  for (const std::uint32_t to : party) {
    for (std::size_t word = 0; word < location_words_; ++word) {
      std::uint64_t fresh = all[word] & ~reach_[to][word] & ~stays_[word];
      for (; fresh != 0; fresh &= fresh - 1) {
        const auto location =
            static_cast<std::uint32_t>(word * 64) + static_cast<std::uint32_t>(__builtin_ctzll(fresh));
        const std::uint32_t target = target_of_[location];
        if (target != no_index && !table_.takes(acts_[to], target)) continue;
        visit_location(location, reach_[to]);
        changed = true;
      }
    }
    drain(acts_[to], reach_[to]);
  }
  return changed;
}

void MaySets::hand_over() {
  for (bool changed = true; changed;) {
    changed = false;
    for (std::uint32_t from = 0; from < agent_count_; ++from) {
      find_outlets(from);
      for (std::uint32_t to = 0; to < agent_count_ && !outlets_.empty(); ++to) {
        if (from != to && hand_over(from, to)) changed = true;
      }
    }
    if (!changed) changed = hand_over_later();
  }
}

void MaySets::assign(const State& state) {
  state_ = &state;
  spots_.assign(state.object_count, nullptr);
  section_of_ = awaited_of_ = no_index;
  agent_count_ = state.goroutine_count + state.timer_count;
  const std::size_t locations = state.object_count + machine_.program().globals.size();
  location_words_ = locations / 64 + 1;
  if (reach_.size() < agent_count_) {
    reach_.resize(agent_count_);
    acts_.resize(agent_count_);
    unpinned_.resize(agent_count_);
    pinned_.resize(agent_count_);
  }
  for (std::uint32_t agent = 0; agent < agent_count_; ++agent) {
    reach_[agent].assign(location_words_, 0);
    acts_[agent].assign(table_.row_words(), 0);
    unpinned_[agent].assign(table_.row_words(), 0);
    pinned_[agent].clear();
  }
  for (std::uint32_t g = 0; g < state.goroutine_count; ++g) add_goroutine(state.goroutines[g], g);
  for (std::uint32_t timer = 0; timer < state.timer_count; ++timer) add_timer(timer, state.goroutine_count + timer);

  target_of_.assign(locations, no_index);
  stays_.assign(location_words_, 0);
  carries_refs_.assign(location_words_, 0);
  const Layouts& layouts = machine_.layouts();
  for (std::uint32_t i = 2; i < state.object_count; ++i) {
    const HeapObject& object = state.objects[i];
    if (object.kind == ObjectKind::defer || object.kind == ObjectKind::iterator) {
      set_bit(stays_, i);
      continue;
    }
    target_of_[i] =
        object.kind == ObjectKind::closure ? MayTable::target_of_closure(object.type) : spots_of(object).target;
    if (!is_handed_on(object.kind)) continue;
    const TypeIndex type = object.kind == ObjectKind::channel ? layouts.element(object.type) : object.type;
    if (object.kind == ObjectKind::map || !layouts.type(type).empty()) set_bit(carries_refs_, i);
  }
  for (std::uint32_t global = 0; global < machine_.program().globals.size(); ++global) {
    target_of_[state.object_count + global] = table_.target_of_global(global);
    if (!layouts.type(machine_.program().globals[global].type).empty()) {
      set_bit(carries_refs_, state.object_count + global);
    }
  }
  find_classes();
  find_carriers();
  hand_over();
}

// ------------------------------------------------------------------ WaitGroups that are used again

/// The WaitGroups that `agent` may come to wait for and whose counter somebody else may raise.
void MaySets::find_awaited(std::uint32_t agent) {
  awaited_.clear();
  awaited_of_ = agent;
  const BitRow& acts = acts_[agent];
  if (!intersect(acts, table_.mask(Act::wait_group_wait))) return;
  const auto may_raise = [&](std::uint32_t location, Spot spot) {
    for (std::uint32_t q = 0; q < agent_count_; ++q) {
      if (q == agent || !has_bit(reach_[q], location)) continue;
      if (table_.has(acts_[q], Act::wait_group_add, spot) || table_.has(acts_[q], Act::write, spot)) return true;
    }
    return false;
  };
  for (std::size_t word = 0; word < location_words_; ++word) {
    for (std::uint64_t left = reach_[agent][word]; left != 0; left &= left - 1) {
      const auto location = static_cast<std::uint32_t>(word * 64) + static_cast<std::uint32_t>(__builtin_ctzll(left));
      if (location < state_->object_count && state_->objects[location].kind != ObjectKind::data) continue;
      Ref first;
      const std::uint32_t count = words_of(location, first).second;
      for (std::uint32_t i = 0; i < count; ++i) {
        const Spot spot = spot_of({first.object, first.offset + i});
        if (spot != no_spot && table_.has(acts, Act::wait_group_wait, spot) && may_raise(location, spot))
          awaited_.emplace_back(location, spot);
      }
    }
  }
}

bool MaySets::awaits_done_of(std::uint32_t agent, std::uint32_t other) {
  if (awaited_of_ != agent) find_awaited(agent);
  return std::ranges::any_of(awaited_, [&](const auto& one) {
    return has_bit(reach_[other], one.first) && table_.has(acts_[other], Act::wait_group_done, one.second);
  });
}

// ------------------------------------------------------------------ atomic sections

bool MaySets::conflict_at(std::uint32_t location, const BitRow& x, const BitRow& y) const {
  Ref first;
  const std::uint32_t count = words_of(location, first).second;
  const bool is_object = location < state_->object_count;
  const ObjectKind kind = is_object ? state_->objects[location].kind : ObjectKind::data;
  if (kind == ObjectKind::channel) {
    const Spot spot = spot_of(first);
    return has_any(table_, x, Act::send, Act::length, spot) && has_any(table_, y, Act::send, Act::length, spot);
  }
  const std::uint32_t words = kind == ObjectKind::map ? 1 : count;
  for (std::uint32_t i = 0; i < words; ++i) {
    const Spot spot = spot_of({first.object, first.offset + i});
    if (spot == no_spot) continue;
    const auto accesses = [&](const BitRow& row) {
      return table_.has(row, Act::read, spot) || table_.has(row, Act::write, spot) || table_.has(row, Act::add, spot);
    };
    // Reads commute with reads, additions with additions.
    const auto conflicts = [&](const BitRow& one, const BitRow& other) {
      return (table_.has(one, Act::write, spot) && accesses(other)) ||
             (table_.has(one, Act::add, spot) && table_.has(other, Act::read, spot));
    };
    if (conflicts(x, y) || conflicts(y, x)) return true;
    // Locks and timers may be copied and overwritten.
    for (const Act use : {Act::lock_use, Act::timer}) {
      const bool uses_x = table_.has(x, use, spot), uses_y = table_.has(y, use, spot);
      if ((uses_x && (uses_y || accesses(y))) || (uses_y && accesses(x))) return true;
    }
  }
  return false;
}

bool MaySets::section_conflicts(std::uint32_t index, std::uint32_t agent) {
  const Goroutine& g = state_->goroutines[index];
  const Frame& frame = g.frames[g.frame_count - 1];
  const BitRow& acts = table_.from(frame.function, frame.pc);
  if (section_of_ != index) {
    section_of_ = index;
    section_reach_.assign(location_words_, 0);
    visit_frame(g, g.frame_count - 1, section_reach_);
    visit_globals(acts, section_reach_);
    drain(acts, section_reach_);
  }
  for (std::size_t word = 0; word < location_words_; ++word) {
    std::uint64_t common = section_reach_[word] & reach_[agent][word];
    for (; common != 0; common &= common - 1) {
      const auto location = static_cast<std::uint32_t>(word * 64) + static_cast<std::uint32_t>(__builtin_ctzll(common));
      if (conflict_at(location, acts, acts_[agent])) return true;
    }
  }
  return false;
}

}  // namespace stalemate::model
