#include "model/foresight.hpp"

namespace stalemate::model {

const EffectTable& Foresight::effects() const {
  std::call_once(effects_once_, [&] { effects_ = std::make_unique<const EffectTable>(program_); });
  return *effects_;
}

const DoneBound& Foresight::done_bound() const {
  std::call_once(done_bound_once_, [&] { done_bound_ = std::make_unique<const DoneBound>(program_, effects()); });
  return *done_bound_;
}

const MayTable& Foresight::may_table() const {
  std::call_once(may_table_once_,
                 [&] { may_table_ = std::make_unique<const MayTable>(program_, *layouts_, *liveness_, effects()); });
  return *may_table_;
}

}  // namespace stalemate::model
