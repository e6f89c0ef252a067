#include "report/json.hpp"

#include <nlohmann/json.hpp>

#include "report/confirmation_text.hpp"
#include "report/trace_rows.hpp"
#include "report/words.hpp"

namespace stalemate::report {

namespace {

using Json = nlohmann::ordered_json;
using checker::BlockedGoroutine;
using checker::Finding;
using checker::TraceStep;

// Everything of one file; remembers how to write its paths.
class FileWriter {
 public:
  FileWriter(const FileReport& file, const FormatOptions& options) : file_(file), options_(options) {}

  Json write() const {
    Json json;
    json["path"] = portable_path(file_.path, options_.base);
    if (!file_.entry.empty()) json["entry"] = file_.entry;
    json["verdict"] = file_.verdict == FileVerdict::internal_error ? "internal-error" : name(file_.verdict);
    if (file_.go_version != 0) json["go"] = "1." + std::to_string(file_.go_version - 100);
    const bool is_complete = file_.result && file_.result->stopped_by == checker::StoppedBy::nothing;
    json["complete"] = is_complete;
    json["stopped_by"] = nullptr;
    if (file_.result && !is_complete) {
      json["stopped_by"] = name(file_.result->stopped_by);
      if (!file_.result->stopped_detail.empty()) json["stopped_detail"] = file_.result->stopped_detail;
    }
    if (!file_.unconfirmed.empty()) json["unconfirmed"] = file_.unconfirmed;
    if (file_.expectation) json["expect"] = expectation(*file_.expectation);
    if (!file_.diagnostics.empty()) {
      json["diagnostics"] = Json::array();
      for (const DiagnosticLine& d : file_.diagnostics) json["diagnostics"].push_back(diagnostic(d, options_));
    }
    if (file_.result) json["stats"] = statistics(file_.result->statistics);
    if (file_.result) {
      json["assumptions"] = file_.result->assumptions;
      json["outcomes"] = outcomes(*file_.result);
    }
    if (!file_.ignored_rules.empty()) json["ignored_rules"] = file_.ignored_rules;
    json["findings"] = Json::array();
    if (file_.result) {
      for (const Finding& f : file_.result->findings) json["findings"].push_back(finding(f));
      for (std::size_t i = 0; i < file_.guided.size(); ++i) json["findings"][i]["real"] = guided(file_.guided[i]);
    }
    if (file_.confirmation) json["confirm"] = confirmation(*file_.confirmation);
    if (file_.walks) json["walks"] = walks(*file_.walks);
    return json;
  }

  static Json diagnostic(const DiagnosticLine& d, const FormatOptions& options) {
    Json json;
    json["severity"] = d.is_error ? "error" : "warning";
    json["kind"] = d.kind;
    json["message"] = d.message;
    if (!d.hint.empty()) json["hint"] = d.hint;
    if (d.line != 0) json["loc"] = {{"file", portable_path(d.path, options.base)}, {"line", d.line}, {"col", d.column}};
    if (d.line == 0 && !d.path.empty()) json["file"] = portable_path(d.path, options.base);
    return json;
  }

 private:
  Json loc(model::Position position, const std::string& function = {}) const {
    Json json;
    const std::string& path = position.file < file_.files.size() ? file_.files[position.file] : file_.path;
    json["file"] = portable_path(path, options_.base);
    json["line"] = position.line;
    if (position.column != 0) json["col"] = position.column;
    if (!function.empty()) json["func"] = function;
    return json;
  }
  // Places that do not exist (line 0) are left out.
  void put_loc(Json& json, const char* key, model::Position position) const {
    if (position.line != 0) json[key] = loc(position);
  }
  static void put_text(Json& json, const char* key, const std::string& text) {
    if (!text.empty()) json[key] = text;
  }

  static Json expectation(const Expectation& e) {
    Json json;
    json["want"] = e.want;
    json["met"] = e.is_met;
    if (e.is_expected_failure) json["xfail"] = e.xfail_reason;
    if (!e.problems.empty()) json["problems"] = e.problems;
    if (e.states_want) json["states_want"] = *e.states_want;
    return json;
  }

  Json statistics(const checker::Statistics& s) const {
    Json json;
    json["states"] = s.states;
    json["stored"] = s.stored;
    json["transitions"] = s.transitions;
    json["depth"] = s.depth;
    json["final_states"] = s.final_states;
    json["reduction"] = s.reduction;
    if (s.reduction == "dpor") {
      json["executions"] = s.executions;
      json["redundant_executions"] = s.redundant_executions;
    }
    if (options_.times) {
      json["seconds"] = s.seconds;
      json["memory_bytes"] = s.memory_bytes;
    }
    return json;
  }

  static Json outcomes(const checker::CheckResult& result) {
    Json json = Json::array();
    if (result.can_exit) json.push_back("exit");
    if (result.can_deadlock) json.push_back("deadlock");
    if (result.can_panic) json.push_back("panic");
    if (result.can_hang) json.push_back("hang");
    return json;
  }

  Json blocked(const BlockedGoroutine& b) const {
    Json json;
    json["g"] = b.name;
    json["func"] = b.function;
    put_text(json, "at_func", b.at_function);
    json["op"] = b.operation;
    put_text(json, "library_call", b.library_call);
    put_loc(json, "loc", b.position);
    put_loc(json, "created", b.created);
    json["main"] = b.is_main;
    json["blocked_write"] = b.is_blocked_write;
    json["waits"] = Json::array();
    for (const checker::Wait& w : b.waits) {
      Json wait;
      wait["op"] = w.operation;
      put_text(wait, "label", w.label);
      wait["obj"] = w.object.empty() ? Json(nullptr) : Json(w.object);
      put_text(wait, "obj_state", w.object_state);
      put_loc(wait, "made", w.made);
      put_loc(wait, "loc", w.position);
      wait["could_wake"] = Json::array();
      for (const checker::Waker& k : w.could_wake) {
        Json waker;
        put_text(waker, "g", k.goroutine);
        put_text(waker, "op", k.operation);
        put_loc(waker, "loc", k.position);
        put_text(waker, "why_not", k.why_not);
        wait["could_wake"].push_back(waker);
      }
      json["waits"].push_back(wait);
    }
    return json;
  }

  Json step(const TraceStep& s) const {
    Json json;
    json["n"] = s.number;
    json["g"] = s.goroutine;
    put_text(json, "partner", s.partner);
    json["op"] = s.operation;
    put_text(json, "obj", s.object);
    json["text"] = s.text;
    put_text(json, "partner_text", s.partner_text);
    put_loc(json, "loc", s.position);
    put_loc(json, "partner_loc", s.partner_position);
    if (!s.spawned.empty()) json["spawns"] = s.spawned;
    if (!s.finished.empty()) json["ends"] = s.finished;
    if (s.main_returned) json["main_returns"] = true;
    if (s.in_library) json["library"] = true;
    return json;
  }

  Json finding(const Finding& f) const {
    Json json;
    json["rule"] = model::name(f.rule);
    json["severity"] = f.is_error() ? "error" : "warning";
    json["message"] = f.message;
    json["loc"] = f.position.line != 0 ? loc(f.position, f.function) : Json(nullptr);
    json["fingerprint"] = f.fingerprint;
    if (!f.blocked.empty()) {
      json["blocked"] = Json::array();
      for (const BlockedGoroutine& b : f.blocked) json["blocked"].push_back(blocked(b));
    }
    if (!f.cycle.empty()) json["cycle"] = f.cycle;
    if (!f.related.empty()) {
      json["related"] = Json::array();
      for (const auto& [message, position] : f.related) {
        Json related;
        related["message"] = message;
        put_loc(related, "loc", position);
        json["related"].push_back(related);
      }
    }
    Json trace;
    trace["schedule"] = f.witness.schedule;
    trace["context_switches"] = f.witness.switch_count;
    trace["minimal"] = f.witness.is_shortest;
    if (f.witness.loop_start != 0) trace["loop_start"] = f.witness.loop_start;
    trace["lanes"] = Json::array();
    for (const auto& [goroutine, function] : f.witness.lanes)
      trace["lanes"].push_back({{"g", goroutine}, {"func", function}});
    trace["steps"] = Json::array();
    for (const TraceStep& s : f.witness.steps) trace["steps"].push_back(step(s));
    json["trace"] = trace;
    if (const auto* replay = replay_of(file_.replays, f.rule, f.witness.schedule)) json["replay"] = embedded(*replay);
    return json;
  }

  static Json embedded(const runtime::native::Replay& replay) {
    Json json;
    json["status"] = !replay.not_run.empty() ? "not-run" : replay.agreement.agrees ? "confirmed" : "diverged";
    json["steps"] = replay.agreement.steps;
    put_text(json, "reason", replay.not_run.empty() ? replay.agreement.problem : replay.not_run);
    return json;
  }

  static Json guided(const runtime::Guided& g) {
    Json json;
    json["level"] = runtime::name(g.level);
    if (!g.go_version.empty()) json["go"] = g.go_version;
    if (!g.reason.empty()) json["reason"] = g.reason;
    if (g.step != 0) json["step"] = g.step;
    return json;
  }

  static Json run_outcomes(const std::vector<runtime::OutcomeCount>& outcomes) {
    Json list = Json::array();
    for (const auto& o : outcomes) {
      Json outcome;
      outcome["outcome"] = runtime::name(o.outcome);
      if (!o.detail.empty()) outcome["detail"] = o.detail;
      outcome["count"] = o.count;
      outcome["rate_95"] = {o.rate_low, o.rate_high};
      outcome["predicted"] = o.is_predicted;
      list.push_back(outcome);
    }
    return list;
  }

  static Json confirmation(const runtime::Confirmation& c) {
    Json json;
    json["status"] = runtime::name(c.status);
    if (!c.reason.empty()) json["reason"] = c.reason;
    if (!c.go_version.empty()) json["go"] = c.go_version;
    json["runs"] = c.runs;
    json["outcomes"] = run_outcomes(c.outcomes);
    if (c.delayed_runs > 0) {
      json["delayed_runs"] = c.delayed_runs;
      json["delayed_outcomes"] = run_outcomes(c.delayed);
    }
    if (c.embedded_runs > 0) {
      json["embedded_runs"] = c.embedded_runs;
      json["embedded_outcomes"] = run_outcomes(c.embedded);
    }
    if (c.chaotic_runs > 0) {
      json["chaotic_runs"] = c.chaotic_runs;
      json["chaotic_outcomes"] = run_outcomes(c.chaotic);
    }
    if (!c.note.empty()) json["note"] = c.note;
    return json;
  }

  static Json walks(const runtime::Walks& w) {
    Json json;
    if (!w.go_version.empty()) json["go"] = w.go_version;
    if (!w.reason.empty()) json["reason"] = w.reason;
    json["accepted"] = w.accepted;
    json["refused"] = w.refused;
    json["abandoned"] = w.abandoned;
    json["rounds"] = w.rounds;
    if (w.problem.empty()) return json;
    json["seed"] = w.seed;
    json["problem"] = w.problem;
    return json;
  }

  const FileReport& file_;
  const FormatOptions& options_;
};

}  // namespace

std::string to_json(const Report& report, const FormatOptions& options) {
  Json json;
  json["schema"] = "stalemate.report/1";
  json["tool"] = {{"name", "stalemate"}, {"version", report.tool_version}};
  json["exit"] = exit_code(report);
  if (!report.diagnostics.empty()) {
    json["diagnostics"] = Json::array();
    for (const DiagnosticLine& d : report.diagnostics)
      json["diagnostics"].push_back(FileWriter::diagnostic(d, options));
  }
  json["files"] = Json::array();
  for (const FileReport& file : report.files) json["files"].push_back(FileWriter(file, options).write());
  // A program's strings need not be UTF-8; what is not becomes U+FFFD.
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace stalemate::report
