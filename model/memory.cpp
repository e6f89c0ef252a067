// Objects, loads and stores, and publishing: what a shared object can reach is shared.
#include <algorithm>
#include <cstring>

#include "model/interpreter.hpp"
#include "model/timer.hpp"

namespace stalemate::model {

std::uint32_t Interpreter::allocate(ObjectKind kind, std::uint32_t type, std::uint32_t count, SiteIndex site,
                                    std::size_t words) {
  allocated_words_ += words + 1;
  if (allocated_words_ > machine_.limits_.heap_words_max) {
    // An empty stand-in keeps the rest of the instruction harmless; the state is not explored further.
    stop_at_limit("heap");
    words = 0;
    count = 0;
  }
  scratch_.touched.all();
  std::uint32_t index = 0;
  if (shared_state_ != nullptr) {
    index = shared_state_->new_object();
    if (index == 0) stop_at_limit("heap");
  } else {
    index = state_.object_count++;
    if (state_.objects.size() <= index) state_.objects.emplace_back();
  }
  HeapObject& object = state_.objects[index];
  object.kind = kind;
  object.shared = false;
  object.type = type;
  object.count = count;
  object.site = site;
  object.mark = 0;
  object.words.assign(words, 0);
  return index;
}

Word* Interpreter::memory(Ref ref, std::uint32_t offset, std::uint32_t count) {
  if (ref.is_nil()) {
    raise_nil();
    return nullptr;
  }
  HeapObject& target = object(ref);
  const std::size_t first = std::size_t{ref.offset} + offset;
  CHECK(first + count <= target.words.size(), "a memory access outside its object");
  return target.words.data() + first;
}

void Interpreter::publish(Ref ref) {
  if (ref.object == 0 || ref.is_function() || state_.objects[ref.object].shared) return;
  std::vector<std::uint32_t>& work = scratch_.work;
  work.clear();
  scratch_.touched.all();
  state_.objects[ref.object].shared = true;
  work.push_back(ref.object);
  while (!work.empty()) {
    const HeapObject& next = state_.objects[work.back()];
    work.pop_back();
    for_each_ref(layouts_, next, [&](const Word word) {
      const Ref inner = Ref::from_word(word);
      if (inner.object == 0 || inner.is_function() || state_.objects[inner.object].shared) return;
      state_.objects[inner.object].shared = true;
      work.push_back(inner.object);
    });
  }
}

void Interpreter::publish_value(TypeIndex type, const Word* words) {
  for_each_ref(layouts_, layouts_.type(type), words, [&](const Word word) { publish(Ref::from_word(word)); });
}

void Interpreter::publish_frame_words(std::int32_t first, std::uint32_t count) {
  const std::vector<WordKind>& kinds = function_->kinds;
  for (auto word = static_cast<std::uint32_t>(first); word < static_cast<std::uint32_t>(first) + count; ++word) {
    if (kinds[word] == WordKind::ref ||
        (kinds[word] == WordKind::iface_data && layouts_.data_is_ref(static_cast<TypeIndex>(s_[word - 1])))) {
      publish(Ref::from_word(s_[word]));
    }
  }
}

/// Goroutines alive and armed timers that will start one.
std::uint32_t Interpreter::actor_count() const {
  std::uint32_t count = 0;
  for (std::uint32_t i = 0; i < state_.goroutine_count; ++i) count += state_.goroutines[i].frame_count > 0;
  for (std::uint32_t i = 0; i < state_.timer_count; ++i) {
    const Ref timer = Ref::from_word(state_.timers[i]);
    count += state_.objects[timer.object].words[timer.offset + timer_word::function] != 0;
  }
  return count;
}

void Interpreter::publish_globals_if_concurrent() {
  if (state_.objects[1].shared) return;
  // Where several interpreters work on the state, this is only asked when somebody has been started, or will be.
  if (shared_state_ != nullptr || actor_count() > 1) publish(Ref{1, 0});
}

void Interpreter::load(const Instruction& in) {
  const Ref ref = Ref::from_word(s_[in.b]);
  if (is_shared(ref) && g_->atomic_frame == 0) info_.step_class = StepClass::poll;
  const Word* from = memory(ref, static_cast<std::uint32_t>(in.c), in.n);
  if (from != nullptr) std::copy_n(from, in.n, s_ + in.a);
}

void Interpreter::store_words(Ref ref, std::uint32_t offset, const Word* words, std::uint32_t count) {
  Word* to = memory(ref, offset, count);
  if (to == nullptr) return;
  // What nobody can ever notice is no progress, whether states hold it or not.
  if (g_->atomic_frame != 0 && !memory_changed_) {
    memory_changed_ =
        machine_.relevance().changes(state_.objects[ref.object], ref.object == 1, ref.offset + offset, words, count);
  }
  std::memmove(to, words, count * sizeof(Word));
}

void Interpreter::store(const Instruction& in) {
  const Ref ref = Ref::from_word(s_[in.a]);
  if (is_shared(ref)) publish_frame_words(in.b, in.n);
  store_words(ref, static_cast<std::uint32_t>(in.c), s_ + in.b, in.n);
}

void Interpreter::new_object(const Instruction& in) {
  const auto type = static_cast<TypeIndex>(in.k);
  s_[in.a] = Ref{allocate(ObjectKind::data, type, 1, static_cast<SiteIndex>(in.c), layouts_.size(type))}.word();
}

void Interpreter::make_closure(const Instruction& in) {
  const auto function = static_cast<FunctionIndex>(in.k);
  if (in.n == 0) {
    s_[in.a] = Ref::to_function(function).word();
    return;
  }
  const std::uint32_t closure = allocate(ObjectKind::closure, function, 0, 0, in.n);
  if (stopped_) return;
  std::copy_n(s_ + in.b, in.n, state_.objects[closure].words.begin());
  s_[in.a] = Ref{closure}.word();
}

void Interpreter::address(const Instruction& in) {
  Ref ref = Ref::from_word(s_[in.b]);
  if (ref.is_nil()) return raise_nil();
  ref.offset += static_cast<std::uint32_t>(in.c);
  s_[in.a] = ref.word();
}

/// An index must be >= 0 and < length; a signed negative one is huge when taken as unsigned.
bool Interpreter::check_index(Word index, bool is_unsigned, std::uint64_t length) {
  if (index < length) return true;
  raise_index(index, is_unsigned, length);
  return false;
}

void Interpreter::array_address(const Instruction& in) {
  Ref ref = Ref::from_word(s_[in.b]);
  // Go checks the pointer first: a nil array pointer has no elements to index.
  if (ref.is_nil()) return raise_nil();
  if (!check_index(s_[in.c], in.t == 1, static_cast<std::uint32_t>(in.k))) return;
  ref.offset += static_cast<std::uint32_t>(s_[in.c]) * in.n;
  s_[in.a] = ref.word();
}

void Interpreter::local_index(const Instruction& in) {
  if (!check_index(s_[in.c], in.t == 1, static_cast<std::uint32_t>(in.k))) return;
  std::memmove(s_ + in.a, s_ + in.b + s_[in.c] * in.n, in.n * sizeof(Word));
}

void Interpreter::local_index_store(const Instruction& in) {
  if (!check_index(s_[in.c], in.t == 1, static_cast<std::uint32_t>(in.k))) return;
  std::memmove(s_ + in.a + s_[in.c] * in.n, s_ + in.b, in.n * sizeof(Word));
}

}  // namespace stalemate::model
