// Strings: interned texts, and the instructions on them.
#include "model/growth.hpp"
#include "model/interpreter.hpp"
#include "model/slice_bound.hpp"
#include "model/utf8.hpp"

namespace stalemate::model {

void Interpreter::string_concat(const Instruction& in) {
  scratch_.text = text(in.b);
  scratch_.text += text(in.c);
  goes_through(scratch_.text.size() / sizeof(Word));
  s_[in.a] = machine_.strings().intern(scratch_.text);
}

void Interpreter::string_index(const Instruction& in) {
  const std::string& bytes = text(in.b);
  if (!check_index(s_[in.c], in.t == 1, bytes.size())) return;
  s_[in.a] = static_cast<unsigned char>(bytes[s_[in.c]]);
}

void Interpreter::string_slice(const Instruction& in) {
  const std::string& bytes = text(in.b);
  const bool has_low = (in.t & 1U) != 0, has_high = (in.t & 2U) != 0;
  const SliceBound low{has_low ? s_[in.c] : 0, (in.t & 8U) != 0};
  const SliceBound high{has_high ? s_[in.c + 1] : bytes.size(), !has_high || (in.t & 16U) != 0};
  std::string range;
  if (high.value > bytes.size()) {
    range = ":" + high.text() + "]";
    if (!high.is_negative()) range += " with length " + std::to_string(bytes.size());
  } else if (low.value > high.value) {
    range = low.text() + ":" + (low.is_negative() ? "" : high.text()) + "]";
  }
  if (!range.empty()) return raise_error(Rule::index_out_of_range, "slice bounds out of range [" + range);
  s_[in.a] = machine_.strings().intern(std::string_view(bytes).substr(low.value, high.value - low.value));
}

void Interpreter::string_rune(const Instruction& in) {
  const std::string& bytes = text(in.b);
  CHECK(s_[in.c] <= bytes.size(), "a rune is asked for outside its string");
  const Rune rune = decode_rune(bytes, s_[in.c]);
  s_[in.a] = static_cast<Word>(static_cast<std::int64_t>(rune.value));
  s_[in.a + 1] = rune.width;
}

void Interpreter::string_from_rune(const Instruction& in) {
  scratch_.text.clear();
  append_rune(scratch_.text, static_cast<std::int64_t>(s_[in.b]));
  s_[in.a] = machine_.strings().intern(scratch_.text);
}

void Interpreter::string_from_slice(const Instruction& in) {
  const Slice slice = slice_at(in.b);
  if (is_shared(slice.ref) && g_->atomic_frame == 0) info_.step_class = StepClass::poll;
  scratch_.text.clear();
  if (const Word* words = slice_words(slice, 1, slice.length)) {
    for (std::uint64_t i = 0; i < slice.length; ++i) {
      if (in.op == Op::string_from_bytes) {
        scratch_.text += static_cast<char>(words[i]);
      } else {
        append_rune(scratch_.text, static_cast<std::int64_t>(words[i]));
      }
    }
  }
  s_[in.a] = machine_.strings().intern(scratch_.text);
}

void Interpreter::slice_from_string(const Instruction& in) {
  const std::string bytes = text(in.b);
  const bool is_bytes = in.op == Op::bytes_from_string;
  const std::uint64_t length = is_bytes ? bytes.size() : rune_count(bytes);
  const std::uint64_t unit = is_bytes ? 1 : 4;
  const std::uint64_t capacity = in.t == 1 ? length : round_up_size(length * unit) / unit;
  const std::uint32_t object = allocate(ObjectKind::data, static_cast<TypeIndex>(in.k),
                                        static_cast<std::uint32_t>(capacity), static_cast<SiteIndex>(in.c), capacity);
  if (stopped_) return;
  std::vector<Word>& words = state_.objects[object].words;
  std::size_t at = 0;
  for (std::uint64_t i = 0; i < length; ++i) {
    const Rune rune = is_bytes ? Rune{static_cast<unsigned char>(bytes[at]), 1} : decode_rune(bytes, at);
    words[i] = static_cast<Word>(static_cast<std::int64_t>(rune.value));
    at += rune.width;
  }
  set_slice(in.a, {Ref{object, 0}, length, capacity});
}

}  // namespace stalemate::model
