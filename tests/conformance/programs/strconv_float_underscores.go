//rule: strconv.ParseFloat: underscores between digits
package main

import (
	"fmt"
	"strconv"
)

func main() {
	for _, t := range []string{"1_000", "1_23.50_0_0e+1_2", "_1", "1__0", "0x1_0p2"} {
		fmt.Println(strconv.ParseFloat(t, 64))
	}
}
