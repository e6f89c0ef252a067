//rule: methods of exported fields, elements and keys format them, those of unexported fields do not (package fmt)

package main

import (
	"errors"
	"fmt"
)

type level int

func (l level) String() string { return [...]string{"low", "high"}[l] }

type fault struct{ code int }

func (f *fault) Error() string { return fmt.Sprint("fault ", f.code) }

type inner struct{ L level }
type hidden struct{ l level }
type record struct {
	inner
	Level  level
	hidden level
	Err    error
	Any    any
	List   []level
	Map    map[level]hidden
}

func main() {
	r := record{inner{1}, 1, 1, &fault{3}, level(0), []level{0, 1}, map[level]hidden{1: {0}}}
	fmt.Printf("%v\n%+v\n", r, &r)
	fmt.Printf("%d %x %q %s\n", []level{1, 0}, []level{1}, []level{0}, [1]level{1})
	fmt.Println([]any{level(1), errors.New("e"), nil, hidden{1}}, map[string]error{"k": &fault{1}})
	fmt.Printf("%5v|%-6v|%d\n", []level{0, 1}, inner{0}, inner{1})
	fmt.Println(fmt.Sprint(&[]level{1}), fmt.Sprint(&map[string]level{"a": 0}), fmt.Sprintf("%v", struct{ P *level }{nil}))
}
