/* The prime sieve: 2, 3, … LIMIT, and a filter for each prime that comes through. PRIMES: how many there are up to LIMIT. */
chan link[PRIMES + 1] = [CAPACITY] of { byte };

proctype filter(byte k, prime) {
	byte number;
next:
	atomic {
		link[k]?number;
		if
		:: number == 0 -> goto last
		:: number != 0 && number % prime == 0 -> number = 0; goto next
		:: else
		fi
	};
	link[k + 1]!number;
	goto next;
last:
	link[k + 1]!0;
endFilter:
	false
}

active proctype generator() {
	//each 2..LIMIT: link[0]!@;
	link[0]!0;
endGenerator:
	false
}

active proctype collector() {
	byte k, number;
next:
	atomic {
		link[k]?number;
		if
		:: number != 0 -> run filter(k, number); k++; number = 0; goto next
		:: else
		fi
	};
endCollector:
	false
}
