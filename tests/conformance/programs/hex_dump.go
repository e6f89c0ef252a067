//rule: Dump shows 16 bytes a line, and what can be printed of them (encoding/hex)

package main

import (
	"encoding/hex"
	"fmt"
)

func main() {
	for _, n := range []int{0, 1, 7, 8, 9, 15, 16, 17, 40} {
		data := make([]byte, n)
		for i := range data {
			data[i] = byte(i*13 + n)
		}
		fmt.Print(hex.Dump(data))
	}
	fmt.Print(hex.Dump([]byte("hello, world \x00\xff~")))
}
