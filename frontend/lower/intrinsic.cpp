// Library functions without a body, by qualified name. What they do is said by the opcode (model/opcode.def).
#include "model/intrinsic.hpp"

#include <unordered_map>

#include "frontend/lower/program_lowering.hpp"
#include "model/code_fact.hpp"
#include "model/reflect.hpp"

namespace stalemate::frontend {

const Intrinsic* find_intrinsic(std::string_view name) {
  using model::Op;
  using Shape = Intrinsic::Shape;
  const auto rule = [](model::Rule r) { return static_cast<std::int32_t>(r); };
  static const std::unordered_map<std::string_view, Intrinsic> table = {
      {"sync.(*Mutex).Lock", {Op::mutex_lock, Shape::effect_ref, 0, 0}},
      {"sync.(*Mutex).Unlock", {Op::mutex_unlock, Shape::effect_ref, 0, 0}},
      {"sync.(*Mutex).TryLock", {Op::mutex_try_lock, Shape::result_of_ref, 0, 0}},
      {"sync.(*RWMutex).Lock", {Op::rw_announce, Shape::rw_lock, 0, 0}},
      {"sync.(*RWMutex).Unlock", {Op::rw_unlock, Shape::effect_ref, 0, 0}},
      {"sync.(*RWMutex).RLock", {Op::rw_read_lock, Shape::effect_ref, 0, 0}},
      {"sync.(*RWMutex).RUnlock", {Op::rw_read_unlock, Shape::effect_ref, 0, 0}},
      {"sync.(*RWMutex).TryLock", {Op::rw_try_lock, Shape::result_of_ref, 0, 0}},
      {"sync.(*RWMutex).TryRLock", {Op::rw_try_read_lock, Shape::result_of_ref, 0, 0}},
      {"sync.(*WaitGroup).Add", {Op::wait_group_add, Shape::effect_two, 0, 0}},
      {"sync.(*WaitGroup).Wait", {Op::wait_group_wait, Shape::effect_ref, 0, 0}},
      {"sync.choose", {Op::choose, Shape::result_of_ref, 0, 0}},
      {"testing.fail", {Op::assert_fail, Shape::effect_ref, 0, 0}},
      {"testing.giveUp", {Op::give_up, Shape::no_operand, 0, 0}},
      {"sync.await", {Op::await, Shape::effect_ref, 0, 0}},
      {"runtime.assertionText", {Op::move, Shape::bits, 0, 0}},
      {"runtime.Gosched", {Op::yield, Shape::no_operand, 0, 0}},
      {"runtime.Goexit", {Op::goexit, Shape::no_operand, 0, 0}},
      {"runtime.fatal", {Op::fatal, Shape::effect_ref, 0, rule(model::Rule::panic)}},
      {"runtime.writeOut", {Op::output, Shape::effect_ref, 1, 0}},
      {"runtime.writeErr", {Op::output, Shape::effect_ref, 2, 0}},
      {"time.Sleep", {Op::yield, Shape::effect_ref, 1, 0}},
      {"time.startTimer", {Op::timer_start, Shape::effect_ref, 0, 0}},
      {"time.stopTimer", {Op::timer_stop, Shape::result_of_ref, 0, 0}},
      {"time.elapsed", {Op::clock, Shape::result_only, 0, 0}},
      {"math/rand.number0", {Op::constant, Shape::number, 0, 0}},
      {"math/rand.number1", {Op::constant, Shape::number, 1, 0}},
      {"math/rand.number2", {Op::constant, Shape::number, 2, 0}},
      {"math/rand.number3", {Op::constant, Shape::number, 3, 0}},
      {"math/rand.number4", {Op::constant, Shape::number, 4, 0}},
      {"math/rand.number5", {Op::constant, Shape::number, 5, 0}},
      {"math/rand.number6", {Op::constant, Shape::number, 6, 0}},
      {"math/rand.number7", {Op::constant, Shape::number, 7, 0}},
      {"math/rand.numberCount", {Op::constant, Shape::number, 8, 0}},
      {"time.goVersion", {Op::constant, Shape::go_version, 0, 0}},
      {"context.choose", {Op::choose, Shape::result_of_ref, 0, 0}},
      {"testing.choose", {Op::choose, Shape::result_of_ref, 0, 0}},
      {"time.choose", {Op::choose, Shape::result_of_ref, 0, 0}},
      {"sync/atomic.sameType", {Op::word_eq, Shape::types, 0, 0}},
      {"os.Exit", {Op::exit_process, Shape::effect_ref, 0, 0}},
      {"os.choose", {Op::choose, Shape::result_of_ref, 0, 0}},
      {"os.writeOut", {Op::output, Shape::effect_ref, 1, 0}},
      {"os.writeErr", {Op::output, Shape::effect_ref, 2, 0}},
      {"fmt.writeOut", {Op::output, Shape::effect_ref, 1, 0}},
      {"fmt.formatOperand", {Op::format, Shape::format, 0, 0}},
      {"fmt.formatWithParts", {Op::format, Shape::format, 1, 0}},
      {"reflect.DeepEqual", {Op::deep_equal, Shape::format, 0, 0}},
      {"reflect.isNil", {Op::reflect_fact, Shape::format, 0, 0}},
      {"reflect.word", {Op::reflect_fact, Shape::format, 1, 0}},
      {"errors.hasComparableType", {Op::reflect_fact, Shape::format, 2, 0}},
      {"reflect.unknownType", {Op::refuse, Shape::refusal, 0, 0}},
      {"time.unknownLocation", {Op::refuse, Shape::refusal, 1, 0}},
      {"testing.unknownCount", {Op::refuse, Shape::refusal, 2, 0}},
      {"fmt.unknownOperand", {Op::refuse, Shape::refusal, 3, 0}},
#define FACT(go_name, fact)                                                                                   \
  {                                                                                                           \
    "reflect." go_name, { Op::type_fact, Shape::format, static_cast<std::uint8_t>(model::TypeFact::fact), 0 } \
  }
      FACT("typeKind", kind),
      FACT("typeText", text),
      FACT("typeName", name),
      FACT("typePackage", package_path),
      FACT("typeLength", length),
      FACT("typeResults", result_count),
      FACT("typeVariadic", is_variadic),
      FACT("typeDirection", direction),
      FACT("typeSize", size),
      FACT("typeComparable", is_comparable),
      FACT("typeMethods", method_count),
      FACT("typeMethodName", method_name),
      FACT("fieldName", field_name),
      FACT("fieldTag", field_tag),
      FACT("fieldPackage", field_package),
      FACT("fieldEmbedded", field_embedded),
      FACT("typeImplements", implements),
      FACT("sameUnderlying", same_underlying),
      FACT("typeDefined", is_defined),
#undef FACT
      {"reflect.formatType", {Op::format, Shape::format, 0, 0}},
      {"fmt.partCount", {Op::format_part, Shape::format, 0, 0}},
      {"fmt.part", {Op::format_part, Shape::format, 1, 0}},
      {"log.writeErr", {Op::output, Shape::effect_ref, 2, 0}},
      {"runtime.end", {Op::die, Shape::no_operand, 0, 0}},
      {"runtime.endSaying", {Op::die, Shape::effect_ref, 1, 0}},
      {"runtime.speaker", {Op::recover, Shape::result_only, 3, 0}},
#define CODE(go_name, fact)                                                                                          \
  {                                                                                                                  \
    "runtime." go_name, { Op::code_fact, Shape::result_of_ref, static_cast<std::uint8_t>(model::CodeFact::fact), 0 } \
  }
      CODE("frameAt", frame),
      CODE("functionAt", function),
      CODE("fileAt", file),
      CODE("lineAt", line),
      CODE("entryAt", entry),
#undef CODE
      {"testing.panicking", {Op::recover, Shape::result_only, 1, 0}},
      {"runtime.choose", {Op::choose, Shape::result_of_ref, 0, 0}},
      {"stalemate.choose", {Op::choose, Shape::result_of_ref, 0, 0}},
      {"math/rand.choose", {Op::choose, Shape::result_of_ref, 0, 0}},
      {"stalemate.giveUp", {Op::give_up, Shape::no_operand, 1, 0}},
      {"stalemate.assertFail", {Op::assert_fail, Shape::effect_ref, 0, 0}},
      {"stalemate.Reachable", {Op::reached, Shape::effect_ref, 0, 0}},
#define PURE(go_name, identifier)                                                                       \
  {                                                                                                     \
    go_name, { Op::intrinsic, Shape::pure, 0, static_cast<std::int32_t>(model::Intrinsic::identifier) } \
  }
      PURE("strconv.Itoa", itoa),
      PURE("reflect.decimal", itoa),
      PURE("strconv.FormatInt", format_int),
      PURE("strconv.FormatUint", format_uint),
      PURE("strconv.parseInt", parse_int),
      PURE("strconv.parseUint", parse_uint),
      PURE("strconv.parseFloat", parse_float),
      PURE("strconv.formatFloat", format_float),
      PURE("strconv.Quote", quote),
      PURE("strconv.QuoteRune", quote_rune),
      PURE("log.endLine", end_line),
      PURE("testing.dropNewline", drop_newline),
      PURE("math.Sqrt", sqrt),
      PURE("math.Pow", pow),
      PURE("math.Floor", floor),
      PURE("math.Ceil", ceil),
      PURE("math.Trunc", trunc),
      PURE("math.Round", round),
      PURE("math.Abs", abs),
      PURE("math.Log", log),
      PURE("math.Log2", log2),
      PURE("math.Log10", log10),
      PURE("math.Exp", exp),
      PURE("math.Sin", sin),
      PURE("math.Cos", cos),
      PURE("math.Tan", tan),
      PURE("math.Mod", mod),
      PURE("math.IsInf", is_inf),
      PURE("math.IsNaN", is_nan),
      PURE("math.Inf", inf),
      PURE("math.NaN", nan),
      PURE("math.Float64bits", float64_bits),
      PURE("math.Float64frombits", float64_from_bits),
      PURE("math.Float32bits", float32_bits),
      PURE("math.Float32frombits", float32_from_bits),
#undef PURE
  };
  const auto it = table.find(name);
  return it == table.end() ? nullptr : &it->second;
}

}  // namespace stalemate::frontend
