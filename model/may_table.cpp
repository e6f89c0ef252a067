#include "model/may_table.hpp"

#include <algorithm>

#include "model/layout.hpp"
#include "model/operands.hpp"

namespace stalemate::model {
namespace {

constexpr std::size_t channel_act_count = static_cast<std::size_t>(Act::length) + 1;

void join(BitRow& row, const BitRow& other) {
  for (std::size_t i = 0; i < row.size(); ++i) row[i] |= other[i];
}

bool has_refs(const Program& program, TypeIndex type) {
  return std::ranges::any_of(program.types[type].layout, [](WordKind kind) { return kind != WordKind::scalar; });
}

bool has_refs(const Function& function, std::int32_t word, std::uint32_t count) {
  const auto first = function.kinds.begin() + word;
  return std::any_of(first, first + count, [](WordKind kind) { return kind != WordKind::scalar; });
}

bool is_jump(Op op) { return op == Op::jump || op == Op::jump_if || op == Op::jump_unless || op == Op::select; }

/// The constant a frame word holds at `pc`, if the straight code before it says so.
const Word* constant_at(const Program& program, const Function& function, std::uint32_t pc, std::int32_t word) {
  std::vector<bool> is_target(function.code.size() + 1, false);
  std::vector<Successor> next;
  for (std::uint32_t i = 0; i < function.code.size(); ++i) {
    successors(program, function, i, next);
    for (const Successor& successor : next) {
      if (successor.pc != i + 1 && successor.pc < is_target.size()) is_target[successor.pc] = true;
    }
  }
  Operands words;
  while (pc > 0 && !is_target[pc] && !is_jump(function.code[pc - 1].op)) {
    const Instruction& in = function.code[--pc];
    operands(program, function, in, words);
    const bool defines = std::ranges::any_of(words.defs, [&](WordRange range) {
      return word >= range.first && word < range.first + static_cast<std::int32_t>(range.count);
    });
    if (!defines) continue;
    if (in.op == Op::constant) return &program.words[static_cast<std::size_t>(in.k)];
    if (in.op != Op::move) return nullptr;
    word += in.b - in.a;
  }
  return nullptr;
}

}  // namespace

MayTable::MayTable(const Program& program, const EffectTable& effects) : program_(program) {
  number(program);
  solve(program, effects);
}

TypeIndex MayTable::element_of(TypeIndex channel) const { return program_.types[channel].element; }

std::uint32_t MayTable::act_bit(Act act, TypeIndex element) const {
  if (!is_channel_act(act)) return plain_bits_[static_cast<std::size_t>(act)];
  const std::uint32_t first = channel_bits_[element];
  return first == no_index ? no_index : first + static_cast<std::uint32_t>(act);
}

void MayTable::number(const Program& program) {
  channel_bits_.assign(program.types.size(), no_index);
  plain_bits_.assign(act_count, no_index);
  present_.assign(act_count, false);
  for (std::size_t act = channel_act_count; act < act_count; ++act) plain_bits_[act] = act_bits_++;
  for (const Type& type : program.types) {
    if (type.kind != TypeKind::channel || channel_bits_[type.element] != no_index) continue;
    channel_bits_[type.element] = act_bits_;
    act_bits_ += channel_act_count;
  }
  global_count_ = static_cast<std::uint32_t>(program.globals.size());
  const std::uint32_t size = program.types[program.globals_type].size;
  // Words that belong to no declared variable go with the one before; an offset past the end is never accessed.
  global_of_offset_.assign(std::size_t{size} + 1, 0);
  for (std::uint32_t i = 0; i < global_count_; ++i) {
    const std::uint32_t end = i + 1 < global_count_ ? program.globals[i + 1].offset : size + 1;
    for (std::uint32_t offset = program.globals[i].offset; offset < end; ++offset) global_of_offset_[offset] = i;
  }
}

void MayTable::own_acts(const Program& program, const EffectTable& effects, FunctionIndex index, std::uint32_t pc,
                        BitRow& row) const {
  const Function& function = program.functions[index];
  const Instruction& in = function.code[pc];
  const auto act = [&](Act one) { set_bit(row, act_bit(one)); };
  const auto channel = [&](Act one, TypeIndex type) { set_bit(row, act_bit(one, element_of(type))); };
  const auto type = [&] { return static_cast<TypeIndex>(in.k); };
  const auto read = [&](bool refs) {
    act(Act::read);
    if (refs) act(Act::read_refs);
  };
  const auto write = [&](bool refs) {
    act(Act::write);
    if (refs) act(Act::write_refs);
  };
  const auto map_has_refs = [&](TypeIndex map) {
    return has_refs(program, program.types[map].key) || has_refs(program, program.types[map].element);
  };
  switch (in.op) {
    case Op::constant: {
      const Ref ref = Ref::from_word(program.words[static_cast<std::size_t>(in.k)]);
      // Constants of other kinds may look like a reference to a package variable; that only costs precision.
      if (ref.object == 1 && ref.offset < global_of_offset_.size() && global_count_ > 0 &&
          function.kinds[static_cast<std::size_t>(in.a)] == WordKind::ref) {
        set_bit(row, global_bit(global_at(ref.offset)));
      }
      return;
    }
    case Op::load: return read(has_refs(function, in.a, in.n));
    case Op::store: return write(has_refs(function, in.b, in.n));
    case Op::append_slice:
    case Op::copy_slice: read(has_refs(program, type())); return write(has_refs(program, type()));
    case Op::append_values: read(has_refs(program, type())); return write(has_refs(program, type()));
    case Op::string_from_bytes:
    case Op::string_from_runes: return read(false);
    case Op::slice_clear: return write(false);
    case Op::map_get: return read(map_has_refs(type()));
    case Op::map_len: return read(false);
    case Op::map_set: return write(map_has_refs(type()));
    case Op::map_delete:
    case Op::map_clear: return write(false);
    case Op::map_next: return read(map_has_refs(in.n));
    case Op::send: return channel(Act::send, type());
    case Op::receive: return channel(Act::receive, type());
    case Op::close_chan: return channel(Act::close, type());
    case Op::chan_len: return channel(Act::length, type());
    case Op::select: {
      const Select& select = program.selects[static_cast<std::size_t>(in.k)];
      for (const SelectCase& one : select.cases) {
        const bool sends = one.kind == SelectCaseKind::send;
        channel(sends ? Act::send : Act::receive, one.channel_type);
        if (select.has_default) channel(sends ? Act::watch_send : Act::watch_receive, one.channel_type);
      }
      return;
    }
    case Op::mutex_lock: return act(Act::mutex_lock);
    case Op::mutex_try_lock: return act(Act::mutex_try_lock);
    case Op::mutex_unlock: return act(Act::mutex_unlock);
    case Op::rw_announce: return act(Act::rw_announce);
    case Op::rw_acquire: return act(Act::rw_acquire);
    case Op::rw_unlock: return act(Act::rw_unlock);
    case Op::rw_read_lock: return act(Act::rw_read_lock);
    case Op::rw_read_unlock: return act(Act::rw_read_unlock);
    case Op::rw_try_lock:
    case Op::rw_try_read_lock: return act(Act::rw_try);
    case Op::wait_group_add: {
      const Word* delta = constant_at(program, function, pc, in.b);
      if (delta == nullptr || static_cast<std::int64_t>(*delta) >= 0) act(Act::wait_group_add);
      if (delta == nullptr || static_cast<std::int64_t>(*delta) < 0) act(Act::wait_group_done);
      return;
    }
    case Op::wait_group_wait: return act(Act::wait_group_wait);
    case Op::await: return read(false);
    case Op::timer_start:
      act(Act::timer);
      act(Act::timer_start);
      // What the channel of a timer carries (model/timer.hpp).
      for (TypeIndex element = 0; element < channel_bits_.size(); ++element) {
        if (channel_bits_[element] == no_index || program.types[element].name != "time.Time") continue;
        set_bit(row, act_bit(Act::send, element));
      }
      for (const FunctionIndex function_index : effects.timer_functions()) join(row, entry_[function_index]);
      return;
    case Op::timer_stop: return act(Act::timer);
    case Op::atomic_begin:
      // The accesses of the section are instructions of their own.
    default: return;
  }
}

void MayTable::solve(const Program& program, const EffectTable& effects) {
  const std::size_t count = program.functions.size();
  entry_.assign(count, BitRow(row_words(), 0));
  // Whole functions first, by the call graph; rows only grow.
  for (bool changed = true; changed;) {
    changed = false;
    for (FunctionIndex f = 0; f < count; ++f) {
      BitRow row = entry_[f];
      for (std::uint32_t pc = 0; pc < program.functions[f].code.size(); ++pc) {
        own_acts(program, effects, f, pc, row);
        for (const FunctionIndex callee : effects.callees(f, pc)) join(row, entry_[callee]);
      }
      if (row == entry_[f]) continue;
      entry_[f] = std::move(row);
      changed = true;
    }
  }
  std::vector<Successor> next;
  for (FunctionIndex f = 0; f < count; ++f) {
    const Function& function = program.functions[f];
    start_.push_back(static_cast<std::uint32_t>(from_.size()));
    std::vector<BitRow> own(function.code.size(), BitRow(row_words(), 0));
    for (std::uint32_t pc = 0; pc < own.size(); ++pc) {
      own_acts(program, effects, f, pc, own[pc]);
      for (const FunctionIndex callee : effects.callees(f, pc)) join(own[pc], entry_[callee]);
    }
    std::vector<BitRow> rows = own;
    for (bool changed = true; changed;) {
      changed = false;
      for (std::uint32_t pc = static_cast<std::uint32_t>(rows.size()); pc-- > 0;) {
        BitRow row = rows[pc];
        successors(program, function, pc, next);
        for (const Successor& successor : next) {
          if (successor.pc < rows.size()) join(row, rows[successor.pc]);
        }
        // A recovered panic resumes there, from anywhere.
        if (function.defer_slot >= 0) join(row, rows[function.epilogue]);
        if (row == rows[pc]) continue;
        rows[pc] = std::move(row);
        changed = true;
      }
    }
    from_.insert(from_.end(), rows.begin(), rows.end());
  }
  for (std::size_t act = 0; act < act_count; ++act) {
    for (const BitRow& row : entry_) {
      if (!is_channel_act(static_cast<Act>(act))) present_[act] = present_[act] || has_bit(row, plain_bits_[act]);
    }
  }
}

}  // namespace stalemate::model
