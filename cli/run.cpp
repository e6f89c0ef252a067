#include "cli/commands.hpp"

namespace stalemate::cli {

int run(const Options& options) {
  switch (options.verb) {
    case Verb::check:
    case Verb::test:
    case Verb::confirm:
    case Verb::predict: return command_check(options);
    case Verb::fix: return command_fix(options);
    case Verb::prove: return command_prove(options);
    case Verb::capacity: return command_capacity(options);
    case Verb::replay: return command_replay(options);
    case Verb::run: return command_run(options);
    case Verb::explain: return command_explain(options);
    case Verb::list: return command_list(options);
    case Verb::schema: return command_schema();
    case Verb::doctor: return command_doctor();
    case Verb::version: return command_version();
  }
  return 4;
}

}  // namespace stalemate::cli
