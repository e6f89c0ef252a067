// The order engine on programs of a few events, where the answer can be told by hand, and planted mistakes in its
// formula, each of which changes one of these answers.
#include "checker/smt/order_engine.hpp"

#include "tests/doctest.hpp"
#include "tests/smt/order_text.hpp"

using namespace stalemate::checker::smt;
using stalemate::test::OrderText;

namespace {

std::string stuck(const std::string& text, OrderFault fault = OrderFault::none) {
  const OrderProgram program = OrderText(text).take();
  OrderOptions options;
  options.fault = fault;
  OrderEngine engine(program, options);
  Ordering ordering;
  return to_string(engine.stuck(ordering));
}

/// Whether the operation behind `at` events of the first goroutine may crash.
std::string crashes(const std::string& text, std::size_t at) {
  const OrderProgram program = OrderText(text).take();
  OrderEngine engine(program, {});
  PlaceId place = program.threads[0].first;
  for (std::size_t i = 0; i < at; ++i) place = program.events[program.places[place].next.at(0)].to;
  Ordering ordering;
  return to_string(engine.crashes(place, 0, ordering));
}

const char* const opposite_orders = "lock m; lock n; unlock n; unlock m | lock n; lock m; unlock m; unlock n";
// Each would hold the one place in b while it meets the other on u: impossible.
const char* const one_slot = "send b; send u; receive b | send b; receive u; receive b | lock m; lock m ...";

}  // namespace

TEST_CASE("order engine: unbuffered channels") {
  if (!is_available()) return;
  CHECK(stuck("send u | receive u") == "unsat");
  CHECK(stuck("send u | send u | receive u") == "sat");
  CHECK(stuck("send u; receive v | send v; receive u") == "sat");
  CHECK(stuck("send u; receive v | receive u; send v") == "unsat");
  CHECK(stuck("receive u; receive u | send u | send u") == "unsat");
  CHECK(stuck("send u; receive u") == "sat");  // nobody meets himself
}

TEST_CASE("order engine: buffers, closes") {
  if (!is_available()) return;
  CHECK(stuck("send b | receive b") == "unsat");
  CHECK(stuck("send b; send b | receive b") == "unsat");
  CHECK(stuck("send b; send b; send b | receive b") == "sat");
  CHECK(stuck("send b; close b | receive b; closed b") == "unsat");
  CHECK(stuck("send b | receive b; receive b ...") == "sat");
  // Whoever closes first makes the other's receive find zero.
  CHECK(stuck("close u | closed u | closed u") == "unsat");
  CHECK(stuck("receive u ... | close u") == "unsat");
}

TEST_CASE("order engine: locks") {
  if (!is_available()) return;
  CHECK(stuck(opposite_orders) == "sat");
  CHECK(stuck("lock m; lock n; unlock n; unlock m | lock m; lock n; unlock n; unlock m") == "unsat");
  // A start between them, made of a channel, keeps the opposite orders apart.
  CHECK(stuck("lock m; lock n; unlock n; unlock m; send u | receive u; lock n; lock m; unlock m; unlock n") == "unsat");
  // An unlock by somebody else: then the formula counts.
  CHECK(stuck("lock m; send u; lock m; unlock m | receive u; unlock m") == "unsat");
  CHECK(stuck("lock m; lock m; unlock m | unlock m") == "unsat");
  CHECK(stuck("lock m; failed m; unlock m") == "unsat");
}

TEST_CASE("order engine: a writer keeps new readers out") {
  if (!is_available()) return;
  const std::string again = "read_lock w; read_lock w; read_unlock w; read_unlock w";
  CHECK(stuck(again) == "unsat");
  CHECK(stuck(again + " | announce w; acquire w; write_unlock w") == "sat");
  CHECK(stuck("read_lock w; read_unlock w; read_lock w; read_unlock w | announce w; acquire w; write_unlock w") ==
        "unsat");
}

TEST_CASE("order engine: WaitGroups") {
  if (!is_available()) return;
  CHECK(stuck("add g; wait g | done g") == "unsat");
  CHECK(stuck("add g; add g; wait g | done g") == "sat");
  CHECK(crashes("done g | add g", 0) == "sat");
  CHECK(crashes("receive u; done g | add g; send u", 1) == "unsat");
}

TEST_CASE("order engine: a signal wakes whoever has waited longest, and is lost if nobody waits") {
  if (!is_available()) return;
  CHECK(stuck("enter c; wake c | signal c") == "sat");
  CHECK(stuck("enter c; send u; wake c | receive u; signal c") == "unsat");
  CHECK(stuck("enter c; send u; wake c | enter c; send u; wake c | receive u; receive u; signal c") == "sat");
  CHECK(stuck("enter c; send u; wake c | enter c; send u; wake c | receive u; receive u; broadcast c") == "unsat");
  CHECK(stuck("enter c; send u; wake c | receive u; send v; enter c; wake c | receive v; signal c") == "sat");
}

TEST_CASE("order engine: crashes") {
  if (!is_available()) return;
  CHECK(crashes("send b | close b", 0) == "sat");
  CHECK(crashes("send b; send u | receive u; close b", 0) == "unsat");
  CHECK(crashes("close u | close u", 0) == "sat");
  CHECK(crashes("close u; send v | receive v; close u", 0) == "unsat");
  CHECK(crashes("unlock m | lock m; unlock m", 0) == "sat");
}

TEST_CASE("order engine: two places at once") {
  if (!is_available()) return;
  const auto together = [](const std::string& text, std::size_t i, std::size_t j) {
    const OrderProgram program = OrderText(text).take();
    OrderEngine engine(program, {});
    const auto behind = [&](ThreadId thread, std::size_t count) {
      PlaceId place = program.threads[thread].first;
      for (std::size_t k = 0; k < count; ++k) place = program.events[program.places[place].next.at(0)].to;
      return place;
    };
    Ordering ordering;
    return std::string(to_string(engine.together(behind(0, i), behind(1, j), ordering)));
  };
  CHECK(together("lock m; unlock m | lock m; unlock m", 1, 1) == "unsat");
  CHECK(together("lock m; unlock m | lock m; unlock m", 1, 2) == "sat");
  CHECK(together("send u; lock m; unlock m | receive u", 0, 1) == "unsat");
  CHECK(together("read_lock w; read_unlock w | read_lock w; read_unlock w", 1, 1) == "sat");
}

TEST_CASE("order engine: the two mistakes of the published formula") {
  if (!is_available()) return;
  CHECK(stuck(one_slot) == "sat");  // the third goroutine, always
  const std::string both_in = "send b; send u; receive b | send b; receive u; receive b | receive u; receive u ...";
  CHECK(stuck(both_in) == "sat");
  // Nobody is stuck at v unless both are in at once.
  const std::string witness = "send b; send u; receive b; send v | send b; receive u; receive b; receive v";
  CHECK(stuck(witness) == "sat");  // the second one waits for b for ever, the first one for u
  const OrderProgram program = OrderText(witness).take();
  for (const OrderFault fault : {OrderFault::none, OrderFault::shared_moments}) {
    OrderOptions options;
    options.fault = fault;
    OrderEngine engine(program, options);
    Ordering ordering;
    const auto meets = static_cast<EventId>(program.events.size() - 3);
    CHECK(std::string(to_string(engine.happens({meets}, ordering))) == (fault == OrderFault::none ? "unsat" : "sat"));
  }
  // A send after the close, by which somebody would get a value and not zero.
  const std::string late = "close b; send u; receive b ... | receive u; send b";
  CHECK(stuck(late) == "unsat");
  const std::string value = "close b; send u | receive u; send b; lock m; lock m ...";
  CHECK(stuck(value) == "unsat");
  CHECK(stuck(value, OrderFault::send_after_close) == "sat");
}

TEST_CASE("order engine: planted mistakes change answers") {
  if (!is_available()) return;
  const std::string recursive =
      "read_lock w; read_lock w; read_unlock w; read_unlock w | announce w; acquire w; write_unlock w";
  CHECK(stuck("read_lock w; send u; read_unlock w | announce w; acquire w; receive u; write_unlock w") == "sat");
  CHECK(stuck(recursive) == "sat");
  // A reader that passes the writer is in before it can acquire.
  const std::string passes =
      "announce w; send u; acquire w; write_unlock w | receive u; read_lock w; lock m; lock m ...";
  CHECK(stuck(passes) == "sat");
  const OrderProgram program = OrderText(passes).take();
  for (const OrderFault fault : {OrderFault::none, OrderFault::readers_pass_writer}) {
    OrderOptions options;
    options.fault = fault;
    OrderEngine engine(program, options);
    Ordering ordering;
    // Both before `acquire` and behind `read_lock`.
    const PlaceId announced = program.events[1].to, reads = program.events[5].to;
    CHECK(std::string(to_string(engine.together(announced, reads, ordering))) ==
          (fault == OrderFault::none ? "unsat" : "sat"));
  }
  CHECK(stuck("enter c; send u; wake c | receive u; signal c", OrderFault::lost_wake_up) == "sat");
  CHECK(stuck("send u; lock m; lock m ... | receive u | receive u") == "sat");
  const OrderProgram two = OrderText("send u | receive u | receive u").take();
  for (const OrderFault fault : {OrderFault::none, OrderFault::several_partners}) {
    OrderOptions options;
    options.fault = fault;
    OrderEngine engine(two, options);
    Ordering ordering;
    CHECK(std::string(to_string(engine.together(two.events[1].to, two.events[2].to, ordering))) ==
          (fault == OrderFault::none ? "unsat" : "sat"));
  }
  CHECK(stuck("receive u ... | close u", OrderFault::close_is_not_noticed) == "sat");
}
