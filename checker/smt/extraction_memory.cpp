// Memory: objects by the place where they are made, one value for each of their words.
#include <algorithm>

#include "checker/smt/extraction.hpp"
#include "model/straight_code.hpp"

namespace stalemate::checker::smt {

using model::Instruction;
using model::Op;

namespace {

std::size_t at(std::int32_t word) { return static_cast<std::size_t>(word); }

}  // namespace

ObjectId Extraction::object(AbstractKind kind, std::uint32_t type, std::int32_t site, std::uint32_t part) {
  const auto [it, fresh] = object_ids_.try_emplace({at_, part}, static_cast<ObjectId>(objects_.size()));
  if (fresh) {
    AbstractObject& made = objects_.emplace_back();
    made.kind = kind;
    made.made = at_;
    made.part = part;
    made.type = type;
    made.site = static_cast<model::SiteIndex>(site);
  }
  return it->second;
}

void Extraction::store(ObjectId object, std::int32_t offset, const Value& value) {
  AbstractObject& into = objects_[object];
  if (offset < 0) {
    if (!into.is_smeared) changed_ = true;
    into.is_smeared = true;
    return;
  }
  stores_[{object, offset}].insert(at_);
  // What was handed to code that is not followed may be written there later on.
  if (into.is_spread) smear(value);
  const auto [it, fresh] = into.words.try_emplace(offset, value);
  const auto key = std::tuple{place_of(into.made), into.part, offset};
  const bool counts_zero = zero_.contains({object, offset}) || maybe_zero_.contains(key) || object == 0;
  if (fresh) {
    if (counts_zero && !(value == Value::of(0)) && maybe_zero_.contains(key)) it->second = {};
    changed_ = true;
    return;
  }
  if (it->second == value || !it->second.is_known()) return;
  it->second = {};
  changed_ = true;
}

std::optional<Value> Extraction::load(ObjectId object, std::int32_t offset) {
  AbstractObject& from = objects_[object];
  if (from.is_smeared || offset < 0) return Value{};
  if (object == 0) {
    // The library's package variables are set by code that is not followed.
    const auto& globals = program_.globals;
    auto global = std::upper_bound(
        globals.begin(), globals.end(), offset,
        [](std::int32_t word, const model::Global& g) { return word < static_cast<std::int32_t>(g.offset); });
    if (global == globals.begin()) return Value{};
    --global;
    if (global->position.line == 0 || program_.file_is_library[global->position.file]) return Value{};
  }
  loads_[{object, offset}].insert(at_);
  const auto known = from.words.find(offset);
  if (known != from.words.end()) {
    // A number may have been changed through pointers that are not followed.
    if (scalars_unknown_ && known->second.is_number()) return Value{};
    return known->second;
  }
  if (zero_.contains({object, offset})) return Value::of(0);
  awaited_.insert({object, offset});
  return std::nullopt;
}

bool Extraction::load_words(const Value& base, std::int32_t offset, std::uint32_t count, std::int32_t to,
                            Values& words) {
  bool is_complete = true;
  for (std::uint32_t i = 0; i < count; ++i) {
    Value value;
    if (base.is_object()) {
      const AbstractObject& from = objects_[base.index];
      std::int32_t word = base.offset < 0 ? -1 : base.offset + offset + static_cast<std::int32_t>(i);
      if (from.kind == AbstractKind::array && word >= 0) word %= static_cast<std::int32_t>(from.stride);
      if (from.kind == AbstractKind::opaque || from.kind == AbstractKind::channel) word = -1;
      const std::optional<Value> known = load(base.index, word);
      is_complete = is_complete && known.has_value();
      if (known) value = *known;
    }
    words[at(to) + i] = value;
  }
  return is_complete;
}

void Extraction::store_words(const Value& base, std::int32_t offset, std::int32_t from, std::uint32_t count,
                             const Values& words) {
  if (base.is_nil()) return panic();
  const auto& kinds = function_of(configs_[at_]).kinds;
  for (std::uint32_t i = 0; i < count; ++i) {
    if (base.is_object()) {
      const AbstractObject& into = objects_[base.index];
      std::int32_t word = base.offset < 0 ? -1 : base.offset + offset + static_cast<std::int32_t>(i);
      if (into.kind == AbstractKind::array && word >= 0) word %= static_cast<std::int32_t>(into.stride);
      if (words[at(from) + i].is_nil() && is_first_zero(base.index, word)) continue;
      store(base.index, word, words[at(from) + i]);
      continue;
    }
    if (kinds[at(from) + i] != model::WordKind::scalar) {
      return refuse("a reference is written through a pointer that is not followed");
    }
    if (!scalars_unknown_) {
      scalars_unknown_ = true;
      throw Restart{};
    }
  }
}

bool Extraction::is_first_zero(ObjectId object, std::int32_t offset) {
  const ContextId context = configs_[at_].context;
  const model::FunctionIndex index = contexts_[context].function;
  const model::Function& function = program_.functions[index];
  auto known = initialising_.find(index);
  if (known == initialising_.end()) {
    const std::vector<bool> is_target = model::jump_targets(program_, function);
    std::vector<bool> flags(function.code.size(), false);
    for (std::uint32_t pc = 0; pc < function.code.size(); ++pc) {
      flags[pc] = function.code[pc].op == Op::store && model::is_initialising(program_, function, is_target, flags, pc);
    }
    known = initialising_.emplace(index, std::move(flags)).first;
  }
  if (object == 0 || !known->second[configs_[at_].pc]) return false;
  const auto stores = stores_.find({object, offset});
  if (stores == stores_.end()) return true;
  return std::none_of(stores->second.begin(), stores->second.end(), [&](ConfigId other) {
    return configs_[other].context == context && configs_[other].pc < configs_[at_].pc;
  });
}

void Extraction::smear(const Value& value) {
  if (!value.is_object()) return;
  if (value.index == 0) {
    // Of the package variables only the one that is pointed to.
    for (const model::Global& global : program_.globals) {
      const auto first = static_cast<std::int32_t>(global.offset);
      const auto end = first + static_cast<std::int32_t>(program_.types[global.type].size);
      if (value.offset >= 0 && (value.offset < first || value.offset >= end)) continue;
      for (std::int32_t word = first; word < end; ++word) {
        const auto known = objects_[0].words.find(word);
        const Value held = known != objects_[0].words.end() ? known->second : Value{};
        store(0, word, {});
        smear(held);
      }
    }
    return;
  }
  AbstractObject& what = objects_[value.index];
  if (what.kind == AbstractKind::channel || what.is_smeared || what.is_spread) return;
  // Captured variables cannot be changed, but what they point to can.
  if (what.kind != AbstractKind::closure) what.is_smeared = true;
  what.is_spread = true;
  changed_ = true;
  const std::map<std::int32_t, Value> words = what.words;
  for (const auto& [offset, held] : words) smear(held);
}

void Extraction::smear_arrays(std::uint32_t type) {
  for (ObjectId id = 0; id < objects_.size(); ++id) {
    if (objects_[id].kind == AbstractKind::array && objects_[id].type == type) smear(Value::to(id, 0));
  }
}

Extraction::Step Extraction::memory(const Instruction& in, Values& words) {
  const auto [op, t, n, a, b, c, k] = in;
  switch (op) {
    case Op::new_object:
      words[at(a)] = Value::to(object(AbstractKind::data, static_cast<std::uint32_t>(k), c), 0);
      return Step::done;
    case Op::make_closure: {
      const ObjectId made = object(AbstractKind::closure, static_cast<std::uint32_t>(k), 0);
      for (std::uint32_t i = 0; i < n; ++i) store(made, static_cast<std::int32_t>(i), words[at(b) + i]);
      words[at(a)] = Value::to(made, 0);
      return Step::done;
    }
    case Op::address: {
      Value value = words[at(b)];
      if (value.is_nil()) return panic(), Step::done;
      if (value.is_object() && value.offset >= 0) value.offset += c;
      words[at(a)] = value.is_object() ? value : Value{};
      return Step::done;
    }
    case Op::make_slice: {
      const ObjectId made = object(AbstractKind::array, static_cast<std::uint32_t>(k), c);
      objects_[made].stride = std::max(1U, program_.types[at(k)].size);
      const Value length = words[at(b)], capacity = words[at(b) + 1];
      words[at(a)] = Value::to(made, 0);
      words[at(a) + 1] = length;
      words[at(a) + 2] = capacity;
      return Step::done;
    }
    case Op::bytes_from_string:
    case Op::runes_from_string: forget_defs(in, words); return Step::done;
    case Op::index_address: {
      Value value = words[at(b)];
      if (value.is_object() && objects_[value.index].kind != AbstractKind::array) value.offset = -1;
      words[at(a)] = value.is_object() ? value : Value{};
      return Step::done;
    }
    case Op::array_address: {
      Value value = words[at(b)];
      const Value index = words[at(c)];
      if (value.is_nil()) return panic(), Step::done;
      if (!value.is_object()) {
        value = {};
      } else if (index.is_constant() && index.number.constant >= 0 && index.number.constant < k && value.offset >= 0) {
        value.offset += static_cast<std::int32_t>(index.number.constant) * n;
      } else {
        value.offset = -1;
      }
      words[at(a)] = value;
      return Step::done;
    }
    case Op::slice_slice: {
      const Value ref = words[at(b)], length = words[at(b) + 1], capacity = words[at(b) + 2];
      words[at(a)] = ref;
      words[at(a) + 1] = t == 0 ? length : Value{};
      words[at(a) + 2] = t == 0 ? capacity : Value{};
      return Step::done;
    }
    case Op::slice_array: {
      Value ref = words[at(b)];
      if (ref.is_object()) ref.offset = -1;
      words[at(a)] = ref.is_object() ? ref : Value{};
      words[at(a) + 1] = t == 0 ? Value::of(k) : Value{};
      words[at(a) + 2] = words[at(a) + 1];
      return Step::done;
    }
    case Op::append_values:
    case Op::append_slice: {
      // Either the array it was, or a new one with the same elements: one object stands for both.
      const Value old = words[at(b)], length = words[at(b) + 1];
      const std::uint32_t size = std::max(1U, program_.types[at(k)].size);
      const std::uint32_t count = op == Op::append_values ? n : 0;
      Value result = old;
      if (!old.is_object()) {
        const ObjectId made = object(AbstractKind::array, static_cast<std::uint32_t>(k), 0);
        objects_[made].stride = size;
        result = Value::to(made, 0);
        if (!old.is_nil()) {
          smear_arrays(static_cast<std::uint32_t>(k));  // it may be any of them
        }
      }
      const bool is_array = objects_[result.index].kind == AbstractKind::array;
      for (std::uint32_t i = 0; i < count * program_.types[at(k)].size; ++i) {
        store(result.index, is_array ? static_cast<std::int32_t>(i % size) : -1, words[at(c) + i]);
      }
      if (op == Op::append_slice && t == 0 && !words[at(c)].is_nil()) smear(result);
      words[at(a)] = result;
      words[at(a) + 1] = length.is_number() && op == Op::append_values ? Value::of(length.number + Linear(n)) : Value{};
      words[at(a) + 2] = {};
      return Step::done;
    }
    case Op::copy_slice:
      if (t == 0 && !words[at(b)].is_object() && holds_references(static_cast<model::TypeIndex>(k))) {
        refuse("references are copied into a slice that is not followed");
      }
      if (!words[at(b)].is_object()) smear_arrays(static_cast<std::uint32_t>(k));
      smear(words[at(b)]);
      words[at(a)] = {};
      return Step::done;
    case Op::slice_clear:
      if (!words[at(a)].is_object()) smear_arrays(static_cast<std::uint32_t>(k));
      smear(words[at(a)]);
      return Step::done;
    case Op::make_interface: {
      const std::uint32_t size = program_.types[at(k)].size;
      const Values source(words.begin() + b, words.begin() + b + static_cast<std::int32_t>(size));
      words[at(a)] = Value::of(k);
      if (size == 1) {
        words[at(a) + 1] = source[0];
      } else if (size == 0) {
        words[at(a) + 1] = Value::of(0);
      } else {
        const ObjectId made = object(AbstractKind::data, static_cast<std::uint32_t>(k), c);
        for (std::uint32_t i = 0; i < size; ++i) store(made, static_cast<std::int32_t>(i), source[i]);
        words[at(a) + 1] = Value::to(made, 0);
      }
      return Step::done;
    }
    case Op::type_assert: {
      const Value type = words[at(b)], data = words[at(b) + 1];
      const std::uint32_t size = program_.types[at(k)].size;
      const bool matches = type.is_constant() && type.number.constant == k;
      if (!type.is_constant()) {
        forget_defs(in, words);
        return Step::done;
      }
      if (!matches && t != 1) return panic(), Step::done;
      bool is_complete = true;
      if (!matches) {
        for (std::uint32_t i = 0; i < size; ++i) words[at(a) + i] = Value::of(0);
      } else if (size == 1) {
        words[at(a)] = data;
      } else {
        is_complete = load_words(data, 0, size, a, words);
      }
      if (t == 1) words[at(c)] = Value::of(matches ? 1 : 0);
      return is_complete ? Step::done : Step::waits;
    }
    case Op::type_assert_interface: {
      const Value type = words[at(b)], data = words[at(b) + 1];
      if (!type.is_constant()) {
        forget_defs(in, words);
        return Step::done;
      }
      bool matches = !type.is_nil();
      if (matches) {
        const auto& methods = program_.types[static_cast<std::size_t>(type.number.constant)].methods;
        for (const model::MethodIndex method : program_.types[at(k)].interface_methods) {
          matches = matches && std::any_of(methods.begin(), methods.end(),
                                           [&](const model::MethodEntry& e) { return e.method == method; });
        }
      }
      if (!matches && t != 1) return panic(), Step::done;
      words[at(a)] = matches ? type : Value::of(0);
      words[at(a) + 1] = matches ? data : Value::of(0);
      if (t == 1) words[at(c)] = Value::of(matches ? 1 : 0);
      return Step::done;
    }
    case Op::load: {
      const Value base = words[at(b)];
      if (base.is_nil()) return panic(), Step::done;
      return load_words(base, c, n, a, words) ? Step::done : Step::waits;
    }
    case Op::store: store_words(words[at(a)], c, b, n, words); return Step::done;
    case Op::make_map:
      words[at(a)] = Value::to(object(AbstractKind::opaque, static_cast<std::uint32_t>(k), c), 0);
      return Step::done;
    case Op::map_set:
    case Op::map_delete:
    case Op::map_clear: return Step::done;  // what comes out of a map is unknown anyway
    default: return Step::other;
  }
}

bool Extraction::holds_references(model::TypeIndex type) const {
  const auto& layout = program_.types[type].layout;
  return std::any_of(layout.begin(), layout.end(),
                     [](model::WordKind kind) { return kind != model::WordKind::scalar; });
}

}  // namespace stalemate::checker::smt
