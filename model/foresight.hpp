// What can be told of a program's future before it runs, worked out when it is first asked for, once for all searches,
// workers and explanations of one check: of a large program that takes seconds. Safe for use by several threads at
// once.
#pragma once

#include <memory>
#include <mutex>

#include "model/done_bound.hpp"
#include "model/effect.hpp"
#include "model/may_table.hpp"

namespace stalemate::model {

class Foresight {
 public:
  /// `liveness`: of all words, sliced or not.
  Foresight(const Program& program, std::shared_ptr<const Layouts> layouts, std::shared_ptr<const Liveness> liveness)
      : program_(program), layouts_(std::move(layouts)), liveness_(std::move(liveness)) {}

  const EffectTable& effects() const;
  const DoneBound& done_bound() const;
  const MayTable& may_table() const;

 private:
  const Program& program_;
  const std::shared_ptr<const Layouts> layouts_;
  const std::shared_ptr<const Liveness> liveness_;
  mutable std::once_flag effects_once_, done_bound_once_, may_table_once_;
  mutable std::unique_ptr<const EffectTable> effects_;
  mutable std::unique_ptr<const DoneBound> done_bound_;
  mutable std::unique_ptr<const MayTable> may_table_;
};

}  // namespace stalemate::model
