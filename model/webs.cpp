// Every block starts with a fresh web per word, every definition makes one; webs of live words that meet at the start
// of a block are united. One pass is enough, since the unions are symmetric.
#include "model/webs.hpp"

#include <algorithm>

#include "model/check.hpp"
#include "model/operands.hpp"

namespace stalemate::model {
namespace {

/// Blocks times words; beyond it (generated functions) webs would cost more than they tell.
constexpr std::size_t cells_max = std::size_t{1} << 24;

}  // namespace

Webs::Webs(const Program& program, const Liveness& liveness, FunctionIndex function)
    : program_(program), liveness_(liveness), function_(program.functions[function]), index_(function) {
  find_leaders();
  number();
}

std::uint32_t Webs::find_in(const Webbed& operands, std::uint32_t word) {
  std::size_t at = 0;
  for (const WordRange range : operands.ranges) {
    const std::uint32_t first = static_cast<std::uint32_t>(range.first);
    if (word >= first && word - first < range.count) return operands.webs[at + word - first];
    at += range.count;
  }
  CHECK(false, "an instruction has no such operand");
  return 0;
}

std::uint32_t Webs::find(std::uint32_t web) {
  while (parent_[web] != web) web = parent_[web] = parent_[parent_[web]];
  return web;
}

void Webs::find_leaders() {
  const auto size = static_cast<std::uint32_t>(function_.code.size());
  first_.assign(size, no_index);
  std::vector<Successor> next;
  if (size != 0) first_[0] = 0;
  if (function_.defer_slot >= 0 && function_.epilogue < size) first_[function_.epilogue] = 0;
  for (std::uint32_t pc = 0; pc < size; ++pc) {
    successors(program_, function_, pc, next);
    if (next.size() == 1 && next[0].pc == pc + 1) continue;
    if (pc + 1 < size) first_[pc + 1] = 0;
    for (const Successor& successor : next) {
      if (successor.pc < size) first_[successor.pc] = 0;
    }
  }
  const auto words = static_cast<std::uint32_t>(function_.kinds.size());
  const auto blocks = static_cast<std::size_t>(size - std::count(first_.begin(), first_.end(), no_index));
  by_word_ = blocks * words > cells_max;
  for (std::uint32_t& first : first_) {
    if (first == no_index || by_word_) continue;
    first = count_;
    count_ += words;
  }
  if (size == 0 || by_word_) count_ = words;
}

void Webs::unite_live(std::uint32_t pc, const std::vector<std::uint32_t>& current) {
  for (const std::uint32_t word : liveness_.before(index_, pc).words) unite(current[word], first_[pc] + word);
}

void Webs::number() {
  const auto size = static_cast<std::uint32_t>(function_.code.size());
  const auto words = static_cast<std::uint32_t>(function_.kinds.size());
  uses_.resize(size);
  defs_.resize(size);
  parent_.resize(count_);
  for (std::uint32_t web = 0; web < count_; ++web) parent_[web] = web;
  std::vector<std::uint32_t> current(words), after;
  for (std::uint32_t word = 0; word < words; ++word) current[word] = word;
  entry_ = current;
  Operands operand;
  std::vector<Successor> next;
  const auto each = [](const std::vector<WordRange>& ranges, const auto& visit) {
    for (const WordRange range : ranges) {
      for (std::uint32_t i = 0; i < range.count; ++i) visit(static_cast<std::uint32_t>(range.first) + i);
    }
  };
  for (std::uint32_t pc = 0; pc < size; ++pc) {
    if (first_[pc] != no_index && !by_word_) {
      for (std::uint32_t word = 0; word < words; ++word) current[word] = first_[pc] + word;
    }
    operands(program_, function_, function_.code[pc], operand);
    uses_[pc].ranges = operand.uses;
    defs_[pc].ranges = operand.defs;
    each(operand.uses, [&](std::uint32_t word) { uses_[pc].webs.push_back(current[word]); });
    after = current;
    each(operand.defs, [&](std::uint32_t word) {
      if (!by_word_) {
        after[word] = count_++;
        parent_.push_back(after[word]);
      }
      defs_[pc].webs.push_back(after[word]);
    });
    if (!by_word_) {
      successors(program_, function_, pc, next);
      for (const Successor& successor : next) {
        if (successor.pc >= size || first_[successor.pc] == no_index) continue;
        // Words of a select are written by one case each: the others keep what they held. On both kinds of edges the
        // old and the new web are united with the block's where liveness wants it, which joins at most too much.
        unite_live(successor.pc, successor.defs_apply ? after : current);
        if (function_.code[pc].op == Op::select && successor.defs_apply) unite_live(successor.pc, current);
      }
      if (function_.defer_slot >= 0 && function_.epilogue < size) {
        unite_live(function_.epilogue, current);
        unite_live(function_.epilogue, after);
      }
    }
    current = after;
  }
  if (by_word_) return;
  // Small numbers for the webs that are left.
  std::vector<std::uint32_t> small(count_, no_index);
  std::uint32_t used = 0;
  const auto rename = [&](std::uint32_t web) {
    std::uint32_t& name = small[find(web)];
    if (name == no_index) name = used++;
    return name;
  };
  for (std::uint32_t& web : entry_) web = rename(web);
  for (std::vector<Webbed>* lists : {&uses_, &defs_}) {
    for (Webbed& operands_at : *lists) {
      for (std::uint32_t& web : operands_at.webs) web = rename(web);
    }
  }
  std::vector<std::uint32_t> names(count_);
  for (std::uint32_t web = 0; web < count_; ++web) names[web] = rename(web);
  parent_ = std::move(names);
  count_ = used;
}

void Webs::for_each_point(const std::function<void(std::uint32_t, const std::vector<std::uint32_t>&)>& visit) const {
  std::vector<std::uint32_t> current = entry_;
  for (std::uint32_t pc = 0; pc < function_.code.size(); ++pc) {
    if (first_[pc] != no_index && !by_word_) {
      // After numbering, parent_ holds the final number of every web.
      for (std::uint32_t word = 0; word < current.size(); ++word) current[word] = parent_[first_[pc] + word];
    }
    visit(pc, current);
    std::size_t at = 0;
    for (const WordRange range : defs_[pc].ranges) {
      for (std::uint32_t i = 0; i < range.count; ++i) {
        current[static_cast<std::uint32_t>(range.first) + i] = defs_[pc].webs[at++];
      }
    }
  }
}

}  // namespace stalemate::model
