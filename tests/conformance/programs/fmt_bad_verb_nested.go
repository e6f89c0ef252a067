//rule: a verb that does not fit prints the value as %v would at the top, pointers followed (package fmt)

package main

import "fmt"

type inner struct{ S string }

type outer struct {
	N int
	E *inner
	M map[string]*inner
	F []float64
}

func main() {
	fmt.Printf("%t\n", outer{1, &inner{"base"}, nil, []float64{1.5}})
	fmt.Printf("%t\n", fmt.Errorf("w: %w", fmt.Errorf("b")))
	fmt.Printf("%z %t\n", &inner{"x"}, []*inner{{"y"}})
	fmt.Printf("%d %t\n", (*inner)(nil), (*inner)(nil))
	fmt.Printf("%t %t\n", struct{ p *inner }{&inner{"hidden"}}, [1]*inner{nil})
}
