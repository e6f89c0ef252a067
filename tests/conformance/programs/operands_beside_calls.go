//rule: variables beside calls are read after the calls, unless a copy in memory is made (left open by the spec, "Order of evaluation"; gc)

package main

import "fmt"

type pair struct{ a, b int }

var global = 1

func set(p *int) int { *p++; return *p }

func setGlobal() int { global++; return global }

func fill(p *pair) error { p.a, p.b = 3, 4; return nil }

func filled() (pair, error) {
	var p pair
	return p, fill(&p)
}

func both() (int, int) {
	n := 1
	return n, set(&n)
}

func two(a, b int) [2]int { return [2]int{a, b} }

func main() {
	fmt.Println(filled())
	fmt.Println(both())
	n := 1
	fmt.Println(two(n, set(&n)), global, setGlobal())
	n = 1
	fmt.Println(n+set(&n), n+1)
	n = 1
	array, structure, slice := [2]int{n, set(&n)}, pair{n, set(&n)}, []int{n, set(&n)}
	fmt.Println(array, structure, slice)
	n = 1
	equal := n == set(&n)
	fmt.Println(equal)
	a := []int{10, 20, 30, 40}
	n = 0
	a[n] = set(&n) + a[n]
	fmt.Println(a)
	m := map[int]int{}
	m[n] = set(&n)
	fmt.Println(m)
	n = 5
	n += 1 + set(&n)
	fmt.Println(n)
	c := make(chan int, 1)
	send := func() chan int { n = 100; c <- 1; return c }
	fmt.Println(n + <-send())
	s := "a"
	change := func() string { s = "b"; return "c" }
	text := s + change() + s
	fmt.Println(text)
	p := pair{1, 2}
	fmt.Println(p, fill(&p), p)
	flag := true
	unset := func() bool { flag = false; return true }
	fmt.Println(flag, unset(), flag)
	both := flag && unset() || unset()
	fmt.Println(both, flag)
	defer fmt.Println("deferred", n, set(&n))
	defer two(n, set(&n))
	var i int
	x := []int{1, 2, 3}
	x[i], x[set(&i)] = x[i], 9
	fmt.Println(x)
	seen := ""
	note := func(name string, v int) int { seen += name; return v }
	table := map[int]bool{note("k", 1): global == note("v", 2), note("K", 3): global == note("V", 4)}
	fmt.Println(len(table), seen)
	q := &pair{7, 8}
	swap := func() int { q = &pair{70, 80}; return 1 }
	fmt.Println(q.a + swap())
	lists()
}

// Several values at once, maps, built-in functions, comparisons.
func lists() {
	i := 0
	move := func() (int, bool) { i++; return i * 10, true }
	var t [3]int
	var ok [3]bool
	t[i], ok[i] = move()
	fmt.Println(t, ok)
	c := make(chan func() int, 1)
	c <- func() int { return 5 }
	ready := func() chan func() int { i++; return c }
	var fs [3]func() int
	fs[i], ok[i] = <-ready()
	fmt.Println(fs[2] != nil, ok)
	var one, two = i, set(&i)
	fmt.Println(one, two)
	keys := map[pair]string{{1, 1}: "old", {2, 1}: "new"}
	key := pair{1, 1}
	turn := func() string { key.a++; keys[pair{1, 1}] = "changed"; return "!" }
	fmt.Println(keys[key] + turn())
	numbers := map[int]string{3: "three", 4: "four"}
	fmt.Println(numbers[i] + func() string { i++; return "?" }())
	bytes := []byte("abc")
	upper := func() string { bytes[0] = 'A'; return "." }
	fmt.Println(string(bytes) + upper())
	some := []int{1}
	grow := func() int { some = []int{7, 8}; return 9 }
	some = append(some, grow())
	fmt.Println(some, len(some))
	before := key
	fmt.Println(key == func() pair { key.b = 9; return before }())
	list := []map[string]int{{"i": i}, {"set": set(&i)}}
	fmt.Println(list, some[i-4:][0])
	i = 1
	rest := []int{1, 2, 3, 4}
	fmt.Println(rest[set(&i)-1 : i+1])
	i = 0
	rest[i] += set(&i)
	fmt.Println(rest)
}
