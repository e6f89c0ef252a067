// Ordered time (MachineLimits::ordered_time): computing takes no time. What is due may happen at any step; when nothing
// else can, time passes until the next sleep or timer is due. Each holds how long it has left, in ns: a timer in its
// word `left`, a sleep in the operand of its instruction, which is a temporary of its own. Under free time nobody looks
// at either. Cf. maximal progress in timed process algebras (M. Hennessy, T. Regan, "A Process Algebra for Timed
// Systems", 1995).
#pragma once

#include "model/machine.hpp"

namespace stalemate::model {

/// How long a firing or the end of a sleep is away; 0 for what is due and for transitions that wait for no time.
Word time_left(const Machine& machine, const State& state, const Transition& t);

/// Drops the transitions that are not due while others are, or, if none is due, all but the next ones.
void keep_due(const Machine& machine, const State& state, std::vector<Transition>& transitions);

/// Lets time pass until `t` is due.
void pass_time(const Machine& machine, State& state, const Transition& t);

/// What the clock tells under ordered time: a little more than has passed (a millionth), since no sleep of a second is
/// over after exactly a second, and programs ask whether *more* has passed.
constexpr Word told_time(Word clock) { return clock + (clock >> 20U) + (clock != 0 ? 1 : 0); }

/// Whether some timer is armed, or somebody sleeps.
bool waits_for_time(const Machine& machine, const State& state);

/// Whether what the program does depends on what it reads from the clock; if not, the clock is no part of states.
bool reads_clock(const Program& program, const Liveness& liveness);

}  // namespace stalemate::model
