// The stored form of canonical states. Only live frame words and used parts of objects are written. A word takes one
// byte below 240; references with small numbers two or three; anything else a length byte and as many bytes as it
// needs. Of a large array the zeros at the end are left out: buffers are mostly empty. Every word has exactly one
// encoding, hence equal states have equal bytes.
#include <algorithm>
#include <bit>
#include <cstring>

#include "model/canonical_state.hpp"
#include "model/check.hpp"
#include "model/frames.hpp"

namespace stalemate::model {
namespace {

constexpr std::uint8_t literal_end = 240;  // smaller first bytes are the word itself
constexpr std::uint8_t bytes_base = 239;   // 240 … 247: 1 … 8 bytes follow
constexpr std::uint8_t ref_base = 247;     // 248: object in one byte, offset 0; 249: object and offset in a byte each
constexpr std::uint8_t negative = 250;     // one byte follows, inverted

/// Writes into a vector that is cut to its length at the end: appending byte by byte showed in profiles.
class Writer {
 public:
  explicit Writer(std::vector<std::uint8_t>& bytes) : bytes_(bytes) {}
  ~Writer() { bytes_.resize(size_); }
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  void put(Word word) {
    if (bytes_.size() - size_ < word_bytes_max) bytes_.resize(2 * bytes_.size() + room_at_least);
    std::uint8_t* to = bytes_.data() + size_;
    if (word < literal_end) {
      *to = static_cast<std::uint8_t>(word);
      ++size_;
      return;
    }
    const Word object = word >> 32, offset = word & 0xFFFF'FFFFU;
    if (object != 0 && object < 256 && offset < 256) {
      to[0] = offset == 0 ? ref_base + 1 : ref_base + 2;
      to[1] = static_cast<std::uint8_t>(object);
      to[2] = static_cast<std::uint8_t>(offset);
      size_ += offset == 0 ? 2 : 3;
      return;
    }
    if (~word < 256) {
      to[0] = negative;
      to[1] = static_cast<std::uint8_t>(~word);
      size_ += 2;
      return;
    }
    const auto count = static_cast<std::uint8_t>((std::bit_width(word) + 7) / 8);
    to[0] = static_cast<std::uint8_t>(bytes_base + count);
    for (std::uint8_t i = 0; i < count; ++i) to[i + 1] = static_cast<std::uint8_t>(word >> (8 * i));
    size_ += count + std::size_t{1};
  }

  void copy(const std::uint8_t* from, std::size_t count) {
    if (bytes_.size() - size_ < count) bytes_.resize(2 * bytes_.size() + count);
    if (count != 0) std::memcpy(bytes_.data() + size_, from, count);
    size_ += count;
  }

  void put(Position position) {
    put(position.line);
    if (position.line == 0) return;
    put(position.column);
    put(position.file);
  }

 private:
  static constexpr std::size_t word_bytes_max = 9, room_at_least = 64;
  std::vector<std::uint8_t>& bytes_;
  std::size_t size_ = 0;
};

class Reader {
 public:
  Reader(const std::uint8_t* bytes, std::size_t size) : begin_(bytes), at_(bytes), end_(bytes + size) {}

  Word get() {
    const std::uint8_t first = byte();
    if (first < literal_end) return first;
    if (first == negative) return ~Word{byte()};
    if (first > ref_base) {
      const Word object = byte();
      return object << 32 | (first == ref_base + 2 ? byte() : Word{0});
    }
    Word word = 0;
    for (std::uint8_t i = 0; i < first - bytes_base; ++i) word |= Word{byte()} << (8 * i);
    return word;
  }
  std::uint32_t small() { return static_cast<std::uint32_t>(get()); }
  Position position() {
    Position result;
    result.line = small();
    if (result.line == 0) return result;
    result.column = small();
    result.file = small();
    return result;
  }
  bool at_end() const { return at_ == end_; }
  /// How many bytes have been read.
  std::uint32_t offset() const { return static_cast<std::uint32_t>(at_ - begin_); }

 private:
  std::uint8_t byte() {
    CHECK(at_ < end_, "a stored state is cut short");
    return *at_++;
  }
  const std::uint8_t* const begin_;
  const std::uint8_t* at_;
  const std::uint8_t* end_;
};

template <class T>
void make_room(std::vector<T>& vector, std::size_t count) {
  if (vector.size() < count) vector.resize(count);
}

void encode_goroutine(const Machine& machine, const Goroutine& g, Writer& out) {
  out.put(static_cast<Word>(g.is_main) | static_cast<Word>(g.is_system) << 1 | static_cast<Word>(g.woken) << 2 |
          static_cast<Word>(g.panic_count != 0) << 3);
  out.put(g.depth);
  out.put(g.entry == no_index ? 0 : Word{g.entry} + 1);
  out.put(g.created);
  out.put(g.frame_count);
  for (std::uint32_t i = 0; i < g.frame_count; ++i) {
    const Frame& frame = g.frames[i];
    out.put(frame.function);
    out.put(Word{frame.pc} * 3 + static_cast<Word>(frame.kind));
  }
  for (std::uint32_t i = 0; i < g.frame_count; ++i) {
    const Word* words = g.stack.data() + g.frames[i].base;
    for (const std::uint32_t word : live_words(machine.liveness(), g, i).words) out.put(words[word]);
  }
  if (g.panic_count == 0) return;
  out.put(g.panic_count);
  for (std::uint32_t i = 0; i < g.panic_count; ++i) {
    const Panic& panic = g.panics[i];
    out.put(panic.value[0]);
    out.put(panic.value[1]);
    out.put(static_cast<Word>(panic.rule));
    out.put(static_cast<Word>(panic.is_goexit) | static_cast<Word>(panic.recovered) << 1 |
            static_cast<Word>(panic.aborted) << 2);
    out.put(panic.raised);
    out.put(panic.first_raised);
    if (panic.first_raised.line == 0) continue;
    out.put(static_cast<Word>(panic.first_rule));
    out.put(panic.first_text);
  }
}

void decode_goroutine(const Machine& machine, Reader& in, Goroutine& g) {
  const Word flags = in.get();
  g.is_main = (flags & 1U) != 0;
  g.is_system = (flags & 2U) != 0;
  g.woken = (flags & 4U) != 0;
  g.atomic_frame = 0;
  g.depth = in.small();
  g.entry = in.small() - 1;
  g.created = in.position();
  g.frame_count = in.small();
  g.stack_count = 0;
  make_room(g.frames, g.frame_count);
  for (std::uint32_t i = 0; i < g.frame_count; ++i) {
    Frame& frame = g.frames[i];
    frame.function = in.small();
    const Word pc_and_kind = in.get();
    frame.pc = static_cast<std::uint32_t>(pc_and_kind / 3);
    frame.kind = static_cast<FrameKind>(pc_and_kind % 3);
    frame.base = g.stack_count;
    frame.arrangement = 0;
    g.stack_count += static_cast<std::uint32_t>(machine.program().functions[frame.function].kinds.size());
  }
  make_room(g.stack, g.stack_count);
  std::fill_n(g.stack.begin(), g.stack_count, Word{0});
  for (std::uint32_t i = 0; i < g.frame_count; ++i) {
    Word* words = g.stack.data() + g.frames[i].base;
    for (const std::uint32_t word : live_words(machine.liveness(), g, i).words) words[word] = in.get();
  }
  g.panic_count = (flags & 8U) != 0 ? in.small() : 0;
  make_room(g.panics, g.panic_count);
  for (std::uint32_t i = 0; i < g.panic_count; ++i) {
    Panic& panic = g.panics[i];
    panic.value[0] = in.get();
    panic.value[1] = in.get();
    panic.rule = static_cast<Rule>(in.get());
    const Word bits = in.get();
    panic.is_goexit = (bits & 1U) != 0;
    panic.recovered = (bits & 2U) != 0;
    panic.aborted = (bits & 4U) != 0;
    panic.raised = in.position();
    panic.first_raised = in.position();
    panic.first_rule = panic.first_raised.line == 0 ? Rule::panic : static_cast<Rule>(in.get());
    panic.first_text = panic.first_raised.line == 0 ? 0 : in.get();
  }
}

constexpr std::size_t large = 48;  // words, from which on it pays to say how many are written

/// How many words there are up to the last that is not 0.
std::size_t used_words(const std::vector<Word>& words) {
  constexpr std::size_t block = 16;
  std::size_t used = words.size();
  for (; used >= block; used -= block) {
    Word any = 0;
    for (std::size_t i = used - block; i < used; ++i) any |= words[i];
    if (any != 0) break;
  }
  while (used > 0 && words[used - 1] == 0) --used;
  return used;
}

void encode_object(const Layouts& layouts, const HeapObject& object, Writer& out) {
  out.put(static_cast<Word>(object.kind) << 1 | static_cast<Word>(object.shared));
  if (object.kind == ObjectKind::defer) {
    out.put(object.words[0]);
    out.put(object.words[1]);
    return;
  }
  out.put(object.type);
  std::size_t used = object.words.size();
  if (object.kind == ObjectKind::channel) {
    used = channel_word::elements + object.words[channel_word::length] * layouts.size(layouts.element(object.type));
  }
  if (object.kind != ObjectKind::closure && object.kind != ObjectKind::channel) out.put(Word{object.count});
  if (object.kind != ObjectKind::closure) out.put(object.site);
  if (object.kind == ObjectKind::data && used >= large) {
    used = used_words(object.words);
    out.put(used);
  }
  for (std::size_t i = 0; i < used; ++i) out.put(object.words[i]);
}

void decode_object(const Machine& machine, Reader& in, HeapObject& object) {
  const Layouts& layouts = machine.layouts();
  const Word kind = in.get();
  object.kind = static_cast<ObjectKind>(kind >> 1);
  object.shared = (kind & 1U) != 0;
  object.type = object.count = object.site = object.mark = 0;
  std::size_t used = 2;
  if (object.kind != ObjectKind::defer) {
    object.type = in.small();
    if (object.kind != ObjectKind::closure && object.kind != ObjectKind::channel) object.count = in.small();
    if (object.kind != ObjectKind::closure) object.site = in.small();
  }
  switch (object.kind) {
    case ObjectKind::data: used = std::size_t{object.count} * layouts.size(object.type); break;
    case ObjectKind::map: used = std::size_t{object.count} * layouts.map(object.type).entry_size(); break;
    case ObjectKind::iterator:
      used = object.count == iterator_unstarted ? 1 : 1 + std::size_t{object.count} * layouts.map(object.type).key_size;
      break;
    case ObjectKind::closure: used = machine.program().functions[object.type].capture_words; break;
    case ObjectKind::channel: {
      const Word capacity = in.get(), length = in.get(), closed = in.get();
      const std::uint32_t size = layouts.size(layouts.element(object.type));
      object.words.assign(channel_word::elements + capacity * size, 0);
      object.words[channel_word::capacity] = capacity;
      object.words[channel_word::length] = length;
      object.words[channel_word::closed] = closed;
      for (std::size_t i = 0; i < length * size; ++i) object.words[channel_word::elements + i] = in.get();
      return;
    }
    case ObjectKind::defer: break;
    case ObjectKind::free: used = 0; break;
  }
  std::size_t written = used;
  if (object.kind == ObjectKind::data && used >= large) written = in.get();
  CHECK(written <= used, "a stored object is too long");
  object.words.resize(used);
  for (std::size_t i = 0; i < written; ++i) object.words[i] = in.get();
  std::fill(object.words.begin() + static_cast<std::ptrdiff_t>(written), object.words.end(), Word{0});
}

}  // namespace

void encode(const Machine& machine, const State& state, std::vector<std::uint8_t>& bytes) {
  Writer out(bytes);
  out.put(static_cast<Word>(state.end) << 1 | static_cast<Word>(state.main_returned));
  if (machine.reads_clock()) out.put(state.clock);
  out.put(state.goroutine_count);
  for (std::uint32_t i = 0; i < state.goroutine_count; ++i) encode_goroutine(machine, state.goroutines[i], out);
  out.put(state.object_count);
  for (std::uint32_t i = 1; i < state.object_count; ++i) encode_object(machine.layouts(), state.objects[i], out);
  out.put(state.timer_count);
  for (std::uint32_t i = 0; i < state.timer_count; ++i) out.put(state.timers[i]);
}

void encode_touched(const Machine& machine, const State& state, const Touched& touched, const std::uint8_t* before,
                    const EncodingParts& parts, std::vector<std::uint8_t>& bytes) {
  Writer out(bytes);
  std::uint32_t from = 0;
  for (const std::uint32_t i : touched.goroutines()) {
    out.copy(before + from, parts.goroutines[i] - from);
    encode_goroutine(machine, state.goroutines[i], out);
    from = parts.goroutines[i + 1];
  }
  for (const std::uint32_t i : touched.objects()) {
    out.copy(before + from, parts.objects[i] - from);
    encode_object(machine.layouts(), state.objects[i], out);
    from = parts.objects[i + 1];
  }
  out.copy(before + from, parts.objects.back() - from);
  out.put(Word{0});  // timers: there are none in quiet steps
}

void decode(const Machine& machine, const std::uint8_t* bytes, std::size_t size, State& state, EncodingParts* parts) {
  Reader in(bytes, size);
  const Word flags = in.get();
  state.end = static_cast<EndKind>(flags >> 1);
  state.main_returned = (flags & 1U) != 0;
  state.clock = machine.reads_clock() ? in.get() : 0;
  state.goroutine_count = in.small();
  make_room(state.goroutines, state.goroutine_count);
  if (parts != nullptr) parts->goroutines.resize(state.goroutine_count + std::size_t{1});
  for (std::uint32_t i = 0; i < state.goroutine_count; ++i) {
    if (parts != nullptr) parts->goroutines[i] = in.offset();
    decode_goroutine(machine, in, state.goroutines[i]);
  }
  if (parts != nullptr) parts->goroutines.back() = in.offset();
  state.object_count = in.small();
  make_room(state.objects, state.object_count);
  state.objects[0].kind = ObjectKind::free;
  state.objects[0].words.clear();
  if (parts != nullptr) {
    parts->objects.resize(state.object_count + std::size_t{1});
    parts->objects[0] = in.offset();
  }
  for (std::uint32_t i = 1; i < state.object_count; ++i) {
    if (parts != nullptr) parts->objects[i] = in.offset();
    decode_object(machine, in, state.objects[i]);
  }
  if (parts != nullptr) parts->objects.back() = in.offset();
  state.timer_count = in.small();
  make_room(state.timers, state.timer_count);
  for (std::uint32_t i = 0; i < state.timer_count; ++i) state.timers[i] = in.get();
  CHECK(in.at_end(), "a stored state has bytes left over");
}

}  // namespace stalemate::model
