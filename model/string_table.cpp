#include "model/string_table.hpp"

#include <mutex>

namespace stalemate::model {

StringTable::StringTable() { intern(""); }

Word StringTable::intern(std::string_view text) {
  {
    const std::shared_lock lock(mutex_);
    const auto known = ids_.find(text);
    if (known != ids_.end()) return known->second;
  }
  const std::unique_lock lock(mutex_);
  const auto known = ids_.find(text);  // another thread may have been faster
  if (known != ids_.end()) return known->second;
  const Word id = size_++;
  const auto block = static_cast<std::size_t>(std::bit_width(id + 1)) - 1;
  const Word first = (Word{1} << block) - 1;
  if (id == first) blocks_[block] = std::make_unique<std::string[]>(std::size_t{1} << block);
  std::string& stored = blocks_[block][id - first];
  stored = text;
  ids_.emplace(stored, id);
  return id;
}

Word StringTable::size() const {
  const std::shared_lock lock(mutex_);
  return size_;
}

}  // namespace stalemate::model
