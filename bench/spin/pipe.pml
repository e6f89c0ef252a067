/* A pipeline: a source of 1, 2, … ITEMS, STAGES stages, a sink; all channels of capacity CAPACITY. CLOSING: a flag beside each
   channel says that no more will come, otherwise the item 0 does. */
chan link[STAGES + 1] = [CAPACITY] of { byte };
bool closed[STAGES + 1];

proctype source() {
	//each 1..ITEMS: link[0]!@;
#if CLOSING
	closed[0] = true;
#else
	link[0]!0;
#endif
endSource:
	false
}

proctype stage(byte k) {
	byte item;
next:
#if CLOSING
	if
	:: link[k]?item
	:: atomic { closed[k] && len(link[k]) == 0 -> goto last }
	fi;
#else
	atomic {
		link[k]?item;
		if
		:: item == 0 -> goto last
		:: else
		fi
	};
#endif
	link[k + 1]!item;
	goto next;
last:
#if CLOSING
	closed[k + 1] = true;
#else
	link[k + 1]!0;
#endif
endStage:
	false
}

proctype sink() {
	byte item;
next:
#if CLOSING
	if
	:: atomic { link[STAGES]?_ -> goto next }
	:: closed[STAGES] && len(link[STAGES]) == 0
	fi;
#else
	atomic {
		link[STAGES]?item;
		if
		:: item != 0 -> goto next
		:: else
		fi
	};
#endif
endSink:
	false
}

init {
	byte k;
	atomic {
		run source();
		do
		:: k < STAGES -> run stage(k); k++
		:: else -> break
		od;
		run sink();
		k = 0
	};
endInit:
	false
}
