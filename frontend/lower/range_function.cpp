// Range over functions (Go spec, "For statements with range clause"). The loop body becomes a function that the
// iterator is given as `yield`; it shares the variables of the function around like a function literal. Leaving the
// loop by break, goto, return or a continue of an outer loop makes the body return false, with a note of what is to be
// done once the iterator has returned: the same statement, executed in the function around (which may be the body of an
// outer loop, and pass it on). Deferred calls go to the frame of the function around.
//
// Each execution of a loop has a state, one word on the heap, by which an iterator that breaks the rules is caught:
// 0 ready for the next iteration, -1 in the body (also: the body has panicked), -2 the iterator has returned, 1 and
// higher: the body has returned false; from 2 on, exit number state - 2 is to be taken. Go: cmd/compile,
// rangefunc/rewrite.
#include "frontend/lower/function_lowering.hpp"

namespace stalemate::frontend {

using model::Op;
using model::WordKind;

namespace {

constexpr std::int64_t ready = 0, in_body = -1, exhausted = -2, done = 1, first_exit = 2;

}  // namespace

Slot FunctionLowering::is_state(Slot state, std::int64_t value) {
  const Slot same = scalar();
  emit(Op::word_eq, same, state, integer_constant(value));
  return same;
}

void FunctionLowering::raise_runtime_error(const std::string& text) {
  const Slot message = scalar();
  emit(Op::text, message, 0, 0, program_.text("runtime error: " + text));
  const Slot panic = words_of_kinds({WordKind::iface_type, WordKind::iface_data});
  emit(Op::make_interface, panic, message, static_cast<std::int32_t>(program_.site(pos_, "", index_)),
       static_cast<std::int32_t>(program_.program.runtime_error_type));
  emit(Op::panic, panic);
}

void FunctionLowering::end_loop_body(std::int64_t state, bool go_on) {
  emit(Op::store, loop_body_->state, integer_constant(state), 0, 0, 0, 1);
  emit(Op::move, static_cast<Slot>(function_.result_base), integer_constant(go_on ? 1 : 0), 0, 0, 0, 1);
  emit(Op::ret);
}

void FunctionLowering::leave_loop_body(LoopExit exit) {
  at(exit.pos);
  const auto number = static_cast<std::int64_t>(loop_body_->exits.size());
  loop_body_->exits.push_back(exit);
  end_loop_body(first_exit + number, false);
}

void FunctionLowering::range_over_function(StmtId id, const RangeStmt& node, Symbol name) {
  const Pos pos = ast()[id].pos;
  const std::size_t temporaries = mark();
  const std::uint32_t key = loop_body_key(id);
  Call call;
  call.fun = node.x;
  const Callee iterator = callee(call);
  const TypeId yield_type = types().core(resolve(types().under<SignatureType>(iterator.signature)->params[0]));
  at(pos);
  const Slot state = box(types().basic(BasicKind::int_), pos, "");
  FunctionLowering& function = loop_body_ ? *loop_body_->function : *this;
  if (uses_.defers.contains(key)) function.need_defer_slot();

  const model::FunctionIndex index = program_.add_function({});
  FunctionLowering body(program_, index,
                        function.function_.name + "-range" + std::to_string(++function.loop_body_count_), substitution_,
                        uses_, package_);
  body.loop_body_ = LoopBody{&function, loop_body_ ? loop_body_->function_state : state, 0, 0, {}};
  body.function_.signature = program_.type(yield_type);
  body.lower_loop_body(node, key, name, *types().under<SignatureType>(yield_type), pos);
  const std::vector<LoopExit> exits = body.loop_body_->exits;
  body.finish();

  std::vector<WordKind> kinds;
  if (iterator.has_receiver) kinds = program_.layout(iterator.receiver_type).layout;
  kinds.push_back(WordKind::ref);
  const Slot arguments = words_of_kinds(kinds);
  const auto count = static_cast<std::uint16_t>(kinds.size());
  if (iterator.has_receiver) move(arguments, iterator.receiver, iterator.receiver_type);
  closure(index, key, {state, loop_body_ ? loop_body_->outermost : state}, arguments + count - 1, pos);
  emit_call(iterator, arguments, count, -1, node.x);
  label("range " + to_string(ast(), node.x));
  after_iterator(state, exits, pos);
  release(temporaries);
}

void FunctionLowering::lower_loop_body(const RangeStmt& node, std::uint32_t key, Symbol name,
                                       const SignatureType& yield_type, Pos pos) {
  const SignatureType yield = yield_type;
  function_.declared = program_.position(pos);
  at(pos);
  std::vector<std::pair<Slot, TypeId>> params(2, {Slot{-1}, TypeId{}});
  for (std::size_t i = 0; i < yield.params.size(); ++i) {
    const TypeId type = resolve(yield.params[i]);
    params[i] = {words(type), type};
    function_.parameter_words += program_.layout(type).size;
  }
  function_.result_base = static_cast<std::uint32_t>(scalar());
  function_.result_words = 1;
  live_.clear();  // they stay for the whole function
  declare_captures(key);
  for (Slot* ref_word : {&loop_body_->state, &loop_body_->outermost}) {
    *ref_word = static_cast<Slot>(function_.kinds.size());
    function_.kinds.push_back(WordKind::ref);
    function_.variables.emplace_back();
    ++function_.capture_words;
  }
  // A return assigns the results of the function around.
  for (std::size_t i = 0; i < loop_body_->function->results_.size(); ++i)
    if (const Variable* result = find(loop_body_->function->results_[i])) result_variables_.push_back(*result);
  result_types_ = loop_body_->function->result_types_;

  const Slot state = scalar();
  emit(Op::load, state, loop_body_->state, 0, 0, 0, 1);
  const std::uint32_t proper = jump_if(is_state(state, ready), true);
  const std::uint32_t no_panic = jump_if(is_state(state, in_body), false);
  raise_runtime_error("range function continued iteration after loop body panic");
  patch_here(no_panic);
  const std::uint32_t not_over = jump_if(is_state(state, exhausted), false);
  raise_runtime_error("range function continued iteration after whole loop exit");
  patch_here(not_over);
  raise_runtime_error("range function continued iteration after function for loop body returned false");
  patch_here(proper);
  emit(Op::store, loop_body_->state, integer_constant(in_body), 0, 0, 0, 1);

  targets_.push_back({name, {}, {}, true, true});
  range_assign(node, params[0].first, params[0].second, params[1].first, params[1].second);
  statement(node.body);
  for (std::uint32_t pc : targets_.back().continues) patch_here(pc);
  at(pos);
  end_loop_body(ready, true);
  const std::vector<std::uint32_t> breaks = targets_.back().breaks;
  targets_.pop_back();
  if (breaks.empty()) return;
  for (std::uint32_t pc : breaks) patch_here(pc);
  end_loop_body(done, false);
}

void FunctionLowering::after_iterator(Slot state_ref, const std::vector<LoopExit>& exits, Pos pos) {
  at(pos);
  const Slot state = scalar();
  emit(Op::load, state, state_ref, 0, 0, 0, 1);
  emit(Op::store, state_ref, integer_constant(exhausted), 0, 0, 0, 1);
  const std::uint32_t not_missed = jump_if(is_state(state, in_body), false);
  raise_runtime_error("range function recovered a loop body panic and did not resume panicking");
  patch_here(not_missed);
  for (std::size_t i = 0; i < exits.size(); ++i) {
    at(exits[i].pos);
    const std::uint32_t other = jump_if(is_state(state, first_exit + static_cast<std::int64_t>(i)), false);
    if (exits[i].branch)
      branch(*exits[i].branch, exits[i].pos);
    else if (loop_body_)
      leave_loop_body(exits[i]);
    else
      returns_.push_back(jump());
    patch_here(other);
  }
}

}  // namespace stalemate::frontend
