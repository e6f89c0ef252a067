// Interface values: a type word and a data word, which is the value itself if that is one word, else a ref to a boxed
// copy.
#include <algorithm>

#include "model/interpreter.hpp"
#include "model/render.hpp"

namespace stalemate::model {

void Interpreter::equal_values(const Instruction& in) {
  TypeIndex offender = 0;
  const Equality result = equal(machine_, state_, static_cast<TypeIndex>(in.k), s_ + in.b, s_ + in.c, offender);
  if (result == Equality::uncomparable) {
    return raise_error(Rule::panic, "comparing uncomparable type " + program_.types[offender].name);
  }
  s_[in.a] = result == Equality::yes;
}

void Interpreter::make_interface(const Instruction& in) {
  const auto type = static_cast<TypeIndex>(in.k);
  const std::uint32_t size = layouts_.size(type);
  Word data = 0;
  if (size == 1) {
    data = s_[in.b];
  } else if (size > 1) {
    const std::uint32_t box = allocate(ObjectKind::data, type, 1, static_cast<SiteIndex>(in.c), size);
    if (stopped_) return;
    std::copy_n(s_ + in.b, size, state_.objects[box].words.begin());
    data = Ref{box}.word();
  }
  s_[in.a] = type;
  s_[in.a + 1] = data;
}

void Interpreter::format_part(const Instruction& in) {
  FormatSpec spec;
  spec.verb = static_cast<std::uint32_t>(s_[in.c]);
  spec.flags = static_cast<std::uint32_t>(s_[in.c + 1]);
  const std::vector<FormatPart> parts = format_parts(machine_, state_, spec, s_ + in.b);
  if (in.t == 0) {
    s_[in.a] = parts.size();
    return;
  }
  // A method called for an earlier part may have removed this one.
  const Word number = s_[in.c + 2];
  const FormatPart part = number < parts.size() ? parts[number] : FormatPart{};
  const std::uint32_t size = part.type == 0 ? 0 : layouts_.size(part.type);
  Word data = 0;
  if (size == 1) {
    data = part.words[0];
  } else if (size > 1) {
    const std::vector<Word> words(part.words, part.words + size);
    const std::uint32_t box = allocate(ObjectKind::data, part.type, 1, 0, size);
    if (stopped_) return;
    std::copy(words.begin(), words.end(), state_.objects[box].words.begin());
    data = Ref{box}.word();
  }
  s_[in.a] = part.type;
  s_[in.a + 1] = data;
}

/// Whether concrete type `type` has all methods of `interface`; else the first missing one.
bool Interpreter::implements(TypeIndex type, const Type& interface, MethodIndex& missing) const {
  for (const MethodIndex method : interface.interface_methods) {
    if (method_of(type, method) == no_index) {
      missing = method;
      return false;
    }
  }
  return true;
}

void Interpreter::type_assert(const Instruction& in) {
  const auto wanted = static_cast<TypeIndex>(in.k);
  const auto dynamic = static_cast<TypeIndex>(s_[in.b]);
  const Word data = s_[in.b + 1];
  const std::uint32_t size = layouts_.size(wanted);
  if (dynamic == wanted) {
    if (size == 1) s_[in.a] = data;
    if (size > 1) std::copy_n(object(Ref::from_word(data)).words.begin(), size, s_ + in.a);
  } else if (in.t == 1) {
    std::fill_n(s_ + in.a, size, Word{0});
  } else {
    const std::string& from = in.n == 0 ? "interface" : program_.types[in.n].name;
    const std::string& has = dynamic == 0 ? "nil" : program_.types[dynamic].name;
    return raise_text(Rule::failed_type_assertion,
                      "interface conversion: " + from + " is " + has + ", not " + program_.types[wanted].name);
  }
  if (in.t == 1) s_[in.c] = dynamic == wanted;
}

void Interpreter::type_assert_interface(const Instruction& in) {
  const Type& wanted = program_.types[static_cast<TypeIndex>(in.k)];
  const auto dynamic = static_cast<TypeIndex>(s_[in.b]);
  const Word data = s_[in.b + 1];
  MethodIndex missing = 0;
  const bool holds = dynamic != 0 && implements(dynamic, wanted, missing);
  if (!holds && in.t != 1) {
    std::string text = "interface conversion: interface is nil, not " + wanted.name;
    if (dynamic != 0) {
      text = "interface conversion: " + program_.types[dynamic].name + " is not " + wanted.name + ": missing method " +
             program_.methods[missing].name;
    }
    return raise_text(Rule::failed_type_assertion, text);
  }
  s_[in.a] = holds ? dynamic : 0;
  s_[in.a + 1] = holds ? data : 0;
  if (in.t == 1) s_[in.c] = holds;
}

}  // namespace stalemate::model
