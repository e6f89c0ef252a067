// Certificates as the built binary writes them, and what can be done to them.
#pragma once

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "tests/cli/binary.hpp"
#include "tests/cli/temporary.hpp"
#include "tools/certify/judge.hpp"

namespace stalemate::test {

inline std::string text_of(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

/// The certificate of a program, checked with `flags`; empty if there is none.
inline std::string certificate_of(const std::string& path, std::vector<std::string> flags) {
  const TemporaryFolder folder;
  flags.insert(flags.begin(), {"check", "--workers", "1", "--certificate", folder.path("certificate")});
  flags.push_back(path);
  stalemate_in(folder.path(), flags);
  return text_of(folder.path("certificate"));
}

/// Its lines, without the newlines.
inline std::vector<std::string> lines_in(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

inline std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

inline std::string key_of(const std::string& line) { return line.substr(0, line.find(' ')); }

/// A program that deadlocks in one of its interleavings and prints in the others.
inline constexpr const char* sometimes_stuck = R"(package main

func main() {
	a, b := make(chan int), make(chan int, 1)
	b <- 1
	go func() {
		select {
		case v := <-b:
			a <- v
		default:
		}
	}()
	go func() {
		select {
		case <-b:
		default:
		}
	}()
	println(<-a)
}
)";

/// One without a fault, and with several goroutines.
inline constexpr const char* sound = R"(package main

func main() {
	results := make(chan int, 2)
	done := make(chan bool)
	for i := 0; i < 3; i++ {
		go func(i int) { results <- i * i; done <- true }(i)
	}
	sum := 0
	for i := 0; i < 3; i++ {
		sum += <-results
		<-done
	}
	if sum != 5 {
		panic("lost")
	}
}
)";

}  // namespace stalemate::test
