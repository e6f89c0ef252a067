#include "checker/smt/recorded_run.hpp"

#include "checker/smt/path_recorder.hpp"

namespace stalemate::checker::smt {

RecordedRun recorded_run(model::Machine& machine, Names& names, const model::Execution& execution) {
  PathRecorder recorder(machine, names, {});
  recorder.add(execution);
  return recorder.take();
}

}  // namespace stalemate::checker::smt
