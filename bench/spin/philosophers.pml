/* Dining philosophers: N, a fork is a bit. FIXED: the last one takes its forks the other way round. ROUNDS: how often each
   eats, 0 for ever. All philosophers are waiting for their second fork: that is Spin's invalid end state. */
bool taken[N];

#if FIXED
#define ONE   (_pid == N - 1 -> 0 : _pid)
#define OTHER (_pid == N - 1 -> N - 1 : _pid + 1)
#else
#define ONE   _pid
#define OTHER ((_pid + 1) % N)
#endif

active [N] proctype philosopher() {
#if ROUNDS > 0
	byte round;
#endif
hungry:
	atomic { !taken[ONE] -> taken[ONE] = true };
	atomic { !taken[OTHER] -> taken[OTHER] = true };
	taken[OTHER] = false;
#if ROUNDS > 0
	atomic {
		taken[ONE] = false;
		round++;
		if
		:: round < ROUNDS -> goto hungry
		:: else
		fi
	};
endFed:
	false
#else
	taken[ONE] = false;
	goto hungry
#endif
}
