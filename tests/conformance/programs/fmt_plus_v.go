//rule: %+v adds field names at every depth (package fmt)

package main

import "fmt"

type p struct{ X, Y int }
type q struct {
	p
	Name string
	Ptr  *p
	L    []p
	M    map[string]p
	any  interface{}
}

func main() {
	v := q{p{1, 2}, "n", nil, []p{{3, 4}}, map[string]p{"k": {5, 6}}, p{7, 8}}
	fmt.Printf("%+v\n", v)
	fmt.Printf("%+v\n", &v)
	fmt.Printf("%+v %+v\n", []interface{}{p{1, 2}, 3}, struct{ a, b interface{} }{nil, "s"})
}
