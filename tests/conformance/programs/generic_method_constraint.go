//rule: a constraint may require methods, which the body calls (spec "Type constraints")

package main

import "fmt"

type Stringer interface{ String() string }
type ID int
type Name string

func (i ID) String() string    { return fmt.Sprintf("#%d", int(i)) }
func (n *Name) String() string { return "name " + string(*n) }

func Join[T Stringer](vs []T) (s string) {
	for _, v := range vs {
		s += v.String() + ";"
	}
	return
}

type Setter[T any] interface {
	*T
	Set(string)
}
type conf struct{ v string }

func (c *conf) Set(s string) { c.v = s }

func Make[T any, P Setter[T]](vals ...string) []T {
	out := make([]T, len(vals))
	for i, v := range vals {
		P(&out[i]).Set(v)
	}
	return out
}

type IntStringer interface {
	~int
	Stringer
}

func Next[T IntStringer](v T) string { return (v + 1).String() }

func main() {
	n := Name("x")
	fmt.Println(Join([]ID{1, 2}), Join([]*Name{&n}), Join([]Stringer{ID(3), &n}))
	fmt.Println(Make[conf]("a", "b"), Next(ID(4)))
}
