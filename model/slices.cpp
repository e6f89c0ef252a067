// Slices: (ref to element 0, length, capacity) over data objects. Bounds and texts: Go 1.19 runtime/error.go.
#include <algorithm>
#include <cstring>

#include "model/growth.hpp"
#include "model/interpreter.hpp"
#include "model/slice_bound.hpp"

namespace stalemate::model {
namespace {

/// Go refuses larger allocations with a panic; smaller ones that do not fit end the run.
constexpr std::uint64_t allocation_max = std::uint64_t{1} << 48;

}  // namespace

Interpreter::Slice Interpreter::slice_at(std::int32_t word) const {
  return {Ref::from_word(s_[word]), s_[word + 1], s_[word + 2]};
}

void Interpreter::set_slice(std::int32_t word, const Slice& slice) {
  s_[word] = slice.ref.word();
  s_[word + 1] = slice.length;
  s_[word + 2] = slice.capacity;
}

/// The first `count` elements of a slice; for none of them any pointer will do.
Word* Interpreter::slice_words(const Slice& slice, std::uint64_t element_words, std::uint64_t count) {
  if (count * element_words == 0) return nullptr;
  return memory(slice.ref, 0, static_cast<std::uint32_t>(count * element_words));
}

void Interpreter::make_slice(const Instruction& in) {
  const auto type = static_cast<TypeIndex>(in.k);
  const auto length = static_cast<std::int64_t>(s_[in.b]), capacity = static_cast<std::int64_t>(s_[in.b + 1]);
  const std::uint64_t bytes = layouts_.byte_size(type);
  const auto too_large = [&](std::int64_t count) {
    return count < 0 || (bytes != 0 && static_cast<std::uint64_t>(count) > allocation_max / bytes);
  };
  if (too_large(length)) return raise_error(Rule::panic, "makeslice: len out of range");
  if (too_large(capacity) || capacity < length) return raise_error(Rule::panic, "makeslice: cap out of range");
  const std::uint64_t words = static_cast<std::uint64_t>(capacity) * layouts_.size(type);
  if (words > machine_.limits_.heap_words_max) return stop_at_limit("heap");
  const auto count = static_cast<std::uint32_t>(layouts_.size(type) == 0 ? 0 : capacity);
  const std::uint32_t object = allocate(ObjectKind::data, type, count, static_cast<SiteIndex>(in.c), words);
  set_slice(in.a, {Ref{object, 0}, static_cast<std::uint64_t>(length), static_cast<std::uint64_t>(capacity)});
}

void Interpreter::index_address(const Instruction& in) {
  Slice slice = slice_at(in.b);
  if (!check_index(s_[in.c], in.t == 1, slice.length)) return;
  slice.ref.offset += static_cast<std::uint32_t>(s_[in.c]) * in.n;
  s_[in.a] = slice.ref.word();
}

/// slice[lo:hi:max] in place. The order of checks and the texts are those of the compiler: max against the capacity (or
/// the length of an array), hi against max, lo against hi.
bool Interpreter::reslice(Slice& slice, const Instruction& in, std::uint64_t element_words, bool is_array) {
  const bool has_low = (in.t & 1U) != 0, has_high = (in.t & 2U) != 0, has_max = (in.t & 4U) != 0;
  const SliceBound low{has_low ? s_[in.c] : 0, (in.t & 8U) != 0};
  const SliceBound high{has_high ? s_[in.c + 1] : slice.length, !has_high || (in.t & 16U) != 0};
  const SliceBound max{has_max ? s_[in.c + 2] : slice.capacity, !has_max || (in.t & 32U) != 0};
  const auto fail = [&](const std::string& range) {
    raise_error(Rule::index_out_of_range, "slice bounds out of range [" + range);
    return false;
  };
  const std::string with = (is_array ? " with length " : " with capacity ") + std::to_string(slice.capacity);
  if (has_max) {
    if (max.value > slice.capacity) return fail("::" + max.text() + "]" + (max.is_negative() ? "" : with));
    if (high.value > max.value) {
      return fail(":" + high.text() + ":" + (high.is_negative() ? "" : max.text()) + "]");
    }
    if (low.value > high.value) return fail(low.text() + ":" + (low.is_negative() ? "" : high.text()) + ":]");
  } else {
    if (high.value > slice.capacity) return fail(":" + high.text() + "]" + (high.is_negative() ? "" : with));
    if (low.value > high.value) return fail(low.text() + ":" + (low.is_negative() ? "" : high.text()) + "]");
  }
  slice.length = high.value - low.value;
  slice.capacity = max.value - low.value;
  // As compiled Go does, a slice of capacity 0 keeps pointing at the start: no pointer past the end of its object.
  if (slice.capacity != 0) slice.ref.offset += static_cast<std::uint32_t>(low.value * element_words);
  return true;
}

void Interpreter::slice_slice(const Instruction& in) {
  Slice slice = slice_at(in.b);
  if (reslice(slice, in, in.n, false)) set_slice(in.a, slice);
}

void Interpreter::slice_array(const Instruction& in) {
  Slice slice{Ref::from_word(s_[in.b]), static_cast<std::uint64_t>(in.k), static_cast<std::uint64_t>(in.k)};
  if (slice.ref.is_nil()) return raise_nil();
  if (reslice(slice, in, in.n, true)) set_slice(in.a, slice);
}

void Interpreter::slice_to_array_pointer(const Instruction& in) {
  const Slice slice = slice_at(in.b);
  const auto length = static_cast<std::uint64_t>(in.k);
  if (slice.length < length) {
    const std::string target = in.t == 1 ? "array or pointer to array" : "pointer to array";
    return raise_error(Rule::index_out_of_range, "cannot convert slice with length " + std::to_string(slice.length) +
                                                     " to " + target + " with length " + std::to_string(length));
  }
  s_[in.a] = slice.ref.word();
}

/// Makes room for `added` more elements; the slice's length is left alone.
bool Interpreter::grow(Slice& slice, std::uint64_t added, TypeIndex element) {
  const std::uint64_t needed = slice.length + added, size = layouts_.size(element);
  if (needed <= slice.capacity) return true;
  const std::uint64_t capacity = grown_capacity(slice.capacity, needed, layouts_.byte_size(element));
  if (capacity * size > machine_.limits_.heap_words_max) {
    stop_at_limit("heap");
    return false;
  }
  const SiteIndex site = slice.ref.is_nil() ? 0 : object(slice.ref).site;
  const auto count = static_cast<std::uint32_t>(size == 0 ? 0 : capacity);
  const std::uint32_t fresh = allocate(ObjectKind::data, element, count, site, capacity * size);
  if (stopped_) return false;
  if (const Word* from = slice_words(slice, size, slice.length)) {
    goes_through(slice.length * size);
    std::copy_n(from, slice.length * size, state_.objects[fresh].words.begin());
  }
  slice.ref = Ref{fresh, 0};
  slice.capacity = capacity;
  return true;
}

void Interpreter::append_values(const Instruction& in) {
  const auto element = static_cast<TypeIndex>(in.k);
  const std::uint32_t size = layouts_.size(element);
  Slice slice = slice_at(in.b);
  if (in.n > 0) {
    if (!grow(slice, in.n, element)) return;
    if (is_shared(slice.ref)) publish_frame_words(in.c, in.n * size);
    if (Word* to = slice_words(slice, size, slice.length + in.n)) {
      std::copy_n(s_ + in.c, in.n * size, to + slice.length * size);
      memory_changed_ = true;
    }
    slice.length += in.n;
  }
  set_slice(in.a, slice);
}

void Interpreter::append_slice(const Instruction& in) {
  const auto element = static_cast<TypeIndex>(in.k);
  const std::uint32_t size = layouts_.size(element);
  Slice slice = slice_at(in.b);
  const Slice added = in.t == 1 ? Slice{{}, text(in.c).size(), 0} : slice_at(in.c);
  if (added.length > 0) {
    if (!grow(slice, added.length, element)) return;
    if (Word* to = slice_words(slice, size, slice.length + added.length)) {
      to += slice.length * size;
      if (in.t != 2) {
        memory_changed_ = true;
      } else if (is_shared(added.ref) && g_->atomic_frame == 0) {
        info_.step_class = StepClass::poll;
      }
      if (in.t == 1) {
        const std::string& bytes = text(in.c);
        std::transform(bytes.begin(), bytes.end(), to, [](char c) { return static_cast<unsigned char>(c); });
      } else {
        const Word* from = slice_words(added, size, added.length);
        if (is_shared(slice.ref)) {
          for (std::uint64_t i = 0; i < added.length; ++i) publish_value(element, from + i * size);
        }
        std::memmove(to, from, added.length * size * sizeof(Word));
      }
    }
    slice.length += added.length;
  }
  set_slice(in.a, slice);
}

void Interpreter::copy_slice(const Instruction& in) {
  const auto element = static_cast<TypeIndex>(in.k);
  const std::uint32_t size = layouts_.size(element);
  const Slice to = slice_at(in.b);
  const Slice from = in.t == 1 ? Slice{{}, text(in.c).size(), 0} : slice_at(in.c);
  const std::uint64_t count = std::min(to.length, from.length);
  if (Word* target = slice_words(to, size, count)) {
    memory_changed_ = true;
    goes_through(count * size);
    if (in.t == 1) {
      const std::string& bytes = text(in.c);
      std::transform(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(count), target,
                     [](char c) { return static_cast<unsigned char>(c); });
    } else {
      const Word* source = slice_words(from, size, count);
      if (is_shared(to.ref)) {
        for (std::uint64_t i = 0; i < count; ++i) publish_value(element, source + i * size);
      }
      std::memmove(target, source, count * size * sizeof(Word));
    }
  }
  s_[in.a] = count;
}

void Interpreter::slice_clear(const Instruction& in) {
  const Slice slice = slice_at(in.a);
  const std::uint64_t words = slice.length * layouts_.size(static_cast<TypeIndex>(in.k));
  if (Word* to = slice_words(slice, 1, words)) {
    std::fill_n(to, words, Word{0});
    memory_changed_ = true;
  }
}

}  // namespace stalemate::model
