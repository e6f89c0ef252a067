//rule: a slice converts to an array pointer that shares it, and panics if too short (spec "Conversions from slice to array pointer")

package main

import (
	"fmt"
	"runtime"
	"strings"
)

func main() {
	s := []int{1, 2, 3, 4}
	p := (*[2]int)(s)
	p[0] = 10
	fmt.Println(s, *p, len(p))
	q := (*[4]int)(s)
	fmt.Println(&q[3] == &s[3])
	var n []int
	fmt.Println((*[0]int)(n) == nil, (*[0]int)([]int{}) == nil)
	defer func() {
		err, ok := recover().(runtime.Error)
		fmt.Println(ok, strings.HasPrefix(err.Error(), "runtime error: cannot convert slice with length 4 to "))
	}()
	r := (*[5]int)(s)
	fmt.Println(r)
}
