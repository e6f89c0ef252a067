//stalemate:expect error

// The random number in a seed of hash/maphash comes from the runtime.
package main

import (
	"fmt"
	"hash/maphash"
)

func main() {
	fmt.Println(maphash.MakeSeed() == maphash.MakeSeed())
}
