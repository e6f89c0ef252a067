/* N processes, each takes the one lock ROUNDS times. */
bool locked;

active [N] proctype worker() {
	byte round;
again:
	atomic { !locked -> locked = true };
	atomic {
		locked = false;
		round++;
		if
		:: round < ROUNDS -> goto again
		:: else
		fi
	};
endDone:
	false
}
