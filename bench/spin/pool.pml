/* A worker pool: the first process hands out JOBS jobs, closes and then collects the results, which have ROOM. KEPT: jobs have
   numbers that travel along; otherwise what travels is always the same. */
chan jobs = [0] of { byte };
chan results = [ROOM] of { byte };
bool closed;

#if KEPT
#define NUMBER(n) n
#else
#define NUMBER(n) 1
#endif

active proctype collector() {
	byte got;
	//each 1..JOBS: jobs!NUMBER(@);
	closed = true;
collect:
	atomic {
		results?_;
		got++;
		if
		:: got < JOBS -> goto collect
		:: else -> got = 0
		fi
	};
endCollector:
	false
}

active [WORKERS] proctype worker() {
	byte job;
take:
	if
	:: jobs?job
	:: atomic { closed -> goto endWorker }
	fi;
	atomic { results!job; job = 0; goto take };
endWorker:
	false
}
