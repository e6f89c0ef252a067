// Tables that pages share with the code: what stands between `<!-- stalemate … -->` and `<!-- end -->` is what the
// command prints. tests/docs/generate.py writes them.
#include "tests/cli/binary.hpp"
#include "tests/docs/page.hpp"

using namespace stalemate::test;

namespace {

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  std::istringstream stream(text);
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

}  // namespace

TEST_CASE("tables in the documentation are what the code says") {
  const std::string opening = "<!-- stalemate ", closing = "<!-- end -->";
  std::set<std::string> commands;
  for (const RepositoryFile& file : repository_files({"docs"}, {".md"})) {
    std::string command, text;  // of the table we are in
    for (const std::string& line : lines_of(file.text)) {
      if (line.starts_with(opening)) {
        CHECK_MESSAGE(command.empty(), file.path << ": no end of " << command);
        command = line.substr(opening.size(), line.rfind(" -->") - opening.size());
        text.clear();
      } else if (line == closing) {
        REQUIRE_MESSAGE(!command.empty(), file.path << ": an end without a beginning");
        INFO(file.path << ": " << command << "; run tests/docs/generate.py");
        const auto printed = stalemate_in(STALEMATE_SOURCE_DIR, words_of(command));
        CHECK(printed.exit_code == 0);
        const bool is_current = text == "\n" + printed.output + "\n";  // not printed in full: they are long
        CHECK(is_current);
        CHECK(commands.insert(command).second);
        command.clear();
      } else {
        text += line + "\n";
      }
    }
    CHECK_MESSAGE(command.empty(), file.path << ": no end of " << command);
  }
  // Each part of the feature table is in some page.
  CHECK(commands == std::set<std::string>{"list features --markdown features", "list features --markdown library",
                                          "list features --markdown refused"});
}
