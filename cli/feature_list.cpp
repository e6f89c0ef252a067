#include "cli/feature_list.hpp"

#include <fmt/format.h>

#include "frontend/features.hpp"
#include "frontend/library_index.hpp"
#include "frontend/types/universe.hpp"
#include "report/format.hpp"

namespace stalemate::cli {

namespace {

using frontend::Feature;
using frontend::FeatureStatus;

// `words` after `head`, in lines of at most 110 columns; lines after the first are indented.
std::string wrapped(const std::string& head, const std::vector<std::string>& words, const std::string& indent) {
  constexpr std::size_t width = 110;
  std::string text = head;
  std::size_t column = head.size();
  for (const std::string& word : words) {
    if (column + 1 + word.size() > width) {
      text += "\n" + indent;
      column = indent.size();
    } else {
      text += " ";
      ++column;
    }
    text += word;
    column += word.size();
  }
  return text + "\n";
}

std::vector<std::string> strings(const std::vector<std::string_view>& views) { return {views.begin(), views.end()}; }

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

std::string package_text(const frontend::LibraryPackage& package) {
  const std::string indent(10, ' ');
  std::string text = "  " + package.path + "\n";
  const auto line = [&](const char* kind, const std::vector<std::string>& names) {
    if (!names.empty()) text += wrapped(fmt::format("    {:<5}", kind), names, indent);
  };
  line("const", package.constants);
  line("var", package.variables);
  line("func", package.functions);
  for (const frontend::LibraryType& type : package.types) {
    std::vector<std::string> members;
    for (const std::string& member : type.members) members.push_back("." + member);
    text += wrapped(fmt::format("    type  {}", type.name), members, indent);
  }
  return text;
}

std::string operations_text(const std::vector<frontend::LibraryPackage>& packages) {
  std::string text;
  for (const frontend::LibraryPackage& package : packages)
    if (!package.operations.empty()) text += wrapped("  " + package.path + ":", package.operations, "    ");
  return text;
}

// In a cell of a table.
std::string cell(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '|') result += '\\';
    result += c;
  }
  return result;
}

// The package of a folder has a main.go to link to.
std::string link(const Feature& feature) {
  const std::string path = feature.path();
  const std::size_t slash = path.rfind('/');
  std::string name = path.substr(slash + 1);
  if (name.ends_with(".go")) {
    name.resize(name.size() - 3);
    return fmt::format("[{}](../{})", name, path);
  }
  return fmt::format("[{}](../{}/main.go)", name, path);
}

std::string features_table() {
  std::string text, section;
  for (const Feature& feature : frontend::features()) {
    if (feature.status != FeatureStatus::supported) continue;
    if (section != feature.section) {
      section = feature.section;
      text += fmt::format("{}**{}**\n\n| feature | what it is | program |\n|---|---|---|\n", text.empty() ? "" : "\n",
                          section);
    }
    text += fmt::format("| {} | {} | {} |\n", cell(feature.name), cell(feature.summary), link(feature));
  }
  return text;
}

std::string refused_table() {
  std::string text = "| what | why | program |\n|---|---|---|\n";
  for (const Feature& feature : frontend::features()) {
    if (feature.status != FeatureStatus::refused) continue;
    text += fmt::format("| {} | {} | {} |\n", cell(feature.name), cell(feature.summary), link(feature));
  }
  return text;
}

std::string library_table() {
  std::string text = "| package | functions, variables, constants | types, with fields and methods |\n|---|---|---|\n";
  text += fmt::format("| (predeclared) | {} | {} |\n", joined(strings(frontend::builtin_function_names())),
                      joined(strings(frontend::predeclared_type_names())));
  for (const frontend::LibraryPackage& package : frontend::library_packages()) {
    std::string values, types;
    for (const auto* list : {&package.functions, &package.variables, &package.constants}) {
      if (list->empty()) continue;
      values += (values.empty() ? "" : "; ") + joined(*list);
    }
    for (const frontend::LibraryType& type : package.types) {
      types += (types.empty() ? "" : "; ") + fmt::format("**{}**", type.name);
      if (!type.members.empty()) types += " " + joined(type.members);
    }
    text += fmt::format("| `{}` | {} | {} |\n", package.path, values, types);
  }
  return text;
}

}  // namespace

std::string features_text() {
  std::string text, section;
  const auto features = frontend::features();
  constexpr std::size_t width = 30;  // of most names
  for (const Feature& feature : features) {
    if (section != feature.section) {
      section = feature.section;
      text += fmt::format("{}{}\n", text.empty() ? "" : "\n", section);
    }
    const bool is_supported = feature.status == FeatureStatus::supported;
    text += fmt::format("  {}  {:<{}}  {}  [{}]\n", is_supported ? "supported" : "refused  ", feature.name, width,
                        feature.summary, feature.path());
  }
  text += "\nPredeclared\n";
  text += wrapped("  func", strings(frontend::builtin_function_names()), "      ");
  text += wrapped("  type", strings(frontend::predeclared_type_names()), "      ");
  text += "\nLibrary packages with a model; others are compiled from Go's own source\n";
  const auto packages = frontend::library_packages();
  for (const frontend::LibraryPackage& package : packages) text += package_text(package);
  text += "\nOperations of the model: library functions without a body\n" + operations_text(packages);
  text += "\nOutput formats\n";
  for (const report::Format& format : report::formats())
    text += fmt::format("  {:<8} {}\n", format.name, format.summary);
  return text;
}

std::string features_markdown(std::string_view part) {
  if (part == "features") return features_table();
  if (part == "refused") return refused_table();
  return part == "library" ? library_table() : "";
}

}  // namespace stalemate::cli
