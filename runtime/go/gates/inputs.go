// Free inputs: each choice a goroutine makes is the next one that the schedule has for it, and any when there is none.
package main

// zz_choose: one of 0 … n-1; false: the schedule has none left.
func zz_choose(n int) (int, bool) {
	k := int(zz_random() % uint64(n))
	if zz_mode == zz_off {
		return k, false
	}
	zz_raceOff()
	defer zz_raceOn()
	g := zz_current()
	if g == nil {
		return k, false
	}
	if zz_walks > 0 {
		zz_log("N %s %d\n", g.id, k)
		return k, true
	}
	zz_mu.Lock()
	defer zz_mu.Unlock()
	left := zz_choices[g.id]
	if len(left) == 0 {
		return k, false
	}
	zz_choices[g.id] = left[1:]
	return left[0], true
}

func ZZ_Choose(n int) int {
	k, _ := zz_choose(n)
	return k
}

func ZZ_Bool() bool             { return ZZ_Choose(2) == 1 }
func ZZ_Int(lo, hi int) int     { return lo + ZZ_Choose(hi-lo+1) }
func ZZ_Reachable(label string) {}

// ZZ_Assume: the schedule leads to none that fails.
func ZZ_Assume(cond bool) {
	if zz_walks > 0 && !cond {
		zz_endWalk("assumption")
	}
}

func ZZ_Assert(cond bool, msg string) {
	if !cond {
		panic("assertion failed: " + msg)
	}
}

// ZZ_Random: a number below n. The model takes all of up to 16, of more 0, 1, the middle, the last, and some that only
// it knows (library/math/rand).
func ZZ_Random[N int | int32 | int64](f func(N) N) func(N) N {
	return func(n N) N {
		if n <= 0 || zz_mode == zz_off {
			return f(n)
		}
		of := int(n)
		if zz_walks > 0 && n > 16 {
			of = 4 // those that have a name
		}
		k, isGiven := zz_choose(of)
		switch {
		case !isGiven || n > 16 && k > 3:
			return f(n)
		case n > 16 && k == 2:
			return n / 2
		case n > 16 && k == 3:
			return n - 1
		}
		return N(k)
	}
}
