//rule: a variable declared in a block re-entered by goto is fresh each time (spec "Goto statements", "Variable declarations")

package main

import "fmt"

func main() {
	var ps []*int
	n := 0
retry:
	{
		v := n * 10
		ps = append(ps, &v)
		n++
		if n < 3 {
			goto retry
		}
	}
	fmt.Println(*ps[0], *ps[1], *ps[2])
}
