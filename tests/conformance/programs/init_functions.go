//rule: several init functions run in order after variable initialisation (spec "Package initialization")

package main

import "fmt"

var trace []string

var v = func() int { trace = append(trace, "v"); return 1 }()

func init() { trace = append(trace, "init1") }

func init() {
	v++
	trace = append(trace, "init2")
}

func init() {
	defer func() { trace = append(trace, "deferred") }()
	trace = append(trace, "init3")
}

func main() { fmt.Println(trace, v) }
