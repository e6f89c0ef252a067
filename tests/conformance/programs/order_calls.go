//rule: function calls, method calls and communication happen in lexical left-to-right order (spec "Order of evaluation")

package main

import "fmt"

type t struct{}

func f(s string) int    { fmt.Print(s, " "); return len(s) }
func (t) m(s string) t  { fmt.Print(s, " "); return t{} }
func g(a, b, c int) int { fmt.Print("g "); return a + b + c }

func main() {
	c := make(chan int, 2)
	c <- 10
	c <- 20
	fmt.Println(g(f("a"), <-c, f("bb")) + f("ccc") + <-c)
	t{}.m("x").m("y").m("z")
	a := []int{f("1"), f("22"), f("333")}
	fmt.Println(a)
	m := map[int]int{f("k"): f("vv")}
	fmt.Println(m, f("p") < f("qq"))
}
