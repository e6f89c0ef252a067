// Loops over maps that collect what is sorted right after have one order (frontend/lower/sorted_range.cpp); whatever
// lets the order show has all of them, and the panic behind it is found.
#include <string>

#include "checker/check.hpp"
#include "tests/checker/doctest_after_model.hpp"
#include "tests/checker/go_text.hpp"

using namespace stalemate;
using namespace stalemate::test;

namespace {

checker::CheckResult checked(const std::string& imports, const std::string& body) {
  const std::string text = "package main\n\nimport (\n" + imports +
                           ")\n\ntype pair struct{ a, b int }\n\nvar seen []int\n\n"
                           "func note(n int) int { seen = append(seen, n); return n }\n\nfunc main() {\n"
                           "\tm := map[int]int{1: 10, 2: 20, 3: 30, 4: 40}\n\tvar s []int\n" +
                           body + "}\n";
  checker::CheckOptions options;
  options.self_check = true;
  return checker::check(program_of_text(text), options);
}

const std::string sort_import = "\t\"sort\"\n";

}  // namespace

TEST_CASE("collected and sorted: one order") {
  const char* const bodies[] = {
      "\tfor k := range m {\n\t\ts = append(s, k)\n\t}\n\tsort.Ints(s)\n",
      "\tfor _, v := range m {\n\t\tif v > 10 && v != 30 {\n\t\t\ts = append(s, v)\n\t\t}\n\t}\n\tsort.Ints(s)\n",
      "\tfor k, v := range m {\n\t\ts = append(s, int(k), v)\n\t}\n\tdelete(m, 1)\n\tsort.Ints(s)\n",
      "\tfor k := range m {\n\t\ts = append(s, k)\n\t}\n\tsort.Slice(s, func(i, j int) bool { return s[i] > s[j] })\n",
  };
  for (const char* body : bodies) {
    INFO(body);
    const checker::CheckResult result = checked(sort_import, std::string(body) +
                                                                 "\tif len(s) == 0 || s[0] == 0 {\n"
                                                                 "\t\tpanic(s)\n\t}\n");
    CHECK(result.verdict == checker::Verdict::safe);
    CHECK(result.statistics.transitions == 0);
  }
}

TEST_CASE("whatever shows the order has all orders") {
  struct Row {
    const char* body;
    const char* shown;  // a condition that holds for some orders only
  };
  const Row rows[] = {
      {"\tfor k := range m {\n\t\ts = append(s, k)\n\t}\n\tfirst := s[0]\n\tsort.Ints(s)\n", "first == 3"},
      {"\tfor k := range m {\n\t\ts = append(s, k)\n\t}\n\tt := s\n\tsort.Ints(append([]int(nil), s...))\n",
       "t[0] == 3"},
      {"\tfor k := range m {\n\t\ts = append(s, note(k))\n\t}\n\tsort.Ints(s)\n", "seen[0] == 3"},
      {"\tn := 0\n\tfor k := range m {\n\t\ts = append(s, k+n)\n\t\tn = k\n\t}\n\tsort.Ints(s)\n", "s[0] == 3"},
      {"\tfor k := range m {\n\t\tif len(s) > 0 && k > 2 {\n\t\t\ts = append(s, k)\n\t\t}\n\t\ts = append(s, k)\n\t}\n"
       "\tsort.Ints(s)\n",
       "len(s) == 5"},
      {"\tfor k := range m {\n\t\tif len(s) == 0 {\n\t\t\ts = append(s, k)\n\t\t}\n\t}\n\tsort.Ints(s)\n", "s[0] == 3"},
      {"\tfor k := range m {\n\t\ts = append(s, k)\n\t}\n"
       "\tsort.Slice(s, func(i, j int) bool { return s[i]%2 < s[j]%2 })\n",
       "s[0] == 4"},
      {"\tfor k := range m {\n\t\ts = append(s, k)\n\t}\n\tlook := func() int { return s[0] }\n\tfirst := look()\n"
       "\tsort.Slice(s, func(i, j int) bool { return s[i] < s[j] })\n",
       "first == 3"},
      {"\tbuf := make([]int, 0, 2)\n\tt := buf\n\tfor k := range m {\n\t\tt = append(t, k)\n\t}\n\tsort.Ints(t)\n",
       "len(s) == 0 && buf[:2][0] == 3"},
      {"\tt := []int{}\n\tfor k := range m {\n\t\tt = append(t, k)\n\t}\n\tif len(m) == 4 {\n\t\tgoto done\n\t}\n"
       "\tsort.Ints(t)\ndone:\n",
       "len(s) == 0 && t[0] == 3"},
      {"\tp := &s\n\tfor k := range m {\n\t\ts = append(s, k)\n\t}\n\tfirst := (*p)[0]\n\tsort.Ints(s)\n",
       "first == 3"},
      {"\tfor k := range m {\n\t\ts = append(s, k)\n\t}\n\tsort.Ints(s[1:])\n", "s[0] == 3"},
      {"\tvar pairs []pair\n\tfor k, v := range m {\n\t\tpairs = append(pairs, pair{k % 2, v})\n\t}\n"
       "\tsort.Slice(pairs, func(i, j int) bool { return pairs[i].a < pairs[j].a })\n",
       "len(s) == 0 && pairs[0].b == 40"},
      {"\tfor k := range m {\n\t\tif s == nil {\n\t\t\ts = append(s, k)\n\t\t}\n\t}\n\tsort.Ints(s)\n", "s[0] == 3"},
      {"\tfor k := range m {\n\t\ts = append(s[:0], k)\n\t}\n\tsort.Ints(s)\n", "s[0] == 3"},
  };
  for (const Row& row : rows) {
    const std::string body = row.body;
    const std::string shown = row.shown;
    INFO(body);
    const std::string panics = "\tif " + shown + " {\n\t\tpanic(\"shown\")\n\t}\n";
    CHECK(checked(sort_import, body + panics).verdict == checker::Verdict::bug);
    const std::string other = "\tif !(" + shown + ") {\n\t\tpanic(\"shown\")\n\t}\n";
    CHECK(checked(sort_import, body + other).verdict == checker::Verdict::bug);
  }
}
