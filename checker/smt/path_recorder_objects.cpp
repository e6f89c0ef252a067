// Objects of recorded executions, what is in them, and cells of shared memory.
#include <algorithm>

#include "checker/place.hpp"
#include "checker/smt/path_recorder.hpp"
#include "model/check.hpp"

namespace stalemate::checker::smt {

using model::Op;
using model::Ref;
using model::Word;
namespace channel_word = model::channel_word;

ObjectIndex PathRecorder::object(OrderObject::Kind kind, Ref ref, std::int64_t capacity, std::int64_t initial) {
  const ObjectId id = here_.object(ref.object);
  // The same step of the same maker may make another object where it has gone another way before.
  const auto born = births_.find(id);
  const ObjectKey key{id, born == births_.end() ? no_id : born->second, ref.offset, kind};
  const auto [at, is_new] = objects_.try_emplace(key, static_cast<ObjectIndex>(order().objects.size()));
  if (is_new) order().objects.push_back({kind, capacity, initial});
  return at->second;
}

ObjectIndex PathRecorder::channel_object(Ref ref) {
  return object(OrderObject::Kind::channel, ref,
                static_cast<std::int64_t>(here_.state().objects[ref.object].words[channel_word::capacity]), 0);
}

ObjectIndex PathRecorder::lock_object(OrderObject::Kind kind, Ref ref) {
  const bool starts_free = kind == OrderObject::Kind::rw_mutex || kind == OrderObject::Kind::cond;
  const std::vector<Word>& words = here_.state().objects[ref.object].words;
  return object(kind, ref, 0, starts_free ? 0 : static_cast<std::int64_t>(words[ref.offset]));
}

std::vector<SilentAccess> PathRecorder::accesses(std::uint32_t g) {
  std::vector<model::Machine::Access> found;
  machine_.accesses(here_.state(), g, found);
  std::vector<SilentAccess> result;
  for (const auto& a : found) {
    const auto born = births_.find(here_.object(a.at.object));
    result.push_back({here_.object(a.at.object), born == births_.end() ? no_id : born->second, a.at.offset, a.words,
                      a.writes, a.is_atomic, a.is_map});
  }
  return result;
}

// ---------------------------------------------------------------------- values

/// A number for what the words say. References to anything but channels and functions are not told apart from each
/// other by what they lead to, so they are a problem.
std::uint32_t PathRecorder::value(const model::RefMap& map, const Word* words) {
  std::vector<std::uint64_t> key(words, words + map.size);
  model::for_each_ref(machine_.layouts(), map, words, [&](const Word& word) {
    const Ref ref = Ref::from_word(word);
    if (ref.is_nil() || ref.is_function()) return;
    if (here_.state().objects[ref.object].kind != model::ObjectKind::channel)
      problem("a reference that goes from one goroutine to another");
    const auto born = births_.find(here_.object(ref.object));
    const std::uint64_t place = born == births_.end() ? no_id : born->second;
    key[static_cast<std::size_t>(&word - words)] = (place << 32U) | here_.object(ref.object);
  });
  return values_.try_emplace(std::move(key), static_cast<std::uint32_t>(values_.size())).first->second;
}

std::uint32_t PathRecorder::sent_value(std::uint32_t g, std::uint16_t choice) {
  if (!options_.keeps_outcomes) return no_id;
  const model::Instruction& in = instruction(g);
  std::int32_t channel = in.a, from = in.b;
  if (const model::Select* select = select_at(program_, here_.state(), g)) {
    channel = select->cases[choice].channel;
    from = select->cases[choice].value;
  }
  const model::HeapObject& object = here_.state().objects[ref(g, channel).object];
  const model::Goroutine& goroutine = here_.state().goroutine(g);
  const Word* const words = goroutine.stack.data() + goroutine.frames[goroutine.frame_count - 1].base + from;
  return value(machine_.layouts().type(machine_.layouts().element(object.type)), words);
}

/// Of the element that is received next from a buffer.
std::uint32_t PathRecorder::waiting_value(Ref channel) {
  const model::HeapObject& object = here_.state().objects[channel.object];
  if (!options_.keeps_outcomes || object.words[channel_word::length] == 0) return no_id;
  return value(machine_.layouts().type(machine_.layouts().element(object.type)),
               object.words.data() + channel_word::elements);
}

bool PathRecorder::wants_value(std::uint32_t g, std::uint16_t choice) const {
  if (const model::Select* select = select_at(program_, here_.state(), g)) return select->cases[choice].wants_value;
  return (instruction(g).t & 1U) != 0;
}

// ---------------------------------------------------------------------- cells

/// What is in the words of an access; they are there.
std::uint32_t PathRecorder::cell_value(const SilentAccess& access) {
  for (std::uint32_t i = 1; i < here_.state().object_count; ++i) {
    if (here_.object(i) != access.object) continue;
    const model::HeapObject& object = here_.state().objects[i];
    // Which of the words are references, by their place in the element.
    const model::RefMap& whole = machine_.layouts().type(object.type);
    model::RefMap part;
    part.size = access.words;
    for (std::uint32_t w = 0; w < access.words && whole.size > 0; ++w) {
      const std::uint32_t in_element = (access.offset + w) % whole.size;
      if (std::find(whole.refs.begin(), whole.refs.end(), in_element) != whole.refs.end()) part.refs.push_back(w);
      if (std::find(whole.ifaces.begin(), whole.ifaces.end(), in_element) != whole.ifaces.end())
        part.ifaces.push_back(w);
    }
    return value(part, object.words.data() + access.offset);
  }
  problem("memory that nobody can reach any more");
  return no_id;
}

bool PathRecorder::is_cell(std::uint32_t g) const {
  return options_.keeps_outcomes && options_.cells.contains(code_point(here_.state(), g));
}

/// The access of a goroutine that stands before a load, a store, or an atomic section that works on one place.
OrderEvent PathRecorder::cell_event(std::uint32_t g, SilentAccess& access) {
  OrderEvent event;
  const std::vector<SilentAccess> all = accesses(g);
  const Op op = instruction(g).op;
  if (all.empty()) return event;
  access = all.front();
  const bool is_simple = op == Op::load || op == Op::store || op == Op::atomic_begin;
  if (!is_simple || all.size() > 1 || access.is_map) {
    problem("shared maps, slices that are appended to, and the like");
    return event;
  }
  const std::uint32_t found = cell_value(access);
  std::uint32_t object_number = 0;
  while (here_.object(object_number) != access.object) ++object_number;
  event.object = object(OrderObject::Kind::cell, Ref{object_number, access.offset}, access.words, found);
  const OrderObject& cell = order().objects[event.object];
  if (cell.capacity != access.words) problem("memory that is accessed in pieces of several sizes");
  // What is there before anybody can see it is written has to be the same in all executions.
  if (touched_.insert(event.object).second && cell.initial != found) problem("memory that is made in several ways");
  event.action = op == Op::atomic_begin && access.writes ? Action::update
                 : access.writes                         ? Action::write
                                                         : Action::read;
  if (event.action == Action::read) event.value = found;
  if (event.action == Action::update) event.found = found;
  return event;
}

bool PathRecorder::is_lock_word(const SilentAccess& access) const {
  return std::ranges::any_of(objects_, [&](const auto& entry) {
    const auto& [id, born, offset, kind] = entry.first;
    if (id != access.object || born != access.born) return false;
    if (kind == OrderObject::Kind::cell || kind == OrderObject::Kind::channel) return false;
    constexpr std::uint32_t words_max = 4;  // of a lock, a counter, a Cond
    return offset < access.offset + access.words && access.offset < offset + words_max;
  });
}

}  // namespace stalemate::checker::smt
