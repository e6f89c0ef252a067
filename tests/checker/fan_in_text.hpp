// Go programs in which a goroutine, or main, selects over channels that are made alike: sometimes it treats them alike,
// more often one of many small differences tells them apart. Equal seeds give equal programs.
#pragma once

#include <random>
#include <string>

namespace stalemate::test {

class FanInText {
 public:
  explicit FanInText(unsigned seed) : random_(seed) {}

  std::string make() {
    channels_ = 2 + pick(2);
    const bool in_main = pick(5) == 0;
    const std::size_t capacity = pick(3) == 0 ? 1 : 0;
    return "package main\n\nvar seen int\n\n" + producer() +
           (in_main ? ""
                    : "func forward(in [" + number(channels_) + "]chan int, out chan int) {\n" + forward() + "}\n\n") +
           "func main() {\n\tvar made [" + number(channels_) + "]chan int\n\tout := make(chan int)\n" +
           "\tfor i := 0; i < " + number(channels_ - (pick(6) == 0 ? 1 : 0)) +
           "; i++ {\n\t\tmade[i] = make(chan int, " + number(capacity) + ")\n" + start() + "\t}\n" +
           (in_main ? "\tin := made\n\tgo consume(out)\n" + forward() : "\tgo forward(made, out)\n" + consume("\t")) +
           "}\n\n" + (in_main ? "func consume(out chan int) {\n" + consume("\t") + "}\n" : "");
  }

 private:
  std::size_t pick(std::size_t n) { return random_() % n; }
  static std::string number(std::size_t n) { return std::to_string(n); }

  std::string producer() {
    std::string text = "func producer(id int, out chan int) {\n\tfor i := 0; i < " + number(1 + pick(2)) + "; i++ {\n";
    text += pick(3) == 0 ? "\t\tselect {\n\t\tcase out <- id:\n\t\tdefault:\n\t\t}\n" : "\t\tout <- id\n";
    text += "\t}\n";
    if (pick(3) == 0) text += "\tclose(out)\n";
    return text + "}\n\n";
  }

  std::string start() {
    switch (pick(4)) {
      case 0: return "\t\tgo producer(i, made[i])\n";
      case 1: return "\t\tif i != 1 {\n\t\t\tgo producer(1, made[i])\n\t\t}\n";
      default: return "\t\tgo producer(1, made[i])\n";
    }
  }

  std::string consume(const std::string& indent) {
    const std::string rounds = number(1 + pick(3));
    std::string text = indent + "for i := 0; i < " + rounds + "; i++ {\n";
    text += indent +
            (pick(2) == 0 ? "\t<-out\n" : "\tif m := <-out; m > 1 {\n" + indent + "\t\tseen = m\n" + indent + "\t}\n");
    return text + indent + "}\n";
  }

  /// Of the case that receives from channel i.
  std::string body(std::size_t difference, std::size_t i) {
    const std::string n = number(i);
    switch (difference) {
      case 0: return i == 0 ? "\t\t\tm = 2\n" : "";
      case 1: return i == 1 ? "\t\t\tcount++\n" : "";
      case 2: return "\t\t\tm = 4 / m\n";
      case 3: return "\t\t\tcount = " + n + "\n";
      case 4: return "\t\t\tlast = in[" + n + "]\n";
      case 5: return i == 1 ? "\t\t\tin[0] = nil\n" : "";
      case 6: return "\t\t\tin[" + n + "] = nil\n";
      case 7: return "\t\t\tif m == 1 {\n\t\t\t\tm = 3\n\t\t\t}\n";
      case 8: return i == 0 ? "\t\t\tin[0], in[1] = in[1], in[0]\n" : "";
      case 9: return "\t\t\tcount = m\n";
      case 10: return "\t\t\tseen = m\n";
      case 11: return i == 1 ? "\t\t\tif m == 1 {\n\t\t\t\tcontinue\n\t\t\t}\n" : "";
      default: return "";
    }
  }

  std::string forward() {
    const std::size_t difference = pick(20);
    const bool sends = pick(6) == 0, wants_ok = pick(3) == 0;
    std::string text =
        "\tcount, last := 0, in[0]\n\tfor i := 0; i < " + number(1 + pick(4)) + "; i++ {\n\t\tvar m int\n";
    if (wants_ok && !sends) text += "\t\tvar ok bool\n";
    text += "\t\tselect {\n";
    for (std::size_t i = 0; i < channels_; ++i) {
      const std::string channel = "in[" + number(i) + "]";
      if (sends) {
        text += "\t\tcase " + channel + " <- 1:\n" + body(difference, i);
      } else {
        text += wants_ok ? "\t\tcase m, ok = <-" + channel + ":\n" : "\t\tcase m = <-" + channel + ":\n";
        if (wants_ok) text += "\t\t\tif !ok {\n\t\t\t\t" + channel + " = nil\n\t\t\t}\n";
        text += body(difference, i);
      }
      if (pick(12) == 0) text += "\t\tcase " + channel + " <- 3:\n";
    }
    if (pick(4) == 0) text += "\t\tdefault:\n\t\t\tm = 7\n";
    text += "\t\t}\n\t\tout <- m\n";
    if (pick(8) == 0) text += "\t\t<-in[1]\n";
    if (pick(6) == 0) text += "\t\tselect {\n\t\tcase <-in[1]:\n\t\tcase out <- 0:\n\t\t}\n";
    text += "\t}\n";
    switch (pick(8)) {
      case 0: text += "\tout <- count\n"; break;
      case 1: text += "\t<-last\n"; break;
      case 2: text += "\t<-in[0]\n"; break;
      case 3:
      case 4: text += "\t<-in[0]\n\tout <- 5\n\t<-in[1]\n"; break;
      default: break;
    }
    return text + "\t_, _ = count, last\n";
  }

  std::mt19937 random_;
  std::size_t channels_ = 2;
};

}  // namespace stalemate::test
