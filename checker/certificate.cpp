#include "checker/certificate.hpp"

#include <fmt/format.h>

#include <ostream>
#include <span>
#include <string_view>

#include "checker/state_recall.hpp"
#include "model/check.hpp"

namespace stalemate::checker {

namespace {

// One line whatever the text holds.
std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '\\') {
      result += "\\\\";
    } else if (c == '\n') {
      result += "\\n";
    } else {
      result += c;
    }
  }
  return result;
}

std::string hexadecimal(std::span<const std::uint8_t> bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string result;
  for (const std::uint8_t byte : bytes) {
    result += digits[byte >> 4U];
    result += digits[byte & 15U];
  }
  return result;
}

const char* on_off(bool is_on) { return is_on ? "on" : "off"; }

std::string operation_of(const model::Transition& t) {
  switch (t.kind) {
    case model::TransitionKind::solo: return fmt::format("alone {} {}", t.g, t.choice);
    case model::TransitionKind::rendezvous:
      return fmt::format("meet {} {} {} {}", t.g, t.choice, t.partner, t.partner_choice);
    case model::TransitionKind::fire: return fmt::format("fire {}", t.timer);
  }
  return "";
}

void write_settings(std::ostream& out, const CertificateSubject& subject, const model::Machine& machine) {
  const model::MachineLimits& limits = machine.limits();
  out << "stalemate-certificate 1\n";
  out << "digest " << subject.source_digest << '\n';
  out << "entry " << escaped(subject.entry) << '\n';
  out << "go " << subject.go_version << '\n';
  for (const std::string& path : subject.opaque) out << "opaque " << escaped(path) << '\n';
  out << fmt::format("integers {} {}\n", subject.free_integers.first, subject.free_integers.second);
  out << fmt::format("goroutines {}\n", limits.goroutines_max);
  if (machine.left_out_map_orders()) out << fmt::format("maps {}\n", limits.map_orders_max);
  out << "slicing " << on_off(limits.slicing) << '\n';
  out << "symmetry " << on_off(limits.symmetry) << '\n';
  out << "time " << (limits.ordered_time ? "ordered" : "free") << '\n';
  for (const model::CrashPlace& place : limits.assumed_away) {
    const Position at = place.position;
    out << fmt::format("without {} {} {} {}\n", model::name(place.rule), at.file, at.line, at.column);
  }
}

void write_claim(std::ostream& out, const CheckResult& result) {
  out << "reduction " << result.statistics.reduction << '\n';
  out << "verdict " << (result.verdict == Verdict::safe ? "safe" : "bug") << '\n';
  for (const Finding& finding : result.findings) {
    out << "finding " << model::name(finding.rule) << ' ' << escaped(finding.fingerprint) << '\n';
  }
  for (const std::string& assumption : result.assumptions) out << "assumption " << escaped(assumption) << '\n';
}

}  // namespace

void write_certificate(std::ostream& out, const CertificateSubject& subject, const model::Machine& machine,
                       const Exploration& exploration, const CheckResult& result) {
  CHECK(exploration.complete() && result.stopped_by == StoppedBy::nothing, "only a complete search has a certificate");
  write_settings(out, subject, machine);
  write_claim(out, result);
  for (model::Word id = 0; id < machine.strings().size(); ++id) {
    out << "text " << escaped(machine.strings().text(id)) << '\n';
  }
  model::Machine stepped = machine;
  StateRecall recall(stepped, exploration);
  const StateId count = exploration.store.size();
  for (StateId s = 0; s < count; ++s) out << "state " << hexadecimal(recall.bytes(s)) << '\n';
  // Which steps a reduced search took is its own choice; of the others all are known to have been taken.
  const bool is_reduced = result.statistics.reduction != reduction_names[static_cast<std::size_t>(Reduction::none)];
  for (StateId s = 0; is_reduced && s < count; ++s) {
    for (const Edge& edge : exploration.graph.edges(s)) {
      out << fmt::format("step {} {} {}\n", s, edge.target, operation_of(exploration.graph.label(edge).transition));
    }
  }
  out << "end\n";
}

}  // namespace stalemate::checker
