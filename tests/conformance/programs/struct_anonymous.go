//rule: anonymous struct types are identical when their fields are, and assignable to named ones (spec "Type identity", "Assignability")

package main

import "fmt"

type config struct {
	host string
	port int
}

func main() {
	a := struct {
		host string
		port int
	}{"h", 80}
	var c config = a
	c.port++
	a = c
	fmt.Println(a, c == a)
	rows := []struct {
		in, want int
	}{{1, 2}, {2, 4}, {in: 3, want: 6}}
	for _, r := range rows {
		fmt.Println(r.in, r.want, r.in*2 == r.want)
	}
	var nested struct {
		p struct{ x int }
		q *struct{ y string }
	}
	nested.p.x = 4
	nested.q = &struct{ y string }{"deep"}
	fmt.Println(nested.p.x, nested.q.y)
}
