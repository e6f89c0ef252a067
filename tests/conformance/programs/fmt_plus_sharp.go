//rule: fmt: under %+#v numbers inside have no sign
package main

import "fmt"

type s struct {
	A float64
	b int
	c uint8
}

func main() {
	fmt.Printf("%+#v %#+v %+#v\n", s{2e19, 3, 4}, []any{uint8(9), 46}, 46)
}
