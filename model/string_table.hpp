// Interned immutable strings: equal strings have equal ids, so string words compare and hash as numbers. Id 0 is "".
// Shared by the machines of a search, which run in several threads. Invariants: (1) a string never moves, so that
// `text` needs no lock; (2) who has an id has got it from `intern`, in its own thread or through something that
// synchronised.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <memory>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "model/word.hpp"

namespace stalemate::model {

class StringTable {
 public:
  StringTable();
  StringTable(const StringTable&) = delete;
  StringTable& operator=(const StringTable&) = delete;
  Word intern(std::string_view text);
  /// How many strings have an id; the ids are the numbers below.
  Word size() const;
  const std::string& text(Word id) const {
    const auto block = static_cast<std::size_t>(std::bit_width(id + 1)) - 1;
    return blocks_[block][id + 1 - (Word{1} << block)];
  }

 private:
  mutable std::shared_mutex mutex_;
  std::array<std::unique_ptr<std::string[]>, 64> blocks_;  // number b holds 2^b strings
  Word size_ = 0;
  std::unordered_map<std::string_view, Word> ids_;
};

}  // namespace stalemate::model
