#include "cli/commands.hpp"
#include "cli/interrupt.hpp"
#include "report/text.hpp"

namespace stalemate::cli {

int for_each_program(const Options& options, const std::function<int(const ProgramInput&)>& visit) {
  const ResolvedInputs inputs = resolve_inputs(options.inputs);
  int code = 0;
  for (const auto& line : inputs.diagnostics) {
    print(report::diagnostic_text(line, terminal_format(options)));
    if (line.is_error) code = 2;
  }
  for (const ProgramInput& input : inputs.programs) {
    for (const ProgramInput& entry : with_entries(input, options.entries)) {
      if (interrupt_flag().load()) return report::worse_exit_code(code, 3);
      code = report::worse_exit_code(code, visit(entry));
    }
  }
  return code;
}

}  // namespace stalemate::cli
