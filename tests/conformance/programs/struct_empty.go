//rule: the empty struct has one value and carries no data (spec "Struct types")

package main

import "fmt"

type signal struct{}

func (signal) hello() string { return "hello" }

func main() {
	var s signal
	set := map[string]struct{}{"a": {}}
	_, ok := set["a"]
	c := make(chan struct{}, 2)
	c <- struct{}{}
	c <- signal{}
	fmt.Println(s.hello(), ok, len(c), <-c == s, [3]struct{}{} == [3]struct{}{})
	fmt.Println(s, &s != nil, len([10]struct{}{}))
}
