// The program: arguments in, exit code out. Everything else is in the other files of this folder.
#include <cstdio>

#include "cli/arguments.hpp"
#include "cli/commands.hpp"
#include "cli/crash.hpp"
#include "cli/interrupt.hpp"

int main(int argc, char** argv) {
  using namespace stalemate::cli;
  install_crash_handlers();
  install_interrupt_handler();
  const ParsedArguments parsed = parse_arguments({argv + 1, argv + argc});
  if (!parsed.options) {
    std::fputs(parsed.text.c_str(), parsed.exit_code == 0 ? stdout : stderr);
    return parsed.exit_code;
  }
  return run(*parsed.options);
}
