// Links in pages lead somewhere: to a file that exists, and to a heading it has. And every page of docs/ can be reached
// from README.md.
#include <re2/re2.h>

#include <filesystem>

#include "tests/docs/page.hpp"

using namespace stalemate::test;
namespace fs = std::filesystem;

namespace {

struct Link {
  std::string path, anchor;  // relative to the page; the path is empty for the page itself
};

std::vector<Link> links_of(const Page& page) {
  static const re2::RE2 pattern(R"(\]\(([^)#\s]*)(?:#([^)\s]*))?\))");
  std::vector<Link> links;
  for (const std::string& line : page.prose) {
    const std::string text = without_code(line);
    re2::StringPiece rest(text);
    Link link;
    while (re2::RE2::FindAndConsume(&rest, pattern, &link.path, &link.anchor)) {
      if (link.path.find("://") == std::string::npos && !link.path.starts_with("mailto:")) links.push_back(link);
    }
  }
  return links;
}

std::string target(const Page& page, const Link& link) {
  if (link.path.empty()) return page.path;
  return (fs::path(page.path).parent_path() / link.path).lexically_normal().generic_string();
}

}  // namespace

TEST_CASE("relative links lead to files and headings that exist") {
  std::size_t count = 0;
  for (const Page& page : pages(true)) {
    for (const Link& link : links_of(page)) {
      INFO(page.path << " links to " << link.path << "#" << link.anchor);
      const std::string path = target(page, link);
      ++count;
      const bool exists = fs::exists(fs::path(STALEMATE_SOURCE_DIR) / path);
      CHECK(exists);
      if (!exists || link.anchor.empty()) continue;
      REQUIRE(path.ends_with(".md"));
      CHECK(anchors(read_page(repository_file(path))).contains(link.anchor));
    }
  }
  CHECK(count > 100);
}

TEST_CASE("README.md leads to every page of docs/") {
  std::set<std::string> reached{"README.md"};
  std::vector<std::string> open{"README.md"};
  while (!open.empty()) {
    const Page page = read_page(repository_file(open.back()));
    open.pop_back();
    for (const Link& link : links_of(page)) {
      const std::string path = target(page, link);
      if (path.ends_with(".md") && fs::exists(fs::path(STALEMATE_SOURCE_DIR) / path) && reached.insert(path).second)
        open.push_back(path);
    }
  }
  for (const RepositoryFile& file : repository_files({"docs"}, {".md"})) {
    INFO(file.path);
    CHECK(reached.contains(file.path));
  }
}
