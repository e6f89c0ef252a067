//rule: types that hold themselves through slices and maps are printed like others

package main

import "fmt"

type N struct {
	Name string
	Kids []N
	M    map[string]N
}

func (n N) String() string { return "<" + n.Name + fmt.Sprint(n.Kids) + ">" }

func main() {
	fmt.Println(N{Name: "a", Kids: []N{{Name: "b"}}}, []N{{Name: "c"}})
	fmt.Println(map[string]N{"x": {Name: "q"}})
}
