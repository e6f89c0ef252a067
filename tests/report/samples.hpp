// Hand-made results for report tests: what a check of the deadlock and the leak of the examples would yield.
#pragma once

#include "report/report.hpp"

namespace stalemate::report::test {

inline checker::TraceStep step(std::uint32_t number, std::string g, std::string operation, std::string text,
                               std::uint32_t line) {
  checker::TraceStep s;
  s.number = number;
  s.goroutine = std::move(g);
  s.operation = std::move(operation);
  s.text = std::move(text);
  s.position = {0, line, 2};
  return s;
}

inline checker::BlockedGoroutine sender(std::string name, std::string function, std::string channel, std::uint32_t line,
                                        std::uint32_t made, std::string other, std::uint32_t other_line) {
  checker::BlockedGoroutine b;
  b.name = std::move(name);
  b.function = std::move(function);
  b.operation = "chan send";
  b.position = {0, line, 2};
  b.is_blocked_write = true;
  checker::Wait w;
  w.operation = "send";
  w.label = channel + " <- 1";
  w.object = std::move(channel);
  w.object_state = "unbuffered";
  w.made = {0, made, 9};
  w.position = b.position;
  w.could_wake.push_back({std::move(other), "receive", {0, other_line, 3}, "is blocked itself"});
  b.waits.push_back(std::move(w));
  return b;
}

/// main and a goroutine each send first.
inline FileReport deadlock_report() {
  checker::Finding f;
  f.rule = model::Rule::deadlock;
  f.message = "deadlock: all 2 goroutines are blocked forever";
  f.position = {0, 10, 2};
  f.function = "main.main";
  f.fingerprint = "deadlock:main.main#send@ch2+main.main.func1#send@ch1";
  f.blocked.push_back(sender("g1", "main.main", "ch2", 10, 5, "g1.1", 8));
  f.blocked.push_back(sender("g1.1", "main.main.func1", "ch1", 7, 4, "g1", 11));
  f.blocked[0].is_main = true;
  f.cycle = {"g1", "ch2", "g1.1", "ch1", "g1"};
  f.witness.schedule = "v1:g1";
  f.witness.lanes = {{"g1", "main.main"}, {"g1.1", "main.main.func1"}};
  auto go = step(1, "g1", "go", "go main.main.func1", 6);
  go.spawned = {"g1.1"};
  f.witness.steps = {go};
  f.witness.is_shortest = true;

  FileReport file;
  file.path = "./dl.go";
  file.files = {"./dl.go"};
  file.verdict = FileVerdict::bug;
  file.result.emplace();
  file.result->verdict = checker::Verdict::bug;
  file.result->findings.push_back(f);
  file.result->statistics.states = 6;
  file.result->statistics.transitions = 7;
  file.result->statistics.depth = 5;
  file.result->can_deadlock = true;
  return file;
}

/// The first of two searchers wins, the other stays in its select.
inline FileReport leak_report() {
  checker::Finding f;
  f.rule = model::Rule::leak;
  f.message = "goroutine leak: 1 goroutine is blocked forever after main returned";
  f.position = {0, 20, 4};
  f.function = "main.first.func1";
  checker::BlockedGoroutine b;
  b.name = "g1.2";
  b.function = "main.first.func1";
  b.operation = "select";
  b.position = {0, 20, 4};
  b.created = {0, 18, 3};
  checker::Wait full, quit;
  full.operation = "send";
  full.label = "case res <- v";
  full.object = "res";
  full.object_state = "full, 1 of 1";
  full.made = {0, 15, 9};
  full.could_wake.push_back({"g1", "receive", {}, "has returned"});
  quit.operation = "receive";
  quit.label = "case <-quit";
  quit.object = "quit";
  quit.object_state = "unbuffered";
  quit.could_wake.push_back({"", "close", {}, "no close of it anywhere in the program"});
  b.waits = {full, quit};
  f.blocked = {b};
  f.witness.schedule = "v1:g1*2,g1.1,g1.2,g1";
  f.witness.switch_count = 3;
  f.witness.lanes = {{"g1", "main.main"}, {"g1.1", "main.first.func1"}, {"g1.2", "main.first.func1"}};
  auto go1 = step(1, "g1", "lock", "mu.Lock()", 17);
  go1.spawned = {"g1.1", "g1.2"};
  auto send = step(2, "g1.1", "send", "res <- v", 21);
  send.finished = {"g1.1"};
  auto rendezvous = step(3, "g1.2", "send", "hand <- 1", 22);
  rendezvous.partner = "g1";
  rendezvous.partner_text = "x = <-hand";
  auto receive = step(4, "g1", "receive", "<-res = 0", 26);
  receive.main_returned = true;
  f.witness.steps = {go1, send, rendezvous, receive};

  FileReport file;
  file.path = "./leak.go";
  file.files = {"./leak.go"};
  file.verdict = FileVerdict::bug;
  file.result.emplace();
  file.result->findings.push_back(f);
  file.result->statistics.states = 1204;
  file.result->statistics.depth = 21;
  return file;
}

inline FileReport safe_report() {
  FileReport file;
  file.path = "./pool.go";
  file.files = {"./pool.go"};
  file.verdict = FileVerdict::safe;
  file.result.emplace();
  file.result->statistics.states = 1204;
  file.result->statistics.depth = 44;
  file.result->assumptions = {"time is free: a timer may fire at any moment"};
  return file;
}

}  // namespace stalemate::report::test
