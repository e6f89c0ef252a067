//rule: cancelling a parent cancels its descendants, not its ancestors or siblings (context.WithCancel)

package main

import (
	"context"
	"fmt"
)

func main() {
	root, stop := context.WithCancel(context.Background())
	a, stopA := context.WithCancel(root)
	b, stopB := context.WithCancel(root)
	defer stopB()
	aa, stopAA := context.WithCancel(a)
	defer stopAA()
	show := func() { fmt.Println(root.Err(), a.Err(), b.Err(), aa.Err()) }
	show()
	stopA()
	show()
	late, stopLate := context.WithCancel(a)
	defer stopLate()
	fmt.Println(late.Err())
	stop()
	show()
}
