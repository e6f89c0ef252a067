#include "model/slot_symmetry.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "model/check.hpp"
#include "model/frames.hpp"
#include "model/straight_code.hpp"

namespace stalemate::model {

Arrangement Arrangement::inverse() const {
  Arrangement result(0);
  for (std::uint32_t member = 0; member < members_max; ++member) result.set_origin(origin(member), member);
  return result;
}

bool SlotClass::holds(const Word* frame) const {
  return std::ranges::all_of(copies, [&](const auto& pair) { return frame[pair.first] == frame[pair.second]; });
}

bool SlotClass::has(std::uint32_t word) const {
  return std::ranges::any_of(words,
                             [&](const auto& member) { return std::ranges::find(member, word) != member.end(); });
}

Arrangement SlotClass::arranged(Arrangement before, const std::vector<std::uint32_t>& order) const {
  Arrangement result = before;
  for (std::uint32_t i = 0; i < order.size(); ++i) result.set_origin(first + i, before.origin(first + order[i]));
  return result;
}

void SlotClass::permute(Word* frame, const std::vector<std::uint32_t>& order) const {
  std::vector<Word> values(words.size());
  for (std::size_t i = 0; i < words.front().size(); ++i) {
    for (std::size_t member = 0; member < words.size(); ++member) values[member] = frame[words[order[member]][i]];
    for (std::size_t member = 0; member < words.size(); ++member) frame[words[member][i]] = values[member];
  }
}

std::uint16_t Slots::renamed(std::uint16_t choice, Arrangement arrangement) const {
  for (const SlotClass& one : classes) {
    for (std::uint32_t member = 0; member < one.cases.size(); ++member) {
      const auto found = std::ranges::find(one.cases[member], choice);
      if (found == one.cases[member].end()) continue;
      const std::uint32_t to = arrangement.origin(one.first + member) - one.first;
      return one.cases[to][static_cast<std::size_t>(found - one.cases[member].begin())];
    }
  }
  return choice;
}

const Slots* SlotSymmetry::at(const Goroutine& g, std::uint32_t frame) const {
  return at(g.frames[frame].function, pc_of(g, frame));
}

void undo_arrangements(const SlotSymmetry& symmetry, State& state) {
  for (std::uint32_t i = 0; i < state.goroutine_count; ++i) {
    Goroutine& g = state.goroutines[i];
    for (std::uint32_t f = 0; f < g.frame_count; ++f) {
      if (g.frames[f].arrangement == 0) continue;
      const Arrangement back = Arrangement(g.frames[f].arrangement).inverse();
      g.frames[f].arrangement = 0;
      const Slots* slots = symmetry.at(g, f);
      if (slots == nullptr) continue;
      for (const SlotClass& one : slots->classes) {
        std::vector<std::uint32_t> order;
        for (std::uint32_t m = 0; m < one.words.size(); ++m) order.push_back(back.origin(one.first + m) - one.first);
        one.permute(g.stack.data() + g.frames[f].base, order);
      }
    }
  }
}

namespace {

std::uint16_t renamed(const SlotSymmetry& symmetry, const Goroutine& g, std::uint16_t choice, bool is_inverse) {
  if (g.frame_count == 0) return choice;
  const Arrangement arrangement(g.frames[g.frame_count - 1].arrangement);
  if (arrangement.code() == 0) return choice;
  const Slots* slots = symmetry.at(g, g.frame_count - 1);
  return slots == nullptr ? choice : slots->renamed(choice, is_inverse ? arrangement.inverse() : arrangement);
}

}  // namespace

std::uint16_t arranged_choice(const SlotSymmetry& symmetry, const Goroutine& g, std::uint16_t choice) {
  return renamed(symmetry, g, choice, true);
}

std::uint16_t original_choice(const SlotSymmetry& symmetry, const Goroutine& g, std::uint16_t choice) {
  return renamed(symmetry, g, choice, false);
}

/// Finds the classes of one function after the other.
class SlotSymmetry::Finder {
 public:
  Finder(const Program& program, const Liveness& liveness, const Relevance& relevance, LockstepFault fault,
         SlotSymmetry& result)
      : program_(program), liveness_(liveness), relevance_(relevance), fault_(fault), result_(result) {}

  void run() {
    result_.slots_.emplace_back();
    result_.by_function_.resize(program_.functions.size());
    std::vector<bool> is_seen_by_callees(program_.functions.size(), false);
    for (const Function& function : program_.functions) {
      for (const Instruction& in : function.code) {
        if (in.op == Op::defer_push && in.t == 1) is_seen_by_callees[static_cast<std::size_t>(in.k)] = true;
      }
    }
    for (function_ = 0; function_ < program_.functions.size(); ++function_) {
      if (!is_seen_by_callees[function_]) find_in_function();
    }
    for (const auto& by_pc : result_.by_function_) result_.empty_ &= by_pc.empty();
  }

 private:
  struct Source {
    std::uint32_t word = 0;
    std::vector<SelectCase> cases;
    bool is_used = false;
  };
  /// What a lockstep walk says of one instruction.
  struct Exchange {
    Lockstep::Numbers numbers;
    std::vector<std::uint16_t> partners;
  };
  using Exchanges = std::map<std::uint32_t, Exchange>;
  using Places = std::map<std::uint32_t, SlotClass>;  // by pc

  const Function& function() const { return program_.functions[function_]; }
  bool is_slot(std::uint32_t pc, std::uint32_t word) const {
    const Slots* slots = result_.at(function_, pc);
    return slots != nullptr && slots->is_slot[word];
  }

  void find_in_function() {
    const std::vector<Instruction>& code = function().code;
    const auto is_candidate = [&](const Instruction& in) {
      return in.op == Op::select && program_.selects[static_cast<std::size_t>(in.k)].cases.size() > 1;
    };
    if (std::ranges::none_of(code, is_candidate)) return;
    member_count_ = 0;
    is_target_ = jump_targets(program_, function());
    for (std::uint32_t pc = 0; pc < code.size(); ++pc) {
      if (is_candidate(code[pc])) find_at(pc);
    }
  }

  /// The words that hold the channels of a select where the straight code before it begins.
  void find_at(std::uint32_t pc) {
    std::uint32_t top = pc;
    while (top > 0 && !is_target_[top] && !is_jump(function().code[top - 1].op)) --top;
    std::vector<Source> sources;
    for (const SelectCase& one : program_.selects[static_cast<std::size_t>(function().code[pc].k)].cases) {
      const std::optional<std::uint32_t> word = source(pc, one.channel);
      if (!word || is_slot(top, *word)) continue;
      const auto known = std::ranges::find(sources, *word, &Source::word);
      Source& found = known != sources.end() ? *known : sources.emplace_back(Source{*word, {}, false});
      found.cases.push_back(one);
    }
    for (std::size_t first = 0; first < sources.size(); ++first) {
      if (!sources[first].is_used) find_class(top, sources, first);
    }
  }

  std::optional<std::uint32_t> source(std::uint32_t pc, std::int32_t word) const {
    while (true) {
      const std::uint32_t at = definition_at(program_, function(), is_target_, pc, word);
      if (at == no_index) return static_cast<std::uint32_t>(word);
      const Instruction& in = function().code[at];
      if (in.op != Op::move) return {};
      word += in.b - in.a;
      pc = at;
    }
  }

  static bool look_alike(const Source& x, const Source& y) {
    const auto alike = [](const SelectCase& a, const SelectCase& b) {
      return a.kind == b.kind && a.wants_value == b.wants_value && (a.ok >= 0) == (b.ok >= 0);
    };
    return std::ranges::equal(x.cases, y.cases, alike);
  }

  /// The class of source number `first`: all that may change places with it.
  void find_class(std::uint32_t top, std::vector<Source>& sources, std::size_t first) {
    std::vector<Exchanges> exchanges;
    std::vector<std::size_t> members;
    Lockstep walk(program_, liveness_, function_, fault_);
    for (std::size_t other = first + 1; other < sources.size(); ++other) {
      if (sources[other].is_used || !look_alike(sources[first], sources[other])) continue;
      if (member_count_ + exchanges.size() + 2 > Arrangement::members_max) break;
      if (!walk.run(top, sources[first].word, sources[other].word)) continue;
      members.push_back(other);
      exchanges.push_back(of_walk(walk));
    }
    Places places;
    if (exchanges.empty() || !make_class(exchanges, places)) return;
    for (const std::size_t member : members) sources[member].is_used = true;
    add(std::move(places));
  }

  Exchanges of_walk(const Lockstep& walk) const {
    Exchanges result;
    walk.for_each_meeting([&](std::uint32_t pc, const Lockstep::Numbers& numbers) {
      const bool is_select = function().code[pc].op == Op::select;
      result[pc] = {numbers, is_select ? walk.partners(pc) : std::vector<std::uint16_t>()};
    });
    return result;
  }

  /// False: the exchanges do not fit together.
  bool make_class(const std::vector<Exchanges>& exchanges, Places& places) const {
    std::set<std::uint32_t> meetings;
    for (const Exchanges& one : exchanges) {
      for (const auto& [pc, unused] : one) meetings.insert(pc);
    }
    for (const std::uint32_t pc : meetings) {
      const Stay stay = stay_at(function().code[pc].op);
      if (stay == Stay::never) continue;
      std::vector<const Exchange*> here;
      for (const Exchanges& one : exchanges) {
        const auto found = one.find(pc);
        if (found != one.end()) here.push_back(&found->second);
      }
      SlotClass one;
      const bool is_known = here.size() == exchanges.size() && make_tuples(pc, here, one);
      if (!is_known && stay == Stay::often) return false;
      if (is_known && !one.words.empty()) places.emplace(pc, std::move(one));
    }
    return true;
  }

  /// Whether a goroutine between steps, or a caller, may be at an instruction; at a jump, when its budget is used up.
  enum class Stay : std::uint8_t { never, rarely, often };
  static Stay stay_at(Op op) {
    if (op == Op::jump || op == Op::jump_if || op == Op::jump_unless) return Stay::rarely;
    return class_of(op) != OpClass::local || is_call(op) || op == Op::run_defers ? Stay::often : Stay::never;
  }

  bool make_tuples(std::uint32_t pc, const std::vector<const Exchange*>& exchanges, SlotClass& result) const {
    std::vector<std::set<std::uint32_t>> exchanged;
    for (const Exchange* one : exchanges) {
      std::optional<std::set<std::uint32_t>> words = exchanged_words(pc, one->numbers);
      if (!words) return false;
      exchanged.push_back(*std::move(words));
    }
    const std::size_t size = exchanged.front().size();
    if (std::ranges::any_of(exchanged, [&](const auto& words) { return words.size() != size; })) return false;
    if (size == 0) return true;
    std::vector<std::uint32_t> first = first_tuple(exchanged, exchanges.front()->numbers);
    if (2 * first.size() != size) return false;
    result.words.push_back(first);
    for (const Exchange* one : exchanges) {
      const std::optional<std::vector<std::uint32_t>> tuple = partner_tuple(pc, first, one->numbers);
      if (!tuple) return false;
      result.words.push_back(*tuple);
      add_copies(pc, one->numbers, result);
    }
    std::set<std::uint32_t> all;
    for (const auto& tuple : result.words) all.insert(tuple.begin(), tuple.end());
    if (all.size() != result.words.size() * first.size()) return false;
    return function().code[pc].op != Op::select || add_cases(pc, exchanges, result);
  }

  /// The words that have different numbers on the two sides; none if they are not pairwise exchanged.
  std::optional<std::set<std::uint32_t>> exchanged_words(std::uint32_t pc, const Lockstep::Numbers& numbers) const {
    std::set<std::uint32_t> words;
    std::map<std::uint32_t, std::uint32_t> partner;  // by left number: the right one
    const std::vector<std::uint32_t>& live = liveness_.before(function_, pc).words;
    for (const std::uint32_t word : live) {
      const std::uint32_t left = numbers.left[word], right = numbers.right[word];
      if (partner.try_emplace(left, right).first->second != right) return {};
      if (left != right) words.insert(word);
    }
    for (const auto& [left, right] : partner) {
      const auto back = partner.find(right);
      if (back == partner.end() || back->second != left) return {};
    }
    return words;
  }

  /// Of two members either may be the first; the first of more takes part in all exchanges.
  static std::vector<std::uint32_t> first_tuple(const std::vector<std::set<std::uint32_t>>& exchanged,
                                                const Lockstep::Numbers& numbers) {
    std::vector<std::uint32_t> first;
    if (exchanged.size() > 1) {
      std::ranges::set_intersection(exchanged[0], exchanged[1], std::back_inserter(first));
      return first;
    }
    std::set<std::uint32_t> others;
    for (const std::uint32_t word : exchanged.front()) {
      if (others.contains(numbers.left[word])) continue;
      first.push_back(word);
      others.insert(numbers.right[word]);
    }
    return first;
  }

  /// The words that hold on the right what `first` holds on the left.
  std::optional<std::vector<std::uint32_t>> partner_tuple(std::uint32_t pc, const std::vector<std::uint32_t>& first,
                                                          const Lockstep::Numbers& numbers) const {
    const Liveness::Set& live = liveness_.before(function_, pc);
    std::set<std::uint32_t> taken(first.begin(), first.end());
    std::vector<std::uint32_t> result;
    for (const std::uint32_t word : first) {
      const auto fits = [&](std::uint32_t other) {
        return numbers.right[other] == numbers.left[word] && !taken.contains(other);
      };
      const auto found = std::ranges::find_if(live.words, fits);
      if (found == live.words.end() || !are_alike(pc, word, *found)) return {};
      taken.insert(*found);
      result.push_back(*found);
    }
    return result;
  }

  bool are_alike(std::uint32_t pc, std::uint32_t x, std::uint32_t y) const {
    const WordKind kind = function().kinds[x];
    if (function().kinds[y] != kind) return false;
    if (kind == WordKind::ref) return relevance_.point_alike(function_, pc, x, y);
    const std::vector<std::uint32_t>& relevant = relevance_.live().before(function_, pc).words;
    return kind == WordKind::scalar &&
           std::ranges::binary_search(relevant, x) == std::ranges::binary_search(relevant, y);
  }

  void add_copies(std::uint32_t pc, const Lockstep::Numbers& numbers, SlotClass& result) const {
    std::map<std::uint32_t, std::uint32_t> first;
    for (const std::uint32_t word : liveness_.before(function_, pc).words) {
      const std::uint32_t other = first.try_emplace(numbers.left[word], word).first->second;
      const std::pair<std::uint32_t, std::uint32_t> pair{other, word};
      if (other != word && std::ranges::find(result.copies, pair) == result.copies.end()) result.copies.push_back(pair);
    }
  }

  bool add_cases(std::uint32_t pc, const std::vector<const Exchange*>& exchanges, SlotClass& result) const {
    const Select& select = program_.selects[static_cast<std::size_t>(function().code[pc].k)];
    const auto is_of = [&](std::size_t member, std::size_t choice) {
      const auto channel = static_cast<std::uint32_t>(select.cases[choice].channel);
      return std::ranges::find(result.words[member], channel) != result.words[member].end();
    };
    std::vector<std::uint16_t> first;
    for (std::uint16_t i = 0; i < select.cases.size(); ++i) {
      if (is_of(0, i)) first.push_back(i);
    }
    result.cases.push_back(first);
    for (std::size_t member = 1; member < result.words.size(); ++member) {
      const std::vector<std::uint16_t>& partners = exchanges[member - 1]->partners;
      std::vector<std::uint16_t>& cases = result.cases.emplace_back();
      for (const std::uint16_t i : first) cases.push_back(partners[i]);
      for (std::uint16_t i = 0; i < partners.size(); ++i) {
        const bool is_moved = is_of(0, i) || is_of(member, i);
        if (partners[partners[i]] != i || is_moved != (partners[i] != i)) return false;
        if (is_of(0, i) && !is_of(member, partners[i])) return false;
      }
    }
    return true;
  }

  void add(Places places) {
    std::vector<std::uint32_t>& by_pc = result_.by_function_[function_];
    const auto overlaps = [&](const auto& place) {
      const auto taken = [&](std::uint32_t word) { return is_slot(place.first, word); };
      return std::ranges::any_of(place.second.words,
                                 [&](const auto& tuple) { return std::ranges::any_of(tuple, taken); });
    };
    if (places.empty() || std::ranges::any_of(places, overlaps)) return;
    by_pc.resize(function().code.size(), 0);
    const auto count = static_cast<std::uint32_t>(places.begin()->second.words.size());
    for (auto& [pc, one] : places) {
      if (by_pc[pc] == 0) {
        by_pc[pc] = static_cast<std::uint32_t>(result_.slots_.size());
        result_.slots_.emplace_back().is_slot.assign(function().kinds.size(), false);
      }
      Slots& slots = result_.slots_[by_pc[pc]];
      one.first = member_count_;
      for (const auto& tuple : one.words) {
        for (const std::uint32_t word : tuple) slots.is_slot[word] = true;
      }
      slots.classes.push_back(std::move(one));
    }
    member_count_ += count;
  }

  const Program& program_;
  const Liveness& liveness_;
  const Relevance& relevance_;
  const LockstepFault fault_;
  SlotSymmetry& result_;
  FunctionIndex function_ = 0;
  std::vector<bool> is_target_;
  std::uint32_t member_count_ = 0;  // of the function's classes so far
};

SlotSymmetry::SlotSymmetry(const Program& program, const Liveness& liveness, const Relevance& relevance,
                           LockstepFault fault) {
  Finder(program, liveness, relevance, fault, *this).run();
}

}  // namespace stalemate::model
