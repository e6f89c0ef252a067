// The JSON format: well formed, free of absolute paths and times, and with the names the schema promises (the schema
// itself is checked by tests/report/schema_check.py on real reports).
#include "report/json.hpp"

#include <nlohmann/json.hpp>

#include "report_schema.hpp"
#include "tests/doctest.hpp"
#include "tests/report/samples.hpp"

using namespace stalemate;
using namespace stalemate::report;
using nlohmann::json;

namespace {

json parsed(std::vector<FileReport> files, FormatOptions options = {}) {
  Report report;
  report.tool_version = "0.1.0";
  report.files = std::move(files);
  return json::parse(to_json(report, options));
}

}  // namespace

TEST_CASE("a finding as JSON") {
  const json report = parsed({test::deadlock_report()});
  CHECK(report["schema"] == "stalemate.report/1");
  CHECK(report["exit"] == 1);
  const json& file = report["files"][0];
  CHECK(file["path"] == "dl.go");
  CHECK(file["verdict"] == "bug");
  CHECK(file["complete"] == true);
  CHECK(file["stopped_by"].is_null());
  CHECK(file["outcomes"] == json::array({"deadlock"}));
  const json& finding = file["findings"][0];
  CHECK(finding["rule"] == "deadlock");
  CHECK(finding["loc"] == json({{"file", "dl.go"}, {"line", 10}, {"col", 2}, {"func", "main.main"}}));
  CHECK(finding["blocked"][1]["waits"][0]["could_wake"][0]["g"] == "g1");
  CHECK(finding["trace"]["schedule"] == "v1:g1");
  CHECK(finding["trace"]["steps"][0]["spawns"] == json::array({"g1.1"}));
}

TEST_CASE("times only when asked for") {
  FileReport file = test::safe_report();
  file.result->statistics.seconds = 1.5;
  CHECK_FALSE(parsed({file})["files"][0]["stats"].contains("seconds"));
  FormatOptions options;
  options.times = true;
  CHECK(parsed({file}, options)["files"][0]["stats"]["seconds"] == 1.5);
}

TEST_CASE("absolute paths become relative to the base") {
  FileReport file = test::deadlock_report();
  file.path = "/home/someone/src/dl.go";
  file.files = {file.path};
  FormatOptions options;
  options.base = "/home/someone";
  const json report = parsed({file}, options);
  CHECK(report["files"][0]["path"] == "src/dl.go");
  CHECK(report["files"][0]["findings"][0]["loc"]["file"] == "src/dl.go");
}

TEST_CASE("strings that are not UTF-8 do not break the report") {
  FileReport file = test::deadlock_report();
  file.result->findings[0].message = "panic: \xff\xfe";
  CHECK(parsed({file})["files"][0]["findings"][0]["message"].get<std::string>().starts_with("panic: "));
}

TEST_CASE("the exit code is the worst of all files by 4 > 2 > 1 > 3 > 0") {
  FileReport inconclusive = test::safe_report(), error = test::safe_report(), internal = test::safe_report();
  inconclusive.verdict = FileVerdict::inconclusive;
  error.verdict = FileVerdict::error;
  internal.verdict = FileVerdict::internal_error;
  CHECK(parsed({test::safe_report()})["exit"] == 0);
  CHECK(parsed({test::safe_report(), inconclusive})["exit"] == 3);
  CHECK(parsed({inconclusive, test::leak_report()})["exit"] == 1);
  CHECK(parsed({test::leak_report(), error})["exit"] == 2);
  CHECK(parsed({internal, error})["exit"] == 4);
}

TEST_CASE("the schema is embedded") {
  const json schema = json::parse(schema_text());
  CHECK(schema["properties"]["schema"]["const"] == "stalemate.report/1");
}
