#include "runtime/go/process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>

#include "model/check.hpp"

extern char** environ;

namespace stalemate::runtime {

namespace {

using Clock = std::chrono::steady_clock;

// A pipe whose ends are closed when it goes out of scope.
class Pipe {
 public:
  Pipe() { is_open_ = pipe2(ends_.data(), O_CLOEXEC) == 0; }
  ~Pipe() {
    close_end(0);
    close_end(1);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  bool is_open() const { return is_open_; }
  int read_end() const { return ends_[0]; }
  int write_end() const { return ends_[1]; }
  void close_end(std::size_t i) {
    if (ends_[i] >= 0) close(ends_[i]);
    ends_[i] = -1;
  }

 private:
  std::array<int, 2> ends_{-1, -1};
  bool is_open_ = false;
};

std::vector<std::string> merged_environment(const std::vector<std::pair<std::string, std::string>>& changes) {
  std::vector<std::string> result;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string text = *entry;
    const std::string name = text.substr(0, text.find('='));
    bool is_replaced = false;
    for (const auto& [changed, value] : changes) is_replaced = is_replaced || changed == name;
    if (!is_replaced) result.push_back(text);
  }
  for (const auto& [name, value] : changes) result.push_back(name + "=" + value);
  return result;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> result;
  for (std::string& text : texts) result.push_back(text.data());
  result.push_back(nullptr);
  return result;
}

// Runs between fork and exec: async-signal-safe calls only.
[[noreturn]] void become_child(char* const* arguments, char* const* environment, const char* directory, int output,
                               int error_output, int failure) {
  setpgid(0, 0);
  const int nothing = open("/dev/null", O_RDONLY);
  dup2(nothing, STDIN_FILENO);
  dup2(output, STDOUT_FILENO);
  dup2(error_output, STDERR_FILENO);
  for (int signal : {SIGINT, SIGTERM, SIGPIPE, SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL}) std::signal(signal, SIG_DFL);
  int code = 0;
  if (directory[0] != '\0' && chdir(directory) != 0) code = errno;
  if (code == 0) {
    execvpe(arguments[0], arguments, environment);
    code = errno;
  }
  const ssize_t ignored = write(failure, &code, sizeof code);
  static_cast<void>(ignored);
  _exit(127);
}

// Appends what can be read to `text`; false at the end of the stream.
bool drain(int fd, std::string& text, std::size_t max) {
  std::array<char, 16 * 1024> buffer;
  const ssize_t count = read(fd, buffer.data(), buffer.size());
  if (count < 0) return errno == EINTR || errno == EAGAIN;
  if (count == 0) return false;
  const std::size_t room = max > text.size() ? max - text.size() : 0;
  text.append(buffer.data(), std::min(room, static_cast<std::size_t>(count)));
  return true;
}

}  // namespace

ProcessResult run_process(const ProcessOptions& options) {
  CHECK(!options.arguments.empty(), "a process needs a program");
  ProcessResult result;
  Pipe output, error_output, failure;
  if (!output.is_open() || !error_output.is_open() || !failure.is_open()) {
    result.error = std::strerror(errno);
    return result;
  }
  std::vector<std::string> arguments = options.arguments, environment = merged_environment(options.environment);
  const std::vector<char*> argument_pointers = pointers(arguments), environment_pointers = pointers(environment);

  const pid_t child = fork();
  if (child < 0) {
    result.error = std::strerror(errno);
    return result;
  }
  if (child == 0) {
    become_child(argument_pointers.data(), environment_pointers.data(), options.directory.c_str(), output.write_end(),
                 error_output.write_end(), failure.write_end());
  }
  setpgid(child, child);  // also done by the child: whoever comes first
  output.close_end(1);
  error_output.close_end(1);
  failure.close_end(1);

  int start_error = 0;
  while (read(failure.read_end(), &start_error, sizeof start_error) < 0 && errno == EINTR) {
  }
  result.was_started = start_error == 0;
  if (start_error != 0) result.error = std::strerror(start_error);

  const Clock::time_point deadline = Clock::now() + options.timeout;
  std::array<pollfd, 2> streams{{{output.read_end(), POLLIN, 0}, {error_output.read_end(), POLLIN, 0}}};
  while (streams[0].fd >= 0 || streams[1].fd >= 0) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0) {
      result.timed_out = true;
      break;
    }
    if (poll(streams.data(), streams.size(), static_cast<int>(std::min<long long>(left + 1, 1000))) <= 0) continue;
    if (streams[0].revents != 0 && !drain(streams[0].fd, result.output, options.output_max)) streams[0].fd = -1;
    if (streams[1].revents != 0 && !drain(streams[1].fd, result.error_output, options.output_max)) streams[1].fd = -1;
  }
  // Both streams closed says nothing about the end: a process may close them and go on.
  int status = 0;
  pid_t waited = 0;
  while (!result.timed_out && (waited = waitpid(child, &status, WNOHANG)) == 0) {
    if (Clock::now() >= deadline) result.timed_out = true;
    usleep(200);
  }
  kill(-child, SIGKILL);  // what is left of the group
  if (waited <= 0) {
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
  }
  if (WIFEXITED(status)) result.exit_code = WEXITSTATUS(status);
  if (WIFSIGNALED(status)) result.signal = WTERMSIG(status);
  return result;
}

}  // namespace stalemate::runtime
