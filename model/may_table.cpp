#include "model/may_table.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <unordered_set>

#include "model/layout.hpp"
#include "model/may_rows.hpp"
#include "model/operands.hpp"
#include "model/straight_code.hpp"
#include "model/timer.hpp"

namespace stalemate::model {
namespace {

bool is_reference(WordKind kind) { return kind != WordKind::scalar; }

}  // namespace

/// Finds the spots and numbers acts on them.
class MayTable::Builder {
 public:
  Builder(const Program& program, const Layouts& layouts, const Liveness& liveness, const EffectTable& effects,
          MayTable& table)
      : program_(program), table_(table), flow_(program, layouts, liveness), rows_(program, effects, table, facts_) {}

  void run() {
    number_globals();
    facts_.acts.resize(program_.functions.size());
    facts_.captured.resize(program_.functions.size());
    table_.pins_.resize(program_.functions.size());
    find_meetings();
    for (function_ = 0; function_ < program_.functions.size(); ++function_) {
      facts_.acts[function_].resize(code().size());
      is_target_ = jump_targets(program_, program_.functions[function_]);
      is_initialising_.assign(code().size(), false);
      is_constant_ = constant_words(program_, program_.functions[function_]);
      for (pc_ = 0; pc_ < code().size(); ++pc_) collect(code()[pc_]);
    }
    for (std::uint32_t offset = 0; offset < program_.types[program_.globals_type].size; ++offset) {
      table_.global_spots_.push_back(known_spot(flow_.global(offset)));
    }
    list_targets();
    number_takes();
    table_.masks_.assign(act_count, BitRow(table_.row_words(), 0));
    for (std::size_t i = 0; i < table_.bits_.size(); ++i) {
      if (table_.bits_[i] != no_index) set_bit(table_.masks_[i % act_count], table_.bits_[i]);
    }
    table_.entry_ = rows_.entries();
  }

  FunctionRows rows_of(FunctionIndex function) const { return rows_.of(function); }
  ClassId class_of(const ObjectKey& key) {
    const Cell cell = flow_.memory().cell_of(key);
    return cell.is_none() ? no_index : flow_.memory().canonical(cell).object_class;
  }
  /// Offsets of objects may go on without end, so places are filled as far as they are asked for.
  Spot spot_at(Cell cell) { return cell.is_none() ? any_spot : known_spot(cell); }
  Cell cell_of(const ObjectKey& key) { return flow_.memory().cell_of(key); }
  Spot whole_spot(Cell cell) {
    if (cell.is_none()) return any_spot;
    const auto known = wholes_.find(flow_.memory().canonical(cell).object_class);
    return known == wholes_.end() ? no_spot : known->second;
  }

 private:
  using Bits = MayFacts::Bits;
  using Pins = MayFacts::Pins;

  const std::vector<Instruction>& code() const { return program_.functions[function_].code; }

  void number_globals() {
    table_.global_count_ = static_cast<std::uint32_t>(program_.globals.size());
    const std::uint32_t size = program_.types[program_.globals_type].size;
    // Words that belong to no declared variable go with the one before.
    table_.global_of_offset_.assign(std::size_t{size} + 1, 0);
    for (std::uint32_t i = 0; i < table_.global_count_; ++i) {
      const std::uint32_t end = i + 1 < table_.global_count_ ? program_.globals[i + 1].offset : size + 1;
      for (std::uint32_t o = program_.globals[i].offset; o < end; ++o) table_.global_of_offset_[o] = i;
    }
  }

  // ------------------------------------------------------------------ spots

  Spot new_spot() {
    table_.bits_.insert(table_.bits_.end(), act_count, no_index);
    return static_cast<Spot>(table_.spot_count() - 1);
  }
  Spot known_spot(Cell cell) {
    if (cell.is_none()) return no_spot;
    const NodeId node = flow_.memory().known_word(cell);
    if (node == no_index) return no_spot;
    const auto known = words_.find(flow_.memory().find(node));
    return known == words_.end() ? no_spot : known->second;
  }
  Spot word_spot(Cell cell) {
    const auto [it, fresh] = words_.try_emplace(flow_.memory().find(flow_.memory().word(cell)), no_spot);
    if (fresh) it->second = new_spot();
    return it->second;
  }
  Spot object_spot(Cell cell) {
    const auto [it, fresh] = wholes_.try_emplace(flow_.memory().canonical(cell).object_class, no_spot);
    if (fresh) it->second = new_spot();
    return it->second;
  }

  /// Calls `visit(cell)` for what frame word `word`, used by the current instruction, may point to.
  template <class Visit>
  void for_each_target(std::int32_t word, Visit&& visit) {
    const std::uint32_t web = flow_.webs(function_).use(pc_, static_cast<std::uint32_t>(word));
    for (const NodeId base : flow_.bases(function_)) visit(flow_.memory().pointee(base + web));
  }

  // An object's words point to the same few classes again and again, some of which hold most functions.
  void add_targets(Cell cell, std::vector<std::uint32_t>& targets) {
    const ClassId object_class = flow_.memory().canonical(cell).object_class;
    if (!listed_.insert(object_class).second) return;
    targets.push_back(object_class);
    for (const FunctionIndex f : flow_.memory().functions_at(cell)) targets.push_back(function_target | f);
  }
  void add_targets(NodeId node, std::vector<std::uint32_t>& targets) {
    add_targets(flow_.memory().pointee(node), targets);
    for (const TypeIndex type : flow_.memory().dynamic_types(node)) {
      add_targets(flow_.memory().boxed(node, type), targets);
    }
  }

  void list_targets() {
    table_.targets_.resize(table_.spot_count());
    const auto list = [&](const std::vector<NodeId>& nodes, std::vector<std::uint32_t>& targets) {
      listed_.clear();
      for (const NodeId node : nodes) add_targets(node, targets);
    };
    for (const auto& [node, spot] : words_) list({node}, table_.targets_[spot]);
    for (const auto& [object_class, spot] : wholes_) {
      list(flow_.memory().words_of(object_class), table_.targets_[spot]);
    }
    for (const auto& [function, node] : captured_nodes_) list({node}, facts_.captured[function]);
    for (std::vector<std::uint32_t>& targets : table_.targets_) {
      std::ranges::sort(targets);
      targets.erase(std::unique(targets.begin(), targets.end()), targets.end());
    }
    for (std::uint32_t global = 0; global < table_.global_count_; ++global) {
      table_.global_targets_.push_back(global_target(program_.globals[global]));
    }
  }

  /// The class all words of a package variable lie in, if it is one.
  std::uint32_t global_target(const Global& global) {
    std::uint32_t target = no_index;
    for (std::uint32_t i = 0; i < program_.types[global.type].size; ++i) {
      const Cell cell = flow_.global(global.offset + i);
      if (cell.is_none()) return no_index;
      const ClassId object_class = flow_.memory().canonical(cell).object_class;
      if (i > 0 && object_class != target) return no_index;
      target = object_class;
    }
    return target;
  }

  // ------------------------------------------------------------------ acts of one instruction

  void act(Act one, Spot spot) {
    std::uint32_t& bit = table_.bits_[spot * act_count + static_cast<std::size_t>(one)];
    if (bit == no_index) bit = table_.act_bits_++;
    facts_.acts[function_][pc_].push_back(bit);
  }
  void on_object(Act one, std::int32_t word) {
    for_each_target(word, [&](Cell cell) { act(one, object_spot(cell)); });
  }
  void on_channel(Act one, std::int32_t word) {
    const std::size_t before = facts_.acts[function_][pc_].size();
    on_object(one, word);
    if (is_constant_[static_cast<std::size_t>(word)]) pin({.word = word, .act = one}, before);
  }

  void on_word(Act one, std::int32_t word) {
    const std::size_t before = facts_.acts[function_][pc_].size();
    for_each_target(word, [&](Cell cell) { act(one, word_spot(cell)); });
    pin_address({.word = word, .act = one, .count = 1}, before);
  }
  void on_lock(Act one, std::int32_t word) {
    on_word(one, word);
    if (is_lock_act(one)) on_word(Act::lock_use, word);
  }
  void access(bool writes, Spot spot, bool is_ref) {
    act(writes ? Act::write : Act::read, spot);
    if (is_ref) act(writes ? Act::write_refs : Act::read_refs, spot);
  }
  /// Words of `layout` at `offset` behind the reference in `word`.
  void access(bool writes, std::int32_t word, std::int32_t offset, const WordKind* layout, std::size_t count) {
    for_each_target(word, [&](Cell cell) {
      for (std::size_t i = 0; i < count; ++i) {
        access(writes, word_spot(cell + (offset + static_cast<std::int32_t>(i))), is_reference(layout[i]));
      }
    });
  }
  // ------------------------------------------------------------------ acts on what a word holds
  /// The bit of a pinned act of the current function; 0 if there are too many.
  std::uint64_t pin_bit(const PinnedAct& act) {
    std::vector<PinnedAct>& all = table_.pins_[function_];
    auto known = std::ranges::find(all, act);
    if (known == all.end()) {
      if (all.size() == MayTable::pins_max) return 0;
      known = all.insert(all.end(), act);
    }
    return std::uint64_t{1} << static_cast<std::size_t>(known - all.begin());
  }

  /// The current instruction's acts from number `before` on are this one.
  void pin(const PinnedAct& act, std::size_t before) {
    const std::uint64_t bit = pin_bit(act);
    if (bit == 0) return;
    const Bits& bits = facts_.acts[function_][pc_];
    Pins& pins = facts_.pins[{function_, pc_}];
    pins.acts |= bit;
    pins.bits.insert(pins.bits.end(), bits.begin() + static_cast<std::ptrdiff_t>(before), bits.end());
  }

  /// Likewise, on memory behind a word that stays as it is, or an address that straight code has just computed from
  /// such words: the act is pinned by what the next step of that computation works on, back to its beginning.
  void pin_address(const PinnedAct& act, std::size_t before) {
    const auto steps = pin_steps(program_, program_.functions[function_], is_target_, is_constant_, pc_, act);
    // All of them or none.
    if (!steps || pin_bit(act) == 0) return;
    for (const PinStep& step : *steps) {
      if (pin_bit(step.first) == 0) return;
    }
    pin(act, before);
    for (const PinStep& step : *steps) {
      Pins& pins = facts_.pins[{function_, step.pc}];
      pins.acts |= pin_bit(step.first);
      pins.ends |= pin_bit(step.then);
    }
  }

  /// Exactly these words of what `word` refers to are loaded or stored.
  void access_exactly(bool writes, std::int32_t word, std::int32_t offset, const WordKind* layout, std::size_t count) {
    const bool adds = program_.functions[function_].only_adds;
    const Act one = adds ? Act::add : writes ? Act::write : Act::read;
    const std::size_t before = facts_.acts[function_][pc_].size();
    for_each_target(word, [&](Cell cell) {
      for (std::size_t i = 0; i < count; ++i) act(one, word_spot(cell + (offset + static_cast<std::int32_t>(i))));
    });
    PinnedAct exact{.word = word, .act = one, .count = static_cast<std::uint32_t>(count)};
    exact.offset = static_cast<std::uint32_t>(offset);
    pin_address(exact, before);
    if (!adds) access(writes, word, offset, layout, count);
  }

  /// Words that nobody writes once others know them: reading them is no step, but it follows the references.
  void constant_access(std::int32_t word, std::int32_t offset, const WordKind* layout, std::size_t count) {
    for_each_target(word, [&](Cell cell) {
      for (std::size_t i = 0; i < count; ++i) {
        if (is_reference(layout[i])) act(Act::read_refs, word_spot(cell + (offset + static_cast<std::int32_t>(i))));
      }
    });
  }
  void elements(bool writes, std::int32_t slice, TypeIndex type) {
    const std::vector<WordKind>& layout = program_.types[type].layout;
    access(writes, slice, 0, layout.data(), layout.size());
  }
  void map_access(bool writes, std::int32_t word, TypeIndex type, bool moves_values) {
    const auto holds_refs = [&](TypeIndex of) { return std::ranges::any_of(program_.types[of].layout, is_reference); };
    const bool is_ref =
        moves_values && (holds_refs(program_.types[type].key) || holds_refs(program_.types[type].element));
    for_each_target(word, [&](Cell cell) { access(writes, object_spot(cell), is_ref); });
  }

  // ------------------------------------------------------------------ selects that meet selects
  // Two selects meet on an unbuffered channel only if one of them could have parked, that is if none of its cases is
  // ready by the state of a channel. So such a select observes what makes its other cases ready, as one with default
  // does.

  template <class Visit>
  void for_each_select(Visit&& visit) {
    for (function_ = 0; function_ < program_.functions.size(); ++function_) {
      for (pc_ = 0; pc_ < code().size(); ++pc_) {
        if (code()[pc_].op == Op::select) visit(program_.selects[static_cast<std::size_t>(code()[pc_].k)]);
      }
    }
  }

  void find_meetings() {
    std::set<Spot> sends, receives;
    for_each_select([&](const Select& select) {
      if (select.cases.size() + (select.has_default ? 1 : 0) < 2) return;
      for (const SelectCase& one : select.cases) {
        std::set<Spot>& spots = one.kind == SelectCaseKind::send ? sends : receives;
        for_each_target(one.channel, [&](Cell cell) { spots.insert(object_spot(cell)); });
      }
    });
    std::ranges::set_intersection(sends, receives, std::inserter(meetings_, meetings_.end()));
  }

  /// Whether a select with a send case and one with a receive case may meet on the channel in `word`.
  bool is_meeting(std::int32_t word) {
    bool result = false;
    for_each_target(word, [&](Cell cell) { result = result || meetings_.contains(object_spot(cell)); });
    return result;
  }

  void collect(const Instruction& in) {
    const std::vector<WordKind>& kinds = program_.functions[function_].kinds;
    const auto type = static_cast<TypeIndex>(in.k);
    switch (in.op) {
      case Op::load:
        if (in.t == 1) return constant_access(in.b, in.c, kinds.data() + in.a, in.n);
        return access_exactly(false, in.b, in.c, kinds.data() + in.a, in.n);
      case Op::store:
        is_initialising_[pc_] =
            is_initialising(program_, program_.functions[function_], is_target_, is_initialising_, pc_);
        if (is_initialising_[pc_]) return;
        return access_exactly(true, in.a, in.c, kinds.data() + in.b, in.n);
      case Op::append_slice:
      case Op::copy_slice:
        elements(false, in.b, type);
        elements(true, in.b, type);
        if (in.t != 1) elements(false, in.c, type);
        return;
      case Op::append_values: elements(false, in.b, type); return elements(true, in.b, type);
      case Op::string_from_bytes:
      case Op::string_from_runes: {
        constexpr WordKind one = WordKind::scalar;
        return access(false, in.b, 0, &one, 1);
      }
      case Op::slice_clear: return elements(true, in.a, type);
      case Op::type_assert: {
        // Copies out of the box.
        const std::vector<WordKind>& layout = program_.types[type].layout;
        if (layout.size() < 2) return;
        const std::uint32_t web = flow_.webs(function_).use(pc_, static_cast<std::uint32_t>(in.b + 1));
        for (const NodeId base : flow_.bases(function_)) {
          const Cell cell = flow_.memory().boxed(base + web, type);
          for (std::size_t i = 0; i < layout.size(); ++i) {
            access(false, word_spot(cell + static_cast<std::int64_t>(i)), is_reference(layout[i]));
          }
        }
        return;
      }
      case Op::map_get: return map_access(false, in.b, type, true);
      case Op::map_len: {
        for_each_target(in.b, [&](Cell cell) { access(false, object_spot(cell), false); });
        return;
      }
      case Op::map_set: return map_access(true, in.a, type, true);
      case Op::map_delete:
      case Op::map_clear: for_each_target(in.a, [&](Cell cell) { access(true, object_spot(cell), false); }); return;
      case Op::map_next:
        for_each_target(in.a, [&](Cell iterator) {
          access(false, object_spot(flow_.memory().pointee(flow_.memory().word(iterator))), true);
        });
        return;
      case Op::send: return on_channel(Act::send, in.a);
      case Op::receive: return on_channel(Act::receive, in.b);
      case Op::close_chan: return on_channel(Act::close, in.a);
      case Op::make_closure: return capture(in);
      case Op::chan_len: return on_channel(Act::length, in.b);
      case Op::select: {
        const Select& select = program_.selects[static_cast<std::size_t>(in.k)];
        for (const SelectCase& one : select.cases) {
          const bool sends = one.kind == SelectCaseKind::send;
          on_channel(sends ? Act::send : Act::receive, one.channel);
          const bool watches = select.has_default || std::ranges::any_of(select.cases, [&](const SelectCase& other) {
                                 return &other != &one && is_meeting(other.channel);
                               });
          if (watches) on_channel(sends ? Act::watch_send : Act::watch_receive, one.channel);
        }
        return;
      }
      case Op::mutex_try_lock:
      case Op::rw_try_lock:
      case Op::rw_try_read_lock: return on_lock(lock_act(in.op), in.b);
      case Op::mutex_lock:
      case Op::mutex_unlock:
      case Op::rw_announce:
      case Op::rw_acquire:
      case Op::rw_unlock:
      case Op::rw_read_lock:
      case Op::rw_read_unlock:
      case Op::wait_group_wait: return on_lock(lock_act(in.op), in.a);
      case Op::wait_group_add: {
        const Word* delta = constant_at(program_, program_.functions[function_], is_target_, pc_, in.b);
        if (delta == nullptr || static_cast<std::int64_t>(*delta) >= 0) on_lock(Act::wait_group_add, in.a);
        if (delta == nullptr || static_cast<std::int64_t>(*delta) < 0) on_lock(Act::wait_group_done, in.a);
        return;
      }
      case Op::await: return on_lock(Act::read, in.a);
      case Op::timer_stop: return on_lock(Act::timer, in.b);
      case Op::timer_start:
        on_lock(Act::timer, in.a);
        // It may fire later: send on its channel, or call what its function has captured.
        for_each_target(in.a, [&](Cell timer) {
          act(Act::read_refs, word_spot(timer + timer_word::channel));
          act(Act::read_refs, word_spot(timer + timer_word::function));
          const Spot channel = object_spot(flow_.memory().pointee(flow_.memory().word(timer + timer_word::channel)));
          act(Act::send, channel);
          act(Act::tick, channel);
        });
        return;
      default: return;
    }
  }

  /// Whoever calls a closure holds what it has captured.
  void capture(const Instruction& in) {
    const std::vector<WordKind>& kinds = program_.functions[function_].kinds;
    for (std::int32_t word = in.b; word < in.b + static_cast<std::int32_t>(in.n); ++word) {
      if (!is_reference(kinds[static_cast<std::size_t>(word)])) continue;
      const std::uint32_t web = flow_.webs(function_).use(pc_, static_cast<std::uint32_t>(word));
      for (const NodeId base : flow_.bases(function_)) {
        captured_nodes_.emplace_back(static_cast<FunctionIndex>(in.k), base + web);
      }
    }
  }

  void number_takes() {
    facts_.takes_of.resize(table_.act_bits_);
    const auto number = [&](const Bits& list) {
      for (const std::uint32_t target : list) table_.take_bits_.try_emplace(target, 0);
    };
    for (std::size_t i = 0; i < table_.bits_.size(); ++i) {
      const auto act = static_cast<Act>(i % act_count);
      if (table_.bits_[i] == no_index || (act != Act::read_refs && act != Act::receive)) continue;
      facts_.takes_of[table_.bits_[i]] = table_.targets_[i / act_count];
    }
    std::ranges::for_each(facts_.takes_of, number);
    std::ranges::for_each(facts_.captured, number);
    std::uint32_t bit = table_.act_bits_ + table_.global_count_;
    for (auto& [target, number_of] : table_.take_bits_) number_of = bit++;
    const auto renumber = [&](Bits& list) {
      for (std::uint32_t& target : list) target = table_.take_bits_.at(target);
    };
    std::ranges::for_each(facts_.takes_of, renumber);
    std::ranges::for_each(facts_.captured, renumber);
  }

  const Program& program_;
  MayTable& table_;
  ValueFlow flow_;
  MayFacts facts_;
  MayRows rows_;
  std::unordered_map<NodeId, Spot> words_;
  std::unordered_map<ClassId, Spot> wholes_;
  std::unordered_set<ClassId> listed_;  // into the targets being listed
  std::set<Spot> meetings_;             // channels on which a select may send to a select
  std::vector<std::pair<FunctionIndex, NodeId>> captured_nodes_;
  std::vector<bool> is_constant_;                  // words of the current function's frame
  std::vector<bool> is_target_, is_initialising_;  // of the current function, by pc
  FunctionIndex function_ = 0;
  std::uint32_t pc_ = 0;
};

MayTable::MayTable(const Program& program, const Layouts& layouts, const Liveness& liveness, const EffectTable& effects)
    : builder_(std::make_unique<Builder>(program, layouts, liveness, effects, *this)) {
  builder_->run();
  rows_ = std::vector<std::atomic<const FunctionRows*>>(program.functions.size());
}

MayTable::~MayTable() = default;

const MayTable::FunctionRows& MayTable::solve_rows(FunctionIndex function) const {
  const std::lock_guard lock(mutex_);
  if (const FunctionRows* known = rows_[function].load(std::memory_order_relaxed)) return *known;
  solved_.push_back(builder_->rows_of(function));
  rows_[function].store(&solved_.back(), std::memory_order_release);
  return solved_.back();
}

const ObjectSpots& MayTable::spots_of(const HeapObject& object) const {
  const std::lock_guard lock(mutex_);
  const ObjectKey key{object.kind, object.type, object.site};
  const auto [at, is_new] = object_spots_.try_emplace(key);
  auto& versions = at->second;
  if (!is_new && (!versions.back()->is_data || versions.back()->words.size() >= object.words.size())) {
    return *versions.back();
  }
  auto spots = std::make_unique<ObjectSpots>();
  if (is_new) {
    spots->number = static_cast<std::uint32_t>(object_spots_.size() - 1);
    spots->is_data = object.kind == ObjectKind::data;
    spots->target = builder_->class_of(key);
    if (!spots->is_data) spots->whole = builder_->whole_spot(builder_->cell_of(key));
  } else {
    *spots = *versions.back();
  }
  if (spots->is_data) {
    const Cell cell = builder_->cell_of(key);
    while (spots->words.size() < object.words.size()) {
      spots->words.push_back(builder_->spot_at(cell + static_cast<std::int64_t>(spots->words.size())));
    }
  }
  versions.push_back(std::move(spots));
  return *versions.back();
}

}  // namespace stalemate::model
