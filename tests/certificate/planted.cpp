// Certificates that claim too much, or hold too little or too much, are rejected, and the reason is said.
#include <map>

#include "tests/certificate/certified.hpp"

using namespace stalemate::test;
using stalemate::certify::judge;
using stalemate::certify::Judgement;
using stalemate::certify::Outcome;

namespace {

/// A program with its certificate, as lines.
struct Sample {
  TemporaryFolder folder;
  std::string path;
  std::vector<std::string> lines;

  explicit Sample(const char* program, const char* reduction = "none") {
    path = folder.write("program.go", program);
    lines = lines_in(certificate_of(path, {"--reduction", reduction}));
    REQUIRE_FALSE(lines.empty());
    REQUIRE(outcome() == Outcome::accepted);
  }
  Judgement judged() const { return judge(joined(lines), {path}); }
  Outcome outcome() const { return judged().outcome; }

  /// Where the lines with that key are.
  std::vector<std::size_t> at(const std::string& key) const {
    std::vector<std::size_t> result;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (key_of(lines[i]) == key) result.push_back(i);
    }
    REQUIRE_FALSE(result.empty());
    return result;
  }
  void erase(std::size_t line) { lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(line)); }
  void insert(std::size_t line, const std::string& text) {
    lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(line), text);
  }
  void expect(Outcome outcome, const std::string& why) const {
    const Judgement judgement = judged();
    INFO(judgement.text);
    CHECK(judgement.outcome == outcome);
    CHECK(contains(judgement.text, why));
  }
};

std::string word(const std::string& line, std::size_t number) {
  std::istringstream stream(line);
  std::string result;
  for (std::size_t i = 0; i <= number; ++i) stream >> result;
  return result;
}

}  // namespace

TEST_CASE("a state is missing") {
  const Sample whole(sometimes_stuck);
  const auto states = whole.at("state");
  REQUIRE(states.size() > 5);
  for (const std::size_t state : states) {
    Sample sample(sometimes_stuck);
    sample.erase(state);
    sample.expect(Outcome::rejected,
                  state == states.front() ? "the initial state is not stored" : " leads to is not stored");
  }
}

TEST_CASE("a state is too much") {
  Sample sample(sometimes_stuck);
  const std::size_t last = sample.at("state").back();
  SUBCASE("one that cannot be reached") {
    // Nobody is left and main has not returned; another one is no state at all.
    for (const char* bogus : {"state 0000020000010000", "state ff"}) {
      sample.insert(last + 1, bogus);
      sample.expect(Outcome::rejected, "is not reached");
      sample.erase(last + 1);
    }
  }
  SUBCASE("one that is there already") {
    sample.insert(last, sample.lines[last]);
    sample.expect(Outcome::rejected, "again");
  }
}

TEST_CASE("a byte of a state is another one") {
  const Sample whole(sometimes_stuck);
  for (const std::size_t state : whole.at("state")) {
    Sample sample(sometimes_stuck);
    char& digit = sample.lines[state].back();
    digit = digit == '0' ? '1' : '0';
    sample.expect(Outcome::rejected, "");
  }
}

TEST_CASE("the verdict is another one") {
  Sample buggy(sometimes_stuck);
  buggy.lines[buggy.at("verdict").front()] = "verdict safe";
  buggy.expect(Outcome::rejected, "the verdict is safe, but the errors are: deadlock");
  buggy.erase(buggy.at("finding").front());
  buggy.expect(Outcome::rejected, "errors claimed: none; errors found: deadlock");

  Sample safe(sound);
  safe.lines[safe.at("verdict").front()] = "verdict bug";
  safe.expect(Outcome::rejected, "the verdict is bug");
  safe.insert(safe.at("verdict").front() + 1, "finding leak leak|main.main.func1|chan send|results");
  safe.expect(Outcome::rejected, "errors claimed: leak; errors found: none");
}

TEST_CASE("a finding is dropped, or another one put in its place") {
  Sample sample(sometimes_stuck);
  const std::size_t finding = sample.at("finding").front();
  sample.lines[finding] = "finding panic panic|main.main";
  sample.expect(Outcome::rejected, "errors claimed: panic; errors found: deadlock");
  sample.erase(finding);
  sample.expect(Outcome::rejected, "errors claimed: none; errors found: deadlock");
}

TEST_CASE("the source is another one") {
  Sample sample(sound);
  sample.folder.write("program.go", std::string(sound) + "// more\n");
  sample.expect(Outcome::rejected, "about other files");
  sample.folder.write("program.go", sometimes_stuck);
  sample.expect(Outcome::rejected, "about other files");
  sample.folder.write("program.go", "package main\n");
  sample.expect(Outcome::bad_input, "no such program");

  // Were it not for the digest, the states would show it.
  const Sample other(sometimes_stuck);
  sample.folder.write("program.go", sometimes_stuck);
  sample.lines[sample.at("digest").front()] = other.lines[other.at("digest").front()];
  sample.expect(Outcome::rejected, " is not the one the program has there");
}

TEST_CASE("an assumption is concealed") {
  Sample sample(R"(package main

import "stalemate"

func main() {
	n := stalemate.Choose(3)
	stalemate.Assume(n != 1)
	stalemate.Reachable("here")
	stalemate.Assert(n != 1, "one")
}
)");
  sample.erase(sample.at("assumption").front());
  sample.expect(Outcome::rejected, "it lists 0 of 1 assumptions");
  // So many rounds are never made that the number becomes negative.
  Sample counts(R"(package main

func main() {
	stop := make(chan bool)
	go func() { close(stop) }()
	for n := int32(0); ; n++ {
		select {
		case <-stop:
			return
		default:
		}
		if n == 2 {
			println("two")
		}
	}
}
)");
  CHECK(counts.outcome() == Outcome::accepted);
  counts.erase(counts.at("assumption").front());
  counts.expect(Outcome::rejected, "it lists 0 of 1 assumptions");
}

TEST_CASE("settings are other ones") {
  Sample sample(R"(package main

import "time"

func main() {
	results := make(chan int)
	go func() {
		time.Sleep(time.Second)
		close(results)
	}()
	select {
	case <-results:
	case <-time.After(time.Minute):
		panic("late")
	}
}
)");
  sample.lines[sample.at("time").front()] = "time ordered";
  sample.expect(Outcome::rejected, "");
  sample.lines[sample.at("time").front()] = "time whatever";
  sample.expect(Outcome::bad_input, "line 9: `whatever` is neither ordered nor free");
}

TEST_CASE("steps of a reduced search are made up") {
  const Sample whole(sound, "stubborn");
  CHECK(contains(whole.judged().text, "reduced: closure is not checked"));
  const auto steps = whole.at("step");
  SUBCASE("one is left out") {
    std::map<std::string, int> from, to;
    for (const std::size_t step : steps) ++from[word(whole.lines[step], 1)], ++to[word(whole.lines[step], 2)];
    for (const std::size_t step : steps) {
      Sample sample(sound, "stubborn");
      sample.erase(step);
      // What is left may say as much.
      if (from[word(whole.lines[step], 1)] > 1 && to[word(whole.lines[step], 2)] > 1) continue;
      sample.expect(Outcome::rejected, "");
    }
  }
  SUBCASE("one leads elsewhere") {
    for (const std::size_t step : {steps.front(), steps[steps.size() / 2]}) {
      Sample sample(sound, "stubborn");
      const std::string line = sample.lines[step];
      const std::size_t begin = line.find(' ', 5) + 1;
      sample.lines[step] = line.substr(0, begin) + "0" + line.substr(line.find(' ', begin));
      sample.expect(Outcome::rejected, ", not 0");
    }
  }
  SUBCASE("one is not enabled") {
    Sample sample(sound, "stubborn");
    sample.insert(steps.front(), "step 0 1 meet 0 0 7 0");
    sample.expect(Outcome::rejected, "is not enabled in state 0");
  }
  SUBCASE("none is listed") {
    Sample sample(sound, "stubborn");
    while (key_of(sample.lines[sample.lines.size() - 2]) == "step") sample.erase(sample.lines.size() - 2);
    sample.expect(Outcome::rejected, "state 0 has steps, but none is listed");
  }
}

TEST_CASE("what is no certificate") {
  Sample sample(sound);
  const std::string text = joined(sample.lines);
  for (const std::string& bad : {std::string(), std::string("\n"), std::string("stalemate-certificate 2\n"),
                                 text + "end\n", text.substr(0, text.size() - 1), text.substr(0, text.size() / 2),
                                 std::string(1000, '\0'), std::string("\xff\xfe\n\n\n")}) {
    CHECK(judge(bad, {sample.path}).outcome == Outcome::bad_input);
  }
  CHECK(judge(text, {sample.folder.path("nowhere.go")}).outcome == Outcome::bad_input);
  CHECK(judge(text, {}).outcome != Outcome::accepted);
}
