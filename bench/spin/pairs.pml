/* PAIRS pairs of a sender and a receiver that have nothing to do with one another. ROUNDS: how often each meets, 0 for ever, and
   then the sender stands at one of two places. */
chan link[PAIRS] = [0] of { bit };

active [PAIRS] proctype sender() {
#if ROUNDS > 0
	//each 1..ROUNDS: link[_pid]!1;
endSender:
	false
#else
	do
	:: link[_pid]!0; link[_pid]!1
	od
#endif
}

active [PAIRS] proctype receiver() {
#if ROUNDS > 0
	//each 1..ROUNDS: link[_pid - PAIRS]?_;
endReceiver:
	false
#else
	do
	:: link[_pid - PAIRS]?_
	od
#endif
}
