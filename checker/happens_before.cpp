#include "checker/happens_before.hpp"

namespace stalemate::checker {

void HappensBefore::push(Event event) {
  const std::size_t j = count_++;
  if (events_.size() == j) {
    events_.emplace_back();
    past_.emplace_back();
  }
  events_[j] = std::move(event);
  std::vector<std::uint64_t>& past = past_[j];
  past.assign(j / 64 + 1, 0);
  for (std::size_t i = j; i-- > 0;) {
    if (before(i, j) || !machine_.dependent(events_[i], events_[j])) continue;
    past[i / 64] |= std::uint64_t{1} << (i % 64);
    for (std::size_t word = 0; word < past_[i].size(); ++word) past[word] |= past_[i][word];
  }
}

}  // namespace stalemate::checker
