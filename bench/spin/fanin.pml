/* Fan-in: PRODUCERS with a channel each send MESSAGES each, one process forwards whatever comes first, main takes TAKEN and says
   done. FIXED: producers listen to done; otherwise some are left behind. KEPT: a message says who sent it. */
chan input[PRODUCERS] = [0] of { byte };
chan out = [0] of { byte };
bool done;
byte held;	/* what the forwarder has in its hands: global, so that main can clear it in the step in which it takes it */

#if KEPT
#define MESSAGE (_pid + 1)
#else
#define MESSAGE 1
#endif

active [PRODUCERS] proctype producer() {
#if FIXED
	//each 1..MESSAGES: if :: input[_pid]!MESSAGE :: atomic { done -> goto endProducer } fi;
#else
	//each 1..MESSAGES: input[_pid]!MESSAGE;
#endif
endProducer:
	false
}

active proctype forwarder() {
next:
	if
	//each 0..PRODUCERS-1: :: input[@]?held
	:: atomic { done -> goto endForwarder }
	fi;
	if
	:: out!held
	:: atomic { done -> held = 0; goto endForwarder }
	fi;
	goto next;
endForwarder:
	false
}

active proctype collector() {
	byte count;
next:
	atomic {
		out?_;
		held = 0;
		count++;
		if
		:: count < TAKEN -> goto next
		:: else -> count = 0
		fi
	};
	done = true;
endCollector:
	false
}
