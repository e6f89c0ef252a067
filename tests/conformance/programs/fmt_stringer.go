//rule: %v and %s call String, %d does not (fmt.Stringer)

package main

import "fmt"

type color int

func (c color) String() string { return fmt.Sprintf("color(%d)", int(c)) }

type pt struct{ x, y int }

func (p pt) String() string { return fmt.Sprintf("<%d,%d>", p.x, p.y) }

type ptr struct{ n int }

func (p *ptr) String() string { return fmt.Sprintf("ptr%d", p.n) }

func main() {
	c, p := color(2), pt{1, 2}
	fmt.Println(c, p, &p, []color{0, 1}, map[string]pt{"a": {3, 4}})
	fmt.Printf("%v %s %d %x %q %10v|%-10s|%T\n", c, c, c, c, c, c, p, p)
	v := ptr{5}
	fmt.Println(v, &v, []*ptr{{6}}[0])
	fmt.Printf("%+v %v\n", struct{ C color }{1}, struct{ P pt }{pt{5, 6}})
	fmt.Println(struct{ C color }{3}, [2]color{4, 5}, struct{ c color }{7})
}
