//stalemate:expect assertion

// Two dice, of which one is thrown again if they are alike.
package main

import "stalemate"

func main() {
	first, second := stalemate.Int(1, 6), stalemate.Choose(6)+1
	if stalemate.Bool() {
		stalemate.Assume(first != second)
		stalemate.Reachable("different")
		stalemate.Assert(first+second < 12, "two sixes") // they would be alike
		return
	}
	stalemate.Assert(first+second < 12, "two sixes") // want "two sixes"
}
